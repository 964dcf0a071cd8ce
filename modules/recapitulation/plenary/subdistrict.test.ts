import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { Hono } from 'hono';
import { sql } from 'kysely';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../../kernel/access.ts';
import { fileStore } from '../../../kernel/files.ts';
import { houseFiles, installFiles } from '../../../kernel/house-files.ts';
import { mount } from '../../../kernel/http/mount.ts';
import { testDatabase, type TestDatabase } from '../../../kernel/testing/database.ts';
import type { ContestContext } from '../../elections/index.ts';
import { routes as sheetRoutes } from '../../sheets/index.ts';
import { grantsOfRole } from '../../people/contract.ts';
import { composeRecapitulation } from '../compose.ts';
import { routes } from '../routes.ts';
import { BrokenLines, LineList, LinePage, LinesDone, PlenaryDone, PlenaryList, PlenaryPage } from './contract.ts';
import { presentIn } from './certificates/queries/document-frame.ts';
import { specialEvents } from './certificates/queries/special-events.ts';
import { plantHall } from './fixtures/hall.ts';
import { plenaryById } from './store/plenaries.ts';

let database: TestDatabase;
let president: ContestContext;
let city: ContestContext;
let id = 0;
let keys = 0;
const app = new Hono();
const [HERE, ONE, TWO] = ['11.01.01', '11.01.01.1001', '11.01.01.1002'];
const within = 'event:uji';
const as = (role: 'ppk' | 'display' | 'kpu_kab' | 'saksi' | 'observer', path: string): Actor => ({ id: `uji:${role}`, name: role, grants: grantsOfRole({ role, scheme: 'uji', path, within }) });
const ppk = as('ppk', HERE);
let actor: Actor = ppk;

