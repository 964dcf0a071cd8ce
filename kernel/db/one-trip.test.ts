import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { testDatabase, type TestDatabase } from '../testing/database.ts';
import { inOneStatement, inOneTrip, isLostRace } from './one-trip.ts';

let database: TestDatabase;
beforeAll(async () => { database = await testDatabase(2); });
afterAll(async () => { await database.close(); });

const plant = (what: string) => sql`INSERT INTO planted (what) VALUES (${what})`;
const planted = async (): Promise<unknown[]> => (await sql<{ what: string }>`SELECT what FROM planted ORDER BY what`.execute(database.db)).rows.map(({ what }) => what);

it('commits all of its statements and says how many rows each touched', async () => {
  expect(await inOneTrip(database.db, [plant('a'), plant('b'), sql`UPDATE planted SET at = now()`])).toEqual([1, 1, 2]);
  expect(await planted()).toEqual(['a', 'b']);
});

it('keeps nothing if one fails, tells the first failure, and leaves the connection fit for use', async () => {
  const failure = await inOneTrip(database.db, [plant('c'), plant('a'), plant('d')]).catch((error: unknown) => error);
  expect(isLostRace(failure)).toBe(true);
  expect(await planted()).toEqual(['a', 'b']);
  for (let i = 0; i < 4; i++) await inOneTrip(database.db, [plant(`e${i}`)]);
  expect(await planted()).toHaveLength(6);
});

it('tells a lost race from any other failure', async () => {
  const failure = await inOneTrip(database.db, [sql`INSERT INTO planted (what) VALUES (NULL)`]).catch((error: unknown) => error);
  expect(isLostRace(failure)).toBe(false);
});

it('several changes as one statement read each other by name, and are kept together or not at all', async () => {
  const parts = (what: string) => [['told', sql`SELECT ${what}::text AS what`], ['first', sql`INSERT INTO planted (what) SELECT what || '-1' FROM told RETURNING what`]] as const;
  const last = sql<{ what: string }>`INSERT INTO planted (what) SELECT what || '-2' FROM told RETURNING what`;
  expect(await inOneStatement(database.db, parts('f'), last)).toEqual([{ what: 'f-2' }]);
  const before = await planted();
  expect(before).toEqual(expect.arrayContaining(['f-1', 'f-2']));
  const again = await inOneStatement(database.db, parts('f'), last).catch((error: unknown) => error);
  expect(isLostRace(again)).toBe(true);
  expect(await planted()).toEqual(before);
});
