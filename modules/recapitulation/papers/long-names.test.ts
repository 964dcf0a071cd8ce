import fc from 'fast-check';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { describe, expect, it } from 'vitest';
import { fit, widthOf } from '../../../kernel/paper/index.ts';
import { LONG_NAMES, nationPaper, overseasPaper, pairs, provincePaper, receiptPaper, regencyPaper, specialEventsPaper, subdistrictPaper, withLongNames, type LongNames } from './fixtures/papers.ts';
import { textOf } from './fixtures/text-of.ts';
import { printDHasil, printMinutes, printReceipt, printSpecialEvents } from './index.ts';

/** Millimetres that no text may enter at the sides of a page. */
const EDGE = 8;
const MM = 25.4 / 72;

/** Every text that comes nearer to the left or right edge of its page than that. */
async function outside(pdf: Uint8Array): Promise<string[]> {
  const file = await getDocument({ data: new Uint8Array(pdf), verbosity: 0 }).promise;
  const out: string[] = [];
  for (let at = 1; at <= file.numPages; at++) {
    const page = await file.getPage(at);
    const { width } = page.getViewport({ scale: 1 });
    for (const item of (await page.getTextContent()).items) {
      if (!('str' in item) || item.str.trim() === '') continue;
      const left = Number(item.transform[4]);
      if (left * MM < EDGE || (width - left - item.width) * MM < EDGE) out.push(item.str);
    }
  }
  return out;
}

const plain = (text: string): string => text.replaceAll(/\s/g, '');
const word = fc.string({ unit: fc.constantFrom(...Array.from('ABCDEGIKMNRSTUWaeginorstu')), minLength: 2, maxLength: 24 });
const name = (most: number): fc.Arbitrary<string> => fc.array(word, { minLength: 1, maxLength: 12 }).map((words) => words.join(' ').slice(0, most).trim());
const names: fc.Arbitrary<LongNames> = fc.record({ region: name(60), person: name(110), contestant: name(120) });
const district = subdistrictPaper({ ballot: pairs(), type: 'ppwp', villages: 4, stations: 1 });
const upright = (text: string) => ({ ...specialEventsPaper().event, name: text });

describe('a long name', () => {
  it('stands whole on a D.Hasil of every level, and nothing leaves the page', async () => {
    for (const paper of [district, regencyPaper(21), provincePaper(3), nationPaper(2), overseasPaper({ boxes: 1, mobile: 1, post: 1 })]) {
      const long = withLongNames(paper, LONG_NAMES);
      const pdf = await printDHasil(long);
      const [told, all] = [plain(await textOf(pdf)), long.document.attendance];
      expect(all.filter(({ name: of }) => !told.includes(plain(of)))).toEqual([]);
      expect([LONG_NAMES.region, LONG_NAMES.contestant].filter((one) => !told.includes(plain(one)))).toEqual([]);
      expect(await outside(pdf)).toEqual([]);
    }
  });

  it('whatever it is: of people, contestants and regions', async () => {
    await fc.assert(fc.asyncProperty(names, async (all) => {
      const long = withLongNames(district, all);
      const pdf = await printDHasil(long);
      const told = plain(await textOf(pdf));
      expect(long.document.attendance.every((one) => told.includes(plain(one.name)) && told.includes(plain(one.of ?? '')))).toBe(true);
      expect(told).toContain(plain(all.region));
      // Heads of the columns are in capitals, one under the other where there is no room.
      for (const { name: of } of long.document.below) expect(told).toContain(plain(of.toUpperCase()));
      expect(await outside(pdf)).toEqual([]);
    }), { numRuns: 25 });
  }, 60_000);

  it('leaves no upright paper, neither above nor at the fields of signatures', async () => {
    await fc.assert(fc.asyncProperty(names, name(120), async ({ region, person, contestant }, event) => {
      const paper = specialEventsPaper();
      const at = { event: upright(event), region: { ...paper.region, name: region } };
      const attendance = paper.attendance.map((one) => ({ ...one, name: `${person} ${one.id}`, of: one.capacity === 'witness' ? contestant : one.of }));
      const entries = attendance.slice(4).map((one, number) => ({ ...paper.entries[0]!, number, raisedBy: one.id, by: one.name, raisedAs: contestant }));
      const pdf = await printSpecialEvents({ ...paper, ...at, attendance, entries });
      const told = plain(await textOf(pdf));
      expect([...attendance.filter(({ id }) => id > 4).map((one) => one.name), region].filter((one) => !told.includes(plain(one)))).toEqual([]);
      const minutes = await printMinutes({ ...paper, ...at, agenda: null, rows: [{ number: 1, at: paper.writtenAt, what: 'Hadir', by: person, words: contestant }] });
      const receipt = await printReceipt({ ...receiptPaper(), ...at });
      expect([...await outside(pdf), ...await outside(minutes), ...await outside(receipt)]).toEqual([]);
      expect(plain(await textOf(receipt))).toContain(plain(region));
    }), { numRuns: 15 });
  }, 60_000);
});

it('the closing words of a D.Hasil stand on the page of the first fields of signatures', async () => {
  const lines = (count: number) => ({ ...district, document: { ...district.document, objections: Array.from({ length: count }, (_, at) => ({ ...district.document.objections[0]!, number: at + 1 })) } });
  for (let count = 16; count < 30; count++) {
    const file = await getDocument({ data: new Uint8Array(await printDHasil(lines(count))), verbosity: 0 }).promise;
    const pages = await Promise.all(Array.from({ length: file.numPages }, async (_, at) => (await (await file.getPage(at + 1)).getTextContent()).items.map((item) => ('str' in item ? item.str : '')).join(' ')));
    expect(pages.find((text) => text.includes('Demikian berita acara'))).toContain('KETUA DAN ANGGOTA');
  }
});

it('a text is set smaller before it takes another line, and loses nothing', () => {
  fc.assert(fc.property(name(200), fc.integer({ min: 20, max: 120 }), (text, width) => {
    const { lines, size } = fit(text, width, { size: 8, least: 5, most: 2 });
    expect(plain(lines.join(''))).toBe(plain(text));
    expect(lines.every((line) => widthOf(line, size) <= width + 1e-9) && size <= 8 && size >= 5 && (lines.length <= 2 || size === 5)).toBe(true);
  }));
});
