import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig, type Config } from '../../../kernel/config.ts';
import { KEY_BYTES } from '../../../kernel/crypt/keys.ts';
import { DOOR_LIMITS } from '../../../kernel/db/overload.ts';
import { createLog } from '../../../kernel/log.ts';
import { must } from '../../../kernel/result.ts';
import { testDatabase, type TestDatabase } from '../../../kernel/testing/database.ts';
import { openSession, plantDemoPeople, sessionCookie } from '../../../modules/people/index.ts';
import { connectionsEach, doorsOf } from './door-setup.ts';
import { openDoors, type Doors } from './open-doors.ts';

const DOORS = 3;
/** What the log says. */
const told: string[] = [];
let [database, doors, folder, cookie]: [TestDatabase, Doors, string, string] = [null as never, null as never, '', ''];

beforeAll(async () => {
  database = await testDatabase();
  await database.db.transaction().execute((tx) => plantDemoPeople(tx));
  folder = await mkdtemp(join(tmpdir(), 'erekap-doors-'));
  await writeFile(join(folder, 'index.html'), '<!doctype html><title>E-Rekap</title>');
  // The test database's own fixed key, so that every door opens what this process sealed.
  const config: Config = must(readConfig({ PORT: '0', DEMO: 'no', LOG_LEVEL: 'silent', DATA: folder, DOORS: String(DOORS), SECRET_KEY: Buffer.alloc(KEY_BYTES, 7).toString('base64') }));
  const house = { doorway: { ...database.connection, ...DOOR_LIMITS }, isHall: false };
  doors = must(await openDoors(config, { house, log: createLog('error', { write: (line) => { told.push(line); } }), demo: false, delivers: { email: false, phone: false }, officeDir: folder, fieldDir: folder }));
  await allOpen();
  const { token } = await database.db.transaction().execute((tx) => openSession(tx, 'demo:kpu-kota', 'demo', { address: '', userAgent: '', origin: doors.url }));
  cookie = sessionCookie(token, false).split(';')[0] ?? '';
}, 60_000);
afterAll(async () => {
  await doors.close(500);
  await database.close();
  await rm(folder, { recursive: true });
});

async function allOpen(): Promise<void> {
  const until = Date.now() + 40_000;
  while (doors.count < DOORS && Date.now() < until) await sleep(20);
  expect(doors.count).toBe(DOORS);
}

/** One request on a connection of its own, so that the kernel deals it out anew; its status, and 0 where the connection broke off. */
const ask = (path: string, headers: Readonly<Record<string, string>> = {}): Promise<{ status: number; body: string }> => new Promise((done) => {
  const { hostname, port } = new URL(doors.url);
  let text = '';
  const socket = connect({ host: hostname, port: Number(port) })
    .on('error', () => { done({ status: 0, body: '' }); })
    .on('data', (piece: Buffer) => (text += piece.toString()))
    .on('close', () => { done({ status: Number(text.slice(9, 12)), body: text.slice(text.indexOf('\r\n\r\n') + 4) }); });
  socket.write([`GET ${path} HTTP/1.1`, `host: localhost:${port}`, 'connection: close', ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`), '', ''].join('\r\n'));
});

const statuses = async (count: number, path: string, headers?: Readonly<Record<string, string>>): Promise<Record<number, number>> => {
  const found: Record<number, number> = {};
  // So few at once that nobody is told that too many wait.
  for (let at = 0; at < count; at += 3) for (const { status } of await Promise.all(Array.from({ length: Math.min(3, count - at) }, () => ask(path, headers)))) found[status] = (found[status] ?? 0) + 1;
  return found;
};

describe('a house with three doors', () => {
  it('answers at one address, and every door measures for the whole house', async () => {
    expect(await statuses(60, '/readyz')).toEqual({ 200: 60 });
    const counts = (await Promise.all(Array.from({ length: 9 }, () => ask('/metrics')))).map(({ body }) => Number(/erekap_http_request_seconds_count\{[^}]*status="200"[^}]*\} (\d+)/.exec(body)?.[1]));
    // Whichever door is asked tells of all sixty, besides what was asked of it meanwhile; one alone had about a third.
    for (const count of counts) expect(count).toBeGreaterThanOrEqual(60);
    const { body } = await ask('/metrics');
    expect(/^process_resident_memory_bytes \d+/m.test(body)).toBe(true);
    expect(Number(/erekap_database_connections\{state="open"\} (\d+)/.exec(body)?.[1])).toBeGreaterThanOrEqual(DOORS);
  });

  it('gives one caller a minute\'s worth of requests in all, not at each door', async () => {
    const began = performance.now();
    let answered = 0;
    for (;;) {
      const found = await statuses(30, '/api/session', { cookie });
      answered += found[200] ?? 0;
      if (found[429] !== undefined) break;
      expect(found).toEqual({ 200: 30 });
    }
    // 600, and those that came back meanwhile: ten a second. Three doors that counted each for itself would give 1,800.
    expect(answered).toBeGreaterThanOrEqual(600);
    expect(answered).toBeLessThanOrEqual(600 + ((performance.now() - began) / 1000) * 10 + 1);
  }, 240_000);

  it('serves on when a door falls down, and opens it again', async () => {
    await doors.beside[0]?.fall();
    expect(doors.count).toBe(DOORS - 1);
    expect(told.filter((line) => line.includes('a door is closed'))).toEqual([expect.stringContaining('"door":1,"code":1')]);
    expect((await statuses(30, '/readyz'))[200]).toBe(30);
    await allOpen();
    expect(await statuses(30, '/readyz')).toEqual({ 200: 30 });
  }, 60_000);
});

describe('how many doors', () => {
  it('follows the cores unless it is said; a demo city and a hall have one', () => {
    expect([1, 2, 4, 8].map((cores) => doorsOf({ DOORS: undefined }, false, cores))).toEqual([1, 1, 3, 4]);
    expect([doorsOf({ DOORS: undefined }, true, 8), doorsOf({ DOORS: 6 }, true, 2)]).toEqual([1, 6]);
  });

  it('share the connections, and none has too few', () => {
    expect([1, 3, 6].map((doors) => connectionsEach({ DATABASE_POOL: 12 }, doors))).toEqual([12, 4, 4]);
    expect(connectionsEach({ DATABASE_POOL: 2 }, 4)).toBe(2);
  });
});
