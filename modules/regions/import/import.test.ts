import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { must } from '../../../kernel/result.ts';
import type { TableSource } from '../../../kernel/tables/index.ts';
import { operator, testDatabase, type TestDatabase } from '../../../kernel/testing/database.ts';
import { asFile, exportRegions, exportStations } from '../export/export-tables.ts';
import { findRoll, rollTotals, stationsOf } from '../rolls/store.ts';
import { REGION_TEMPLATE, STATION_TEMPLATE, VoterMapping } from '../rules/mapping.ts';
import { findRegion, namesOf, treeWithin } from '../tree/store.ts';
import { importRegions, planRegionImport, type RegionImport } from './import-regions.ts';
import { importVoters, type VoterImport } from './import-voters.ts';

let house: TestDatabase;
beforeAll(async () => { house = await testDatabase(); });
afterAll(() => house.close());

const text = (content: string | Uint8Array, name = 'uji.csv'): TableSource => {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return { stream: (async function* () { yield bytes; })(), name };
};

const TREE = [
  'level,parent,code,name,aliases', 'village,110101,1101012001,Desa Satu,', 'province,,11,Uji,', 'regency,11,1101,Kota Uji,Kota Lama;KU',
  'subdistrict,1101,110101,Tengah,', 'village,110101,1101012002,Desa Dua,',
];
const regions = (lines: readonly string[], more: Partial<RegionImport> = {}): RegionImport =>
  ({ actor: operator, scheme: 'kemendagri', table: text(lines.join('\n')), mapping: REGION_TEMPLATE, date: null, source: 'uji', ...more });

test('rows in any order become a tree; the dry run counts, the import writes, again changes nothing', async () => {
  expect(must(await planRegionImport(house.db, regions(TREE)))).toEqual({ rows: 5, added: 5, renamed: 0, unchanged: 0 });
  expect(await findRegion(house.db, 'kemendagri', '11')).toBeUndefined();
  expect(must(await importRegions(house.db, regions(TREE)))).toMatchObject({ added: 5 });
  expect((await findRegion(house.db, 'kemendagri', '11.01.01.2001'))?.name).toBe('Desa Satu');
  expect(must(await importRegions(house.db, regions(TREE)))).toEqual({ rows: 5, added: 0, renamed: 0, unchanged: 5 });
});

test('other names need a day; then they are renames, parents and children alike', async () => {
  const renamed = TREE.map((line) => line.replace('Tengah', 'Pusat').replace('Desa Dua', 'Desa 2'));
  expect(await importRegions(house.db, regions(renamed))).toMatchObject({ ok: false, problem: { code: 'input_invalid', params: { column: 'date' }, errors: [
    { row: 5, column: 'name', value: 'Pusat', code: 'row_contradicts' }, { row: 6, column: 'name', value: 'Desa 2', code: 'row_contradicts' },
  ] } });
  expect(must(await importRegions(house.db, regions(renamed, { date: '2025-01-01' })))).toMatchObject({ renamed: 2, unchanged: 3 });
  expect((await findRegion(house.db, 'kemendagri', '11.01.01', '2024-12-31'))?.name).toBe('Tengah');
  expect((await findRegion(house.db, 'kemendagri', '11.01.01.2002', '2025-01-01'))?.name).toBe('Desa 2');
  expect(must(await importRegions(house.db, regions(renamed, { date: '2025-01-01' })))).toMatchObject({ renamed: 0, unchanged: 5 });
});

test('every fault has its row, column and value, and nothing is stored', async () => {
  const faulty = ['level,parent,code,name', 'province,,12,Baru', 'desa,12,1201,X', 'regency,77,7701,Tanpa Induk', 'province,,12,Dua Kali', 'village,12,1202,Salah Tingkat', 'regency,12,=1+1,Rumus', 'regency,12,1203,'];
  const refused = await importRegions(house.db, regions(faulty));
  expect(refused.ok ? [] : refused.problem.errors?.map((one) => [one.row, one.column, one.value, one.code])).toEqual([
    [3, 'level', 'desa', 'value_unknown'], [7, 'code', '=1+1', 'value_formula'], [8, 'name', '', 'value_missing'],
    [5, 'code', '12', 'row_duplicate'], [4, 'parent', '77', 'region_unknown'], [6, 'level', 'village', 'value_unknown'],
  ]);
  expect(await findRegion(house.db, 'kemendagri', '12')).toBeUndefined();
});

