import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ofEvent, type Actor, type Verb } from '../../../kernel/access.ts';
import { execute, type Command } from '../../../kernel/command.ts';
import { must } from '../../../kernel/result.ts';
import { operator, testDatabase, type TestDatabase } from '../../../kernel/testing/database.ts';
import type { ContestContext } from '../../elections/index.ts';
import { RULE_CODES } from '../../forms/index.ts';
import { submitEntry } from '../../sheets/index.ts';
import { composeRecapitulation } from '../compose.ts';
import { plantHall } from './fixtures/hall.ts';
import { answerObjection, attend, confirmLine, confirmMany, openPlenary, planPlenary, raiseObjection, undoLine } from './index.ts';
import { linePage } from './queries/line-page.ts';
import { lineList } from './queries/lines.ts';
import { plenaryById } from './store/plenaries.ts';

let database: TestDatabase;
let contest: ContestContext;
let id = 0;
let keys = 0;
const HERE = '11.01.01';
const VILLAGE = `${HERE}.1001`;
const REASONS = Object.fromEntries(RULE_CODES.map((code) => [code, 'Tertulis demikian']));
const run = <I, O>(command: Command<I, O>, input: object) => execute(database.db, command, { actor: operator, key: `ragu-uji-${keys++}`, input });
const done = async <I, O>(command: Command<I, O>, input: object): Promise<O> => must(await run(command, input));
const votes = (one: number) => ({ 'C.1': one, V1: one });
const line = (station: number, after: number) => ({ id, contest: contest.id, region: VILLAGE, station, after });
const plenary = async () => (await plenaryById(database.db, id))!;
const pageOf = async (station: number, actor: Actor = operator) => must(await linePage(database.db, actor, await plenary(), { contest: contest.id, region: VILLAGE, station }, undefined));
const rows = async (actor: Actor = operator) => must(await lineList(database.db, actor, await plenary(), { contest: contest.id })).rows;
const listed = async (actor: Actor = operator) => Object.fromEntries((await rows(actor)).filter(({ doubts }) => doubts.length > 0).map(({ station, doubts }) => [station, doubts]));
/** Somebody who reads along in the region and leads nothing. */
const reader: Actor = { id: 'uji:saksi', name: 'Saksi Uji', grants: [{ verb: 'recapitulation.read', scheme: 'uji', path: '', within: ofEvent('uji') }] };
const many = async (...stations: number[]) => {
  const all = await rows();
  return run(confirmMany, { id, lines: stations.map((station) => { const { changes, mark } = all.find((one) => one.station === station)!; return { contest: contest.id, region: VILLAGE, station, after: changes, mark }; }) });
};
const stateOf = async (station: number) => (await pageOf(station)).state;

/** The station's own people type its sheet, or correct it; the hash of that entry is what a copy is known by. */
async function typed(station: number, one: number): Promise<string> {
  const grant = (verb: Verb) => ({ verb, scheme: 'uji', path: `${VILLAGE}/${station}`, within: ofEvent('uji') });
  const entries = () => sql<{ number: number; hash: string }>`SELECT number, hash FROM sheet_entry WHERE contest_id = ${contest.id} AND station = ${station} ORDER BY number DESC`.execute(database.db);
  const { rows: before } = await entries();
  must(await submitEntry(database.db, { actor: { id: `uji:kpps ${station}`, name: 'KPPS', grants: [grant('sheets.enter')] }, key: `isian-ragu-${keys++}`, input: { contest: contest.id, village: VILLAGE, station, after: before[0]?.number ?? 0, figures: votes(one), reasons: REASONS, reason: 'Dibaca lagi', photos: [], saidAt: '2024-02-14T13:00:00.000Z' } }));
  return (await entries()).rows[0]!.hash;
}
const says = (station: number, person: string, statement: 'agreed' | 'differs' | 'objection', copyOf: string): Promise<unknown> => sql`
  INSERT INTO copy_statement (contest_id, village_id, station, person_id, copy_of, statement, figures, reason)
  SELECT ${contest.id}, id, ${station}, ${person}, ${copyOf}, ${statement}, ${statement === 'differs' ? '{"C.1":99}' : '{}'}::jsonb, ${statement === 'agreed' ? null : 'Kotak terbuka'} FROM region WHERE scheme = 'uji' AND path = ${VILLAGE}`.execute(database.db);

