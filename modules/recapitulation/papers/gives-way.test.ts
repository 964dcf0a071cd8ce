import { expect, it } from 'vitest';
import { printSpecialEvents } from './index.ts';
import { specialEventsPaper } from './fixtures/papers.ts';

it('500 special events are printed without keeping the house: it takes its turn every few entries', async () => {
  const paper = specialEventsPaper();
  const entries = Array.from({ length: 500 }, (_, at) => ({ ...paper.entries[0]!, number: at + 1, matter: 'Listrik padam, rapat dijeda. '.repeat(60) }));
  let turns = 0;
  let isDone = false;
  const tick = (): void => { turns += 1; if (!isDone) setImmediate(tick); };
  setImmediate(tick);
  const file = await printSpecialEvents({ ...paper, entries });
  isDone = true;
  expect(Buffer.from(file.subarray(0, 5)).toString()).toBe('%PDF-');
  // 500 entries at 8 a turn are 62 turns, and as many pages at 4 a turn come on top.
  expect(turns).toBeGreaterThan(62 + 40);
});
