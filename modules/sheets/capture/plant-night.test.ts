import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { testDatabase, type TestDatabase } from '../../../kernel/testing/database.ts';
import { plantDemoElection } from '../../elections/index.ts';
import { loadKemendagri, plantNightRoll, plantPalembang } from '../../regions/index.ts';
import { plantDemoNight } from './fixtures/plant-night.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  await loadKemendagri(database.db);
  await database.db.transaction().execute(async (tx) => {
    const roll = await plantPalembang(tx);
    await plantDemoElection(tx, roll, await plantNightRoll(tx, roll));
  });
}, 60_000);
afterAll(() => database.close());

const states = async () => (await sql<{ state: string; count: number }>`SELECT state, count(*)::int AS count FROM sheet_case GROUP BY state ORDER BY state`.execute(database.db)).rows;
const counts = async () => (await sql<Record<string, number>>`SELECT (SELECT count(*)::int FROM sheet_entry) AS entries, (SELECT count(*)::int FROM sheet_version) AS versions, (SELECT count(*)::int FROM audit_entry) AS trail`.execute(database.db)).rows[0];

it('the demo night has sheets in several states, quickly, and planting it again changes nothing', async () => {
  const began = performance.now();
  await plantDemoNight(database.db);
  expect(performance.now() - began).toBeLessThan(5000);
  const found = await states();
  expect(found).toEqual([{ state: 'accepted', count: 18 }, { state: 'asked_again', count: 1 }, { state: 'different', count: 3 }, { state: 'entered', count: 5 }]);
  const before = await counts();
  expect(before).toMatchObject({ entries: 48, versions: 18 });
  await plantDemoNight(database.db);
  expect([await states(), await counts()]).toEqual([found, before]);
  const { rows } = await sql`SELECT 1 FROM sheet_case WHERE path = '16.71.04.1001' AND station <= 2`.execute(database.db);
  expect(rows).toEqual([]);
});
