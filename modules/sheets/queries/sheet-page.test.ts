import { afterAll, beforeAll, expect, it } from 'vitest';
import { must } from '../../../kernel/result.ts';
import { sql } from 'kysely';
import { testDatabase, type TestDatabase } from '../../../kernel/testing/database.ts';
import type { ContestContext } from '../../elections/index.ts';
import { plantCountry } from '../fixtures/small-country.ts';
import { sheetPage } from './sheet-page.ts';

let database: TestDatabase;
let contest: ContestContext;

beforeAll(async () => {
  database = await testDatabase();
  contest = await plantCountry(database.db);
});
afterAll(() => database.close());

it('tells fifty versions at a time, the newest first, and what each changed', async () => {
  const channel = contest.channels[0] ?? '';
  // 120 versions whose first figure is the number of the version.
  await sql`INSERT INTO sheet_version (contest_id, channel, village_id, station, version, current, figures, broken, hard, incomplete, origin, actor, reason)
    SELECT ${contest.id}, ${channel}, r.id, 1, n, n = 120, array_prepend(n, array_fill(0, ARRAY[${contest.form.cells.length - 1}::int])), 0, false, false, 'paper', 'uji', CASE WHEN n > 1 THEN 'diperiksa' END
    FROM region r, generate_series(1, 120) n WHERE r.scheme = ${contest.scheme} AND r.path = '11.01.01.1001'`.execute(database.db);
  const page = async (before?: number) => must(await sheetPage(database.db, contest, { village: '11.01.01.1001', station: 1, channel, before }));
  const [newest, next, last] = [await page(), await page(71), await page(21)];
  expect([newest, next, last].map(({ versions, older }) => [versions.length, versions[0]?.version, versions.at(-1)?.version, older])).toEqual([[50, 120, 71, 71], [50, 70, 21, 21], [20, 20, 1, null]]);
  expect(newest.versions.at(-1)?.changed).toEqual([contest.form.cells[0]?.id]);
  expect(last.versions.at(-1)?.changed).toEqual([]);
});

it('who recorded is told by name to those who record or supervise there; what the house did itself to everybody', async () => {
  const channel = contest.channels[0] ?? '';
  await sql`INSERT INTO person (id, name, search, scheme, path, created_by) VALUES ('uji:pencatat', 'Niken Larasati', 'niken larasati', ${contest.scheme}, '11.01.01', 'uji')`.execute(database.db);
  await sql`INSERT INTO sheet_version (contest_id, channel, village_id, station, version, current, figures, broken, hard, incomplete, origin, actor, reason)
    SELECT ${contest.id}, ${channel}, r.id, 2, n, n = 2, array_fill(n, ARRAY[${contest.form.cells.length}::int]), 0, false, false, 'paper', (ARRAY['system:demo-kpps', 'uji:pencatat'])[n], CASE WHEN n > 1 THEN 'diperiksa' END
    FROM region r, generate_series(1, 2) n WHERE r.scheme = ${contest.scheme} AND r.path = '11.01.01.1001'`.execute(database.db);
  const page = async (named: boolean) => must(await sheetPage(database.db, contest, { village: '11.01.01.1001', station: 2, channel, named }));
  const by = async (named: boolean) => (await page(named)).versions.map((version) => version.by);
  expect(await by(true)).toEqual(['Niken Larasati', 'Kota contoh']);
  expect(await by(false)).toEqual([null, 'Kota contoh']);
  expect(JSON.stringify(await page(false))).not.toContain('uji:pencatat');
});
