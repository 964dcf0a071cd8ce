import { expect, it } from 'vitest';
import { isUntouched } from './returned.ts';

const act = (name: string, details: Record<string, unknown> = {}) => ({ number: 1, act: name, by: 'Maya Lestari', at: '2026-02-15T02:00:00Z', details });

it('knows whether a line of the contest was read anew since its D.Hasil was sent back', () => {
  const back = act('certificate_return', { contest: 1 });
  expect(isUntouched([back, act('correct', { contest: 1 })], 1)).toBe(true);
  expect(isUntouched([act('attend'), act('confirm', { lines: [{ contest: 2 }] }), back], 1)).toBe(true);
  expect(isUntouched([act('correct', { contest: 1 }), back], 1)).toBe(false);
  expect(isUntouched([act('confirm', { lines: [{ contest: 1 }, { contest: 2 }] }), back], 1)).toBe(false);
  expect(isUntouched([act('undo'), back], 1)).toBe(false);
  // What stayed out of a hall's file touched nothing.
  expect(isUntouched([act('confirm', { lines: [{ contest: 1 }], hall: { leftOut: true } }), back], 1)).toBe(true);
});

it('asks nothing where the acts that it sees do not reach back so far', () => {
  expect(isUntouched([act('attend')], 1)).toBe(false);
});
