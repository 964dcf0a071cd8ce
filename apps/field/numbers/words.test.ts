import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boxesOf, HIGHEST_IN_WORDS, inFigures, inWords } from './words.ts';

describe('a number in words', () => {
  it.each([
    [0, 'nol', 'zero'], [1, 'satu', 'one'], [10, 'sepuluh', 'ten'], [11, 'sebelas', 'eleven'], [12, 'dua belas', 'twelve'], [19, 'sembilan belas', 'nineteen'],
    [20, 'dua puluh', 'twenty'], [21, 'dua puluh satu', 'twenty-one'], [99, 'sembilan puluh sembilan', 'ninety-nine'], [100, 'seratus', 'one hundred'],
    [101, 'seratus satu', 'one hundred and one'], [110, 'seratus sepuluh', 'one hundred and ten'], [111, 'seratus sebelas', 'one hundred and eleven'],
    [210, 'dua ratus sepuluh', 'two hundred and ten'], [300, 'tiga ratus', 'three hundred'], [1000, 'seribu', 'one thousand'], [1001, 'seribu satu', 'one thousand and one'],
    [1100, 'seribu seratus', 'one thousand one hundred'], [2000, 'dua ribu', 'two thousand'], [11_000, 'sebelas ribu', 'eleven thousand'],
    [100_000, 'seratus ribu', 'one hundred thousand'], [101_000, 'seratus satu ribu', 'one hundred and one thousand'], [1_000_000, 'satu juta', 'one million'],
    [1_001_000, 'satu juta seribu', 'one million one thousand'], [2_000_005, 'dua juta lima', 'two million and five'],
    [21_345_678, 'dua puluh satu juta tiga ratus empat puluh lima ribu enam ratus tujuh puluh delapan', 'twenty-one million three hundred and forty-five thousand six hundred and seventy-eight'],
    [HIGHEST_IN_WORDS, 'sembilan puluh sembilan juta sembilan ratus sembilan puluh sembilan ribu sembilan ratus sembilan puluh sembilan', 'ninety-nine million nine hundred and ninety-nine thousand nine hundred and ninety-nine'],
  ])('%d is "%s" and "%s"', (value, id, en) => { expect([inWords(value, 'id'), inWords(value, 'en')]).toEqual([id, en]); });

  it('can be read back to the very number', () => {
    fc.assert(fc.property(fc.oneof(fc.integer({ min: 0, max: HIGHEST_IN_WORDS }), fc.nat(2500)), (value) => {
      expect([readId(inWords(value, 'id')), readEn(inWords(value, 'en'))]).toEqual([value, value]);
    }), { numRuns: 5000 });
  });
  it.each([-1, 1.5, HIGHEST_IN_WORDS + 1, Number.NaN])('has none for %d', (value) => { expect(() => inWords(value, 'id')).toThrow(RangeError); });
});

describe('figures', () => {
  it('are grouped as each language does', () => { expect([inFigures(0, 'id'), inFigures(999, 'id'), inFigures(20_022, 'id'), inFigures(1_234_567, 'en')]).toEqual(['0', '999', '20.022', '1,234,567']); });
  it('stand in boxes as on the paper, and XXX is zero', () => {
    expect([0, 7, 27, 210, 1210].map((value) => boxesOf(value).join(''))).toEqual(['XXX', 'XX7', 'X27', '210', '1210']);
    expect([boxesOf(null), boxesOf(undefined)]).toEqual([['', '', ''], ['', '', '']]);
  });
});

const ID = ['nol', 'satu', 'dua', 'tiga', 'empat', 'lima', 'enam', 'tujuh', 'delapan', 'sembilan'];

/** Reads Indonesian words from left to right: a number below thousand gathers until ribu or juta multiplies it. */
function readId(words: string): number {
  let [all, group, last] = [0, 0, 0];
  const fold = (): void => { group += last; last = 0; };
  for (const word of words.split(' ')) {
    if (ID.includes(word)) last = ID.indexOf(word);
    else if (word === 'sepuluh') { group += 10; last = 0; }
    else if (word === 'sebelas') { group += 11; last = 0; }
    else if (word === 'belas') { group += 10 + last; last = 0; }
    else if (word === 'puluh') { group += 10 * last; last = 0; }
    else if (word === 'seratus') group += 100;
    else if (word === 'ratus') { group += 100 * last; last = 0; }
    else if (word === 'seribu') { fold(); all += 1000; group = 0; }
    else if (word === 'ribu') { fold(); all += 1000 * group; group = 0; }
    else { fold(); all += 1_000_000 * group; group = 0; }
  }
  return all + group + last;
}

const SMALL = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve', 'thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen'];
const TENS = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];

function readEn(words: string): number {
  let [all, group] = [0, 0];
  for (const word of words.split(/[ -]/)) {
    if (SMALL.includes(word)) group += SMALL.indexOf(word);
    else if (TENS.includes(word)) group += 20 + 10 * TENS.indexOf(word);
    else if (word === 'hundred') group *= 100;
    else if (word !== 'and') { all += group * (word === 'thousand' ? 1000 : 1_000_000); group = 0; }
  }
  return all + group;
}
