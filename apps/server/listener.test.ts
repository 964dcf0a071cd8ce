import { createHash, generateKeyPairSync, randomBytes, randomUUID, sign } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ofEvent } from '../../kernel/access.ts';
import { requestMessage } from '../../kernel/device-message.ts';
import { newId } from '../../kernel/ids.ts';
import { createLog } from '../../kernel/log.ts';
import { createMetrics } from '../../kernel/metrics.ts';
import { testDatabase, type TestDatabase } from '../../kernel/testing/database.ts';
import type { ContestContext } from '../../modules/elections/index.ts';
import { GOLDEN, plantCountry } from '../../modules/sheets/index.ts';
import { entryText } from '../../modules/sheets/rules.ts';
import { createApp, insideOf, type AppParts } from './app.ts';
import { doorOf } from './door.ts';
import { houseListener, shortWay } from './listener.ts';
import { limitServer, serverOptions } from './limits.ts';

/** Three servers of one house: as it is, without its short way, and the short way alone, which answers 599 where it hands on. */
let database: TestDatabase;
let contest: ContestContext;
let parts: AppParts;
const servers: Server[] = [];
let [whole, plain, alone]: [number, number, number] = [0, 0, 0];
const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
const device = newId();
const VILLAGE = '11.01.01.1001';
const TARGET = '/api/field/entries';

beforeAll(async () => {
  database = await testDatabase();
  contest = await plantCountry(database.db, { stations: 80, channels: ['main', 'pleno'], publication: 'two_people', voters: [134, 155] });
  await plantPhone();
  parts = { db: database.db, log: createLog('silent'), metrics: createMetrics(database.pool), demo: false, officeDir: '/nowhere', door: doorOf({ HOST: '127.0.0.1', PUBLIC_URL: 'https://rekap.example', TRUSTED_PROXIES: '' }) };
  const inside = insideOf(parts);
  const app = getRequestListener(createApp(parts, inside).fetch);
  whole = await listen(await houseListener(parts));
  plain = await listen((incoming, outgoing) => { void app(incoming, outgoing); });
  alone = await listen(await shortWay(parts, inside, (incoming, outgoing) => {
    incoming.resume();
    outgoing.writeHead(599, { 'content-length': '0' }).end();
  }));
});
afterAll(async () => {
  for (const server of servers) server.close().closeAllConnections();
  await database.close();
});

