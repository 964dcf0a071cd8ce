import { afterAll, beforeAll, expect, test } from 'vitest';
import { testDatabase, type TestDatabase } from '../../../kernel/testing/database.ts';
import { PALEMBANG, plantNightRoll, plantPalembang } from '../fixtures.ts';
import { loadKemendagri } from '../load/kemendagri.ts';
import { findRegion, regionsWithin } from '../tree/store.ts';
import { findRoll, lookupStations, newestRoll, refreshRollTotals, rollTotals, stationsOf, writeStations, type Roll } from './store.ts';

let house: TestDatabase;
let roll: Roll;
beforeAll(async () => {
  house = await testDatabase();
  await loadKemendagri(house.db);
  const start = performance.now();
  roll = await house.db.transaction().execute(plantPalembang);
  expect(performance.now() - start).toBeLessThan(2000);
});
afterAll(() => house.close());

test('the demo city has exactly its published stations and voters, at every level above', async () => {
  for (const path of ['16.71', '16', '']) {
    const region = await findRegion(house.db, 'kemendagri', path);
    const totals = (await rollTotals(house.db, roll.id, [region?.id ?? 0])).get(region?.id ?? 0);
    expect(totals).toMatchObject({ stations: PALEMBANG.stations, voters: PALEMBANG.voters });
  }
});

test('the demo city is refused, not tried for ever, where its tree of regions is not loaded', async () => {
  const empty = await testDatabase();
  await expect(empty.db.transaction().execute(plantPalembang)).rejects.toThrow('kemendagri tree');
  await empty.close();
});

test('every kelurahan has stations, none above 300 voters, special ones from 901', async () => {
  const villages = await regionsWithin(house.db, 'kemendagri', '16.71', 'village');
  expect(villages).toHaveLength(107);
  const stations = (await Promise.all(villages.map((one) => stationsOf(house.db, roll.id, one.id)))).flat();
  expect(stations).toHaveLength(4777);
  expect(Math.max(...stations.map((one) => (one.votersMale ?? 0) + (one.votersFemale ?? 0)))).toBeLessThanOrEqual(300);
  expect(stations.filter((one) => one.number >= 901).length).toBeGreaterThan(3);
  expect(stations.every((one) => (one.number >= 901) === (one.unitType === 'special'))).toBe(true);
});

test('planting again changes nothing', async () => {
  const again = await house.db.transaction().execute(plantPalembang);
  expect(again).toEqual(roll);
  expect(await findRoll(house.db, 'demo-2024')).toEqual(roll);
});

test('the night of the count has three stations in its small kecamatan, all others as by day, and pages of regions go on telling the day', async () => {
  const night = await house.db.transaction().execute((tx) => plantNightRoll(tx, roll));
  const count = async (of: number, path: string): Promise<number> => (await rollTotals(house.db, of, [(await findRegion(house.db, 'kemendagri', path))?.id ?? 0])).values().next().value?.stations ?? 0;
  expect([await count(night.id, '16.71.16'), await count(night.id, '16.71.16.1001'), await count(night.id, '16.71.16.1002')]).toEqual([3, 2, 1]);
  expect(await count(night.id, '16.71')).toBe(PALEMBANG.stations - (await count(roll.id, '16.71.16')) + 3);
  expect(await count(night.id, '16.71.04')).toBe(await count(roll.id, '16.71.04'));
  expect((await newestRoll(house.db, 'kemendagri'))?.slug).toBe('demo-2024');
  expect(await house.db.transaction().execute((tx) => plantNightRoll(tx, roll))).toEqual(night);
});

test('a batch of keys comes back in the order asked, unknown ones as null', async () => {
  const village = (await findRegion(house.db, 'kemendagri', '16.71.04.1001'))?.id ?? 0;
  const found = await lookupStations(house.db, roll.id, [{ villageId: village, number: 2 }, { villageId: village, number: 800 }, { villageId: village, number: 1 }]);
  expect(found.map((one) => one?.number ?? null)).toEqual([2, null, 1]);
});

test('unknown voters are not zero, in a sum either', async () => {
  await house.db.transaction().execute(async (tx) => {
    const village = (await findRegion(tx, 'kemendagri', '11.01.01.2001'))?.id ?? 0;
    await writeStations(tx, roll.id, [{ villageId: village, number: 1, unitType: 'regular', votersMale: null, votersFemale: null }]);
    await refreshRollTotals(tx, roll.id);
    expect((await rollTotals(tx, roll.id, [village])).get(village)).toEqual({ stations: 1, voters: null, votersMale: null, votersFemale: null });
    throw new Error('undo');
  }).catch((error: unknown) => expect(String(error)).toBe('Error: undo'));
});
