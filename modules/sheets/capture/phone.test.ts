import { createHash, randomBytes, randomUUID, sign } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { requestMessage } from '../../../kernel/device-message.ts';
import { mount, type House } from '../../../kernel/http/mount.ts';
import { swiftWay } from '../../../kernel/http/swift-way.ts';
import { newId } from '../../../kernel/ids.ts';
import { createLog } from '../../../kernel/log.ts';
import { testDatabase, type TestDatabase } from '../../../kernel/testing/database.ts';
import type { ContestContext } from '../../elections/index.ts';
import { actorBehind, actorOfDevice, rememberedActor } from '../../people/index.ts';
import { FieldSheets, FieldWork, SubmittedEntry, type SubmitEntry } from './contract.ts';
import { newPhone, type Phone } from './fixtures/phone.ts';
import { entry, FIGURES, plantNight, sheetAt, VILLAGE } from './fixtures/small-night.ts';
import { entryText } from './rules/entry-text.ts';
import { captureRoutes } from './routes.ts';
import { holdCase } from './store.ts';

/** Two enrolled phones of one station and one of another, over HTTP, each request signed. */
let database: TestDatabase;
let contest: ContestContext;
const app = new Hono();
let server: Server;
let base = '';
let lookUps = 0;
let one: Phone, two: Phone, far: Phone;

async function enrolled(station: number, path = `${VILLAGE}/${station}`): Promise<Phone> {
  const { db } = database;
  const [phone, person, invite] = [newPhone(), `uji:${newId()}`, newId()];
  await sql`INSERT INTO person (id, name, search, scheme, path, created_by) VALUES (${person}, ${`KPPS ${station}`}, 'kpps', ${contest.scheme}, ${VILLAGE}, 'uji')`.execute(db);
  const { rows } = await sql<{ id: number }>`INSERT INTO assignment (person_id, role, scheme, path, within, valid_from, source, granted_by)
    VALUES (${person}, 'kpps', ${contest.scheme}, ${path}, ${`event:${contest.event}`}, '2024-01-01', 'uji', 'uji') RETURNING id`.execute(db);
  const assignment = rows[0]?.id ?? 0;
  await sql`INSERT INTO device_invite (id, code_hash, assignment_id, issued_by, expires_at, used_at) VALUES (${invite}, ${randomBytes(32)}, ${assignment}, 'uji', now(), now())`.execute(db);
  await sql`INSERT INTO device (id, person_id, assignment_id, invite_id, public_key, name, user_agent) VALUES (${phone.device}, ${person}, ${assignment}, ${invite}, ${phone.spki}, 'Gawai uji', '')`.execute(db);
  return phone;
}

beforeAll(async () => {
  database = await testDatabase();
  contest = await plantNight(database.db, { stations: 200 });
  const log = createLog('silent');
  const house: House = {
    db: database.db, log, actorOf: (request, body) => (lookUps++, actorOfDevice(database.db, request, body)),
    phoneOf: (asked, body) => rememberedActor(database.db, asked, body) ?? (lookUps++, actorBehind(database.db, asked, body)),
  };
  mount(app, captureRoutes, house);
  const whole = getRequestListener(app.fetch);
  const swift = { routes: captureRoutes, house, log, passes: () => true, headers: { 'content-type': 'application/json' }, measured: () => '' };
  server = createServer(swiftWay(swift, (incoming, outgoing) => { void whole(incoming, outgoing); })).listen(0, '127.0.0.1');
  await once(server, 'listening');
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  [one, two, far] = [await enrolled(1), await enrolled(1), await enrolled(2)];
});
afterAll(async () => {
  server.close().closeAllConnections();
  await database.close();
});

type Answer = { readonly status: number; readonly body: unknown };
function signed(phone: Phone, method: 'GET' | 'POST', target: string, text: string, key: string, time: string): Record<string, string> {
  const message = requestMessage({ method, target, bodyHash: createHash('sha256').update(text).digest('hex'), device: phone.device, time, key });
  const signature = sign('sha256', Buffer.from(message), { key: phone.privateKey, dsaEncoding: 'ieee-p1363' }).toString('base64url');
  const headers = { 'e-rekap-device': phone.device, 'e-rekap-time': time, 'e-rekap-signature': signature };
  return method === 'GET' ? headers : { ...headers, 'idempotency-key': key, 'content-type': 'application/json' };
}

