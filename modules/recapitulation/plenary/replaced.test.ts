import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ofEvent, type Actor, type Verb } from '../../../kernel/access.ts';
import { execute, type Command } from '../../../kernel/command.ts';
import { must } from '../../../kernel/result.ts';
import { operator, testDatabase, type TestDatabase } from '../../../kernel/testing/database.ts';
import type { ContestContext } from '../../elections/index.ts';
import { RULE_CODES } from '../../forms/index.ts';
import { submitEntry } from '../../sheets/index.ts';
import { composeRecapitulation } from '../compose.ts';
import { drawUp } from './certificates/index.ts';
import { certificatePage } from './certificates/queries/certificate-page.ts';
import { certificateById } from './certificates/store/certificates.ts';
import { plantHall } from './fixtures/hall.ts';
import { attend, confirmLine, confirmMany, openPlenary, planPlenary, undoLine } from './index.ts';
import { linePage } from './queries/line-page.ts';
import { lineList } from './queries/lines.ts';
import { minutesRows } from './queries/minutes.ts';
import { plenaryById } from './store/plenaries.ts';

let database: TestDatabase;
let contest: ContestContext;
let id = 0;
let keys = 0;
const HERE = '11.01.01';
const VILLAGE = `${HERE}.1001`;
const REASONS = Object.fromEntries(RULE_CODES.map((code) => [code, 'Tertulis demikian']));
const run = <I, O>(command: Command<I, O>, input: object) => execute(database.db, command, { actor: { ...operator, id: 'uji:ppk', name: 'Ketua PPK Uji' }, key: `ganti-uji-${keys++}`, input });
const done = async <I, O>(command: Command<I, O>, input: object): Promise<O> => must(await run(command, input));
const votes = (one: number) => ({ 'C.1': one, V1: one });
const line = (station: number, after: number) => ({ id, contest: contest.id, region: VILLAGE, station, after });
const plenary = async () => (await plenaryById(database.db, id))!;
const pageOf = async (station: number) => must(await linePage(database.db, operator, await plenary(), { contest: contest.id, region: VILLAGE, station }, undefined));
const rows = async (actor: Actor = operator) => must(await lineList(database.db, actor, await plenary(), { contest: contest.id })).rows;
/** Somebody who reads along in the region and leads nothing. */
const reader: Actor = { id: 'uji:saksi', name: 'Saksi Uji', grants: [{ verb: 'recapitulation.read', scheme: 'uji', path: '', within: ofEvent('uji') }] };

/** What somebody typed of a station: its own people, or an office that looks after the queue of the kelurahan. */
async function typed(who: 'kpps' | 'ppk', station: number, one: number): Promise<void> {
  const grant = (verb: Verb, path: string) => ({ verb, scheme: 'uji', path, within: ofEvent('uji') });
  const actor: Actor = { id: `uji:${who}${who === 'kpps' ? ` ${station}` : ''}`, name: who, grants: who === 'kpps' ? [grant('sheets.enter', `${VILLAGE}/${station}`)] : [grant('sheets.enter', HERE), grant('sheets.supervise', HERE)] };
  const { rows: [last] } = await sql<{ number: number }>`SELECT COALESCE(max(number), 0)::int AS number FROM sheet_entry WHERE contest_id = ${contest.id} AND station = ${station}`.execute(database.db);
  must(await submitEntry(database.db, { actor, key: `isian-ganti-${keys++}`, input: { contest: contest.id, village: VILLAGE, station, after: last!.number, figures: votes(one), reasons: REASONS, reason: 'Dibaca lagi', photos: [], saidAt: '2024-02-14T13:00:00.000Z' } }));
}
/** Confirms what is written without typing, whatever the list shows to be ticked. */
const many = async (...stations: number[]) => run(confirmMany, { id, lines: await Promise.all(stations.map(async (station) => ({ contest: contest.id, region: VILLAGE, station, after: 0, mark: (await pageOf(station)).written!.mark }))) });

