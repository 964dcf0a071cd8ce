import { describe, expect, it } from 'vitest';
import { must } from '../../../kernel/result.ts';
import { rowErrors } from '../../../kernel/tables/errors.ts';
import { compare, type Comparison } from './compare.ts';
import { foldStations } from './fold.ts';
import { recapLineage } from './lineage.ts';
import { readMapping } from './mapping.ts';
import { planOf } from './plan.ts';
import { recapReader, type Recap } from './recap.ts';
import { readRecapMapping } from './recap-mapping.ts';
import type { RegionTotals } from './region-totals.ts';

const mapping = (village: object): object => ({
  form: { variant: '2019', contest: 'ppwp', contestants: [{ number: 1, name: 'A' }, { number: 2, name: 'B' }] },
  region: { levels: { province: { name: 'prov' }, village } }, station: 'tps', figures: { 'C.1': 'a', 'C.2': 'b' },
});
const LEVEL = { column: 'level', values: { prov: 'province', kab: 'regency', desa: 'village' } };

type Rows = readonly (readonly string[])[];

function recapOf(recap: object, columns: readonly string[], rows: Rows, plan: ReturnType<typeof planOf>): { recap: Recap; codes: unknown[] } {
  const errors = rowErrors();
  const reader = recapReader(must(readRecapMapping(recap, 'r', plan)));
  reader.add(rows, 2, reader.columns.map((column) => columns.indexOf(column)), errors);
  return { recap: reader.finish(), codes: errors.first.map(({ code, row, column }) => [code, row, column]) };
}

function compared(village: object, recapMapping: object, columns: readonly string[], stations: Rows, rows: Rows): { totals: RegionTotals; found: Comparison; codes: unknown[] } {
  const plan = planOf(must(readMapping(mapping(village), 'm')));
  const { recap, codes } = recapOf(recapMapping, columns, rows, plan);
  const fold = foldStations(plan);
  const names = ['prov', 'id', 'kel', 'tps', 'a', 'b'];
  const errors = rowErrors();
  fold.add(stations, 2, plan.columns.map((column) => names.indexOf(column)), errors);
  expect(errors.first).toEqual([]);
  const totals = fold.totals(recapLineage(plan, recap));
  return { totals, found: compare(plan, totals, recap), codes };
}

const TREE = { level: LEVEL, code: 'code', parent: 'parent', path: 'path', figures: { 'C.1': 'a', 'C.2': 'b' } };
const TREE_COLUMNS = ['level', 'code', 'parent', 'path', 'a', 'b'];
const STATIONS: Rows = [
  ['Utara', '11', 'Desa', '1', '10', '5'], ['Utara', '11', 'Desa', '2', '20', '5'],
  // Misspelled, and its regency shares its name with another: the code tells where it belongs.
  ['Utra', '12', 'Dsa', '1', '7', '3'],
  ['Selatan', '21', 'Lain', '1', '1', ''],
];
const OFFICIAL: Rows = [
  ['prov', '1', '0', 'UTARA', '37', '13'], ['prov', '2', '0', 'SELATAN', '1', '9'],
  ['kab', '3', '1', 'UTARA/KOTA', '30', '10'], ['kab', '4', '1', 'UTARA/KOTA', '', ''], ['kab', '5', '2', 'SELATAN/X', '1', '9'],
  ['desa', '11', '3', 'UTARA/KOTA/DESA', '31', '10'], ['desa', '12', '4', 'UTARA/KOTA/DESA', '', ''], ['desa', '21', '5', 'SELATAN/X/LAIN', '1', '9'],
  ['desa', '22', '5', 'SELATAN/X/KOSONG', '4', '4'],
];

describe('a comparison with a recapitulation', () => {
  const { totals, found } = compared({ code: 'id', name: 'kel' }, TREE, TREE_COLUMNS, STATIONS, OFFICIAL);

  it('sums along the codes of the recapitulation, not along names', () => {
    expect(totals.levels).toEqual(['national', 'province', 'regency', 'village']);
    expect(totals.regions.province?.map(({ code, path, figures }) => [code, path, ...figures])).toEqual([['2', 'SELATAN', 1, null], ['1', 'UTARA', 37, 13]]);
    expect(totals.regions.regency?.map(({ code, path }) => [code, path])).toEqual([['5', 'SELATAN/X'], ['3', 'UTARA/KOTA'], ['4', 'UTARA/KOTA']]);
  });

  it('tells each difference with both figures, on every level and for the nation', () => {
    expect(found.differences.map(({ level, code, figure, ours, theirs, difference }) => [level, code, figure, ours, theirs, difference])).toEqual([
      ['national', '', 'C.2', 13, 22, 9],
      ['province', '2', 'C.2', null, 9, 9],
      ['regency', '5', 'C.2', null, 9, 9],
      ['village', '21', 'C.2', null, 9, 9],
      ['village', '11', 'C.1', 30, 31, 1],
    ]);
  });

  it('does not call a region without official figures a difference, and tells who is in one file only', () => {
    expect(found.levels.map(({ level, compared: count, withoutOfficial, different }) => [level, count, withoutOfficial, different])).toEqual([
      ['national', 1, 0, 1], ['province', 2, 0, 1], ['regency', 2, 1, 1], ['village', 2, 1, 2],
    ]);
    expect(found.onlyTheirs.map((region) => region.code)).toEqual(['22']);
    const more = compared({ code: 'id', name: 'kel' }, TREE, TREE_COLUMNS, [...STATIONS, ['Utara', '99', 'Baru', '1', '1', '1']], OFFICIAL);
    expect(more.found.onlyOurs.filter((region) => region.level === 'village').map((region) => region.code)).toEqual(['99']);
  });

  it('joins by path where our table has no codes', () => {
    const byName = compared({ name: 'kel' }, { level: LEVEL, code: 'code', path: 'path', figures: { 'C.1': 'a' } }, TREE_COLUMNS,
      [['Utara', '', 'Desa', '1', '10', '5']], [['prov', '1', '', 'UTARA', '10', ''], ['desa', '11', '', 'UTARA/DESA', '11', '']]);
    expect(byName.found.differences.map(({ level, difference }) => [level, difference])).toEqual([['village', 1]]);
    expect([byName.found.onlyOurs, byName.found.onlyTheirs]).toEqual([[], []]);
  });

  it('has no figure for the nation while a province has none', () => {
    const part = compared({ code: 'id' }, TREE, TREE_COLUMNS, STATIONS, [['prov', '1', '', 'U', '', '1'], ['prov', '2', '', 'S', '1', '1']]);
    expect(part.found.differences.filter((each) => each.level === 'national').map((each) => each.figure)).toEqual(['C.2']);
  });

  it('names bad cells of the recapitulation', () => {
    const { codes } = compared({ code: 'id' }, TREE, TREE_COLUMNS, STATIONS, [
      ['dusun', '1', '', 'x', '1', '1'], ['prov', '', '', 'x', '1', '1'], ['prov', '3', '', 'x', '1.5', '1'], ['prov', '4', '', 'x', '1', '1'], ['prov', '4', '', 'x', '1', '1'],
    ]);
    expect(codes).toEqual([['value_unknown', 2, 'level'], ['value_missing', 3, 'code'], ['value_not_number', 4, 'a'], ['row_duplicate', 6, 'code']]);
  });
});
