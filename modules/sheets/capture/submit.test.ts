import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../../kernel/access.ts';
import { testDatabase, type TestDatabase } from '../../../kernel/testing/database.ts';
import { must } from '../../../kernel/result.ts';
import { QUICK, type ContestContext } from '../../elections/index.ts';
import { plantCountry } from '../fixtures/small-country.ts';
import { entry, FIGURES, kpps, person, plantNight, read, sheetAt, submit, VILLAGE } from './fixtures/small-night.ts';
import { readCase } from './store.ts';
import { transition } from './transition.ts';

let database: TestDatabase;
let contest: ContestContext;
beforeAll(async () => {
  database = await testDatabase();
  contest = await plantNight(database.db, { stations: 80 });
});
afterAll(() => database.close());

let next = 0;
/** A station nobody has touched. */
const fresh = (): number => ++next;
const other = { ...FIGURES, 'C.1': 91, 'C.2': 109 };
const who = (station: number, id?: string): Actor => kpps(contest, station, id);
const send = (station: number, more: Parameters<typeof entry>[2] = {}, actor = who(station), key?: string) => submit(database.db, actor, entry(contest, station, more), key);
const entries = (station: number) => database.db.selectFrom('sheet_entry').selectAll().where('contest_id', '=', contest.id).where('station', '=', station).orderBy('number').execute();
const versions = (station: number) => database.db.selectFrom('sheet_version').selectAll().where('contest_id', '=', contest.id).where('station', '=', station).orderBy('version').execute();
const state = async (station: number) => readCase(database.db, await sheetAt(database.db, contest, station));
const trail = (station: number) => database.db.selectFrom('audit_entry').selectAll().where('thing', '=', `entry ${contest.id}/${VILLAGE}/${station}`).orderBy('id').execute();
const numberOf = (figures: readonly (number | null)[], cell: string) => figures[contest.form.index[cell] ?? -1];

