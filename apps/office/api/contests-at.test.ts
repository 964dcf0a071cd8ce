import { expect, it } from 'vitest';
import type { ContestSummary } from './types.ts';
import { joined } from './contests-at.ts';

const contest = (id: number) => ({ id, slug: `c${id}` }) as ContestSummary;

it('contests of several places stand once each, in the order of their ballots, with the places that have ground in them; stations are found by their kelurahan', () => {
  const answers = new Map([['16.71.04', [contest(1), contest(4)]], ['16.71.05.1001', [contest(1), contest(3)]]]);
  const found = joined(answers, ['16.71.04', '16.71.05.1001/1', '16.71.05.1001/2']);
  expect(found.map(({ id, places }) => [id, places])).toEqual([[1, ['16.71.04', '16.71.05.1001/1', '16.71.05.1001/2']], [3, ['16.71.05.1001/1', '16.71.05.1001/2']], [4, ['16.71.04']]]);
});
