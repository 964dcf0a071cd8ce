import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { testDatabase, type TestDatabase } from '../testing/database.ts';
import { inOneTrip, isLostRace } from './one-trip.ts';

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
