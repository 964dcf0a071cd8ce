import { expect, it } from 'vitest';
import { z } from 'zod';
import { checkInput } from '../command.ts';
import { firstMisfit } from './long-lists.ts';

const Sheets = z.object({ login: z.string(), sheets: z.array(z.object({ figures: z.record(z.string(), z.number()) })).max(2000).optional(), places: z.array(z.string()).nullable() });
const sheets = (count: number, wrong?: number) => Array.from({ length: count }, (_, at) => ({ figures: { A: at === wrong ? 'dua' : at } }));
const never = (): void => undefined;

it('an item that does not fit is told as the whole contract tells it, and the first one only', async () => {
  const body = { login: 'a', sheets: sheets(20, 7), places: null };
  const whole = checkInput(Sheets, body);
  expect(whole.ok).toBe(false);
  expect(await firstMisfit(Sheets, body, never)).toEqual(whole.ok ? null : whole.problem);
  expect(await firstMisfit(Sheets, { ...body, places: [1, 2] }, never)).toMatchObject({ params: { column: 'sheets.7.figures.A' } });
  expect(await firstMisfit(Sheets, { login: 'a', places: ['x', 2] }, never)).toMatchObject({ params: { column: 'places.1' } });
});

it('what is no list of a body is left to the contract itself', async () => {
  for (const body of [null, 'x', 7, [], {}, { login: 1, sheets: 'none', places: {} }, { login: 'a', sheets: sheets(3), places: ['x'] }]) expect(await firstMisfit(Sheets, body, never)).toBeNull();
  expect(await firstMisfit(z.array(z.string()), [1], never)).toBeNull();
  expect(await firstMisfit(undefined, { sheets: [1] }, never)).toBeNull();
});

it('the others have their turn while a long list is gone through', async () => {
  const slow = z.object({ sheets: z.array(z.unknown().transform(() => { const end = performance.now() + 4; while (performance.now() < end); return 1; })) });
  let turns = 0;
  expect(await firstMisfit(slow, { sheets: Array.from({ length: 12 }) }, () => { turns += 1; })).toBeNull();
  expect(turns).toBeGreaterThan(2);
});