test('a ring of parents is a fault, not an endless search; names with a slash stay whole', async () => {
  const mapping = { level: { column: 'l', values: { p: 'province' as const, k: 'regency' as const } }, code: 'id', parent: 'up', path: 'path' };
  const ring = ['l,up,id,path', 'p,b,a,A', 'p,a,b,B'];
  expect(await importRegions(house.db, regions(ring, { scheme: 'ring', mapping }))).toMatchObject({ ok: false, problem: { code: 'import_refused', params: { count: 2 } } });
  must(await importRegions(house.db, regions(['l,up,id,path', 'k,1,12,Uji Satu/A/B', 'p,0,1,UJI SATU'], { scheme: 'garis', mapping })));
  expect(await namesOf(house.db, 'garis')).toEqual(new Map([['', 'Indonesia'], ['1', 'UJI SATU'], ['1.12', 'A/B']]));
});

const STATIONS = ['village,station,unit,voters_male,voters_female', '1101012001,1,regular,100,120', '11.01.01.2001,2,,,', '1101012002,901,,90,0'];
const voters = (lines: readonly string[] | Uint8Array, more: Partial<VoterImport> = {}): VoterImport => ({
  actor: operator, table: text(Array.isArray(lines) ? lines.join('\n') : (lines as Uint8Array)), mapping: STATION_TEMPLATE, dryRun: false,
  roll: { slug: 'uji', scheme: 'kemendagri', name: 'Uji', validOn: '2025-06-01' }, ...more,
});

test('stations: a dry run stores nothing, an import stores all, again nothing; unknown voters stay unknown', async () => {
  expect(must(await importVoters(house.db, voters(STATIONS, { dryRun: true })))).toEqual({ rows: 3, added: 3, changed: 0, unchanged: 0 });
  expect(await findRoll(house.db, 'uji')).toBeUndefined();
  expect(must(await importVoters(house.db, voters(STATIONS)))).toMatchObject({ added: 3 });
  const roll = must({ ok: true, value: await findRoll(house.db, 'uji') });
  const village = (await findRegion(house.db, 'kemendagri', '11.01.01.2001'))?.id ?? 0;
  expect(await stationsOf(house.db, roll?.id ?? 0, village)).toMatchObject([{ number: 1, votersMale: 100 }, { number: 2, votersMale: null, votersFemale: null }]);
  const nation = (await findRegion(house.db, 'kemendagri', ''))?.id ?? 0;
  expect((await rollTotals(house.db, roll?.id ?? 0, [nation])).get(nation)).toEqual({ stations: 3, voters: 310, votersMale: 190, votersFemale: 120 });
  expect(must(await importVoters(house.db, voters(STATIONS)))).toEqual({ rows: 3, added: 0, changed: 0, unchanged: 3 });
  expect(must(await importVoters(house.db, voters(STATIONS.map((line) => line.replace('100,120', '101,120')))))).toMatchObject({ changed: 1, unchanged: 2 });
});

test('station faults: row, column, value; nothing half imported', async () => {
  const faulty = ['village,station,unit,voters_male,voters_female', '1101012001,5,,1,1', '1101019999,1,,1,1', '1101012001,x,,1,1', '1101012001,6,,-4,"1,2"', '1101012001,5,,1,1', '1101012001,,kapal,1,1'];
  const refused = await importVoters(house.db, voters(faulty));
  expect(refused.ok ? [] : refused.problem.errors?.map((one) => [one.row, one.column, one.value, one.code])).toEqual([
    [3, 'village', '1101019999', 'region_unknown'], [4, 'station', 'x', 'value_not_number'], [5, 'voters_male', '-4', 'value_negative'],
    [5, 'voters_female', '1,2', 'value_not_number'], [6, 'station', '1101012001/5', 'row_duplicate'], [7, 'station', '', 'value_missing'], [7, 'unit', 'kapal', 'value_unknown'],
  ]);
  const { rows } = await sql<{ count: number }>`SELECT count(*) FROM polling_station WHERE number = 5`.execute(house.db);
  expect(rows[0]?.count).toBe(0);
});

