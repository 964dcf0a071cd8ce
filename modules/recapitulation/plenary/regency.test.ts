import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { execute, type Command } from '../../../kernel/command.ts';
import { must } from '../../../kernel/result.ts';
import { operator, testDatabase, type TestDatabase } from '../../../kernel/testing/database.ts';
import type { ContestContext } from '../../elections/index.ts';
import { composeRecapitulation } from '../compose.ts';
import { acceptCertificate, drawUp, readBack, reopenCertificate, returnCertificate, sendCertificate, signCertificate } from './certificates/index.ts';
import { answerAlarm } from './certificates/commands/answer-alarm.ts';
import { certificatePaper } from './certificates/queries/certificate-page.ts';
import { certificateById } from './certificates/store/certificates.ts';
import { leave } from './commands/hall.ts';
import { plantHall } from './fixtures/hall.ts';
import { attend, closePlenary, confirmLine, confirmMany, correctLine, openPlenary, planPlenary, undoLine } from './index.ts';
import { linePage } from './queries/line-page.ts';
import { lineList } from './queries/lines.ts';
import { plenaryPage } from './queries/page.ts';
import { plenaryById } from './store/plenaries.ts';

let database: TestDatabase;
let contest: ContestContext;
let keys = 0;
const PPK_PLACES = ['11.01.01', '11.01.02'] as const;
const CITY = '11.01';

/** Who accepts did not make it, nor read a line of it. */
const city = { ...operator, id: 'uji:kota' };
const [reader, second] = [{ ...operator, id: 'uji:pembaca' }, { ...operator, id: 'uji:pengoreksi' }];
const run = <I, O>(command: Command<I, O>, input: object, actor = operator) => execute(database.db, command, { actor, key: `kota-uji-${keys++}`, input });
const done = async <I, O>(command: Command<I, O>, input: object, actor = operator): Promise<O> => must(await run(command, input, actor));
const votes = (one: number, two: number, three: number) => ({ 'C.1': one, 'C.2': two, 'C.3': three, V1: one + two + three, V2: 1, V3: one + two + three + 1 });
const held = new Map<string, number>();
const id = (path: string): number => held.get(path) ?? 0;

async function openAt(path: string): Promise<void> {
  const { id: made } = await done(planPlenary, { event: 'uji', region: path, place: 'Aula', plannedFor: null });
  held.set(path, made);
  await done(openPlenary, { id: made });
  await done(attend, { id: made, name: 'Ketua', capacity: 'chair', contestType: null, contestant: null, letter: null, person: null });
}
async function sendUp(path: string): Promise<number> {
  const certificate = await done(drawUp, { id: id(path), contest: contest.id });
  await done(readBack, { id: certificate.id });
  await done(signCertificate, { id: certificate.id, attendance: 1, signed: true, reason: null });
  await done(sendCertificate, { id: certificate.id });
  return certificate.id;
}
const pageOf = async (path: string, actor = operator) => plenaryPage(database.db, actor, (await plenaryById(database.db, id(path)))!);
const rows = async (path: string) => must(await lineList(database.db, operator, (await plenaryById(database.db, id(path)))!, { contest: contest.id })).rows;
const line = (region: string, after: number) => ({ id: id(CITY), contest: contest.id, region, station: 0, after });
const total = async (certificate: number, cell: string): Promise<number | null> =>
  (await database.db.selectFrom('certificate').select('figures').where('id', '=', certificate).executeTakeFirstOrThrow()).figures[contest.form.index[cell]!] ?? null;

beforeAll(async () => {
  composeRecapitulation();
  database = await testDatabase();
  contest = (await plantHall(database.db, { regencies: 1, subdistricts: 2, villages: 1, stations: 2 }))[0]!;
});
afterAll(() => database.close());

