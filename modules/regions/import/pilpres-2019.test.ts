import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { must } from '../../../kernel/result.ts';
import { operator, testDatabase, type TestDatabase } from '../../../kernel/testing/database.ts';
import { findRoll, lookupStations, rollTotals } from '../rolls/store.ts';
import { RegionMapping, VoterMapping } from '../rules/mapping.ts';
import { findRegion } from '../tree/store.ts';
import { importRegions } from './import-regions.ts';
import { importVoters } from './import-voters.ts';

const shared = (name: string): URL => new URL(`../../../../shared/data/pilpres2019/${name}`, import.meta.url);
const example = async (name: string): Promise<unknown> => JSON.parse(await readFile(new URL(`../../../docs/examples/${name}`, import.meta.url), 'utf8'));

/** Both channels list stations that the master list of KPU does not have; all of them are imported. */
const STATIONS = 816_920;

describe.skipIf(!existsSync(shared('tps.csv.gz')))('the whole country of 2019 (skipped without ../shared)', () => {
  let house: TestDatabase;
  beforeAll(async () => { house = await testDatabase(4); });
  afterAll(() => house.close());

  const regions = async () => importRegions(house.db, {
    actor: operator, scheme: 'kpu-2019', table: { path: fileURLToPath(shared('rekap.csv.gz')) },
    mapping: RegionMapping.parse(await example('pilpres2019-rekap.json')), date: null, source: 'Pilpres 2019',
  });
  const voters = async () => importVoters(house.db, {
    actor: operator, table: { path: fileURLToPath(shared('tps.csv.gz')) }, mapping: VoterMapping.parse(await example('pilpres2019-tps.json')), dryRun: false,
    roll: { slug: 'pilpres-2019', scheme: 'kpu-2019', name: 'Pilpres 2019', validOn: '2019-04-17' },
  });
  const timed = async <T>(what: string, work: () => Promise<T>): Promise<T> => {
    const start = performance.now();
    const done = await work();
    console.log(`${what}: ${((performance.now() - start) / 1000).toFixed(1)} s, ${(process.memoryUsage().rss / 2 ** 20).toFixed(0)} MiB`);
    return done;
  };

  test('35 provinces, 644 kabupaten/kota, 7,331 kecamatan, 83,529 villages; twice the same', async () => {
    expect(must(await timed('regions', regions))).toEqual({ rows: 91_539, added: 91_539, renamed: 0, unchanged: 0 });
    const { rows } = await sql<{ level: string; count: number }>`SELECT level, count(*) FROM region GROUP BY level`.execute(house.db);
    expect(Object.fromEntries(rows.map((row) => [row.level, row.count]))).toEqual({ national: 1, province: 35, regency: 644, subdistrict: 7331, village: 83_529 });
    expect(must(await timed('regions again', regions))).toMatchObject({ added: 0, unchanged: 91_539 });
    expect((await findRegion(house.db, 'kpu-2019', '-99.-991302.-991303.-991304'))?.name).toBe('TAIPEI');
  }, 120_000);

  test('816,920 stations with their voters; twice the same', async () => {
    expect(must(await timed('stations', voters))).toEqual({ rows: STATIONS, added: STATIONS, changed: 0, unchanged: 0 });
    expect(must(await timed('stations again', voters))).toEqual({ rows: STATIONS, added: 0, changed: 0, unchanged: STATIONS });
    const roll = await findRoll(house.db, 'pilpres-2019');
    const nation = (await findRegion(house.db, 'kpu-2019', ''))?.id ?? 0;
    expect((await rollTotals(house.db, roll?.id ?? 0, [nation])).get(nation)?.stations).toBe(STATIONS);
  }, 300_000);

  test('a thousand stations are looked up in one short query', async () => {
    const roll = await findRoll(house.db, 'pilpres-2019');
    const { rows } = await sql<{ villageId: number; number: number }>`SELECT village_id AS "villageId", number FROM polling_station TABLESAMPLE BERNOULLI (0.5) LIMIT 1000`.execute(house.db);
    const times: number[] = [];
    for (let i = 0; i < 10; i++) {
      const start = performance.now();
      expect(await lookupStations(house.db, roll?.id ?? 0, rows)).not.toContain(null);
      times.push(performance.now() - start);
    }
    console.log(`lookup of ${rows.length}: ${Math.min(...times).toFixed(1)} ms at best, ${(times.sort((a, b) => a - b)[5] ?? 0).toFixed(1)} ms in the middle`);
  });
});
