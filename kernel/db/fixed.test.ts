import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { testDatabase, type TestDatabase } from '../testing/database.ts';
import { fixedStatement } from './fixed.ts';
import { isLostRace, oneStatement } from './one-trip.ts';

let database: TestDatabase;
beforeAll(async () => { database = await testDatabase(2); });
afterAll(async () => { await database.close(); });

const planted = async (): Promise<unknown[]> => (await sql<{ what: string }>`SELECT what FROM planted ORDER BY what`.execute(database.db)).rows.map(({ what }) => what);

const plantTwice = fixedStatement<{ what: string; ends: readonly string[] }, { what: string }>((slot) => oneStatement([
  ['told', sql`SELECT ${slot('what')}::text AS what, ${slot('ends')}::text[] AS ends`],
  ['first', sql`INSERT INTO planted (what) SELECT what || ends[1] FROM told RETURNING what`],
], sql`INSERT INTO planted (what) SELECT what || ends[2] FROM told RETURNING what`));

it('several changes as one statement read each other by name, and are kept together or not at all', async () => {
  expect(await plantTwice(database.db, { what: 'f', ends: ['-1', '-2'] })).toEqual([{ what: 'f-2' }]);
  const before = await planted();
  expect(before).toEqual(['f-1', 'f-2']);
  const again = await plantTwice(database.db, { what: 'f', ends: ['-3', '-2'] }).catch((error: unknown) => error);
  expect(isLostRace(again)).toBe(true);
  expect(await planted()).toEqual(before);
});

it('is written once, and each use has its own values, wherever they stand', async () => {
  let built = 0;
  const sum = fixedStatement<{ a: number; b: number }, { sum: number; twice: number; said: string }>((slot) => {
    built += 1;
    return sql`SELECT ${slot('a')}::int - ${slot('b')}::int AS sum, ${slot('b')}::int * ${2} AS twice, ${'as it is'} AS said`;
  });
  const told = await Promise.all([[5, 3], [1, 2], [0, 0]].map(([a = 0, b = 0]) => sum(database.db, { a, b })));
  expect(told.flat()).toEqual([{ sum: 2, twice: 6, said: 'as it is' }, { sum: -1, twice: 4, said: 'as it is' }, { sum: 0, twice: 0, said: 'as it is' }]);
  expect(built).toBe(1);
});

it('stands by itself: in somebody\'s transaction it is refused', async () => {
  await expect(database.db.transaction().execute((tx) => plantTwice(tx, { what: 'g', ends: ['-1', '-2'] }))).rejects.toThrow('not opened by openDatabase');
  expect(await planted()).not.toContain('g-1');
});
