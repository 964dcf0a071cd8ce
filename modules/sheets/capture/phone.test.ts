import { createHash, randomBytes, randomUUID, sign } from 'node:crypto';
import { Hono } from 'hono';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { requestMessage } from '../../../kernel/device-message.ts';
import { mount } from '../../../kernel/http/mount.ts';
import { newId } from '../../../kernel/ids.ts';
import { createLog } from '../../../kernel/log.ts';
import { testDatabase, type TestDatabase } from '../../../kernel/testing/database.ts';
import type { ContestContext } from '../../elections/index.ts';
import { actorOfDevice } from '../../people/index.ts';
import { FieldSheets, FieldWork, SubmittedEntry, type SubmitEntry } from './contract.ts';
import { newPhone, type Phone } from './fixtures/phone.ts';
import { entry, FIGURES, plantNight, VILLAGE } from './fixtures/small-night.ts';
import { entryText } from './rules/entry-text.ts';
import { captureRoutes } from './routes.ts';

/** Two enrolled phones of one station and one of another, over HTTP, each request signed. */
let database: TestDatabase;
let contest: ContestContext;
const app = new Hono();
let one: Phone, two: Phone, far: Phone;

async function enrolled(station: number): Promise<Phone> {
  const { db } = database;
  const [phone, person, invite] = [newPhone(), `uji:${newId()}`, newId()];
  await sql`INSERT INTO person (id, name, search, scheme, path, created_by) VALUES (${person}, ${`KPPS ${station}`}, 'kpps', ${contest.scheme}, ${VILLAGE}, 'uji')`.execute(db);
  const { rows } = await sql<{ id: number }>`INSERT INTO assignment (person_id, role, scheme, path, within, valid_from, source, granted_by)
    VALUES (${person}, 'kpps', ${contest.scheme}, ${`${VILLAGE}/${station}`}, ${`event:${contest.event}`}, '2024-01-01', 'uji', 'uji') RETURNING id`.execute(db);
  const assignment = rows[0]?.id ?? 0;
  await sql`INSERT INTO device_invite (id, code_hash, assignment_id, issued_by, expires_at, used_at) VALUES (${invite}, ${randomBytes(32)}, ${assignment}, 'uji', now(), now())`.execute(db);
  await sql`INSERT INTO device (id, person_id, assignment_id, invite_id, public_key, name, user_agent) VALUES (${phone.device}, ${person}, ${assignment}, ${invite}, ${phone.spki}, 'Gawai uji', '')`.execute(db);
  return phone;
}

beforeAll(async () => {
  database = await testDatabase();
  contest = await plantNight(database.db);
  mount(app, captureRoutes, { db: database.db, log: createLog('silent'), actorOf: (request) => actorOfDevice(database.db, request) });
  [one, two, far] = [await enrolled(1), await enrolled(1), await enrolled(2)];
});
afterAll(() => database.close());

type Answer = { readonly status: number; readonly body: unknown };
async function ask(phone: Phone, method: 'GET' | 'POST', target: string, text = '', key = '', time = new Date().toISOString()): Promise<Answer> {
  const message = requestMessage({ method, target, bodyHash: createHash('sha256').update(text).digest('hex'), device: phone.device, time, key });
  const signature = sign('sha256', Buffer.from(message), { key: phone.privateKey, dsaEncoding: 'ieee-p1363' }).toString('base64url');
  const headers = { 'e-rekap-device': phone.device, 'e-rekap-time': time, 'e-rekap-signature': signature };
  const response = await app.request(target, method === 'GET' ? { headers } : { method, headers: { ...headers, 'idempotency-key': key, 'content-type': 'application/json' }, body: text });
  return { status: response.status, body: await response.json() };
}
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
