import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, type TestDatabase } from '../testing/database.ts';
import { openDatabase, type OpenDatabase } from './open.ts';
import { must } from '../result.ts';

let [database, one]: [TestDatabase, OpenDatabase] = [null as never, null as never];
beforeAll(async () => {
  database = await testDatabase();
  one = must(await openDatabase({ ...database.connection, max: 1 }));
  await one.pool.query('CREATE TABLE grown (id int PRIMARY KEY, said text)');
  // As a house that was just set up has it: statistics that know of an empty table, and nobody who makes new ones.
  await one.pool.query('ALTER TABLE grown SET (autovacuum_enabled = off)');
  await one.pool.query('VACUUM ANALYZE grown');
});
afterAll(async () => {
  await one.close();
  await database.close();
});

const ask = async (id: number): Promise<number> => (await sql<{ n: number }>`/* prepared */ SELECT count(*)::int AS n FROM unnest(${[id]}::int[]) AS asked (id) JOIN grown g ON g.id = asked.id`.execute(one.db)).rows[0]?.n ?? -1;

const rowsRead = async (): Promise<number> => {
  await one.pool.query('SELECT pg_stat_force_next_flush()');
  return (await one.pool.query<{ n: number }>(`SELECT seq_tup_read::int AS n FROM pg_stat_user_tables WHERE relname = 'grown'`)).rows[0]?.n ?? -1;
};

describe('a prepared statement', () => {
  it('is planned anew as it is used more, so that a plan made for an empty table does not read a full one for ever', async () => {
    for (let at = 0; at < 20; at++) expect(await ask(at)).toBe(0);
    await one.pool.query('INSERT INTO grown SELECT n, $1 FROM generate_series(1, 20000) n', ['x'.repeat(200)]);
    for (let at = 0; at < 60; at++) expect(await ask(at + 1)).toBe(1);
    const before = await rowsRead();
    for (let at = 0; at < 20; at++) expect(await ask(at + 1)).toBe(1);
    expect(await rowsRead()).toBe(before);
  });

  it('has a name for each of a few plans, however often it is used', async () => {
    for (let at = 0; at < 1000; at++) await ask(at);
    const { rows } = await one.pool.query<{ n: number }>(`SELECT count(*)::int AS n FROM pg_prepared_statements WHERE statement LIKE '%JOIN grown%'`);
    // 4^5 = 1,024 uses, and those of the test above.
    expect(rows[0]?.n).toBe(6);
  });
});