test('a dot stands between levels or nowhere: a number with a fraction is no code', async () => {
  const faulty = ['level,parent,code,name', 'province,,31,Uji', 'regency,31,313.6,A', 'regency,3.1,31.36,B', 'village,31,1.234,C', 'regency,31,313,D', 'subdistrict,3101,31010120,E', 'regency,31,31.01,F'];
  const refused = await importRegions(house.db, regions(faulty));
  expect(refused.ok ? [] : refused.problem.errors?.map((one) => [one.row, one.column, one.value, one.code])).toEqual([
    [3, 'code', '313.6', 'value_unknown'], [4, 'parent', '3.1', 'value_unknown'], [5, 'code', '1.234', 'value_unknown'],
    [6, 'code', '313', 'value_unknown'], [7, 'code', '31010120', 'value_unknown'],
  ]);
  expect(await findRegion(house.db, 'kemendagri', '31')).toBeUndefined();
  expect(await importRegions(house.db, regions(['level,parent,code,name', 'province,,1,A', 'regency,1,12.5,B'], { scheme: 'titik' })))
    .toMatchObject({ ok: false, problem: { errors: [{ row: 3, column: 'code', value: '12.5', code: 'value_unknown' }] } });
  const village = await importVoters(house.db, voters(['village,station,unit,voters_male,voters_female', '110101200.1,7,,1,1', '1101.01.2001,8,,1,1']));
  expect(village.ok ? [] : village.problem.errors?.map((one) => [one.row, one.column, one.value, one.code])).toEqual([
    [2, 'village', '110101200.1', 'region_unknown'], [3, 'village', '1101.01.2001', 'region_unknown'],
  ]);
});

test('a name or alias that a spreadsheet would run is refused; one that begins with a digit is not', async () => {
  const faulty = ['level,parent,code,name,aliases', 'province,,32,=1+1,', "province,,33,=cmd|' /C calc'!A0,", 'province,,34,@SUM(A1),', 'province,,35,Uji,Lama;+A1', 'province,,36,35 Ilir,2 Ulu'];
  const refused = await importRegions(house.db, regions(faulty));
  expect(refused.ok ? [] : refused.problem.errors?.map((one) => [one.row, one.column, one.value, one.code])).toEqual([
    [2, 'name', '=1+1', 'value_formula'], [3, 'name', "=cmd|' /C calc'!A0", 'value_formula'],
    [4, 'name', '@SUM(A1)', 'value_formula'], [5, 'aliases', 'Lama;+A1', 'value_formula'],
  ]);
  expect(await findRegion(house.db, 'kemendagri', '36')).toBeUndefined();
});

test('a file with a header alone is empty, and no roll is made for it', async () => {
  const empty = { ok: false, problem: { code: 'file_empty' } };
  expect(await importRegions(house.db, regions(TREE.slice(0, 1)))).toMatchObject(empty);
  expect(await planRegionImport(house.db, regions(TREE.slice(0, 1)))).toMatchObject(empty);
  const roll = { slug: 'kosong', scheme: 'kemendagri', name: 'Kosong', validOn: '2025-06-01' };
  expect(await importVoters(house.db, voters(STATIONS.slice(0, 1), { roll }))).toMatchObject(empty);
  expect(await findRoll(house.db, 'kosong')).toBeUndefined();
});

test('new nodes alone find their parents in the tree; a parent that is nowhere is still a fault', async () => {
  const other = await testDatabase(2);
  must(await importRegions(other.db, regions(TREE)));
  const more = ['level,parent,code,name', 'village,11.01.01,1101012003,Desa Tiga', 'village,110101,11.01.01.2004,Desa Empat'];
  expect(must(await planRegionImport(other.db, regions(more)))).toEqual({ rows: 2, added: 2, renamed: 0, unchanged: 0 });
  expect(must(await importRegions(other.db, regions(more)))).toMatchObject({ added: 2 });
  expect((await findRegion(other.db, 'kemendagri', '11.01.01.2004'))?.name).toBe('Desa Empat');
  expect(await importRegions(other.db, regions([...more, 'village,110102,1101022001,Desa Lain'])))
    .toMatchObject({ ok: false, problem: { errors: [{ row: 4, column: 'parent', value: '110102', code: 'region_unknown' }] } });
  must(await importRegions(other.db, regions(['level,parent,code,name', 'subdistrict,1101,110101,Pusat'], { date: '2025-01-01' })));
  must(await importRegions(other.db, regions(['level,parent,code,name', 'village,110101,1101012005,Desa Lima'])));
  expect((await findRegion(other.db, 'kemendagri', '11.01.01.2005'))?.validFrom).toBe('2025-01-01');
  const mapping = { level: { column: 'l', values: { p: 'province' as const, k: 'regency' as const } }, code: 'id', parent: 'up', path: 'path' };
  must(await importRegions(other.db, regions(['l,up,id,path', 'p,0,1,UJI SATU'], { scheme: 'garis', mapping })));
  must(await importRegions(other.db, regions(['l,up,id,path', 'k,1,12,Uji Satu/A/B'], { scheme: 'garis', mapping })));
  expect((await findRegion(other.db, 'garis', '1.12'))?.name).toBe('A/B');
  await other.close();
});