async function listen(listener: RequestListener): Promise<number> {
  const server = createServer(serverOptions(), listener);
  limitServer(server);
  servers.push(server.listen(0, '127.0.0.1'));
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

async function plantPhone(): Promise<void> {
  const { db } = database;
  const invite = newId();
  const spki = publicKey.export({ type: 'spki', format: 'der' });
  await sql`INSERT INTO person (id, name, search, scheme, path, created_by) VALUES ('uji:kpps', 'KPPS', 'kpps', ${contest.scheme}, ${VILLAGE}, 'uji')`.execute(db);
  const { rows } = await sql<{ id: number }>`INSERT INTO assignment (person_id, role, scheme, path, within, valid_from, source, granted_by)
    VALUES ('uji:kpps', 'kpps', ${contest.scheme}, ${VILLAGE}, ${ofEvent(contest.event)}, '2024-01-01', 'uji', 'uji') RETURNING id`.execute(db);
  await sql`INSERT INTO device_invite (id, code_hash, assignment_id, issued_by, expires_at, used_at) VALUES (${invite}, ${randomBytes(32)}, ${rows[0]?.id}, 'uji', now(), now())`.execute(db);
  await sql`INSERT INTO device (id, person_id, assignment_id, invite_id, public_key, name, user_agent) VALUES (${device}, 'uji:kpps', ${rows[0]?.id}, ${invite}, ${spki}, 'Gawai uji', '')`.execute(db);
}

let station = 0;
const textOf = (at: number, change: Record<string, unknown> = {}): string =>
  entryText({ contest: contest.id, village: VILLAGE, station: at, after: 0, figures: GOLDEN[0]?.figures ?? {}, reasons: {}, reason: null, photos: [], saidAt: '2024-02-14T13:00:00.000Z', ...change });

type Sent = { readonly line: string; readonly headers: readonly (readonly [name: string, value: string])[]; readonly body: string };
type Wish = { readonly text?: string; readonly target?: string; readonly method?: string; readonly key?: string; readonly with?: Readonly<Record<string, string | null>>; readonly more?: Sent['headers']; readonly chunked?: boolean };

/** A signed request for the next station, changed as wished; a header that is null is left out. */
function request(wish: Wish = {}): Sent {
  const { text = textOf(++station), target = TARGET, method = 'POST', key = randomUUID() } = wish;
  const time = new Date().toISOString();
  const message = requestMessage({ method, target, bodyHash: createHash('sha256').update(text).digest('hex'), device, time, key });
  const own: Record<string, string | null> = {
    host: 'localhost', 'content-type': 'application/json', 'idempotency-key': key, 'e-rekap-device': device, 'e-rekap-time': time,
    'e-rekap-signature': sign('sha256', Buffer.from(message), { key: privateKey, dsaEncoding: 'ieee-p1363' }).toString('base64url'),
    ...(wish.chunked === true ? { 'transfer-encoding': 'chunked' } : { 'content-length': String(Buffer.byteLength(text)) }), ...wish.with,
  };
  const headers = Object.entries(own).flatMap(([name, value]) => (value === null ? [] : [[name, value] as const]));
  return { line: `${method} ${target} HTTP/1.1`, headers: [...headers, ...(wish.more ?? [])], body: wish.chunked === true ? `${Buffer.byteLength(text).toString(16)}\r\n${text}\r\n0\r\n\r\n` : text };
}

type Heard = { readonly status: number; readonly headers: Readonly<Record<string, string>>; readonly body: string };
const send = (port: number, { line, headers, body }: Sent): Promise<Heard> => new Promise((done) => {
  let text = '';
  const socket = connect(port, '127.0.0.1').setEncoding('utf8')
    .on('data', (piece: string) => (text += piece))
    .on('error', () => undefined)
    .on('close', () => {
      const [head = '', ...rest] = text.split('\r\n\r\n');
      const [first = '', ...lines] = head.split('\r\n');
      done({ status: Number(first.slice(9, 12)), headers: Object.fromEntries(lines.map((one) => [one.slice(0, one.indexOf(':')).toLowerCase(), one.slice(one.indexOf(':') + 2)])), body: rest.join('\r\n\r\n') });
    });
  socket.write(`${[line, ...[...headers, ['connection', 'close']].map(([name, value]) => `${name}: ${value}`)].join('\r\n')}\r\n\r\n${body}`);
});

/** What does not change from one telling to the next; a kept answer has its fields in another order. */
const lasting = ({ status, headers, body }: Heard): unknown => {
  const { date: _, 'server-timing': timing, ...kept } = headers;
  return { status, headers: { ...kept, timing: timing?.replace(/\d+\.\d/, '…') }, body: jsonIn(body) };
};
const jsonIn = (body: string): unknown => (body.includes('{') ? JSON.parse(body.slice(body.indexOf('{'), body.lastIndexOf('}') + 1)) : body);

describe('a signed entry in one piece', () => {
  it('goes the short way, from the first one on, and is answered as the whole app would', async () => {
    const first = request();
    const [short, again, long] = [await send(alone, first), await send(whole, first), await send(plain, first)];
    expect(short).toMatchObject({ status: 200, headers: { 'content-type': 'application/json', 'cache-control': 'no-store', 'strict-transport-security': expect.stringContaining('max-age=') as string } });
    expect(JSON.parse(short.body)).toMatchObject({ outcome: 'received', number: 1, state: 'entered' });
    expect(lasting(again)).toEqual(lasting(short));
    expect(lasting(long)).toEqual(lasting(short));
    expect((await send(alone, request())).status).toBe(200);
  });

  it('of a phone that is revoked is refused, and noted once', async () => {
    const refusals = async (): Promise<number> => (await database.db.selectFrom('audit_entry').select('id').where('action', '=', 'devices.refused').execute()).length;
    expect((await send(whole, request())).status).toBe(200);
    await sql`UPDATE device SET revoked_at = now(), revoked_by = 'uji', revoke_reason = 'hilang' WHERE id = ${device}`.execute(database.db);
    const sent = request();
    const told = await send(whole, sent);
    expect([told.status, jsonIn(told.body), await refusals()]).toMatchObject([403, { code: 'device_refused' }, 1]);
    expect(lasting(await send(alone, sent))).toEqual(lasting(told));
    expect(lasting(await send(plain, sent))).toEqual(lasting(told));
    await sql`UPDATE device SET revoked_at = NULL, revoked_by = NULL, revoke_reason = NULL WHERE id = ${device}`.execute(database.db);
    expect((await send(whole, sent)).status).toBe(200);
  });

  it('is measured under its route', async () => {
    const count = async (): Promise<number> => Number(/erekap_http_request_seconds_count\{method="POST",route="\/api\/field\/entries",status="200"\} (\d+)/.exec(await parts.metrics.registry.metrics())?.[1] ?? 0);
    const before = await count();
    for (const [at, port] of [alone, plain, whole].entries()) {
      expect((await send(port, request())).status).toBe(200);
      expect(await count()).toBe(before + at + 1);
    }
  });
});

const LONG = 'x'.repeat(70 * 1024);
const twice = (name: string, value: string): Wish => ({ more: [[name, value]] });

/** Everything that is not plain: how it is sent, and what both ways say to it. */
const ODD: Record<string, readonly [wish: () => Wish, status: number]> = {
  'under a foreign name': [() => ({ with: { host: 'evil.example' } }), 421],
  'under two names': [() => twice('host', 'evil.example'), 421],
  'from a foreign page': [() => ({ with: { origin: 'https://evil.example' } }), 403],
  'from a frame': [() => ({ with: { origin: 'null' } }), 403],
  'from another site': [() => ({ with: { 'sec-fetch-site': 'cross-site' } }), 403],
  'from two origins': [() => ({ more: [['origin', 'https://rekap.example'], ['origin', 'https://evil.example']] }), 403],
  'by another method': [() => ({ method: 'PUT' }), 405],
  'by a method nobody knows': [() => ({ method: 'PATCH' }), 405],
  'to another letter of the path': [() => ({ target: '/api/field/entrieS' }), 404],
  'with a question behind the path': [() => ({ target: `${TARGET}?x=1` }), 400],
  'with an empty question': [() => ({ target: `${TARGET}?` }), 403],
  'longer than the route takes': [() => ({ text: LONG }), 413],
  'in pieces and longer than the route takes': [() => ({ text: LONG, chunked: true }), 413],
  'without JSON': [() => ({ text: '{' }), 400],
  'as text': [() => ({ with: { 'content-type': 'text/plain' } }), 400],
  'with an unknown field': [() => ({ text: JSON.stringify({ ...(JSON.parse(textOf(1)) as object), admin: true }) }), 400],
  'with the name __proto__': [() => ({ text: `{"__proto__":{},${textOf(1).slice(1)}` }), 400],
  'without a key': [() => ({ key: '', with: { 'idempotency-key': null } }), 400],
  'under a short key': [() => ({ key: 'abc' }), 400],
  'by nobody': [() => ({ with: { 'e-rekap-device': null } }), 401],
  'by an unknown phone': [() => ({ with: { 'e-rekap-device': newId() } }), 403],
  'by two phones': [() => twice('e-rekap-device', newId()), 403],
  'under another signature': [() => ({ with: { 'e-rekap-signature': 'A'.repeat(86) } }), 403],
  'under two signatures': [() => twice('e-rekap-signature', 'A'.repeat(86)), 403],
  'under another key than was signed': [() => ({ with: { 'idempotency-key': randomUUID() } }), 403],
  'for a station that is not there': [() => ({ text: textOf(900) }), 422],
  'for a foreign village': [() => ({ text: textOf(1, { village: '11.01.01.1002' }) }), 403],
  'in other words than were signed': [() => ({ text: JSON.stringify({ ...(JSON.parse(textOf(1)) as object) }, null, 1) }), 422],
};

describe('a request that is not plain', () => {
  it.each(Object.keys(ODD))('%s is handed on and refused as without a short way', async (how) => {
    // Remembered, as every phone is after its first word.
    expect((await send(whole, request())).status).toBe(200);
    const [wish, status] = ODD[how]!;
    const sent = request(wish());
    const [short, told, long] = [await send(alone, sent), await send(whole, sent), await send(plain, sent)];
    expect(told.status).toBe(status);
    expect(lasting(told)).toEqual(lasting(long));
    // Refused by a look-up, which is the same both ways; all others are handed on.
    expect(short.status === 599 || short.status === status, String(short.status)).toBe(true);
  });

  it.each([['in pieces', { chunked: true }], ['from the house\'s own page', { with: { origin: 'https://rekap.example', host: 'rekap.example', 'sec-fetch-site': 'same-origin' } }], ['with a cookie beside', { with: { cookie: 'erekap=x' } }]] as const)('but right, %s, is taken in', async (_, wish) => {
    const told = await send(whole, request(wish));
    expect([told.status, jsonIn(told.body)]).toMatchObject([200, { outcome: 'received' }]);
  });

  it('whose sender leaves in the middle does no harm', async () => {
    const sent = request();
    for (const port of [whole, alone]) {
      await new Promise<void>((done) => {
        const socket = connect(port, '127.0.0.1').on('error', () => undefined).on('close', () => { done(); });
        socket.write(`${[sent.line, ...sent.headers.map(([name, value]) => `${name}: ${value}`)].join('\r\n')}\r\n\r\n${sent.body.slice(0, 50)}`, () => { socket.destroy(); });
      });
    }
    expect((await send(whole, sent)).status).toBe(200);
  });

  it('of nobody is refused without waiting for its body, however slowly it comes', async () => {
    const { line, headers } = request({ with: { 'e-rekap-device': null } });
    const heard = await Promise.all([whole, plain].map((port) => send(port, { line, headers, body: '{' })));
    expect(heard.map(({ status }) => status)).toEqual([401, 401]);
  });

  it('that comes behind others on one connection is answered in its turn', async () => {
    const bytes = (sent: Sent): string => `${[sent.line, ...sent.headers.map(([name, value]) => `${name}: ${value}`)].join('\r\n')}\r\n\r\n${sent.body}`;
    const last = request({ more: [['connection', 'close']] });
    const text = await new Promise<string>((done) => {
      let heard = '';
      const socket = connect(whole, '127.0.0.1').setEncoding('utf8').on('data', (piece: string) => (heard += piece)).on('close', () => { done(heard); });
      socket.write([request(), request({ text: '{' }), request()].map(bytes).join('') + bytes(last));
    });
    expect([...text.matchAll(/HTTP\/1\.1 (\d+)/g)].map(([, status]) => status)).toEqual(['200', '400', '200', '200']);
  });
});
