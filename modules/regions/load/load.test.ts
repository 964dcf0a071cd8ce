import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testDatabase, type TestDatabase } from '../../../kernel/testing/database.ts';
import { childrenOf, findRegion, findRegions } from '../tree/store.ts';
import { loadKemendagri } from './kemendagri.ts';

let house: TestDatabase;
let took = 0;
beforeAll(async () => {
  house = await testDatabase();
  const start = performance.now();
  await loadKemendagri(house.db);
  took = performance.now() - start;
});
afterAll(() => house.close());

test('38 provinces, 514 kabupaten/kota, 7,277 kecamatan, and the villages of the source', async () => {
  console.log(`loaded in ${took.toFixed(0)} ms`);
  const { rows } = await sql<{ level: string; count: number }>`
    SELECT level, count(*) FROM region WHERE path <> '99' AND path NOT LIKE '99.%' GROUP BY level`.execute(house.db);
  expect(Object.fromEntries(rows.map((row) => [row.level, row.count])))
    .toEqual({ national: 1, province: 38, regency: 514, subdistrict: 7277, village: 83_763 });
});

test('a second load adds nothing', async () => {
  expect(await loadKemendagri(house.db)).toBe(0);
});

test('Palembang has 18 kecamatan and 107 kelurahan, named after the gazette', async () => {
  const city = await findRegion(house.db, 'kemendagri', '16.71');
  expect(city).toMatchObject({ name: 'Kota Palembang', level: 'regency', code: '1671' });
  const subdistricts = await childrenOf(house.db, city ?? { id: 0, scheme: '' });
  expect(subdistricts).toHaveLength(18);
  const villages = await Promise.all(subdistricts.map((one) => childrenOf(house.db, one)));
  expect(villages.flat()).toHaveLength(107);
  const found = await findRegions(house.db, 'kemendagri', ['16.71.01.1001', '99', '16.71.99']);
  expect(found.get('16.71.01.1001')?.code).toBe('1671011001');
  expect(found.get('99')?.name).toBe('Luar Negeri');
  expect(found.size).toBe(2);
});

test('an apostrophe is an apostrophe', async () => {
  expect((await findRegion(house.db, 'kemendagri', '35.13.15.2017'))?.name).toBe("Soka'an");
});

const tree2024 = new URL('../../../../shared/data/hierarchy2024/regions.csv.gz', import.meta.url);
test.skipIf(!existsSync(tree2024))("differs from KPU's tree of 2024 in 24 kecamatan of Papua Barat Daya (skipped without ../shared)", async () => {
  const lines = gunzipSync(readFileSync(tree2024)).toString().split('\n');
  const theirs = new Set(lines.map((line) => line.split(',')[0] ?? '').filter((code) => code.length === 6 && !code.startsWith('99')));
  const { rows } = await sql<{ code: string }>`SELECT code FROM region WHERE level = 'subdistrict' AND path < '99'`.execute(house.db);
  const unknown = rows.filter((row) => !theirs.has(row.code));
  expect(unknown).toHaveLength(24);
  expect(unknown.every((row) => row.code.startsWith('96'))).toBe(true);
});