describe('a station fills in its sheet', () => {
  it('is received, counts nowhere yet, and leaves its mark in the trail', async () => {
    const station = fresh();
    const answer = must(await send(station));
    expect(answer).toMatchObject({ outcome: 'received', number: 1, state: 'entered', broken: [], standing: null });
    expect(answer.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(await versions(station)).toEqual([]);
    expect(await trail(station)).toMatchObject([{ actor: `kpps-${station}`, action: 'sheets.enter', path: VILLAGE }]);
    const second = fresh();
    expect(must(await send(second))).toMatchObject({ outcome: 'received', number: 1 });
    expect((await entries(second))[0]).toMatchObject({ kind: 'kpps', round: 1, standing: 'current', person_id: `kpps-${second}`, device_id: null, cells: null, follows: 0 });
    expect(await trail(second)).toHaveLength(1);
  });

  it('after its photo, in one piece with others', async () => {
    const stations = [fresh(), fresh(), fresh()];
    for (const station of stations.slice(0, 2)) {
      const at = await sheetAt(database.db, contest, station);
      await database.db.transaction().execute(async (tx) => must(await transition(tx, at, { event: 'photographed', complete: false, replaced: false })));
      expect(await state(station)).toMatchObject({ state: 'photographed', entries: 0 });
    }
    const answers = await Promise.all(stations.map((station) => send(station)));
    for (const answer of answers) expect(must(answer)).toMatchObject({ outcome: 'received', number: 1, state: 'entered' });
    for (const station of stations) expect(await state(station)).toMatchObject({ state: 'entered', entries: 1 });
  });

  it('first entries of many stations share a few transactions, each with its own key and its own mark in the trail', async () => {
    const stations = Array.from({ length: 12 }, fresh);
    for (const answer of await Promise.all(stations.map((station) => send(station)))) expect(must(answer)).toMatchObject({ outcome: 'received', number: 1 });
    const { rows } = await sql<{ count: number }>`SELECT count(DISTINCT xmin::text)::int AS count FROM sheet_entry WHERE contest_id = ${contest.id} AND station = ANY(${stations}::int[])`.execute(database.db);
    expect(rows[0]?.count).toBeLessThanOrEqual(4);
    for (const station of stations) expect(await trail(station)).toHaveLength(1);
  });

  it('a sheet that does not add up is taken as written once every broken hard rule has its reason', async () => {
    const station = fresh();
    const wrong = { ...FIGURES, 'C.1': 95 };
    const refused = await send(station, { figures: wrong });
    expect(refused).toMatchObject({ ok: false, problem: { code: 'rule_unexplained', status: 422 } });
    if (!refused.ok) expect(refused.problem.detail).toMatch(/R08 \(.*Suara nomor 1/);
    expect(await state(station)).toBeNull();
    const codes = ['R08', 'R09', 'R10', 'R11'];
    const answer = must(await send(station, { figures: wrong, reasons: Object.fromEntries(codes.map((code) => [code, 'Tertulis demikian'])) }));
    expect(answer.broken).toContain('R08');
    expect((await entries(station))[0]?.reasons).toMatchObject({ R08: 'Tertulis demikian' });
  });

  it('a first entry whose DPT is not that of the roll is asked for a reason as well', async () => {
    const station = fresh();
    const wrong = { ...FIGURES, A1_L: (FIGURES['A1_L'] ?? 0) + 1, A1_J: (FIGURES['A1_J'] ?? 0) + 1 };
    const refused = await send(station, { figures: wrong });
    expect(refused).toMatchObject({ ok: false, problem: { code: 'rule_unexplained' } });
    if (!refused.ok) expect(refused.problem.detail).toMatch(/R18 \(/);
    expect(must(await send(station, { figures: wrong, reasons: { R18: 'DPT di kertas berbeda' } })).broken).toContain('R18');
  });

  it('is corrected with a reason; the earlier word stays to be seen', async () => {
    const station = fresh();
    must(await send(station));
    expect(await send(station, { after: 1, figures: other })).toMatchObject({ ok: false, problem: { code: 'reason_missing' } });
    expect(must(await send(station, { after: 1, figures: other, reason: 'Salah ketik' }))).toMatchObject({ outcome: 'received', number: 2, state: 'entered' });
    expect(must(await send(station, { after: 2, figures: other }))).toMatchObject({ outcome: 'unchanged', number: 2 });
    expect((await entries(station)).map(({ number, standing, reason }) => [number, standing, reason])).toEqual([[1, 'superseded', null], [2, 'current', 'Salah ketik']]);
  });

  it.each(['...', '\u200b\u200b\u200b', 'salah \u202Ekitek', '1 2 3'])('a reason that says nothing, or not what it looks like, is none: %j', async (said) => {
    const station = fresh();
    for (const more of [{ reason: said }, { reasons: { R08: said } }]) expect(await send(station, more)).toMatchObject({ ok: false, problem: { code: 'input_invalid' } });
    expect(await state(station)).toBeNull();
  });

  it('nothing at all on it is no entry', async () => {
    expect(await send(fresh(), { figures: { 'C.1': null } })).toMatchObject({ ok: false, problem: { code: 'value_missing' } });
  });
});

describe('two phones', () => {
  it('a colleague who had not seen the first word is put aside, once, and settles it by a correction', async () => {
    const station = fresh();
    const first = must(await send(station));
    const aside = must(await send(station, { figures: other }, who(station, 'rekan')));
    expect(aside).toMatchObject({ outcome: 'aside', number: 2, state: 'entered', standing: { number: 1, by: `kpps-${station}`, differing: ['C.1', 'C.2'] } });
    expect(aside.standing?.figures).toMatchObject({ 'C.1': 90 });
    expect(must(await send(station, { figures: other }, who(station, 'rekan')))).toMatchObject({ outcome: 'aside', number: 2, hash: aside.hash });
    expect(must(await send(station, {}, who(station, 'rekan')))).toMatchObject({ outcome: 'unchanged', number: 1, hash: first.hash });
    expect((await entries(station)).map(({ standing }) => standing)).toEqual(['current', 'aside']);
    expect(must(await send(station, { after: 2, figures: other, reason: 'Dicocokkan' }, who(station, 'rekan')))).toMatchObject({ outcome: 'received', number: 3 });
    expect((await entries(station)).map(({ standing }) => standing)).toEqual(['superseded', 'superseded', 'current']);
  });

  it('whoever makes up the number they have seen covers no colleague\'s word by it: it stands beside', async () => {
    const station = fresh();
    must(await send(station));
    for (const [after, votes] of [[32_767, 80], [5, 81], [6, 82]] as const) {
      expect(must(await send(station, { after, figures: { ...FIGURES, 'C.1': votes, 'C.2': 200 - votes }, reason: 'Salah ketik' }, who(station, 'rekan')))).toMatchObject({ outcome: 'aside', standing: { number: 1 } });
    }
    expect((await entries(station)).map(({ number, standing }) => [number, standing])).toEqual([[1, 'current'], [2, 'aside'], [3, 'aside'], [4, 'aside']]);
    // What stands beside is its own sender's to name: they were shown the word then.
    expect(must(await send(station, { after: 4, figures: other, reason: 'Sudah dicocokkan' }))).toMatchObject({ outcome: 'aside' });
    expect(must(await send(station, { after: 4, figures: other, reason: 'Sudah dicocokkan' }, who(station, 'rekan')))).toMatchObject({ outcome: 'received', number: 6 });
    // The number of a second reading was shown to nobody of the station.
    const second = fresh();
    must(await send(second));
    must(await read(database.db, contest, second, 'kedua', 'second', other));
    expect(must(await send(second, { after: 2, figures: other, reason: 'Salah ketik' }))).toMatchObject({ outcome: 'aside', state: 'different' });
  });

  it('the same entry sent again, ten times at once, gives the first answer ten times', async () => {
    const station = fresh();
    const key = randomUUID();
    const answers = await Promise.all(Array.from({ length: 10 }, () => send(station, {}, who(station), key)));
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(await entries(station)).toHaveLength(1);
    expect(await trail(station)).toHaveLength(1);
    must(await send(station, { after: 1, figures: other, reason: 'Salah ketik' }));
    expect(await send(station, {}, who(station), key)).toEqual(answers[0]);
    expect(await send(station, { saidAt: '2024-02-14T13:00:01.000Z' }, who(station), key)).toMatchObject({ ok: false, problem: { code: 'key_reused' } });
  });

  it('many first entries at once of the same station: one is the word, the others stand beside it', async () => {
    const station = fresh();
    const answers = await Promise.all(Array.from({ length: 6 }, (_, at) => send(station, { figures: { ...FIGURES, 'C.1': 90 - at, 'C.2': 110 + at } }, who(station, `rekan-${at}`))));
    expect(answers.map((answer) => must(answer).outcome).sort()).toEqual(['aside', 'aside', 'aside', 'aside', 'aside', 'received']);
    expect((await entries(station)).map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(await state(station)).toMatchObject({ entries: 6, state: 'entered' });
  });

  it('one phone that sends on and on is stopped, and keeps nobody else from speaking', async () => {
    const station = fresh();
    must(await send(station));
    const mad = (at: number) => send(station, { figures: { ...FIGURES, 'C.1': 89 - at, 'C.2': 111 + at } }, who(station, 'rekan'));
    for (let at = 0; at < 20; at++) expect(must(await mad(at)).outcome).toBe('aside');
    expect(await mad(20)).toMatchObject({ ok: false, problem: { code: 'entries_full' } });
    expect(must(await mad(3)).outcome).toBe('aside');
    // As if they had sent corrections all night.
    await database.pool.query(`INSERT INTO sheet_entry (contest_id, village_id, station, number, round, kind, standing, person_id, figures, broken, reasons)
      SELECT contest_id, village_id, station, 100 + n, round, 'kpps', 'superseded', 'rekan', figures, broken, reasons FROM sheet_entry, generate_series(1, 600) n WHERE station = $1 AND number = 1`, [station]);
    await database.pool.query('UPDATE sheet_case SET entries = 700 WHERE station = $1', [station]);
    expect(await send(station, { after: 1, figures: other, reason: 'Salah ketik' }, who(station, 'rekan'))).toMatchObject({ ok: false, problem: { code: 'entries_full' } });
    expect(must(await send(station, { after: 1, figures: other, reason: 'Salah ketik' }))).toMatchObject({ outcome: 'received', state: 'entered' });
    expect(must(await read(database.db, contest, station, 'kedua', 'second', other)).case.state).toBe('accepted');
  });

  it('two corrections at once: one follows, the other is put aside; an older one that arrives late is too', async () => {
    const station = fresh();
    must(await send(station));
    const correct = (votes: number) => send(station, { after: 1, figures: { ...FIGURES, 'C.1': votes, 'C.2': 200 - votes }, reason: 'Salah ketik' });
    const answers = await Promise.all([80, 81, 82].map(correct));
    expect(answers.map((answer) => must(answer).outcome).sort()).toEqual(['aside', 'aside', 'received']);
    expect((await entries(station)).filter(({ standing }) => standing === 'current')).toHaveLength(1);
  });

  it('a wrong clock is written down and decides nothing', async () => {
    const station = fresh();
    must(await send(station, { saidAt: '2031-01-01T00:00:00.000Z' }));
    expect(must(await send(station, { after: 1, figures: other, reason: 'Salah ketik', saidAt: '1999-12-31T23:59:59.000Z' }))).toMatchObject({ outcome: 'received', number: 2 });
    const [first, second] = await entries(station);
    expect([first?.said_at?.toISOString(), second?.said_at?.toISOString()]).toEqual(['2031-01-01T00:00:00.000Z', '1999-12-31T23:59:59.000Z']);
    expect(second!.received_at >= first!.received_at).toBe(true);
  });
});

describe('what two people agree on counts', () => {
  it('equal readings are accepted at once and become the version; later words of the phone are refused', async () => {
    const station = fresh();
    must(await send(station));
    expect(must(await read(database.db, contest, station, 'pembaca', 'second', FIGURES)).case).toMatchObject({ state: 'accepted', acceptedVersion: 1, entries: 2 });
    const [version] = await versions(station);
    expect(version).toMatchObject({ channel: QUICK, version: 1, origin: 'paper', reason: null });
    expect(numberOf(version!.figures, 'C.1')).toBe(90);
    expect(await send(station, { after: 1, figures: other, reason: 'Salah ketik' })).toMatchObject({ ok: false, problem: { code: 'sheet_accepted', status: 409 } });
    expect(must(await send(station, { after: 1 }))).toMatchObject({ outcome: 'unchanged', state: 'accepted' });
    expect(must(await send(station, { figures: other }, who(station, 'rekan')))).toMatchObject({ outcome: 'aside', state: 'accepted' });
  });

  it('a difference is settled by a third person on the cells that differ only', async () => {
    const station = fresh();
    must(await send(station));
    const second = must(await read(database.db, contest, station, 'kedua', 'second', other));
    expect(second.case).toMatchObject({ state: 'different', differing: ['C.1', 'C.2'].map((id) => contest.form.index[id]) });
    const third = must(await read(database.db, contest, station, 'ketiga', 'third', { 'C.1': 91, 'C.2': 110 }, ['C.1', 'C.2']));
    expect(third.case).toMatchObject({ state: 'accepted', differing: [] });
    const [version] = await versions(station);
    expect([numberOf(version!.figures, 'C.1'), numberOf(version!.figures, 'C.2'), numberOf(version!.figures, 'C.3')]).toEqual([91, 110, 10]);
  });

  it('or by a correction of the station; a correction that still differs stays different', async () => {
    const station = fresh();
    must(await send(station));
    must(await read(database.db, contest, station, 'kedua', 'second', other));
    expect(must(await send(station, { after: 1, figures: { ...other, 'C.3': 11, 'C.2': 108 }, reason: 'Salah ketik' }))).toMatchObject({ outcome: 'received', state: 'different', number: 3 });
    expect(await state(station)).toMatchObject({ differing: ['C.2', 'C.3'].map((id) => contest.form.index[id]) });
    expect(must(await send(station, { after: 3, figures: other, reason: 'Salah ketik lagi' }))).toMatchObject({ state: 'accepted' });
  });

  it('nobody reads what they filled in, or fills in what they read; nobody reads before it is filled in', async () => {
    const station = fresh();
    must(await send(station));
    expect(await read(database.db, contest, station, `kpps-${station}`, 'second', FIGURES)).toMatchObject({ ok: false, problem: { code: 'same_eyes' } });
    must(await read(database.db, contest, station, 'kedua', 'second', other));
    expect(await send(station, { after: 1, figures: other, reason: 'Salah ketik' }, who(station, 'kedua'))).toMatchObject({ ok: false, problem: { code: 'same_eyes' } });
    expect(await read(database.db, contest, fresh(), 'kedua', 'second', FIGURES)).toMatchObject({ ok: false, problem: { code: 'conflict' } });
  });

  it('an entry at the moment of acceptance is either before it or refused', async () => {
    for (let turn = 0; turn < 5; turn++) {
      const station = fresh();
      must(await send(station));
      const [sent, reading] = await Promise.all([send(station, { after: 1, figures: other, reason: 'Salah ketik' }), read(database.db, contest, station, 'kedua', 'second', FIGURES)]);
      expect(reading.ok).toBe(true);
      expect(await state(station)).toMatchObject({ state: sent.ok ? 'different' : 'accepted' });
      if (!sent.ok) expect(sent.problem.code).toBe('sheet_accepted');
    }
  });

  it('opened again, only what is said from then on counts, and the new version says why', async () => {
    const station = fresh();
    must(await send(station));
    must(await read(database.db, contest, station, 'kedua', 'second', FIGURES));
    const at = await sheetAt(database.db, contest, station);
    await database.db.transaction().execute(async (tx) => must(await transition(tx, at, { event: 'reopened', reason: 'Saksi menunjukkan salinan lain' })));
    expect(await state(station)).toMatchObject({ state: 'entered', round: 2, acceptedVersion: 1 });
    expect(await send(station, { after: 0, figures: other }, who(station, 'rekan'))).toMatchObject({ ok: true, value: { outcome: 'aside' } });
    expect(must(await read(database.db, contest, station, 'kedua', 'second', other)).case.state).toBe('entered');
    expect(must(await read(database.db, contest, station, 'ketiga', 'second', other)).case).toMatchObject({ state: 'accepted', acceptedVersion: 2 });
    expect((await versions(station)).map(({ version, current, reason }) => [version, current, reason])).toEqual([[1, false, null], [2, true, 'Putaran 2: Saksi menunjukkan salinan lain']]);
  });

  it('asked again, the same figures are a new word', async () => {
    const station = fresh();
    must(await send(station));
    const at = await sheetAt(database.db, contest, station);
    await database.db.transaction().execute(async (tx) => must(await transition(tx, at, { event: 'unreadable', why: 'unreadable', note: null })));
    expect(await state(station)).toMatchObject({ state: 'asked_again', asked: 'unreadable' });
    expect(await read(database.db, contest, station, 'kedua', 'second', FIGURES)).toMatchObject({ ok: false, problem: { code: 'conflict' } });
    expect(must(await send(station, { after: 1, reason: 'Dibaca lagi dari kertas' }))).toMatchObject({ outcome: 'received', number: 2, state: 'entered' });
  });
});

describe('who may', () => {
  it('another station, another election, another verb: refused, and nothing is there', async () => {
    const station = fresh();
    for (const actor of [kpps(contest, station + 1), person(contest, 'lain', 'sheets.enter', VILLAGE, 'pemilu-lain'), person(contest, 'pembaca', 'sheets.verify', VILLAGE)]) {
      expect(await send(station, {}, actor)).toMatchObject({ ok: false, problem: { code: 'not_allowed', status: 403 } });
    }
    expect(await state(station)).toBeNull();
    const ppk: Actor = { ...person(contest, 'ppk', 'sheets.enter', VILLAGE), grants: ['sheets.enter', 'sheets.supervise'].flatMap((verb) => person(contest, 'ppk', verb as 'sheets.enter', '11.01.01').grants) };
    must(await send(station, {}, ppk));
    expect((await entries(station))[0]).toMatchObject({ kind: 'office', person_id: 'ppk' });
  });

  it('unknown places and cells are named; an election that records directly is not filled in', async () => {
    const all = person(contest, 'semua', 'sheets.enter', '');
    expect(await send(999, {}, all)).toMatchObject({ ok: false, problem: { code: 'value_unknown' } });
    expect(await send(1, { village: '11.01.01.1999' }, all)).toMatchObject({ ok: false, problem: { code: 'region_unknown' } });
    expect(await send(1, { figures: { 'C.9': 1 } }, all)).toMatchObject({ ok: false, problem: { code: 'input_invalid' } });
    expect(await send(1, { reasons: { R99: 'apa saja' } }, all)).toMatchObject({ ok: false, problem: { code: 'input_invalid' } });
    const last = Math.max(...contest.form.cells.map(({ page }) => page));
    for (const page of [last + 1, 20]) expect(await send(1, { photos: [{ page, sha256: 'a'.repeat(64) }] }, all)).toMatchObject({ ok: false, problem: { code: 'value_unknown' } });
    const direct = await plantCountry(database.db, { slug: 'langsung', provinces: 1, regencies: 1, subdistricts: 1, villages: 1, stations: 1 });
    expect(await submit(database.db, kpps(direct, 1), entry(direct, 1))).toMatchObject({ ok: false, problem: { code: 'way_direct' } });
  });
});