test('without the right nothing is imported', async () => {
  const reader = { ...operator, grants: [{ verb: 'regions.read' as const, scheme: '*', path: '' }] };
  expect(await importRegions(house.db, regions(TREE, { actor: reader }))).toMatchObject({ ok: false, problem: { code: 'not_allowed' } });
  expect(await importVoters(house.db, voters(STATIONS, { actor: reader }))).toMatchObject({ ok: false, problem: { code: 'not_allowed' } });
});

test.each(['csv', 'xlsx'] as const)('what is exported as %s comes back the same', async (format) => {
  const bytes = async (table: Parameters<typeof asFile>[0]): Promise<Uint8Array> => new Uint8Array(await new Response(must(asFile(table, format)).file as BodyInit).arrayBuffer());
  const tree = await bytes(must(await exportRegions(house.db, { scheme: 'kemendagri', path: '', on: '2025-06-01' })));
  const scheme = 'kemendagri';
  await sql`DELETE FROM region_change`.execute(house.db);
  const before = (await treeWithin(house.db, scheme, '', '2025-06-01')).map(({ path, name, aliases }) => ({ path, name, aliases }));
  const stations = await bytes(must(await exportStations(house.db, { roll: 'uji', path: '' })));
  const other = await testDatabase(2);
  must(await importRegions(other.db, regions([], { table: text(tree, `pohon.${format}`) })));
  expect((await treeWithin(other.db, scheme, '', '2025-06-01')).map(({ path, name, aliases }) => ({ path, name, aliases }))).toEqual(before);
  expect(must(await importVoters(other.db, voters(stations)))).toMatchObject({ added: 3 });
  expect(await bytes(must(await exportStations(other.db, { roll: 'uji', path: '' })))).toEqual(stations);
  await other.close();
});

test('a mapping may name values that mean unknown, and a rule gives the unit type', async () => {
  const mapping = VoterMapping.parse({ region: { levels: { village: { code: 'kel' } } }, station: 'tps', voters: { male: 'l', female: 'p' }, absent: { l: ['-1'] }, figures: {} });
  must(await importVoters(house.db, voters(['kel,tps,l,p', '1101012002,902,-1,5'], { mapping })));
  const village = (await findRegion(house.db, 'kemendagri', '11.01.01.2002', '2025-06-01'))?.id ?? 0;
  const roll = await findRoll(house.db, 'uji');
  expect(await stationsOf(house.db, roll?.id ?? 0, village)).toContainEqual({ villageId: village, number: 902, unitType: 'special', votersMale: null, votersFemale: 5 });
});

test('an import is done once per key: again it gives the first answer, with another file it is refused, and a refusal frees the key', async () => {
  const other = await testDatabase(2);
  const folder = await mkdtemp(join(tmpdir(), 'erekap-regions-'));
  const file = async (name: string, lines: readonly string[]): Promise<TableSource> => {
    await writeFile(join(folder, name), lines.join('\n'));
    return { path: join(folder, name) };
  };
  const key = 'wilayah-uji-1';
  expect(await importRegions(other.db, regions([], { key, table: await file('salah.csv', [...TREE, 'regency,77,7701,Tanpa Induk']) }))).toMatchObject({ ok: false });
  const table = await file('pohon.csv', TREE);
  for (const _ of [1, 2]) expect(must(await importRegions(other.db, regions([], { key, table })))).toEqual({ rows: 5, added: 5, renamed: 0, unchanged: 0 });
  expect(await importRegions(other.db, regions([], { key, table: await file('lain.csv', TREE.slice(0, 4)) }))).toMatchObject({ ok: false, problem: { code: 'key_reused' } });
  expect(await importRegions(other.db, regions([], { key, table, source: 'lain' }))).toMatchObject({ ok: false, problem: { code: 'key_reused' } });
  const stations = await file('tps.csv', STATIONS);
  const voterKey = 'pemilih-uji-1';
  expect(must(await importVoters(other.db, voters([], { key: voterKey, table: stations, dryRun: true })))).toMatchObject({ added: 3 });
  for (const _ of [1, 2]) expect(must(await importVoters(other.db, voters([], { key: voterKey, table: stations })))).toMatchObject({ added: 3, unchanged: 0 });
  expect(await importVoters(other.db, voters([], { key, table: stations }))).toMatchObject({ ok: false, problem: { code: 'key_reused' } });
  const { rows } = await sql<{ thing: string }>`SELECT thing FROM audit_entry WHERE action = 'regions.import' ORDER BY id`.execute(other.db);
  expect(rows).toEqual([{ thing: 'region kemendagri' }, { thing: 'roll uji' }]);
  await rm(folder, { recursive: true });
  await other.close();
});
