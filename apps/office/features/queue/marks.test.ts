import { expect, it } from 'vitest';
import { INDONESIAN, wordsOf } from '../../i18n/index.ts';
import { marksOf } from './marks.ts';

const words = wordsOf(INDONESIAN);

it('a row tells broken rules, objections and other figures on paper, each for itself; nothing where there is nothing, or nothing is told', () => {
  expect(marksOf(words, [], { objection: 2, differs: 1 })).toEqual(['Keberatan: 2', 'Kertas saksi/pengawas lain: 1']);
  expect(marksOf(words, ['XX'], { objection: 1, differs: 0 })).toEqual(['XX', 'Keberatan: 1']);
  expect(marksOf(words, [], { objection: 0, differs: 0 })).toEqual([]);
  expect(marksOf(words, [], null)).toEqual([]);
});
