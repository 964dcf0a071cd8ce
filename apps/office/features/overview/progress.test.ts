import { expect, it } from 'vitest';
import { INDONESIAN, wordsOf } from '../../i18n/index.ts';
import { ageOf, isStuck, stepOf } from './progress.ts';

it('five steps of progress; all is only all', () => {
  expect([0, 0.001, 0.499, 0.5, 0.899, 0.9, 0.9999, 1].map(stepOf)).toEqual([0, 1, 1, 2, 2, 3, 3, 4]);
});

it('ages in words an officer says', () => {
  const words = wordsOf(INDONESIAN);
  const after = (minutes: number) => ageOf('2024-02-14T13:00:00Z', new Date(Date.parse('2024-02-14T13:00:00Z') + minutes * 60_000).toISOString(), words);
  expect([0, 59, 60, 125, 47 * 60 + 59, 48 * 60 + 61].map(after)).toEqual(['kurang dari 1 menit', '59 menit', '1 jam 0 menit', '2 jam 5 menit', '47 jam 59 menit', '2 hari 1 jam']);
  expect(isStuck('2024-02-14T13:00:00Z', '2024-02-14T14:00:00Z')).toBe(false);
  expect(isStuck('2024-02-14T13:00:00Z', '2024-02-14T14:00:01Z')).toBe(true);
  expect(isStuck(null, '2024-02-14T14:00:01Z')).toBe(false);
});