beforeAll(async () => {
  composeRecapitulation();
  database = await testDatabase();
  contest = (await plantHall(database.db, { regencies: 1, subdistricts: 1, villages: 1, stations: 5 }))[0]!;
  for (const station of [1, 2, 3, 4, 5]) await typed('kpps', station, 100);
  await typed('ppk', 1, 999);
  await typed('ppk', 2, 100);
  await typed('ppk', 4, 999);
  await typed('kpps', 4, 101);
  id = (await done(planPlenary, { event: 'uji', region: HERE, place: 'Aula', plannedFor: null })).id;
  await done(openPlenary, { id });
  await done(attend, { id, name: 'Ketua', capacity: 'chair', contestType: null, contestant: null, letter: null, person: null });
});
afterAll(() => database.close());

const REPLACED = { cells: [{ cell: 'C.1', before: 100, after: 999 }, { cell: 'V1', before: 100, after: 999 }], by: 'uji:ppk' };
const sorted = <T extends { readonly cells: readonly { readonly cell: string }[] }>(one: T | null) => one && { ...one, cells: one.cells.toSorted((a, b) => (a.cell < b.cell ? -1 : 1)) };

describe('an entry of the station\'s own people that an office replaced with other figures', () => {
  it('is seen before the line is read, and the line cannot be confirmed with many others', async () => {
    expect((await rows()).map(({ station, replaced, mark, doubts }) => [station, replaced, mark !== null, ...doubts])).toEqual([[1, true, false, 'office'], [2, false, true], [3, false, true], [4, false, true], [5, false, true]]);
    expect((await rows(reader)).flatMap(({ doubts }) => doubts)).toEqual([]);
    expect((await pageOf(1)).doubts).toEqual(['office']);
    expect((await rows(reader)).filter(({ replaced }) => replaced)).toEqual([]);
    expect(sorted((await pageOf(1)).replaced)).toEqual(REPLACED);
    expect((await pageOf(2)).replaced).toBeNull();
    expect(await many(2, 1)).toMatchObject({ problem: { code: 'entry_replaced', detail: expect.stringContaining('TPS 001') as unknown } });
    expect((await many(2, 4)).ok).toBe(true);
  });

  it('is told on the line for good once it is read by itself, also after it was read again', async () => {
    await done(confirmLine, { ...line(1, 0), figures: votes(999) });
    expect(sorted((await pageOf(1)).replaced)).toEqual(REPLACED);
    expect((await rows(reader)).filter(({ replaced }) => replaced).map(({ station }) => station)).toEqual([1]);
    await done(undoLine, { ...line(1, 1), reason: 'Dibacakan ulang' });
    expect(sorted((await pageOf(1)).replaced)).toEqual(REPLACED);
    await done(confirmLine, { ...line(1, 2), figures: votes(999) });
    expect(sorted((await pageOf(1)).replaced)).toEqual(REPLACED);
  });

  it('is no mark where the paper that was read says what the station\'s people said; it is one where whoever leads types something else', async () => {
    await done(confirmLine, { ...line(3, 0), figures: votes(100) });
    expect((await pageOf(3)).replaced).toBeNull();
    expect(await run(confirmLine, { ...line(5, 0), figures: votes(123_456), paperSays: '..........' })).toMatchObject({ problem: { code: 'input_invalid' } });
    await done(confirmLine, { ...line(5, 0), figures: votes(123), paperSays: 'Kertas tertulis 123, isian 100' });
    expect((await pageOf(5)).replaced).toMatchObject({ by: 'Ketua PPK Uji', cells: expect.arrayContaining([{ cell: 'C.1', before: 100, after: 123 }]) as unknown });
  });

  it('stands in the minutes and on D.Hasil: old figure, new figure, by whom', async () => {
    const told: string[] = [];
    for await (const row of minutesRows(database.db, await plenary())) told.push(String(row[5]));
    expect(told.filter((words) => words.includes('isian KPPS diganti oleh uji:ppk') && words.includes('C.1 100 menjadi 999'))).toHaveLength(3);
    const { id: certificate } = await done(drawUp, { id, contest: contest.id });
    const { document } = await certificatePage(database.db, (await certificateById(database.db, certificate))!, { lead: true, parent: true });
    expect(document.replacements.map((one) => sorted(one))).toEqual([
      { place: `TPS 001, Village ${VILLAGE}`, ...REPLACED }, { place: `TPS 005, Village ${VILLAGE}`, cells: [{ cell: 'C.1', before: 100, after: 123 }, { cell: 'V1', before: 100, after: 123 }], by: 'Ketua PPK Uji' },
    ]);
    expect(document.corrections).toEqual([]);
  });
});
