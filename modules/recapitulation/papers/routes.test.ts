import { Hono } from 'hono';
import { sql } from 'kysely';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ofEvent, type Actor, type Verb } from '../../../kernel/access.ts';
import { mount } from '../../../kernel/http/mount.ts';
import { must } from '../../../kernel/result.ts';
import { testDatabase, type TestDatabase } from '../../../kernel/testing/database.ts';
import type { ContestContext } from '../../elections/index.ts';
import { placeIn, putOnSheet, submitEntry } from '../../sheets/index.ts';
import { composeRecapitulation } from '../compose.ts';
import { plantHall } from '../plenary/fixtures/hall.ts';
import { paperRoutes } from './routes.ts';
import { sheetReceipt } from './sheet-receipt.ts';

const VILLAGE = '11.01.01.1001';
let database: TestDatabase;
let contest: ContestContext;
let actor: Actor;
const app = new Hono();
const who = (id: string, verb: Verb, path = `${VILLAGE}/1`): Actor => ({ id, name: id, grants: [{ verb, scheme: 'uji', path, within: ofEvent('uji') }] });
const ask = async (asker: Actor, station = 1): Promise<Response> => {
  actor = asker;
  return app.request(`/api/contests/${contest.id}/sheets/${VILLAGE}/${station}/receipt`);
};

beforeAll(async () => {
  composeRecapitulation();
  database = await testDatabase();
  contest = (await plantHall(database.db))[0]!;
  mount(app, paperRoutes, { db: database.db, log: pino({ level: 'silent' }), actorOf: async () => actor });
  const figures = { 'C.1': 90, 'C.2': 110, 'C.3': 10, V1: 210, V2: 0, V3: 210 };
  must(await submitEntry(database.db, { actor: who('uji:kpps', 'sheets.enter'), key: 'tanda-terima-uji-1', input: { contest: contest.id, village: VILLAGE, station: 1, after: 0, figures, reasons: {}, reason: null, photos: [], saidAt: '2024-02-14T13:00:00.000Z' } }));
});
afterAll(() => database.close());

it('a receipt tells the newest entry of the station and what was said of this very copy', async () => {
  const at = { village: VILLAGE, station: 1 };
  const { hash } = must(await sheetReceipt(database.db, contest, at));
  for (const [person, copy, statement] of [['uji:saksi', hash, 'agreed'], ['uji:lain', '0'.repeat(64), 'agreed']] as const) {
    await sql`INSERT INTO copy_statement (contest_id, village_id, station, person_id, copy_of, statement) SELECT ${contest.id}, id, 1, ${person}, ${copy}, ${statement} FROM region WHERE scheme = 'uji' AND path = ${VILLAGE}`.execute(database.db);
  }
  // A witness for a party of the DPR speaks for no pair of candidates.
  await sql`INSERT INTO person (id, name, search, scheme, path, created_by) VALUES ('uji:partai', 'uji:partai', 'uji:partai', 'uji', ${VILLAGE}, 'uji')`.execute(database.db);
  await sql`WITH given AS (INSERT INTO mandate (event_id, person_id, kind, contest_type, contestant, scheme, path, letter, given_by)
      VALUES (${contest.eventId}, 'uji:partai', 'witness', 'dpr', 2, 'uji', ${VILLAGE}, 'SM/2', 'uji') RETURNING id)
    INSERT INTO copy_statement (contest_id, village_id, station, person_id, mandate_id, copy_of, statement) SELECT ${contest.id}, r.id, 1, 'uji:partai', g.id, ${hash}, 'agreed' FROM given g, region r WHERE r.scheme = 'uji' AND r.path = ${VILLAGE}`.execute(database.db);
  const told = must(await sheetReceipt(database.db, contest, at));
  expect(['C.1', 'C.2', 'C.3', 'V1', 'A1_J'].map((cell) => told.figures[contest.form.index[cell]!])).toEqual([90, 110, 10, 210, null]);
  expect(told).toMatchObject({ station: 1, number: 1, by: 'uji:kpps', saidAt: '2024-02-14T13:00:00.000Z', region: { path: VILLAGE }, statements: [{ name: 'uji:partai', of: 'Tanpa mandat tercatat' }, { name: 'uji:saksi', statement: 'agreed', of: 'Tanpa mandat tercatat' }] });
});

it('tells in words what does not add up, and the photos that came after the figures', async () => {
  const at = { village: VILLAGE, station: 3 };
  const figures = { 'C.1': 90, 'C.2': 110, 'C.3': 10, V1: 210, V2: 0, V3: 212 };
  const named = { page: 2, sha256: 'b'.repeat(64) };
  must(await submitEntry(database.db, { actor: who('uji:kpps-3', 'sheets.enter', `${VILLAGE}/3`), key: 'tanda-terima-uji-3', input: { contest: contest.id, ...at, after: 0, figures, reasons: { R10: 'Tertulis begitu' }, reason: null, photos: [named], saidAt: '2024-02-14T13:00:00.000Z' } }));
  const before = must(await sheetReceipt(database.db, contest, at));
  expect(before.broken).toEqual([{ rule: expect.stringMatching(/^Lihat .*212/) as string, reason: 'Tertulis begitu' }]);
  expect(before.photos).toEqual([{ ...named, standing: 'awaited' }]);
  const place = must(await placeIn(database.db, contest, at));
  for (const [page, letter] of [[1, 'a'], [2, 'b']] as const) await database.db.transaction().execute((tx) => putOnSheet(tx, { contest, place }, { page, sha256: letter.repeat(64), person: 'uji:kpps-3', device: null, takenAt: null }));
  expect(must(await sheetReceipt(database.db, contest, at)).photos).toEqual([{ page: 1, sha256: 'a'.repeat(64), standing: 'later' }, { ...named, standing: 'held' }]);
});

it('is printed for the station\'s people, its witnesses and those who look after its queue, the same bytes each time, and each print is an entry', async () => {
  const first = Buffer.from(await (await ask(who('uji:kpps', 'sheets.enter'))).arrayBuffer());
  expect(first.subarray(0, 5).toString()).toBe('%PDF-');
  expect(first.equals(Buffer.from(await (await ask(who('uji:saksi', 'supervision.witness'))).arrayBuffer()))).toBe(true);
  expect((await ask(who('uji:ppk', 'sheets.supervise', '11.01.01'))).status).toBe(200);
  const prints = await database.db.selectFrom('audit_entry').select(['actor', 'thing']).where('action', '=', 'recapitulation.print').orderBy('id').execute();
  expect(prints.map((print) => print.actor)).toEqual(['uji:kpps', 'uji:saksi', 'uji:ppk']);
});

it('is nothing for a second reader, for another station\'s people, or where nothing was sent', async () => {
  expect((await ask(who('uji:pemeriksa', 'sheets.verify', ''))).status).toBe(403);
  expect((await ask(who('uji:kpps-2', 'sheets.enter', `${VILLAGE}/2`))).status).toBe(403);
  expect((await ask(who('uji:kpps-2', 'sheets.enter', `${VILLAGE}/2`), 2)).status).toBe(404);
});