type Answer = { status: number; body: { code?: string } & Record<string, unknown> };
const get = async (path: string, who: Actor = ppk): Promise<Answer> => {
  actor = who;
  const answer = await app.request(`/api/plenaries${path}`);
  return { status: answer.status, body: await answer.json() as Answer['body'] };
};
const post = async (path: string, body: unknown = {}, who: Actor = ppk, key = `pleno-uji-${keys++}`): Promise<Answer> => {
  actor = who;
  const answer = await app.request(`/api/plenaries${path}`, { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json', 'idempotency-key': key } });
  return { status: answer.status, body: await answer.json() as Answer['body'] };
};
const line = (station: number, after: number, village = ONE, contest = president) => ({ contest: contest.id, region: village, station, after });
const votes = (one: number, two: number, three: number) => ({ 'C.1': one, 'C.2': two, 'C.3': three, V1: one + two + three, V2: 0, V3: one + two + three });
/** Running sums of the legal way in this subdistrict. */
const totals = async (cell: string, contest = president): Promise<number | null> => {
  const row = await database.db.selectFrom('running_total').select('sums').where('contest_id', '=', contest.id).where('channel', '=', 'pleno').where('path', '=', HERE).executeTakeFirst();
  return row?.sums[contest.form.index[cell]!] ?? null;
};
const page = async (who = ppk) => PlenaryPage.parse((await get(`/${id}`, who)).body);

beforeAll(async () => {
  composeRecapitulation();
  database = await testDatabase();
  const [first, second] = await plantHall(database.db, { parts: [{ slug: 'wali-kota', type: 'mayor', region: '11.01', variant: '2024-kwk' }, { slug: 'kota-lain', type: 'mayor', region: '11.02', variant: '2024-kwk' }] });
  [president, city] = [first!, second!];
  installFiles(fileStore(await mkdtemp(join(tmpdir(), 'erekap-pleno-'))));
  mount(app, [...routes, ...sheetRoutes], { db: database.db, log: pino({ level: 'silent' }), actorOf: async () => actor });
});
afterAll(() => database.close());

describe('a plenary of a subdistrict, without any quick entry', () => {
  it('is planned and opened: 2 kelurahan × 3 TPS × 2 contests are 12 lines', async () => {
    const plan = { event: 'uji', region: HERE, place: 'Aula kecamatan', plannedFor: null };
    expect((await post('', { ...plan, groups: [{ name: 'A', regions: [ONE] }] })).body).toMatchObject({ code: 'groups_unfit', detail: expect.stringContaining(`Belum dibagi: ${TWO}.`) as string });
    const made = PlenaryDone.parse((await post('', { ...plan, groups: [{ name: 'A', regions: [ONE] }, { name: 'B', regions: [TWO] }] })).body);
    id = made.id;
    expect(made).toMatchObject({ state: 'planned', acts: 1 });
    expect((await post('', plan)).body.code).toBe('plenary_exists');
    expect((await post(`/${id}/lines/confirm`, { ...line(1, 0), figures: votes(1, 1, 1) })).body.code).toBe('plenary_state');
    expect((await post(`/${id}/open`)).body).toMatchObject({ state: 'open', acts: 2 });
    expect((await post(`/${id}/open`)).body.code).toBe('plenary_state');
    expect((await page()).contests.map(({ contest, lines, waiting, steps }) => [contest, lines, waiting, steps])).toEqual([[president.id, 6, 6, []], [city.id, 6, 6, []]]);
    const { rows } = LineList.parse((await get(`/${id}/lines?contest=${president.id}`)).body);
    expect(rows.map(({ region, station }) => `${region.path}/${station}`)).toEqual([1, 2, 3].map((n) => `${ONE}/${n}`).concat([1, 2, 3].map((n) => `${TWO}/${n}`)));
    expect(LineList.parse((await get(`/${id}/lines?contest=${president.id}&group=2`)).body).rows.every(({ region }) => region.path === TWO)).toBe(true);
  });

  it('takes the paper as it is read: 90 + 110 + 10 and 44 + 78 + 18', async () => {
    expect(LinesDone.parse((await post(`/${id}/lines/confirm`, { ...line(1, 0), figures: votes(90, 110, 10) })).body).lines).toEqual([{ contest: president.id, region: ONE, station: 1, state: 'confirmed', changes: 1, broken: [] }]);
    expect((await post(`/${id}/lines/confirm`, { ...line(2, 0), figures: votes(44, 78, 18) })).status).toBe(200);
    expect([await totals('C.1'), await totals('C.2'), await totals('C.3'), await totals('V1')]).toEqual([134, 188, 28, 350]);
    const first = LinePage.parse((await get(`/${id}/lines/${president.id}/${ONE}/1`)).body);
    expect(first).toMatchObject({ state: 'confirmed', changes: 1, previous: null, next: { region: ONE, station: 2 }, written: { from: 'typed', figures: { 'C.1': 90 } }, findings: [] });
    expect(LinePage.parse((await get(`/${id}/lines/${president.id}/${ONE}/3?group=1`)).body)).toMatchObject({ state: 'waiting', next: null, written: null, figures: null });
  });

  it('tells who acts on an older state what is there now', async () => {
    expect((await post(`/${id}/lines/confirm`, { ...line(1, 0), figures: votes(1, 2, 3) })).body).toMatchObject({ code: 'conflict', detail: expect.stringContaining('(sudah dinyatakan cocok)') as string });
    expect((await post(`/${id}/lines/confirm`, { ...line(1, 1), figures: votes(91, 110, 10) })).body.code).toBe('correction_needed');
    expect((await post(`/${id}/lines/confirm`, { ...line(1, 1), figures: { 'X.9': 1 } })).body.code).toBe('input_invalid');
    expect(await totals('C.1')).toBe(134);
  });

  it('corrects with reason, evidence and the consent of those present: 90 becomes 95, the sum 139', async () => {
    const came = async (body: object) => (await post(`/${id}/attendance`, { contestType: null, contestant: null, letter: null, person: null, ...body })).body;
    expect(await came({ name: 'Ketua', capacity: 'chair' })).toEqual({ id: 1 });
    expect(await came({ name: 'Saksi Dua', capacity: 'witness', contestType: 'ppwp', contestant: 2, letter: 'SM/2', withoutMandate: 'Suratnya dilihat di meja' })).toEqual({ id: 2 });
    expect(await came({ name: 'Saksi', capacity: 'witness', contestType: 'ppwp', contestant: 9, letter: 'SM/9' })).toMatchObject({ code: 'input_invalid' });
    expect(await came({ name: 'Saksi', capacity: 'witness', contestType: 'ppwp', contestant: 1 })).toMatchObject({ code: 'input_invalid' });
    expect(await came({ name: 'Tamu', capacity: 'guest', contestType: 'ppwp', contestant: 1 })).toMatchObject({ code: 'input_invalid' });
    for (const name of ['\u202EKetua', 'Ke\u0007tua', 'Ketua\u2028Dua', '😀'.repeat(3)]) expect(await came({ name, capacity: 'guest' })).toMatchObject({ code: 'input_invalid' });
    expect(await came({ name: 'Panwas', capacity: 'supervisor' })).toEqual({ id: 3 });
    expect((await post(`/${id}/attendance/3/leave`)).status).toBe(200);
    const change = { ...line(1, 1), figures: votes(95, 110, 10), reason: 'Salah jumlah turus', evidence: 'C.Hasil plano', askedBy: 'Saksi Dua' };
    expect((await post(`/${id}/lines/correct`, { ...change, agreedBy: [2, 3] })).body).toMatchObject({ code: 'not_present', detail: expect.stringContaining('Nomor hadir 3 ') as string });
    expect((await post(`/${id}/lines/correct`, { ...change, figures: votes(90, 110, 10), agreedBy: [1] })).body.code).toBe('correction_empty');
    for (const agreedBy of [[], [2]]) expect((await post(`/${id}/lines/correct`, { ...change, agreedBy })).body.code).toBe('input_invalid');
    const key = `pleno-koreksi-${keys++}`;
    expect((await post(`/${id}/lines/correct`, { ...change, agreedBy: [1, 2] }, ppk, key)).body).toMatchObject({ lines: [{ state: 'corrected', changes: 2 }] });
    expect((await post(`/${id}/lines/correct`, { ...change, agreedBy: [1, 2] }, ppk, key)).body).toMatchObject({ lines: [{ state: 'corrected', changes: 2 }] });
    expect([await totals('C.1'), await totals('V1')]).toEqual([139, 355]);
    const read = LinePage.parse((await get(`/${id}/lines/${president.id}/${ONE}/1`)).body);
    expect(read).toMatchObject({ correctedCells: ['C.1', 'V1', 'V3'].sort(), agreedBy: ['Ketua', 'Saksi Dua'], written: { figures: { 'C.1': 90 } }, figures: { 'C.1': 95 } });
  });

  it('reads again: the sum keeps what was read until it is read anew, and other figures than the paper first said are a correction', async () => {
    expect((await post(`/${id}/lines/undo`, { ...line(1, 2), reason: 'Diminta saksi' })).body).toMatchObject({ lines: [{ state: 'waiting', changes: 3 }] });
    expect(await totals('C.1')).toBe(139);
    expect((await post(`/${id}/lines/undo`, { ...line(1, 3), reason: 'Diminta saksi' })).body.code).toBe('conflict');
    expect(LinePage.parse((await get(`/${id}/lines/${president.id}/${ONE}/1`)).body)).toMatchObject({ state: 'waiting', written: { from: 'typed', figures: { 'C.1': 90 } } });
    for (const paperSays of [null, 'Kertas berbunyi lain']) expect((await post(`/${id}/lines/confirm`, { ...line(1, 3), figures: votes(92, 110, 10), paperSays })).body.code).toBe('correction_needed');
    const again = { reason: 'Salah jumlah turus', evidence: 'C.Hasil plano', askedBy: 'Saksi Dua', agreedBy: [1, 2] };
    expect((await post(`/${id}/lines/correct`, { ...line(1, 3), figures: votes(92, 110, 10), ...again })).body).toMatchObject({ lines: [{ state: 'corrected' }] });
    expect([await totals('C.1'), await totals('V1')]).toEqual([136, 352]);
    const versions = await database.db.selectFrom('sheet_version').select(['version', 'reason', 'current']).where('channel', '=', 'pleno').where('contest_id', '=', president.id).where('station', '=', 1).orderBy('version').execute();
    expect(versions).toEqual([{ version: 1, reason: null, current: false }, { version: 2, reason: 'Salah jumlah turus', current: false }, { version: 3, reason: 'Salah jumlah turus', current: true }]);
  });

  it('refuses what no house knows, and loses nothing', async () => {
    for (const contest of [2_147_483_648, 99_999_999_999]) {
      const far = { ...line(1, 0), contest };
      const paper = { figures: {}, reason: 'Salah tulis', evidence: 'Plano', askedBy: 'Saksi', agreedBy: [1], mark: '0'.repeat(16) };
      for (const [at, body] of [['lines/confirm', { ...far, ...paper }], ['lines/confirm-many', { lines: [{ ...far, ...paper }] }], ['lines/correct', { ...far, ...paper }], ['lines/undo', { ...far, ...paper }], ['show', { group: 1, line: far }],
        ['objections', { contest, region: null, station: null, raisedBy: 1, matter: 'Uji', kind: 'objection' }]] as const) expect([at, (await post(`/${id}/${at}`, body)).body.code]).toEqual([at, 'input_invalid']);
    }
    expect((await post(`/${id}/pause`, { reason: 'Makan', resumesAt: '0000-01-01T00:00:00Z' })).body.code).toBe('input_invalid');
    expect((await post('', { event: 'uji', region: HERE, place: 'Aula', plannedFor: '0000-01-01T00:00:00Z' })).body.code).toBe('input_invalid');
    expect((await post(`/${id}/lines/confirm`, { ...line(3, 0), figures: { 'C.1': 100_000_000 } })).body).toMatchObject({ code: 'input_invalid', detail: expect.stringContaining('Suara nomor 1: ') as string, errors: [{ column: 'C.1', value: '100000000' }] });
  });

  it('tells the whole story in its minutes', async () => {
    const { rows } = (await get(`/${id}/acts`)).body as { rows: { number: number; act: string }[] };
    expect(rows.map(({ number }) => number)).toEqual(rows.map((_, at) => at + 1));
    expect(rows.map(({ act }) => act)).toEqual(['plan', 'open', 'confirm', 'confirm', 'attend', 'attend', 'attend', 'leave', 'correct', 'undo', 'correct']);
  });
});

describe('what is written beforehand', () => {
  const entry = async (station: number, figures: Record<string, number>, contest = president) => {
    const cells = contest.form.cells.map((cell) => figures[cell.id] ?? null);
    await sql`INSERT INTO sheet_entry (contest_id, village_id, station, number, round, kind, person_id, figures, broken)
      SELECT ${contest.id}, id, ${station}, 1, 1, 'kpps', 'uji:kpps', ${cells}::int[], 0 FROM region WHERE scheme = 'uji' AND path = ${TWO}`.execute(database.db);
  };

  const photograph = async (station: number, table = 'sheet_photo'): Promise<string> => {
    const content = Buffer.from(`${table} ${station}`);
    const { sha256 } = await houseFiles().put(Readable.from([content]));
    await sql`INSERT INTO photo (sha256, size, media_type, width, height, likeness, stored_by) VALUES (${sha256}, ${content.length}, 'image/jpeg', 1, 1, repeat('0', 1024)::bit(1024), 'uji:kpps')`.execute(database.db);
    const page = table === 'sheet_photo' ? sql`page, ` : sql``;
    await sql`INSERT INTO ${sql.table(table)} (contest_id, village_id, station, ${page} sha256, person_id)
      SELECT ${president.id}, id, ${station}, ${table === 'sheet_photo' ? sql`1, ` : sql``} ${sha256}, 'uji:kpps' FROM region WHERE scheme = 'uji' AND path = ${TWO}`.execute(database.db);
    return sha256;
  };
  const photoFor = async (who: Actor, hash: string): Promise<number> => {
    actor = who;
    return (await app.request(`/api/photos/${hash}`)).status;
  };

  it('is the entry of the station\'s people, hidden from the beamer until it is shown; confirmed by its mark', async () => {
    await entry(1, votes(20, 30, 50));
    await entry(2, votes(11, 12, 13));
    const beamer = as('display', HERE);
    const at = `/${id}/lines/${president.id}/${TWO}/1`;
    expect((await get(at, beamer)).body).toMatchObject({ hidden: true, written: null });
    expect((await get(`/${id}/lines?contest=${president.id}`, beamer)).body).toMatchObject({ rows: expect.not.arrayContaining([expect.objectContaining({ mark: expect.any(String) as string })]) as unknown });
    expect((await post(`/${id}/show`, { group: 1, line: { contest: president.id, region: TWO, station: 1 } })).body.code).toBe('not_found');
    expect((await post(`/${id}/show`, { group: 2, line: { contest: president.id, region: TWO, station: 1 } })).status).toBe(200);
    expect((await get(at, beamer)).body).toMatchObject({ hidden: false, written: { from: 'entry', figures: { 'C.3': 50 } } });
    const [onScreen, other, objection] = await Promise.all([photograph(1), photograph(2), photograph(1, 'statement_photo')]);
    for (const [who, hash, expected] of [
      [beamer, onScreen, 200], [beamer, other, 403], [beamer, objection, 403], [as('display', '11.01.02'), onScreen, 403], [as('observer', ''), onScreen, 403], [{ ...beamer, grants: beamer.grants.map((grant) => ({ ...grant, within: 'event:lain' })) }, onScreen, 403],
    ] as const) expect([who.id, hash, await photoFor(who, hash)]).toEqual([who.id, hash, expected]);
    await post(`/${id}/show`, { group: 2, line: null });
    expect(await photoFor(beamer, onScreen)).toBe(403);
    await post(`/${id}/show`, { group: 2, line: { contest: president.id, region: TWO, station: 1 } });
    await sql`UPDATE sheet_photo SET standing = 'set_aside' WHERE sha256 = ${onScreen}`.execute(database.db);
    expect(await photoFor(beamer, onScreen)).toBe(403);
    const marks = LineList.parse((await get(`/${id}/lines?contest=${president.id}&group=2`)).body).rows.map(({ mark }) => mark);
    expect(marks.map((mark) => mark !== null)).toEqual([true, true, false]);
    const many = [line(1, 0, TWO), line(2, 0, TWO)].map((one, i) => ({ ...one, mark: marks[i] }));
    expect((await post(`/${id}/lines/confirm-many`, { lines: many.map((one) => ({ ...one, mark: '0'.repeat(16) })) })).body.code).toBe('conflict');
    expect((await post(`/${id}/lines/confirm-many`, { lines: [many[0], many[0]] })).body.code).toBe('conflict');
    expect((await post(`/${id}/lines/confirm-many`, { lines: many })).body).toMatchObject({ lines: [{ state: 'confirmed' }, { state: 'confirmed' }] });
    expect(await totals('C.1')).toBe(136 + 20 + 11);
  });

  it('that misread the paper is set aside with the reason, and is no correction', async () => {
    await entry(3, votes(5, 5, 5));
    const read = { ...line(3, 0, TWO), figures: votes(5, 6, 5) };
    expect((await post(`/${id}/lines/confirm`, read)).body).toMatchObject({ code: 'correction_needed', detail: expect.stringContaining(': Suara nomor 2; Suara sah; Suara sah dan suara tidak sah berbeda') as string });
    expect((await post(`/${id}/lines/confirm`, { ...read, paperSays: 'Enam saja' })).body.code).toBe('input_invalid');
    expect((await post(`/${id}/lines/confirm`, { ...read, paperSays: 'Kertas berbunyi enam' })).body).toMatchObject({ lines: [{ state: 'confirmed' }] });
    expect((await get(`/${id}/lines/${president.id}/${TWO}/3`)).body).toMatchObject({ written: { from: 'typed', figures: { 'C.2': 6 } }, correctedCells: [] });
  });
});

describe('witnesses\' copies', () => {
  it('stand beside the line, the newest word of each; hidden like the entry', async () => {
    await sql`INSERT INTO person (id, name, search, scheme, path, created_by) VALUES ('uji:saksi-2', 'Saksi Dua', 'saksi dua', 'uji', ${HERE}, 'uji')`.execute(database.db);
    const { rows } = await sql<{ id: number }>`INSERT INTO mandate (event_id, person_id, kind, contest_type, contestant, scheme, path, letter, given_by)
      SELECT id, 'uji:saksi-2', 'witness', 'ppwp', 3, 'uji', ${ONE}, 'SM/2', 'uji' FROM event WHERE slug = 'uji' RETURNING id`.execute(database.db);
    for (const [statement, reason] of [['agreed', null], ['differs', 'Salinan saya berbunyi 6']] as const) {
      await sql`INSERT INTO copy_statement (contest_id, village_id, station, person_id, mandate_id, copy_of, statement, figures, reason)
        SELECT ${president.id}, id, 3, 'uji:saksi-2', ${rows[0]!.id}, ${'b'.repeat(64)}, ${statement}, ${statement === 'agreed' ? '{}' : '{"C.2": 6}'}::jsonb, ${reason} FROM region WHERE scheme = 'uji' AND path = ${ONE}`.execute(database.db);
    }
    const at = `/${id}/lines/${president.id}/${ONE}/3`;
    expect(LinePage.parse((await get(at)).body).copies).toEqual([{ by: 'Saksi Dua', of: '3 Pasangan Tiga', statement: 'differs', figures: { 'C.2': 6 }, reason: 'Salinan saya berbunyi 6', entry: null, standing: null, copied: null }]);
    expect(LinePage.parse((await get(at, as('display', HERE))).body)).toMatchObject({ hidden: true, copies: [] });
    expect(LineList.parse((await get(`/${id}/lines?contest=${president.id}&group=1`)).body).rows.map(({ statements, against }) => [statements, against])).toEqual([[0, 0], [0, 0], [2, 1]]);
  });

  it('speak for the entry they were made of, not for the one that replaced it', async () => {
    const figures = (two: number) => `{${city.form.cells.map(({ id: cell }) => (cell === 'C.2' ? two : 'NULL')).join()}}`;
    for (const [number, standing, two] of [[1, 'superseded', 7], [2, 'current', 6]] as const) {
      await sql`INSERT INTO sheet_entry (contest_id, village_id, station, number, round, kind, standing, person_id, figures, broken, hash)
        SELECT ${city.id}, id, 1, ${number}, 1, 'kpps', ${standing}, 'uji:kpps', ${figures(two)}::int[], 0, ${(number === 1 ? 'c' : 'd').repeat(64)} FROM region WHERE scheme = 'uji' AND path = ${ONE}`.execute(database.db);
    }
    await sql`INSERT INTO copy_statement (contest_id, village_id, station, person_id, copy_of, statement, figures)
      SELECT ${city.id}, id, 1, 'uji:saksi-2', ${'c'.repeat(64)}, 'agreed', '{}'::jsonb FROM region WHERE scheme = 'uji' AND path = ${ONE}`.execute(database.db);
    const { copies, written, roll } = LinePage.parse((await get(`/${id}/lines/${city.id}/${ONE}/1`)).body);
    expect(written?.figures['C.2']).toBe(6);
    expect(copies).toMatchObject([{ statement: 'agreed', entry: 1, standing: 'superseded', copied: { 'C.2': 7 } }]);
    expect(roll).toEqual({ unitType: 'regular', votersMale: 125, votersFemale: 125 });
  });
});

describe('an objection signed at a station', () => {
  const say = async (statement: 'objection' | 'agreed') => {
    await sql`INSERT INTO copy_statement (contest_id, village_id, station, person_id, copy_of, statement, figures, reason)
      SELECT ${city.id}, id, 2, 'uji:saksi-2', ${'e'.repeat(64)}, ${statement}, '{}'::jsonb, ${statement === 'objection' ? 'Surat suara tercoblos' : null} FROM region WHERE scheme = 'uji' AND path = ${ONE}`.execute(database.db);
  };
  const undiscussed = async () => (await specialEvents(database.db, (await plenaryById(database.db, id))!)).field;

  it('is listed on the plenary for whoever leads, as the newest word of the person, and as not discussed on the paper, without its words while the sheet does not count', async () => {
    await say('objection');
    expect((await page()).fieldObjections).toMatchObject([{ contest: city.id, region: { path: ONE }, station: 2, by: 'Saksi Dua', matter: 'Surat suara tercoblos' }]);
    expect((await page(as('display', HERE))).fieldObjections).toEqual([]);
    expect(await undiscussed()).toEqual([{ contest: city.name, place: 'TPS 002, Village 11.01.01.1001', by: null, of: null, matter: null, signed: false }]);
    await say('agreed');
    expect((await page()).fieldObjections).toEqual([]);
  });
});

describe('what is read aloud', () => {
  it('is held against the roll: 286 where it has 250 is R18, in the answer, on the line and in the list', async () => {
    const answer = await post(`/${id}/lines/confirm`, { ...line(2, 0, ONE, city), figures: { ...votes(1, 1, 1), A1_J: 286 }, paperSays: 'Kertas menulis 286 pemilih' });
    expect(answer.body).toMatchObject({ lines: [{ state: 'confirmed', broken: ['R18'] }] });
    const { findings, reason } = LinePage.parse((await get(`/${id}/lines/${city.id}/${ONE}/2`)).body);
    expect(findings.map(({ code, expected, found }) => ({ code, expected, found }))).toEqual([{ code: 'R18', expected: 250, found: 286 }]);
    expect(reason).toBe('Kertas menulis 286 pemilih');
    expect(LineList.parse((await get(`/${id}/lines?contest=${city.id}&group=1`)).body).rows.map(({ broken }) => broken)[1]).toEqual(['R18']);
  });

  it('leaves its trace where it breaks a rule: on the screen and in D.Kejadian Khusus, the rule in words and the reason', async () => {
    await sql`INSERT INTO sheet_entry (contest_id, village_id, station, number, round, kind, standing, person_id, figures, broken, hash, reasons)
      SELECT ${city.id}, id, 2, 1, 1, 'kpps', 'current', 'uji:kpps', '{}'::int[], 0, ${'9'.repeat(64)}, '{"R18": "Tertulis demikian", "R05": "Robek satu"}'::jsonb FROM region WHERE scheme = 'uji' AND path = ${ONE}`.execute(database.db);
    const { rows } = BrokenLines.parse((await get(`/${id}/broken-rules?contest=${city.id}`)).body);
    expect(rows).toMatchObject([{ contest: city.id, region: { path: ONE }, station: 2, findings: [{ code: 'R18', expected: 250, found: 286 }], reason: 'Kertas menulis 286 pemilih', kpps: ['Tertulis demikian'] }]);
    // On the desk beside the rule too; not what was said of a rule that holds now.
    expect(LinePage.parse((await get(`/${id}/lines/${city.id}/${ONE}/2`)).body).kpps).toEqual({ R18: 'Tertulis demikian' });
    const { broken } = await specialEvents(database.db, (await plenaryById(database.db, id))!);
    expect(broken.filter(({ contest }) => contest === city.name)).toMatchObject([{ place: 'TPS 002, Village 11.01.01.1001', rules: [expect.stringMatching(/DPT.*: tertulis 286, sedangkan DPT resmi TPS itu 250; selisih 36\.$/)], reason: 'Kertas menulis 286 pemilih\nKPPS: Tertulis demikian' }]);
  });
});

describe('a plenary as a whole', () => {
  it('rests and goes on; nothing is read meanwhile', async () => {
    expect((await post(`/${id}/pause`, { reason: 'Makan malam', resumesAt: '2026-02-15T08:00:00+07:00' })).body).toMatchObject({ state: 'paused' });
    expect((await page()).resumesAt).toBe('2026-02-15T01:00:00.000Z');
    expect((await post(`/${id}/lines/confirm`, { ...line(3, 0), figures: votes(1, 1, 1) })).body.code).toBe('plenary_state');
    expect((await post(`/${id}/resume`)).body).toMatchObject({ state: 'open' });
    expect((await page()).resumesAt).toBeNull();
  });

  it('divides anew while it runs', async () => {
    expect((await post(`/${id}/groups`, { groups: [{ name: 'A', regions: [ONE, TWO] }, { name: 'B', regions: [TWO] }] })).body).toMatchObject({ code: 'groups_unfit', detail: expect.stringContaining(`Dua kali: ${TWO}.`) as string });
    expect((await post(`/${id}/groups`, { groups: [{ name: 'A', regions: [ONE, '11.01.02.1001'] }, { name: 'B', regions: [TWO] }] })).body).toMatchObject({ code: 'groups_unfit', detail: expect.stringContaining('Bukan bagian rapat ini: 11.01.02.1001.') as string });
    expect((await post(`/${id}/groups`, { groups: [] })).status).toBe(200);
    expect((await page()).groups).toMatchObject([{ number: 1, name: 'Semua', regions: [{ path: ONE }, { path: TWO }], showing: null }]);
  });

  it('writes down a person by their own name, a witness as their mandate says', async () => {
    const came = async (body: object) => (await post(`/${id}/attendance`, { capacity: 'witness', contestType: 'ppwp', contestant: 3, letter: 'SM/2', person: 'uji:saksi-2', name: 'Saksi Dua', ...body })).body;
    expect(await came({ name: 'Orang Lain' })).toMatchObject({ code: 'input_invalid', detail: expect.stringContaining('name') as string });
    expect(await came({ person: 'uji:tidak-ada' })).toMatchObject({ code: 'input_invalid' });
    expect(await came({ contestant: 1 })).toMatchObject({ code: 'input_invalid', detail: expect.stringContaining('contestant') as string });
    const { id: number } = await came({ name: 'saksi  dua' }) as unknown as { id: number };
    await sql`INSERT INTO person (id, name, search, scheme, path, created_by) VALUES ('uji:saksi-9', 'Saksi Tanpa Surat', 'saksi tanpa surat', 'uji', ${HERE}, 'uji')`.execute(database.db);
    const { id: without } = await came({ person: 'uji:saksi-9', name: 'Saksi Tanpa Surat', contestant: 1, withoutMandate: 'Surat tertinggal di rumah' }) as unknown as { id: number };
    const present = await presentIn(database.db, (await plenaryById(database.db, id))!);
    expect(present.filter((one) => one.id >= number).map(({ of, withoutMandate }) => [of, withoutMandate])).toEqual([['3 Pasangan Tiga', undefined], ['1 Pasangan Satu (tanpa mandat)', 'Surat tertinggal di rumah']]);
    for (const one of [number, without]) await post(`/${id}/attendance/${one}/leave`);
  });

  it('records objections and what became of them', async () => {
    const about = { contest: president.id, region: ONE, station: 2, matter: 'Jumlah surat suara', kind: 'objection' };
    for (const raisedBy of [99, 3]) expect((await post(`/${id}/objections`, { ...about, raisedBy })).body.code).toBe('not_present');
    expect((await post(`/${id}/objections`, { ...about, raisedBy: 2, station: 44 })).body.code).toBe('not_found');
    expect((await post(`/${id}/objections`, { ...about, raisedBy: 2 })).body).toEqual({ number: 1, outcome: 'open' });
    expect((await post(`/${id}/objections`, { contest: null, region: null, station: null, matter: 'Listrik padam', kind: 'special_event', raisedBy: 1 })).body).toEqual({ number: 2, outcome: 'open' });
    expect((await post(`/${id}/objections/1/answer`, { outcome: 'recommended', answer: 'Panwas menyarankan hitung ulang' })).body).toEqual({ number: 1, outcome: 'recommended' });
    expect((await post(`/${id}/objections/1/answer`, { outcome: 'rejected', answer: 'Sudah dihitung ulang' })).body).toEqual({ number: 1, outcome: 'rejected' });
    expect((await post(`/${id}/objections/1/answer`, { outcome: 'accepted', answer: 'Berubah lagi' })).body.code).toBe('conflict');
    expect((await page()).objections).toMatchObject([{ number: 1, outcome: 'rejected', raisedBy: { id: 2, capacity: 'witness' }, region: ONE, station: 2 }, { number: 2, outcome: 'open' }]);
    expect(LinePage.parse((await get(`/${id}/lines/${president.id}/${ONE}/2`)).body).objections).toHaveLength(1);
    await sql`INSERT INTO plenary_objection (plenary_id, number, raised_by, matter, kind) SELECT ${id}, number, 1, 'Banyak', 'special_event' FROM generate_series(3, 500) AS number`.execute(database.db);
    expect((await post(`/${id}/objections`, { ...about, raisedBy: 2 })).body.code).toBe('objections_full');
    await sql`DELETE FROM plenary_objection WHERE plenary_id = ${id} AND number > 2`.execute(database.db);
  });

  it('is read by the beamer and led only where the right is held', async () => {
    const beamer = as('display', HERE);
    expect((await page(beamer)).may).toEqual({ lead: false, parent: false });
    expect((await page()).attendance[1]).toMatchObject({ name: 'Saksi Dua', letter: 'SM/2' });
    expect((await page(beamer)).attendance[1]).toMatchObject({ name: 'Saksi Dua', letter: null, person: null });
    expect((await post(`/${id}/lines/confirm`, { ...line(3, 0), figures: votes(1, 1, 1) }, beamer)).status).toBe(403);
    for (const other of [as('ppk', '11.01.02'), as('display', '11.01.02'), as('saksi', ONE)]) expect((await get(`/${id}`, other)).status).toBe(403);
    expect((await post(`/${id}/pause`, { reason: 'Bukan milik saya', resumesAt: null }, as('ppk', '11.01.02'))).status).toBe(403);
    expect((await page(as('kpu_kab', '11.01'))).may).toEqual({ lead: true, parent: true });
  });

  it('changes no line of a contest whose certificate is signed, and takes back a draft', async () => {
    const certificate = async (contest: ContestContext, state: string) => {
      await sql`INSERT INTO certificate (plenary_id, contest_id, region_id, version, state, figures, hash, drawn_up_by)
        SELECT ${id}, ${contest.id}, region_id, 1, ${state}, '{}', ${'a'.repeat(64)}, 'uji:ppk' FROM plenary WHERE id = ${id}`.execute(database.db);
    };
    await certificate(president, 'draft');
    expect((await page()).contests.find(({ contest }) => contest === president.id)).toMatchObject({ certificate: { state: 'draft' }, steps: ['read_back'] });
    expect((await post(`/${id}/lines/confirm`, { ...line(3, 0), figures: votes(1, 1, 1) })).status).toBe(200);
    const progress = (await page()).contests.find(({ contest }) => contest === president.id);
    expect(progress).toMatchObject({ certificate: { state: 'superseded' }, lines: 6, confirmed: 5, corrected: 1, waiting: 0, steps: ['draw_up'] });
    await sql`UPDATE certificate SET state = 'signed'`.execute(database.db);
    expect((await post(`/${id}/lines/undo`, { ...line(3, 1), reason: 'Terlambat' })).body.code).toBe('line_sealed');
    expect((await post(`/${id}/objections`, { contest: president.id, region: null, station: null, matter: 'Terlambat', kind: 'objection', raisedBy: 2 })).body.code).toBe('line_sealed');
    expect((await post(`/${id}/close`)).body).toMatchObject({ code: 'certificates_open', detail: 'Belum ditandatangani: wali-kota.' });
    await certificate(city, 'sent');
    expect((await post(`/${id}/close`)).body).toMatchObject({ state: 'closed' });
    expect((await post(`/${id}/attendance`, { name: 'Tamu', capacity: 'guest', contestType: null, contestant: null, letter: null, person: null })).body.code).toBe('plenary_state');
    expect((await post(`/${id}/reopen`, { reason: 'Dibuka sendiri' })).status).toBe(403);
    expect((await post(`/${id}/reopen`, { reason: 'Hitung ulang TPS 2' }, as('kpu_kab', '11.01'))).body).toMatchObject({ state: 'open' });
  });

  it('is listed with those that nobody planned', async () => {
    const { rows } = PlenaryList.parse((await get('?event=uji&region=11.01', as('kpu_kab', '11.01'))).body);
    expect(rows.map(({ region, level, state, lines, done, openObjections }) => [region.path, level, state, lines, done, openObjections])).toEqual([
      ['11.01', 'regency', null, 0, 0, 0], [HERE, 'subdistrict', 'open', 12, 7, 0], ['11.01.02', 'subdistrict', null, 0, 0, 0],
    ]);
    expect((await get('?event=uji&region=11.01')).status).toBe(403);
  });
});
