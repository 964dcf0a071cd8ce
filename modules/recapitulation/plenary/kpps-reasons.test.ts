import { afterAll, beforeAll, expect, it } from 'vitest';
import { READER, typedNight, type TypedNight } from './fixtures/typed-night.ts';
import { showLine } from './index.ts';

let night: TypedNight;
beforeAll(async () => {
  night = await typedNight(2);
  // More votes than the station has voters: KPPS said why it stands.
  await night.typed('kpps', 1, 1000);
  await night.typed('kpps', 2, 100);
  await night.opened();
});
afterAll(() => night.house.close());

it('a rule that does not hold is told with what KPPS said of it on the phone, and of no other rule', async () => {
  const { findings, kpps } = await night.pageOf(1);
  expect(findings.length).toBeGreaterThan(0);
  expect(kpps).toEqual(Object.fromEntries(findings.map(({ code }) => [code, 'Tertulis demikian'])));
  expect((await night.pageOf(2)).kpps).toEqual({});
});

it('who only reads along is told it once the line is on a projector', async () => {
  expect(await night.pageOf(1, READER)).toMatchObject({ hidden: true, findings: [], kpps: {} });
  await night.done(showLine, { id: night.id(), group: 1, line: { contest: night.contest.id, region: '11.01.01.1001', station: 1 } });
  expect(Object.values((await night.pageOf(1, READER)).kpps)).toContain('Tertulis demikian');
});
