import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Db } from '../../../kernel/db/schema.ts';
import { must } from '../../../kernel/result.ts';
import { testDatabase, type TestDatabase } from '../../../kernel/testing/database.ts';
import { contestContext, type ContestContext } from '../../elections/index.ts';
import { plantCountry } from '../fixtures/small-country.ts';
import { neighbourStations } from '../store/stations.ts';
import { lookUpNear } from './station-book.ts';

let house: TestDatabase;
let contest: ContestContext;
/** The database, counting what it is asked. */
let db: Db;
let asked = 0;
const MINUTE = 60_000;
let minutes = 0;

beforeAll(async () => {
  house = await testDatabase();
  await plantCountry(house.db, { provinces: 1, regencies: 1, subdistricts: 2, villages: 3, stations: 4 });
  contest = must(await contestContext(house.db, 1));
  db = house.db.withPlugin({ transformQuery: ({ node }) => { asked += 1; return node; }, transformResult: ({ result }) => Promise.resolve(result) });
});
afterAll(() => house.close());
beforeEach(() => {
  asked = 0;
  // What the tests before this one read is forgotten.
  minutes += 6;
  const now = performance.timeOrigin + performance.now() + minutes * MINUTE;
  vi.spyOn(Date, 'now').mockReturnValue(now);
});

const look = async (village: string, station: number) => (await lookUpNear(db, contest, { village, station })).get(village)?.get(station)?.station;
const [FIRST, SECOND, THIRD, ELSEWHERE] = ['11.01.01.1001', '11.01.01.1002', '11.01.01.1003', '11.01.02.1001'];

describe('the station of a phone', () => {
  it('is read with all villages of its kecamatan, and no others', async () => {
    expect(await look(FIRST, 1)).toBe(1);
    expect(asked).toBe(1);
    expect(await Promise.all([look(SECOND, 4), look(THIRD, 2), look(FIRST, 3)])).toEqual([4, 2, 3]);
    expect(asked).toBe(1);
    expect(await look(ELSEWHERE, 1)).toBe(1);
    expect(asked).toBe(2);
  });

  it('is read once for all who ask at the same moment', async () => {
    expect(await Promise.all([look(FIRST, 1), look(SECOND, 1), look(THIRD, 4), look(FIRST, 2)])).toEqual([1, 1, 4, 2]);
    expect(asked).toBe(1);
  });

  it('is found at once where it is new to the roll, and asked for each time where there is none', async () => {
    expect(await look(FIRST, 1)).toBe(1);
    expect(await look(FIRST, 5)).toBe(undefined);
    await sql`INSERT INTO polling_station (roll_id, village_id, number, unit_type) SELECT roll_id, village_id, 5, unit_type FROM polling_station s JOIN region r ON r.id = s.village_id WHERE r.path = ${FIRST} AND number = 1`.execute(house.db);
    expect(await look(FIRST, 5)).toBe(5);
    expect(await look('11.01.01.9999', 1)).toBe(undefined);
    expect(await look('99', 1)).toBe(undefined);
  });

  it('is read anew after some minutes, and a failed reading stays with those who waited for it', async () => {
    expect(await look(FIRST, 1)).toBe(1);
    vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 6 * MINUTE);
    const broken = house.db.withPlugin({ transformQuery: () => { throw new Error('no connection'); }, transformResult: ({ result }) => Promise.resolve(result) });
    const failed = [FIRST, SECOND].map((village) => lookUpNear(broken, contest, { village, station: 1 }).catch((error: unknown) => String(error)));
    expect(await Promise.all(failed)).toEqual(['Error: no connection', 'Error: no connection']);
    expect(await look(FIRST, 1)).toBe(1);
    expect(asked).toBe(2);
  });

  it('is found by way of its kecamatan, not of every station of the roll, also in a house whose tables nobody has counted yet', async () => {
    const large = await plantCountry(house.db, { slug: 'besar', stations: 500 });
    const rowsRead = async (tx: Db) => (await sql<{ read: number }>`SELECT sum(seq_tup_read + idx_tup_fetch)::int AS read FROM pg_stat_xact_user_tables WHERE relname IN ('region', 'polling_station')`.execute(tx)).rows[0]?.read ?? 0;
    const look = (village: string) => house.db.transaction().execute(async (tx) => {
      const before = await rowsRead(tx);
      const found = await neighbourStations(tx, large, village);
      return { villages: found.size, read: (await rowsRead(tx)) - before };
    });
    for (const [village, villages] of [[FIRST, 2], ['11.01.01.9999', 0]] as const) {
      const told = await look(village);
      expect(told.villages).toBe(villages);
      expect(told.read).toBeLessThan(2000);
    }
  });
});
