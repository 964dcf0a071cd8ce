import { describe, expect, it } from 'vitest';
import { plainly, words } from './words.ts';

const takes = (contract: ReturnType<typeof words>, text: string): boolean => contract.safeParse(text).success;
/** Written as escapes: none of them can be seen. */
const HIDDEN = [
  ['spaces without width', '\u200b\u200b\u200b'], ['separators of formulas', 'abc\u2063'], ['writing turned round', '\u202Ekotak'], ['a bell', 'abc\u0007'], ['nothing at all', '\u0000abc'],
  ['a filler of Hangul, which is a letter', '\u3164\u3164\u3164'], ['braille without a dot', 'abc\u2800'], ['a soft hyphen', 'ko\u00adtak'], ['a separator of lines', 'abc\u2028def'], ['a picture', 'salah \u{1F600}'], ['half a letter', 'abc\ud800'],
] as const;

describe('a person\'s own words', () => {
  it.each(HIDDEN)('hold no %s', (_what, text) => {
    expect([takes(words(300), text), takes(plainly(300), text)]).toEqual([false, false]);
  });

  it('hold letters: neither dots nor digits are a reason', () => {
    for (const text of ['..........', '---', '123', 'a.b', ' ab ', '']) expect([text, takes(words(300), text)]).toEqual([text, false]);
    for (const text of ['Salah ketik', 'abc', 'a b c', 'Kertas: 90.\nIsian: 91.', 'Ditulis "XXX" – bukan 0', 'Café Ñusa', 'ꦱꦭꦃ ꦏꦼꦠꦶꦏ꧀']) expect([text, takes(words(300), text)]).toEqual([text, true]);
    expect([takes(words(5), 'enam enam'), words(20).parse('  Salah ketik ')]).toEqual([false, 'Salah ketik']);
  });

  it('on one line may be the number of a letter', () => {
    for (const text of ['SM/1', '001/2024', 'B-7']) expect(takes(plainly(100), text)).toBe(true);
    for (const text of ['///', 'SM\n1', '']) expect(takes(plainly(100), text)).toBe(false);
  });

  it('are refused in the reader\'s language', () => {
    const { error } = words(300).safeParse('\u200b\u200b\u200b', { reportInput: true });
    expect(error?.issues).toMatchObject([{ code: 'custom', params: { text: { en: 'say it in words, without pictures or invisible signs' } } }]);
  });
});
