import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inLanguage } from '../problem.ts';
import { testDatabase, type TestDatabase } from '../testing/database.ts';
import { forgive, sweepLimits, takeFrom, tooMany, type Limit } from './limits.ts';

let database: TestDatabase;
beforeAll(async () => { database = await testDatabase(); });
afterAll(async () => { await database.close(); });

const limit = (key: string, over: Partial<Limit> = {}): Limit => ({ name: 'test', key, max: 10, perSeconds: 3600, ...over });
const allowed = async (one: Limit, times: number): Promise<number> => {
  const taken = await Promise.all(Array.from({ length: times }, () => takeFrom(database.db, one)));
  return taken.filter((each) => each.allowed).length;
};
/** Lets time pass for every bucket. */
const pass = (seconds: number) => sql`UPDATE rate_limit SET full_at = full_at - ${seconds}::float8 * interval '1 second'`.execute(database.db);

describe('a bucket', () => {
  it('lets exactly ten of two hundred through, however parallel', async () => {
    expect(await allowed(limit('parallel'), 200)).toBe(10);
    expect(await allowed(limit('parallel'), 50)).toBe(0);
  });

  it.each([[1, 60], [2, 60], [3, 200], [7, 300]])('of %i holds that many', async (max, perSeconds) => {
    expect(await allowed(limit(`of-${max}`, { max, perSeconds }), 30)).toBe(max);
  });

  it('comes back evenly, and never above its size', async () => {
    const one = limit('slow', { max: 4, perSeconds: 400 });
    expect(await allowed(one, 9)).toBe(4);
    const refused = await takeFrom(database.db, one);
    expect(refused.allowed).toBe(false);
    expect(refused.retryAfterSeconds).toBeGreaterThan(95);
    expect(refused.retryAfterSeconds).toBeLessThanOrEqual(100);
    await pass(101);
    expect(await allowed(one, 9)).toBe(1);
    await pass(200);
    expect(await allowed(one, 9)).toBe(2);
    await pass(100_000);
    expect(await allowed(one, 9)).toBe(4);
  });

  it('is one of its name and key only', async () => {
    expect(await allowed(limit('a'), 11)).toBe(10);
    expect((await takeFrom(database.db, limit('b'))).allowed).toBe(true);
    expect((await takeFrom(database.db, limit('a', { name: 'other' }))).allowed).toBe(true);
  });

  it('is full again when forgiven', async () => {
    expect(await allowed(limit('forgiven'), 12)).toBe(10);
    await forgive(database.db, { name: 'test', key: 'forgiven' });
    expect(await allowed(limit('forgiven'), 12)).toBe(10);
  });

  it('keeps no readable key', async () => {
    await takeFrom(database.db, limit('siti@contoh.id'));
    const { rows } = await sql<{ found: number }>`SELECT count(*) AS found FROM rate_limit WHERE position('siti'::bytea IN bucket) > 0 OR length(bucket) <> 32`.execute(database.db);
    expect(rows[0]?.found).toBe(0);
  });

  it('refuses a limit that cannot be kept', async () => {
    await expect(takeFrom(database.db, limit('x', { max: 0 }))).rejects.toThrow('cannot be kept');
  });
});

it('sweeping takes the full buckets away and leaves the others their count', async () => {
  const one = limit('kept', { max: 2, perSeconds: 1_000_000 });
  expect(await allowed(one, 3)).toBe(2);
  await takeFrom(database.db, limit('gone', { max: 10, perSeconds: 10 }));
  await pass(60);
  expect(await sweepLimits(database.db)).toBeGreaterThanOrEqual(1);
  expect(await allowed(one, 3)).toBe(0);
  await pass(10_000_000);
  await sweepLimits(database.db);
  expect((await database.db.selectFrom('rate_limit').selectAll().execute()).length).toBe(0);
});

it('says in both languages when to come again', () => {
  const told = tooMany({ allowed: false, retryAfterSeconds: 42 });
  expect(told).toMatchObject({ code: 'too_many', status: 429, params: { seconds: 42 } });
  expect(told.detail).toContain('42 detik');
  expect(inLanguage(told, 'en').detail).toContain('42 seconds');
});
