import { expect, it } from 'vitest';
import { turnsOfEach } from './caller-turns.ts';
import { inTurn } from './in-turn.ts';
import { ok } from './result.ts';
import { makeTurns } from './turns.ts';

it('one caller who asks without end takes one place of the line that all wait in; another comes in between', async () => {
  const [all, each] = [makeTurns({ atOnce: 1, waiting: 4, patience: 60_000 }), turnsOfEach({ atOnce: 1, waiting: 1, patience: 60_000 })];
  const served: string[] = [];
  const asks = (caller: string) => inTurn(each(caller), () => inTurn(all, async () => { served.push(caller); await new Promise((next) => { setImmediate(next); }); return ok(caller); }));
  const greedy = Array.from({ length: 50 }, () => asks('greedy'));
  const honest = await Promise.all([asks('a'), asks('b'), asks('c')]);
  expect(honest.map((one) => one.ok)).toEqual([true, true, true]);
  expect((await Promise.all(greedy)).map((one) => (one.ok ? 'done' : one.problem.code)).toSorted()).toEqual([...Array.from({ length: 48 }, () => 'busy'), 'done', 'done']);
  expect(served).toEqual(['greedy', 'a', 'b', 'c', 'greedy']);
});

it('a caller is forgotten once nothing of them runs or waits, and a turn ends once', async () => {
  const each = turnsOfEach({ atOnce: 1, waiting: 0, patience: 1 });
  const end = await each('a').take();
  expect([each('a').running, await each('a').take(), each('b').running]).toEqual([1, null, 0]);
  end?.();
  end?.();
  expect(each('a').running).toBe(0);
  expect(await each('a').take()).not.toBeNull();
});