beforeAll(async () => {
  composeRecapitulation();
  database = await testDatabase();
  contest = (await plantHall(database.db, { regencies: 1, subdistricts: 1, villages: 1, stations: 8 }))[0]!;
  const copies = new Map<number, string>();
  for (const station of [1, 2, 3, 4, 5, 6, 7, 8]) copies.set(station, await typed(station, 100));
  await says(2, 'uji:satu', 'differs', copies.get(2)!);
  // Agreed to a copy that the station's own people replaced since with other figures, and to one that they replaced with the same.
  await says(3, 'uji:satu', 'agreed', copies.get(3)!);
  await typed(3, 101);
  await says(4, 'uji:satu', 'agreed', copies.get(4)!);
  await typed(4, 101);
  await typed(4, 100);
  // Only the last word of everybody counts.
  await says(5, 'uji:satu', 'objection', copies.get(5)!);
  await says(5, 'uji:satu', 'agreed', copies.get(5)!);
  await says(6, 'uji:satu', 'agreed', copies.get(6)!);
  await says(6, 'uji:dua', 'objection', 'e'.repeat(64));
  await sql`UPDATE sheet_case SET state = 'different' WHERE contest_id = ${contest.id} AND station = 7`.execute(database.db);
  id = (await done(planPlenary, { event: 'uji', region: HERE, place: 'Aula', plannedFor: null })).id;
  await done(openPlenary, { id });
  await done(attend, { id, name: 'Ketua', capacity: 'chair', contestType: null, contestant: null, letter: null, person: null });
});
afterAll(() => database.close());

it('the list, the line and confirming many go by one word of what is open', async () => {
  expect(await listed()).toEqual({ 2: ['statement'], 3: ['copy'], 6: ['statement'], 7: ['reader'] });
  for (const station of [1, 2, 3, 4, 5, 6, 7, 8]) expect((await pageOf(station)).doubts).toEqual((await listed())[station] ?? []);
});

it('who only reads along is told nothing of entries that nobody verified', async () => {
  expect(await listed(reader)).toEqual({ 2: ['statement'], 6: ['statement'], 7: ['reader'] });
  expect((await pageOf(3, reader)).doubts).toEqual([]);
});

it('a line about which something is open is refused among many, named with why, and none of them is recorded', async () => {
  for (const [station, why] of [[2, 'menyatakan berbeda'], [3, 'salinan yang angkanya lain'], [6, 'keberatan'], [7, 'pembaca kedua']] as const) {
    const { problem } = await many(1, station) as { problem: { code: string; detail: string; fix: string } };
    expect(problem.code).toBe('line_doubted');
    expect(problem.detail).toContain(`TPS 00${station}`);
    expect(problem.detail).toContain(why);
    expect(problem.fix).toContain('Keluarkan baris itu dari pilihan');
  }
  expect(await stateOf(1)).toBe('waiting');
});

it('a witness who speaks after the list was shown is heard', async () => {
  const lines = (await rows()).filter(({ station }) => station === 8).map(({ changes, mark, station }) => ({ contest: contest.id, region: VILLAGE, station, after: changes, mark }));
  await says(8, 'uji:satu', 'differs', 'e'.repeat(64));
  expect(await run(confirmMany, { id, lines })).toMatchObject({ problem: { code: 'line_doubted' } });
});

it('an objection of the plenary holds a line back until it is answered', async () => {
  const { number } = await done(raiseObjection, { id, contest: contest.id, region: VILLAGE, station: 1, raisedBy: 1, matter: 'Jumlah tidak sesuai', kind: 'objection' });
  expect((await listed())[1]).toEqual(['objection']);
  expect(await many(1, 4)).toMatchObject({ problem: { code: 'line_doubted' } });
  await done(answerObjection, { id, number, outcome: 'rejected', answer: 'Sudah sesuai kertas' });
  expect((await many(1, 4, 5)).ok).toBe(true);
});

it('read by itself it is settled; read again, what was read before and is not written asks once more', async () => {
  for (const [station, one] of [[2, 100], [3, 101], [6, 100], [7, 100]] as const) await done(confirmLine, { ...line(station, 0), figures: votes(one) });
  expect(await listed()).toEqual({ 8: ['statement'] });
  await done(undoLine, { ...line(3, 1), reason: 'Dibacakan ulang' });
  expect(await listed()).toEqual({ 3: ['copy'], 8: ['statement'] });
  expect(await many(3)).toMatchObject({ problem: { code: 'line_doubted' } });
});