describe('a plenary of a city', () => {
  const FIGURES = { '11.01.01': [votes(90, 110, 10), votes(44, 78, 18)], '11.01.02': [votes(67, 80, 28), votes(10, 20, 30)] } as const;
  const sent = new Map<string, number>();

  it('has one line for every subdistrict, and none is read before its certificate is accepted', async () => {
    await openAt(CITY);
    expect((await rows(CITY)).map(({ region, station, mark }) => [region.path, station, mark])).toEqual([['11.01.01', 0, null], ['11.01.02', 0, null]]);
    expect((await run(confirmLine, { ...line('11.01.01', 0), figures: votes(134, 188, 28) }))).toMatchObject({ problem: { code: 'certificate_missing' } });
    expect((await pageOf(CITY)).children.map(({ region, certificate }) => [region.path, certificate])).toEqual([['11.01.01', null], ['11.01.02', null]]);
  });

  it('reads what the subdistricts sent: 134 + 77 votes for number one, 4 blank and spoiled', async () => {
    for (const path of PPK_PLACES) {
      await openAt(path);
      for (const [at, figures] of FIGURES[path].entries()) await done(confirmLine, { id: id(path), contest: contest.id, region: `${path}.1001`, station: at + 1, after: 0, figures }, reader);
      // Read wrongly first and put right by somebody else: a line of whose last state no trace is left of the second.
      const first = { id: id(path), contest: contest.id, region: `${path}.1001`, station: 1 };
      await done(correctLine, { ...first, after: 1, figures: votes(1, 1, 1), reason: 'Salah tulis', evidence: 'C.Hasil', askedBy: 'Saksi', agreedBy: [1] }, second);
      await done(undoLine, { ...first, after: 2, reason: 'Dibacakan ulang' }, reader);
      await done(confirmLine, { ...first, after: 3, figures: FIGURES[path][0] }, reader);
      sent.set(path, await sendUp(path));
      // What the server would refuse is not offered to those who made it, and is to others.
      const offered = async (actor?: typeof operator): Promise<unknown> => [(await pageOf(CITY, actor)).children.find(({ region }) => region.path === path)?.ownHands, (await pageOf(path, actor)).contests[0]?.steps];
      expect([await offered(), await offered(city)]).toEqual([[true, ['reopen']], [false, ['accept', 'return', 'reopen']]]);
      for (const judge of [acceptCertificate, returnCertificate]) for (const own of [operator, reader, second]) expect(await run(judge, { id: sent.get(path), reason: 'Saya buat sendiri' }, own)).toMatchObject({ problem: { code: 'same_eyes' } });
      await done(acceptCertificate, { id: sent.get(path) }, city);
    }
    expect([await total(sent.get('11.01.01')!, 'C.1'), await total(sent.get('11.01.02')!, 'C.1'), await total(sent.get('11.01.01')!, 'V2')]).toEqual([134, 77, 2]);
    const lines = (await rows(CITY)).map(({ region: { path }, mark, changes }) => ({ contest: contest.id, region: path, station: 0, after: changes, mark }));
    expect((await done(confirmMany, { id: id(CITY), lines })).lines.map(({ state }) => state)).toEqual(['confirmed', 'confirmed']);
    const certificate = await done(drawUp, { id: id(CITY), contest: contest.id });
    expect([await total(certificate.id, 'C.1'), await total(certificate.id, 'C.2'), await total(certificate.id, 'C.3'), await total(certificate.id, 'V2')]).toEqual([211, 288, 86, 4]);
  });

  it('corrects a subdistrict with reason and evidence; the draft is taken back', async () => {
    const correct = { ...line('11.01.02', 1), reason: 'Salah pindah dari lampiran', evidence: 'C.Hasil TPS 002', askedBy: 'Saksi nomor 3', agreedBy: [1] };
    expect(await run(correctLine, { ...correct, figures: { ...votes(77, 100, 58), V2: 2, V3: 237 } })).toMatchObject({ problem: { code: 'correction_empty' } });
    // A sum of many stations may be larger than any figure of one, and than 2 147 483 647.
    await done(correctLine, { ...correct, figures: { ...votes(77, 100, 60), V2: 3_000_000_000, V3: 239 } });
    expect(await run(correctLine, { ...correct, after: 2, figures: { ...votes(77, 100, 60), V2: 100_000_000_000_000, V3: 239 } })).toMatchObject({ problem: { code: 'input_invalid' } });
    await done(correctLine, { ...correct, after: 2, figures: { ...votes(77, 100, 60), V2: 2, V3: 239 } });
    const { contests } = await pageOf(CITY);
    expect(contests[0]).toMatchObject({ corrected: 1, confirmed: 1, waiting: 0, certificate: { state: 'superseded' }, steps: ['draw_up'] });
    const page = must(await linePage(database.db, operator, (await plenaryById(database.db, id(CITY)))!, { contest: contest.id, region: '11.01.02', station: 0 }, undefined));
    expect(page).toMatchObject({ correctedCells: ['V1', 'V3', 'C.3'].sort((a, b) => contest.form.index[a]! - contest.form.index[b]!), agreedBy: ['Ketua'], findings: [], written: { from: 'certificate' } });
    const { id: certificate } = await done(drawUp, { id: id(CITY), contest: contest.id });
    expect([await total(certificate, 'C.3'), await total(certificate, 'V1')]).toEqual([88, 211 + 288 + 88]);
  });

  it('sees that a certificate below was opened again: its line is outdated, an alarm stands, and it is read anew', async () => {
    await done(reopenCertificate, { id: sent.get('11.01.01'), reason: 'Hitung ulang TPS 1' });
    expect((await rows(CITY)).map(({ outdated }) => outdated)).toEqual([true, false]);
    expect((await pageOf(CITY)).alarms).toMatchObject([{ what: 'certificate_reopened', place: 'Subdistrict 11.01.01', answer: null }]);
    const alarm = (await pageOf(CITY)).alarms[0]!.id;
    expect(await run(answerAlarm, { id: alarm, answer: 'Saya buka sendiri' })).toMatchObject({ problem: { code: 'same_eyes' } });
    await done(answerAlarm, { id: alarm, answer: 'TPS 1 dihitung ulang' }, city);
    const below = { id: id('11.01.01'), contest: contest.id, region: '11.01.01.1001', station: 1 };
    await done(undoLine, { ...below, after: 4, reason: 'Hitung ulang' });
    expect(await run(drawUp, { id: below.id, contest: contest.id })).toMatchObject({ problem: { code: 'lines_waiting' } });
    await done(correctLine, { ...below, after: 5, figures: votes(89, 111, 10), reason: 'Hitung ulang', evidence: 'Surat suara', askedBy: 'Saksi nomor 2', agreedBy: [1] });
    const again = await sendUp('11.01.01');
    await done(acceptCertificate, { id: again }, city);
    expect([await total(again, 'C.1'), await total(again, 'C.2')]).toEqual([133, 189]);
    await done(undoLine, { ...line('11.01.01', 1), reason: 'D.Hasil versi baru' });
    const [fresh] = await rows(CITY);
    expect(fresh).toMatchObject({ state: 'waiting', outdated: false, changes: 2 });
    expect(fresh!.doubts).toEqual(['figures']);
    // The new certificate says something else than was read before: it is looked at by itself.
    expect(await run(confirmMany, { id: id(CITY), lines: [{ contest: contest.id, region: '11.01.01', station: 0, after: 2, mark: fresh!.mark }] })).toMatchObject({ problem: { code: 'line_doubted' } });
    await done(confirmLine, { ...line('11.01.01', 2), figures: { ...votes(133, 189, 28), V2: 2, V3: 352 } });
    const { id: certificate } = await done(drawUp, { id: id(CITY), contest: contest.id });
    expect([await total(certificate, 'C.1'), await total(certificate, 'C.2'), await total(certificate, 'C.3')]).toEqual([210, 289, 88]);
    const { id: witness } = await done(attend, { id: id(CITY), name: 'Saksi', capacity: 'witness', contestType: 'ppwp', contestant: 2, letter: 'SM/2', person: null, withoutMandate: 'Suratnya dilihat di meja' });
    const { id: named } = await done(drawUp, { id: id(CITY), contest: contest.id });
    await done(readBack, { id: named });
    expect(await done(signCertificate, { id: named, attendance: 1, signed: true, reason: null })).toMatchObject({ state: 'read_back', waitingFor: [witness] });
    await done(leave, { id: id(CITY), number: witness });
    expect((await pageOf(CITY)).contests[0]?.certificate?.state).toBe('signed');
    expect((await certificatePaper(database.db, (await certificateById(database.db, named))!)).left).toEqual([witness]);
    expect(await run(undoLine, { ...line('11.01.02', 2), reason: 'Terlambat' })).toMatchObject({ problem: { code: 'line_sealed' } });
    expect((await done(closePlenary, { id: id(CITY) })).state).toBe('closed');
  });
});
