import { Hono } from 'hono';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ANONYMOUS } from '../access.ts';
import { mount } from '../http/mount.ts';
import { route } from '../http/route.ts';
import { createLog } from '../log.ts';
import { must, ok } from '../result.ts';
import { testDatabase, type TestDatabase } from '../testing/database.ts';
import { openDatabase } from './open.ts';
import { overloadOf } from './overload.ts';

let house: TestDatabase;
beforeAll(async () => { house = await testDatabase(); });
afterAll(() => house.close());

/** Connections on which a statement sleeps at this moment. */
const asleep = async (): Promise<number | undefined> =>
  (await house.pool.query<{ n: number }>(`SELECT count(*)::int AS n FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'SELECT pg_sleep%' AND state = 'active'`)).rows[0]?.n;
const failure = (work: Promise<unknown>): Promise<string | undefined> => work.then(() => 'done', (error: unknown) => overloadOf(error)?.code);

describe('connections of the web server', () => {
  it('give up on a statement that takes too long, and on a transaction that asks nothing', async () => {
    const door = must(await openDatabase({ ...house.connection, max: 2, statement_timeout: 1000, idle_in_transaction_session_timeout: 200 }));
    expect(await failure(sql`SELECT pg_sleep(30)`.execute(door.db))).toBe('too_slow');
    expect(await failure(door.db.transaction().execute(async (tx) => {
      await new Promise((done) => { setTimeout(done, 1500); });
      await sql`SELECT 1`.execute(tx);
    }))).toBe('busy');
    expect(await failure(sql`SELECT 1`.execute(door.db))).toBe('done');
    await door.close();
  });

  it('that are all taken are told as busy, and as too slow, never as a failure of the house', { timeout: 30_000 }, async () => {
    const door = must(await openDatabase({ ...house.connection, max: 1, statement_timeout: 6000 }));
    const app = new Hono();
    const slow = route({ method: 'get', path: '/slow', access: 'public', tag: 'x', summary: 'x', handle: async ({ db }) => ok(await sql`SELECT pg_sleep(30)`.execute(db)) });
    mount(app, [slow], { db: door.db, log: createLog('silent'), actorOf: () => Promise.resolve(ANONYMOUS) });
    const told = await Promise.all([app.request('/slow'), app.request('/slow')]);
    expect(await Promise.all(told.map(async (one) => [one.status, (await one.json() as { code: string }).code]))).toEqual([[503, 'too_slow'], [503, 'busy']]);
    await door.close();
  });

  it('end when the house ends, whatever they run', { timeout: 30_000 }, async () => {
    const door = must(await openDatabase({ ...house.connection, max: 3 }));
    const running = Array.from({ length: 3 }, () => failure(sql`SELECT pg_sleep(600)`.execute(door.db)));
    await expect.poll(asleep, { timeout: 15_000 }).toBe(3);
    const began = performance.now();
    await door.close(300);
    expect(performance.now() - began).toBeLessThan(5000);
    expect(await Promise.all(running)).toEqual(['busy', 'busy', 'busy']);
    await expect.poll(asleep, { timeout: 5_000 }).toBe(0);
  });

  it('other errors stay what they are', async () => {
    expect(await failure(sql`SELECT no_such_column`.execute(house.db))).toBeUndefined();
  });
});