async function ask(phone: Phone, method: 'GET' | 'POST', target: string, text = '', key = '', time = new Date().toISOString()): Promise<Answer> {
  const response = await fetch(base + target, { method, headers: signed(phone, method, target, text, key, time), ...(method === 'GET' ? {} : { body: text }) });
  return { status: response.status, body: await response.json() };
}

type Told = readonly [phone: Phone, input: SubmitEntry, key?: string, text?: string];
/** Entries that arrive in one moment: written in one piece to one connection. */
const sendAtOnce = (told: readonly Told[]): Promise<Answer[]> => new Promise((done, failed) => {
  let heard = '';
  const socket = connect(Number(new URL(base).port), '127.0.0.1').setEncoding('utf8').on('error', failed).on('data', (piece: string) => {
    heard += piece;
    const answers = [...heard.matchAll(/HTTP\/1\.1 (\d+)[^{]*(\{.*?\})(?=HTTP|$|\r)/gs)].map(([, status, body = '']) => ({ status: Number(status), body: JSON.parse(body) as unknown }));
    if (answers.length < told.length) return;
    socket.destroy();
    done(answers);
  });
  socket.write(told.map(([phone, input, key = randomUUID(), text = entryText(input)]) => {
    const headers = { host: 'localhost', ...signed(phone, 'POST', '/api/field/entries', text, key, new Date().toISOString()), 'content-length': String(Buffer.byteLength(text)) };
    return `POST /api/field/entries HTTP/1.1\r\n${Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n${text}`;
  }).join(''));
});
const send = (phone: Phone, input: SubmitEntry, key: string = randomUUID(), text = entryText(input)) => ask(phone, 'POST', '/api/field/entries', text, key);

describe('the phones of a station', () => {
  it('find their station and forms, send, and send again after a lost answer', async () => {
    const work = FieldWork.parse((await ask(one, 'GET', '/api/field/work')).body);
    expect([work.event.slug, work.stations.map(({ station }) => station), work.contests.map(({ id }) => id)]).toEqual([contest.event, [1], [contest.id]]);
    const key = randomUUID();
    const input = entry(contest, 1, { saidAt: '1999-01-01T00:00:00.000Z' });
    const answer = await send(one, input, key);
    expect(SubmittedEntry.parse(answer.body)).toMatchObject({ outcome: 'received', number: 1, state: 'entered' });
    expect(await send(one, input, key)).toEqual(answer);
  });

  it('the second phone, which had not seen it, loses nothing and doubles nothing', async () => {
    const other = entry(contest, 1, { figures: { ...FIGURES, 'C.1': 91, 'C.2': 109 } });
    expect((await send(two, other)).body).toMatchObject({ outcome: 'aside', standing: { number: 1, by: 'KPPS 1', differing: ['C.1', 'C.2'] } });
    const { sheets } = FieldSheets.parse((await ask(two, 'GET', '/api/field/sheets')).body);
    expect(sheets).toMatchObject([{ station: 1, entry: { number: 1, figures: { 'C.1': 90 } } }]);
  });

  it('another text under the signature, another station, an unknown field: refused, and nothing is written', async () => {
    const input = entry(contest, 2);
    expect(await send(far, input, randomUUID(), JSON.stringify(input))).toMatchObject({ status: 422, body: { code: 'entry_altered' } });
    expect(await send(one, input)).toMatchObject({ status: 403, body: { code: 'not_allowed' } });
    expect((await send(far, input, randomUUID(), JSON.stringify({ ...input, kind: 'office' }))).status).toBe(400);
    expect(FieldSheets.parse((await ask(far, 'GET', '/api/field/sheets')).body).sheets).toEqual([]);
    expect((await send(far, input)).status).toBe(200);
  });
});

describe('a phone that was here a moment ago', () => {
  let station = 2;
  const next = (): SubmitEntry => entry(contest, ++station);
  /** How many statements wait for somebody else's. */
  const waiting = async (): Promise<number> => (await sql`SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`.execute(database.db)).rows.length;
  const written = async (at: number): Promise<number> => (await database.db.selectFrom('sheet_entry').select('number').where('contest_id', '=', contest.id).where('station', '=', at).execute()).length;
  /** A phone of the whole village that has sent once and is remembered. */
  const known = async (): Promise<Phone> => {
    const phone = await enrolled(0, VILLAGE);
    expect((await send(phone, next())).status).toBe(200);
    expect((await send(phone, next())).status).toBe(200);
    return phone;
  };

  it('is not looked up again to write, but to read it is', async () => {
    const phone = await known();
    const before = lookUps;
    for (let i = 0; i < 3; i++) expect((await send(phone, next())).body).toMatchObject({ outcome: 'received', number: 1, state: 'entered' });
    expect(lookUps).toBe(before);
    expect((await ask(phone, 'GET', '/api/field/sheets')).status).toBe(200);
    expect(lookUps).toBe(before + 1);
  });

  const ended: Record<string, (phone: Phone) => Promise<unknown>> = {
    'revoked': ({ device }) => sql`UPDATE device SET revoked_at = now(), revoked_by = 'uji', revoke_reason = 'hilang' WHERE id = ${device}`.execute(database.db),
    'without its duty': ({ device }) => sql`UPDATE assignment SET revoked_at = now(), revoked_by = 'uji', revoke_reason = 'uji' WHERE id = (SELECT assignment_id FROM device WHERE id = ${device})`.execute(database.db),
    'of a record that was joined with another': ({ device }) => sql`UPDATE person SET merged_into = (SELECT person_id FROM device WHERE id = ${one.device}), merged_at = now() WHERE id = (SELECT person_id FROM device WHERE id = ${device})`.execute(database.db),
    'whose account was closed': ({ device }) => sql`INSERT INTO account (person_id, login_hash, login_sealed, created_by, disabled_at) SELECT person_id, sha256(person_id::bytea), sha256(person_id::bytea), 'uji', now() FROM device WHERE id = ${device}`.execute(database.db),
  };
  it.each(Object.keys(ended))('and is now %s writes nothing more; those who send beside it are not held up', async (how) => {
    const [phone, beside] = [await known(), await known()];
    await ended[how]?.(phone);
    const [mine, theirs] = [next(), [next(), next(), next()]];
    const [refused, ...taken] = await Promise.all([send(phone, mine), ...theirs.map((input) => send(beside, input))]);
    expect(refused).toMatchObject({ status: 403, body: { code: 'device_refused' } });
    for (const answer of taken) expect(answer.body).toMatchObject({ outcome: 'received', number: 1 });
    expect(await written(mine.station)).toBe(0);
    for (const input of theirs) expect(await written(input.station)).toBe(1);
    expect((await send(phone, mine)).status).toBe(403);
  });

  it.each(Object.keys(ended))('and is %s while what it sent waits behind somebody else writes none of it, however many it sent', async (how) => {
    const phone = await known();
    const standing = next();
    expect((await send(phone, standing)).status).toBe(200);
    // Corrections are looked up, and weighed one by one under the lock of their case.
    const corrections = Array.from({ length: 4 }, (_, at) => ({ ...standing, after: 1, reason: 'Salah ketik', figures: { ...FIGURES, 'C.1': 80 - at, 'C.2': 120 + at } }));
    const office = await database.db.startTransaction().execute();
    await sql`SELECT FROM sheet_case WHERE contest_id = ${contest.id} AND station = ${standing.station} FOR UPDATE`.execute(office);
    const sent = corrections.map((input) => send(phone, input));
    await expect.poll(waiting).toBe(corrections.length);
    await ended[how]?.(phone);
    await office.commit().execute();
    for (const answer of await Promise.all(sent)) expect(answer).toMatchObject({ status: 403, body: { code: 'device_refused' } });
    expect(await written(standing.station)).toBe(1);
  });

  it('is held to what it signed, and to what it was refused', async () => {
    const phone = await known();
    const thief = { ...newPhone(), device: phone.device };
    expect(await send(thief, next())).toMatchObject({ status: 403, body: { code: 'device_refused' } });
    const [input, key] = [next(), randomUUID()];
    const refused = await send(phone, input, key, JSON.stringify({ ...input, figures: { ...input.figures } }));
    expect(refused).toMatchObject({ status: 422, body: { code: 'entry_altered' } });
    expect((await send(phone, input, key)).body).toMatchObject({ code: 'entry_altered' });
    expect(await written(input.station)).toBe(0);
    expect((await send(phone, input)).status).toBe(200);
  });

  it('sends again under the same key, also twice at once, and gets the first answer', async () => {
    const phone = await known();
    const [input, key] = [next(), randomUUID()];
    const answers = await Promise.all([send(phone, input, key), send(phone, input, key), send(phone, input, key)]);
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(answers[0].body).toMatchObject({ outcome: 'received', number: 1 });
    expect(await written(input.station)).toBe(1);
  });

  it('that sends what was done or refused before leaves the others of its group where they are', async () => {
    const [phone, beside] = [await known(), await known()];
    const [done, doneKey, refusedKey] = [next(), randomUUID(), randomUUID()];
    expect((await send(phone, done, doneKey)).status).toBe(200);
    const altered = next();
    expect((await send(phone, altered, refusedKey, JSON.stringify({ ...altered }))).status).toBe(422);
    expect((await send(phone, next())).status).toBe(200);
    const theirs = Array.from({ length: 12 }, next);
    const bad: Told[] = [[phone, done, doneKey], [phone, altered, refusedKey], [phone, { ...done, saidAt: new Date().toISOString() }]];
    const answers = await sendAtOnce([...bad, ...theirs.map((input) => [beside, input] as const)]);
    for (const answer of answers.slice(bad.length)) expect(answer.body).toMatchObject({ outcome: 'received', number: 1 });
    expect(answers.slice(0, bad.length).map(({ status }) => status)).toEqual([200, 422, 200]);
    const { rows } = await sql<{ count: number }>`SELECT count(DISTINCT xmin::text)::int AS count FROM sheet_entry WHERE contest_id = ${contest.id} AND station = ANY(${theirs.map((input) => input.station)}::int[])`.execute(database.db);
    expect(rows[0]?.count).toBeLessThanOrEqual(4);
    expect(await written(done.station)).toBe(1);
  });

  it('whose key is being used for something else at this moment holds no sheet while it waits', async () => {
    const [phone, beside] = [await known(), await known()];
    const [mine, key] = [next(), randomUUID()];
    const theirs = [next(), next(), next()];
    // As every command does: first its key, then the sheet.
    const other = await database.db.startTransaction().execute();
    await sql`INSERT INTO idempotency (actor, key, command, request_hash) SELECT person_id, ${key}, 'sheets.add_photo', sha256('') FROM device WHERE id = ${phone.device}`.execute(other);
    const sent = sendAtOnce([[phone, mine, key], ...theirs.map((input) => [beside, input] as const)]);
    await expect.poll(waiting).toBeGreaterThan(0);
    await sql`SET LOCAL lock_timeout = '200ms'`.execute(other);
    const held = await holdCase(other, await sheetAt(database.db, contest, mine.station)).then(({ state }) => state, (error: unknown) => String(error));
    await other.rollback().execute();
    expect(held).toBe('awaited');
    for (const { body } of await sent) expect(body).toMatchObject({ outcome: 'received', number: 1 });
    for (const { station: at } of [mine, ...theirs]) expect(await written(at)).toBe(1);
  });

  it('that was overtaken by a colleague at the same moment stands beside their word, and all others of its group are taken in', async () => {
    const [phone, beside] = [await known(), await known()];
    const mine = next();
    const theirs = [next(), next(), next()];
    const colleague = await database.db.startTransaction().execute();
    await sql`INSERT INTO sheet_case (contest_id, village_id, station, scheme, path, event_id, state, entries) SELECT contest_id, village_id, ${mine.station}, scheme, path, event_id, 'entered', 1 FROM sheet_case WHERE contest_id = ${contest.id} AND station = 1`.execute(colleague);
    await sql`INSERT INTO sheet_entry (contest_id, village_id, station, number, round, kind, person_id, figures, broken) SELECT contest_id, village_id, ${mine.station}, 1, 1, 'kpps', person_id, figures, broken FROM sheet_entry WHERE contest_id = ${contest.id} AND station = 1 AND number = 1`.execute(colleague);
    const sent = sendAtOnce([[phone, { ...mine, figures: { ...FIGURES, 'C.1': 91, 'C.2': 109 } }], ...theirs.map((input) => [beside, input] as const)]);
    await expect.poll(waiting).toBeGreaterThan(0);
    await colleague.commit().execute();
    const [beaten, ...taken] = await sent;
    expect(beaten?.body).toMatchObject({ outcome: 'aside', number: 2, standing: { number: 1 } });
    for (const { body } of taken) expect(body).toMatchObject({ outcome: 'received', number: 1 });
    const { rows } = await sql<{ entries: number; told: number; kept: number }>`SELECT sum(c.entries)::int AS entries, count(*)::int AS told,
        (SELECT count(*)::int FROM idempotency WHERE response->>'hash' IN (SELECT hash FROM sheet_entry WHERE station = ANY(${[mine, ...theirs].map((one) => one.station)}::int[]))) AS kept
      FROM sheet_case c JOIN audit_entry a ON a.thing = 'entry ' || c.contest_id || '/' || c.path || '/' || c.station WHERE c.station = ANY(${[mine, ...theirs].map((one) => one.station)}::int[])`.execute(database.db);
    expect(rows).toEqual([{ entries: 5, told: 4, kept: 4 }]);
  });
});
