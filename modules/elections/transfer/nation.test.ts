import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { execute } from '../../../kernel/command.ts';
import { must } from '../../../kernel/result.ts';
import { csvText } from '../../../kernel/tables/index.ts';
import { operator, testDatabase, type TestDatabase } from '../../../kernel/testing/database.ts';
import { ensureRoll } from '../../regions/index.ts';
import { createEvent } from '../commands/create-event.ts';
import { contestContext } from '../context.ts';
import { contestsAt } from '../queries/contests-at.ts';
import { listEvents } from '../queries/list-events.ts';
import { plantRuleSets } from '../rulesets/plant.ts';
import { SEPARATOR, TEMPLATE_COLUMNS } from './columns.ts';
import { exportContests } from './export-contests.ts';
import { importContestsFile } from './import-file.ts';

const DATA = new URL('../../../../shared/data/hierarchy2024/', import.meta.url);
const here = existsSync(DATA);
if (!here) console.log('skipped: the districts of the whole nation (reference data not present)');

type Row = Record<string, string>;
const read = (name: string): Row[] => parse<Row>(gunzipSync(readFileSync(new URL(name, DATA))), { columns: true });
const path = (code: string): string => [code.slice(0, 2), code.slice(2, 4), code.slice(4, 6), code.slice(6)].filter(Boolean).join('.');

/** Members of a district; a region held in part gives way to the rows that say which part. */
function membersOf(rows: readonly Row[]): string[] {
  const known = rows.filter((row) => row['code_in_regions'] === '1');
  const codes = known.map((row) => row['region_code'] ?? '');
  const whole = known.filter((row) => row['is_part'] !== '1' || !codes.some((code) => code !== row['region_code'] && code.startsWith(row['region_code'] ?? '')));
  return [...new Set(whole.map((row) => path(row['region_code'] ?? '')))];
}

describe.skipIf(!here)('the districts of the whole nation, 2024', () => {
  let database: TestDatabase;
  let folder = '';
  beforeAll(async () => {
    database = await testDatabase();
    folder = await mkdtemp(join(tmpdir(), 'erekap-nation-'));
    await database.db.transaction().execute(async (tx) => {
      await plantRuleSets(tx);
      const regions = [{ code: '', name: 'Indonesia', level: 'national' }, ...read('regions.csv.gz').map((row) => ({
        code: row['code'] ?? '', name: row['name'] || '-',
        level: { provinsi: 'province', kabupaten_kota: 'regency', kecamatan: 'subdistrict', kelurahan_desa: 'village' }[row['level'] ?? ''] ?? '',
      }))];
      for (const level of ['national', 'province', 'regency', 'subdistrict', 'village']) {
        const of = regions.filter((region) => region.level === level);
        await sql`
          INSERT INTO region (scheme, code, path, parent_id, level, name, search, source)
          SELECT 'uji', n.code, n.path, p.id, ${level}, n.name, '', 'uji'
          FROM unnest(${of.map(({ code }) => code)}::text[], ${of.map(({ code }) => path(code))}::text[], ${of.map(({ name }) => name)}::text[]) AS n (code, path, name)
          LEFT JOIN region p ON p.scheme = 'uji' AND n.path <> '' AND p.path = CASE WHEN strpos(n.path, '.') = 0 THEN '' ELSE regexp_replace(n.path, '\\.[^.]*$', '') END`.execute(tx);
      }
      await ensureRoll(tx, { slug: 'uji', scheme: 'uji', name: 'uji', validOn: '2024-02-14' });
    });
    await sql`ANALYZE region`.execute(database.db);
    must(await execute(database.db, createEvent, { actor: operator, key: 'the-nation', input: { slug: 'nation', name: 'nation', kind: 'general', date: '2024-02-14', roll: 'uji', ruleSet: 'pemilu-2024' } }));
  });
  afterAll(async () => { await database.close(); await rm(folder, { recursive: true }); });

  it('are taken in as one file, split kabupaten and kecamatan included, and no kelurahan is in two of a kind', async () => {
    const dapil = Map.groupBy(read('dapil.csv.gz'), (row) => `${row['kind'] ?? ''}-${row['dapil_code'] ?? ''}`);
    const contests = [...dapil].map(([slug, rows]) => ({ slug: slug.replaceAll('_', '-'), kind: rows[0]?.['kind'] ?? '', name: rows[0]?.['dapil'] ?? '', members: membersOf(rows) }))
      .filter(({ members }) => members.length > 0);
    const rows = contests.map(({ slug, kind, name, members }) => ['nation', slug, kind, name, '2024', name, members.join(SEPARATOR), null, 1, 'Partai Ombak', null, null, 1, 'Sri Tirtamaya', 'as_recorded', null]);
    const file = join(folder, 'nation.csv');
    await writeFile(file, csvText(TEMPLATE_COLUMNS, rows));
    const done = await importContestsFile(database.db, { actor: operator, file });
    if (!done.ok) console.log(done.problem.params, done.problem.errors?.slice(0, 40).map(({ row, column, value, code }) => ({ slug: contests[row - 2]?.slug, column, value, code })));
    expect(must(done).created).toHaveLength(contests.length);
    expect(contests.filter(({ kind }) => kind === 'dpr')).toHaveLength(84);
    expect(contests.filter(({ kind }) => kind === 'dprd_prov')).toHaveLength(301);
    expect(must(await importContestsFile(database.db, { actor: operator, file })).unchanged).toHaveLength(contests.length);
    await writeFile(file, must(await exportContests(database.db, 'nation')));
    expect(must(await importContestsFile(database.db, { actor: operator, file, dryRun: true })).unchanged).toHaveLength(contests.length);

    const found = (await listEvents(database.db))[0]?.contests ?? [];
    for (const path of ['16.71.04', '16.71.04.1001']) expect(must(await contestsAt(database.db, 'nation', path)).map(({ type }) => type).sort()).toEqual(['dpr', 'dprd_kab', 'dprd_prov']);
    for (const kind of ['dpr', 'dprd_prov', 'dprd_kab']) {
      const paths = (await Promise.all(found.filter(({ type }) => type === kind).map(async ({ id }) => must(await contestContext(database.db, id)).districtPaths))).flat();
      const held = new Set(paths);
      expect(held.size).toBe(paths.length);
      for (const one of paths) for (let end = one.lastIndexOf('.'); end > 0; end = one.lastIndexOf('.', end - 1)) expect(held.has(one.slice(0, end))).toBe(false);
    }
  }, 300_000);
});
