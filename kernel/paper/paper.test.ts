import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codesOf } from './letters.ts';
import { clockAt, longDate, printPages, qrDots, startFlow, thousands, weekday, widthOf, wrap, type Page } from './index.ts';

const ABOUT = { title: 'Uji', subject: 'uji', made: new Date('2024-02-14T10:00:00Z') };
const FRAME = { x: 10, y: 10, width: 100, height: 60 };
const ROWS = Array.from({ length: 40 }, (_, at) => [String(at + 1), `Baris ${at + 1}`]);

/** The words that a page writes, in their order, by the same alphabet as the printed fonts. */
function wordsOf(page: Page): string[] {
  const words: string[] = [];
  const nothing = (): void => undefined;
  const text = (_x: number, _y: number, said: string): void => void words.push(said);
  page({ text, lines: (_x, y, lines) => { words.push(...lines); return y; }, line: nothing, box: nothing, dots: nothing });
  return words;
}

describe('letters', () => {
  it('are those of Windows-1252; others lose their mark, or are a question mark', () => {
    expect(codesOf('Né–€ŁŠ')).toEqual([0x4e, 0xe9, 0x96, 0x80, 0x3f, 0x8a]);
    expect(codesOf('āǵ\n字')).toEqual([0x61, 0x67, 0x20, 0x3f]);
  });

  it('are wrapped: no line is wider than asked, no letter is lost', () => {
    fc.assert(fc.property(fc.array(fc.stringMatching(/^[A-Za-z0-9.,]{1,40}$/), { maxLength: 20 }), fc.integer({ min: 8, max: 80 }), (words, width) => {
      const lines = wrap(words.join(' '), width, 8);
      for (const line of lines) expect(widthOf(line, 8)).toBeLessThanOrEqual(width);
      expect(lines.join('').replace(/ /g, '')).toBe(words.join(''));
    }));
  });

  it('stand as wide as the font says: seven digits of 0.556 em at 7 points are 9.61 mm', () => {
    expect(widthOf('1234567', 7)).toBeCloseTo(9.61, 2);
  });
});

describe('numerals', () => {
  it('group thousands with points, and never make a zero of what is absent', () => {
    expect([0, 7, 999, 1000, 1_225_548, 164_227_475, null].map(thousands)).toEqual(['0', '7', '999', '1.000', '1.225.548', '164.227.475', '–']);
    fc.assert(fc.property(fc.nat(), (figure) => { expect(Number(thousands(figure).replaceAll('.', ''))).toBe(figure); }));
  });

  it('tell dates by the clock of the place: 22.30 WIB is the next day in Jayapura', () => {
    expect([longDate('2024-02-14'), weekday('2024-02-14')]).toEqual(['14 Februari 2024', 'Rabu']);
    expect([clockAt('2024-02-14T15:30:00Z', 7), clockAt('2024-02-14T15:30:00Z', 9)]).toEqual([{ day: '2024-02-14', time: '22.30' }, { day: '2024-02-15', time: '00.30' }]);
  });
});

describe('pages', () => {
  const print = () => {
    const flow = startFlow(FRAME);
    flow.table([{ head: 'No', width: 1 }, { head: 'Isi', width: 3 }], ROWS);
    return printPages({ size: 'A4' }, ABOUT, flow.pages(), (ink, number, of) => ink.text(10, 290, `Halaman ${number} dari ${of}`));
  };

  it('are the same bytes whenever they are printed', async () => {
    const [one, two] = [await print(), await print()];
    expect(Buffer.compare(one, two)).toBe(0);
    expect(Buffer.from(one.subarray(0, 8)).toString('latin1')).toBe('%PDF-1.7');
    const other = await printPages({ size: 'A4' }, { ...ABOUT, made: new Date('2024-02-15T10:00:00Z') }, [() => undefined], () => undefined);
    expect(Buffer.compare(one, other)).not.toBe(0);
  });

  it('break a table with its head on every page, every row once and in order', () => {
    const flow = startFlow(FRAME);
    flow.table([{ head: 'No', width: 1 }, { head: 'Isi', width: 3 }], ROWS);
    const pages = flow.pages().map(wordsOf);
    expect(pages.length).toBeGreaterThan(2);
    for (const words of pages) expect(words.slice(0, 2)).toEqual(['No', 'Isi']);
    expect(pages.flatMap((words) => words.slice(2))).toEqual(ROWS.flat());
  });

  it('continue a row that is higher than a page, losing no line', () => {
    const flow = startFlow(FRAME);
    const long = Array.from({ length: 60 }, (_, at) => `kata${at}`);
    flow.table([{ head: 'Isi', width: 1 }], [[long.join('\n')]]);
    const pages = flow.pages().map(wordsOf);
    expect(pages.flatMap((words) => words.filter((word) => word !== 'Isi'))).toEqual(long);
  });
});

it('a QR code in capitals is smaller than the same in small letters', () => {
  const text = `EREKAP/D.HASIL/16.71.04/V1/${'A1'.repeat(32)}`;
  expect(qrDots(text).size).toBeLessThan(qrDots(text.toLowerCase()).size);
});
