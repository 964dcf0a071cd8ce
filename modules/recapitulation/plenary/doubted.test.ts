import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { LEADER, READER, typedNight, VILLAGE, votes, type TypedNight } from './fixtures/typed-night.ts';
import { answerObjection, confirmLine, confirmMany, raiseObjection, undoLine } from './index.ts';
import { plenaryPage } from './queries/page.ts';

let night: TypedNight;
const listed = async (actor?: typeof READER) => Object.fromEntries((await night.rows(actor)).filter(({ doubts }) => doubts.length > 0).map(({ station, doubts }) => [station, doubts]));
const lines = async (...stations: number[]) => {
  const all = await night.rows();
  return stations.map((station) => { const { changes, mark } = all.find((one) => one.station === station)!; return { contest: night.contest.id, region: VILLAGE, station, after: changes, mark }; });
};
const many = async (...stations: number[]) => night.run(confirmMany, { id: night.id(), lines: await lines(...stations) });
/** Of how many lines the contest's page says that somebody does not agree. */
const against = async (actor = LEADER) => (await plenaryPage(night.house.db, actor, await night.plenary())).contests.map((one) => one.against);

beforeAll(async () => {
  night = await typedNight(8);
  const { typed, says } = night;
  const copies = new Map<number, string>();
  for (const station of [1, 2, 3, 4, 5, 6, 7, 8]) copies.set(station, await typed('kpps', station, 100));
  await says(2, 'uji:satu', 'differs', copies.get(2)!);
  // Agreed to a copy that the station's own people replaced since with other figures, and to one that they replaced with the same.
  await says(3, 'uji:satu', 'agreed', copies.get(3)!);
  await typed('kpps', 3, 101);
  await says(4, 'uji:satu', 'agreed', copies.get(4)!);
  await typed('kpps', 4, 101);
  await typed('kpps', 4, 100);
  // Only the last word of everybody counts.
  await says(5, 'uji:satu', 'objection', copies.get(5)!);
  await says(5, 'uji:satu', 'agreed', copies.get(5)!);
  await says(6, 'uji:satu', 'agreed', copies.get(6)!);
  await says(6, 'uji:dua', 'objection', 'e'.repeat(64));
  await sql`UPDATE sheet_case SET state = 'different' WHERE contest_id = ${night.contest.id} AND station = 7`.execute(night.house.db);
  await night.opened();
});
afterAll(() => night.house.close());

it('the list, the line and confirming many go by one word of what is open', async () => {
  expect(await listed()).toEqual({ 2: ['statement'], 3: ['copy'], 6: ['statement'], 7: ['reader'] });
  for (const station of [1, 2, 3, 4, 5, 6, 7, 8]) expect((await night.pageOf(station)).doubts).toEqual((await listed())[station] ?? []);
});

it('the contest tells of how many lines somebody says last that it is not the same, to whoever looks on too', async () => {
  expect([await against(), await against(READER)]).toEqual([[2], [2]]);
});

it('who only reads along is told nothing of entries that nobody verified', async () => {
  expect(await listed(READER)).toEqual({ 2: ['statement'], 6: ['statement'], 7: ['reader'] });
  expect((await night.pageOf(3, READER)).doubts).toEqual([]);
});

it('a line about which something is open is refused among many, named with why, and none of them is recorded', async () => {
  for (const [station, why] of [[2, 'menyatakan berbeda'], [3, 'salinan yang angkanya lain'], [6, 'keberatan'], [7, 'pembaca kedua']] as const) {
    const { problem } = await many(1, station) as { problem: { code: string; detail: string; fix: string } };
    expect(problem.code).toBe('line_doubted');
    expect(problem.detail).toContain(`TPS 00${station}`);
    expect(problem.detail).toContain(why);
    expect(problem.fix).toContain('Keluarkan baris itu dari pilihan');
  }
  expect((await night.pageOf(1)).state).toBe('waiting');
});

it('a witness who speaks after the list was shown is heard', async () => {
  const shown = await lines(8);
  await night.says(8, 'uji:satu', 'differs', 'e'.repeat(64));
  expect(await night.run(confirmMany, { id: night.id(), lines: shown })).toMatchObject({ problem: { code: 'line_doubted' } });
});

it('an objection of the plenary holds a line back until it is answered', async () => {
  const { number } = await night.done(raiseObjection, { id: night.id(), contest: night.contest.id, region: VILLAGE, station: 1, raisedBy: 1, matter: 'Jumlah tidak sesuai', kind: 'objection' });
  expect((await listed())[1]).toEqual(['objection']);
  expect(await many(1, 4)).toMatchObject({ problem: { code: 'line_doubted' } });
  await night.done(answerObjection, { id: night.id(), number, outcome: 'rejected', answer: 'Sudah sesuai kertas' });
  expect((await many(1, 4, 5)).ok).toBe(true);
});

it('read by itself it is settled; read again, what was read before and is not written asks once more', async () => {
  for (const [station, one] of [[2, 100], [3, 101], [6, 100], [7, 100]] as const) await night.done(confirmLine, { ...night.line(station, 0), figures: votes(one) });
  expect(await listed()).toEqual({ 8: ['statement'] });
  await night.done(undoLine, { ...night.line(3, 1), reason: 'Dibacakan ulang' });
  expect(await listed()).toEqual({ 3: ['copy'], 8: ['statement'] });
  expect(await many(3)).toMatchObject({ problem: { code: 'line_doubted' } });
  // The papers are no longer open, but what was said of them stays.
  expect(await against()).toEqual([3]);
});
