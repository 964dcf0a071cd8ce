import { expect, it } from 'vitest';
import { inTurn } from './in-turn.ts';
import { ok } from './result.ts';
import { makeTurns } from './turns.ts';

it('turns are given in order, to so many at once', async () => {
  const turns = makeTurns({ atOnce: 1, waiting: 2, patience: 10_000 });
  const first = await turns.take();
  const order: string[] = [];
  const [second, third] = [turns.take().then((end) => { order.push('second'); return end; }), turns.take().then((end) => { order.push('third'); return end; })];
  expect(await turns.take()).toBeNull();
  first?.();
  first?.();
  (await second)?.();
  (await third)?.();
  expect(order).toEqual(['second', 'third']);
  expect(turns.running).toBe(0);
});

it('who waited too long gets none, and takes none from others', async () => {
  const turns = makeTurns({ atOnce: 1, waiting: 2, patience: 5 });
  const first = await turns.take();
  expect(await turns.take()).toBeNull();
  first?.();
  expect(turns.running).toBe(0);
  expect(await turns.take()).not.toBeNull();
});

it('work ends its turn whether it is done, refused or thrown; without a turn it is busy and nothing is done', async () => {
  const turns = makeTurns({ atOnce: 1, waiting: 0, patience: 5 });
  expect(await inTurn(turns, async () => {
    expect(await inTurn(turns, () => Promise.reject(new Error('never begun')))).toMatchObject({ ok: false, problem: { code: 'busy' } });
    return ok(7);
  })).toEqual(ok(7));
  await expect(inTurn(turns, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  expect(turns.running).toBe(0);
});
