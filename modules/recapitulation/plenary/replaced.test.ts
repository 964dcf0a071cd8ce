import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { drawUp } from './certificates/index.ts';
import { certificatePage } from './certificates/queries/certificate-page.ts';
import { certificateById } from './certificates/store/certificates.ts';
import { READER, typedNight, VILLAGE, votes, type TypedNight } from './fixtures/typed-night.ts';
import { confirmLine, confirmMany, undoLine } from './index.ts';
import { minutesRows } from './queries/minutes.ts';

let night: TypedNight;
/** Confirms what is written without typing, whatever the list shows to be ticked. */
const many = async (...stations: number[]) => night.run(confirmMany, { id: night.id(), lines: await Promise.all(stations.map(async (station) => ({ contest: night.contest.id, region: VILLAGE, station, after: 0, mark: (await night.pageOf(station)).written!.mark }))) });

beforeAll(async () => {
  night = await typedNight(5);
  for (const station of [1, 2, 3, 4, 5]) await night.typed('kpps', station, 100);
  await night.typed('ppk', 1, 999);
  await night.typed('ppk', 2, 100);
  await night.typed('ppk', 4, 999);
  await night.typed('kpps', 4, 101);
  await night.opened();
});
afterAll(() => night.house.close());

const REPLACED = { cells: [{ cell: 'C.1', before: 100, after: 999 }, { cell: 'V1', before: 100, after: 999 }], by: 'uji:ppk' };
const sorted = <T extends { readonly cells: readonly { readonly cell: string }[] }>(one: T | null) => one && { ...one, cells: one.cells.toSorted((a, b) => (a.cell < b.cell ? -1 : 1)) };

describe('an entry of the station\'s own people that an office replaced with other figures', () => {
  it('is seen before the line is read, and the line cannot be confirmed with many others', async () => {
    expect((await night.rows()).map(({ station, replaced, mark, doubts }) => [station, replaced, mark !== null, ...doubts])).toEqual([[1, true, false, 'office'], [2, false, true], [3, false, true], [4, false, true], [5, false, true]]);
    expect((await night.rows(READER)).flatMap(({ doubts }) => doubts)).toEqual([]);
    expect((await night.pageOf(1)).doubts).toEqual(['office']);
    expect((await night.rows(READER)).filter(({ replaced }) => replaced)).toEqual([]);
    expect(sorted((await night.pageOf(1)).replaced)).toEqual(REPLACED);
    expect((await night.pageOf(2)).replaced).toBeNull();
    expect(await many(2, 1)).toMatchObject({ problem: { code: 'entry_replaced', detail: expect.stringContaining('TPS 001') as unknown } });
    expect((await many(2, 4)).ok).toBe(true);
  });

  it('is told on the line for good once it is read by itself, also after it was read again', async () => {
    await night.done(confirmLine, { ...night.line(1, 0), figures: votes(999) });
    expect(sorted((await night.pageOf(1)).replaced)).toEqual(REPLACED);
    expect((await night.rows(READER)).filter(({ replaced }) => replaced).map(({ station }) => station)).toEqual([1]);
    await night.done(undoLine, { ...night.line(1, 1), reason: 'Dibacakan ulang' });
    expect(sorted((await night.pageOf(1)).replaced)).toEqual(REPLACED);
    await night.done(confirmLine, { ...night.line(1, 2), figures: votes(999) });
    expect(sorted((await night.pageOf(1)).replaced)).toEqual(REPLACED);
  });

  it('is no mark where the paper that was read says what the station\'s people said; it is one where whoever leads types something else', async () => {
    await night.done(confirmLine, { ...night.line(3, 0), figures: votes(100) });
    expect((await night.pageOf(3)).replaced).toBeNull();
    expect(await night.run(confirmLine, { ...night.line(5, 0), figures: votes(123_456), paperSays: '..........' })).toMatchObject({ problem: { code: 'input_invalid' } });
    await night.done(confirmLine, { ...night.line(5, 0), figures: votes(123), paperSays: 'Kertas tertulis 123, isian 100' });
    expect((await night.pageOf(5)).replaced).toMatchObject({ by: 'Ketua PPK Uji', cells: expect.arrayContaining([{ cell: 'C.1', before: 100, after: 123 }]) as unknown });
  });

  it('stands in the minutes and on D.Hasil: old figure, new figure, by whom', async () => {
    const told: string[] = [];
    for await (const row of minutesRows(night.house.db, await night.plenary())) told.push(String(row[5]));
    expect(told.filter((words) => words.includes('isian KPPS diganti oleh uji:ppk') && words.includes('C.1 100 menjadi 999'))).toHaveLength(3);
    const { id: certificate } = await night.done(drawUp, { id: night.id(), contest: night.contest.id });
    const { document } = await certificatePage(night.house.db, (await certificateById(night.house.db, certificate))!, { lead: true, parent: true });
    expect(document.replacements.map((one) => sorted(one))).toEqual([
      { place: `TPS 001, Village ${VILLAGE}`, ...REPLACED }, { place: `TPS 005, Village ${VILLAGE}`, cells: [{ cell: 'C.1', before: 100, after: 123 }, { cell: 'V1', before: 100, after: 123 }], by: 'Ketua PPK Uji' },
    ]);
    expect(document.corrections).toEqual([]);
  });
});
