import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { testDatabase, type TestDatabase } from '../../../kernel/testing/database.ts';
import { plantDemoElection } from '../../elections/index.ts';
import { loadKemendagri, plantNightRoll, plantPalembang } from '../../regions/index.ts';
import { plantDemoPhotos } from '../photos/fixtures/plant-photos.ts';
import { plantDemoEntries, plantDemoReadings } from './fixtures/plant-night.ts';

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
const counts = async () => (await sql<Record<string, number>>`SELECT (SELECT count(*)::int FROM sheet_entry) AS entries, (SELECT count(*)::int FROM sheet_version) AS versions, (SELECT count(*)::int FROM sheet_photo) AS photos, (SELECT count(*)::int FROM audit_entry) AS trail`.execute(database.db)).rows[0];

/** Milliseconds that it took. */
async function timed(what: () => Promise<void>): Promise<number> {
  const began = performance.now();
  await what();
  return performance.now() - began;
}

it('the demo night has sheets in several states, quickly, and planting it again changes nothing', { timeout: 60_000 }, async () => {
  const entering = await timed(() => plantDemoEntries(database.db));
  await plantDemoPhotos(database.db, 'demo-malam');
  const reading = await timed(() => plantDemoReadings(database.db));
  expect(entering + reading).toBeLessThan(5000);
  const found = await states();
  expect(found).toEqual([{ state: 'accepted', count: 18 }, { state: 'asked_again', count: 1 }, { state: 'different', count: 3 }, { state: 'entered', count: 5 }]);
  const before = await counts();
  expect(before).toMatchObject({ entries: 48, versions: 18 });
  await plantDemoEntries(database.db);
  await plantDemoPhotos(database.db, 'demo-malam');
  await plantDemoReadings(database.db);
  expect([await states(), await counts()]).toEqual([found, before]);
  const { rows } = await sql`SELECT 1 FROM sheet_case WHERE path = '16.71.04.1001' AND station <= 2`.execute(database.db);
  expect(rows).toEqual([]);
});

it('nobody read a sheet again before its pages were there: what was read was read of them; the page that was asked for again is aside', async () => {
  const { rows } = await sql<{ state: string; readable: boolean; photos: number; aside: number[] | null; read: boolean | null }>`
    SELECT DISTINCT c.state, c.readable, (SELECT bool_and(cardinality(e.photos) > 0) FROM sheet_entry e WHERE (e.contest_id, e.village_id, e.station) = (c.contest_id, c.village_id, c.station) AND e.kind = 'second') AS read,
      (SELECT array_agg(p.page) FROM sheet_photo p WHERE (p.contest_id, p.village_id, p.station) = (c.contest_id, c.village_id, c.station) AND p.standing = 'set_aside') AS aside
    FROM sheet_case c ORDER BY c.state`.execute(database.db);
  expect(rows).toEqual([
    { state: 'accepted', readable: true, aside: null, read: true }, { state: 'asked_again', readable: false, aside: [2], read: null },
    { state: 'different', readable: true, aside: null, read: true }, { state: 'entered', readable: true, aside: null, read: null },
  ]);
});
