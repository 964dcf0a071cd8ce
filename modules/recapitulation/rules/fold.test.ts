import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { must } from '../../../kernel/result.ts';
import { rowErrors } from '../../../kernel/tables/errors.ts';
import { foldStations } from './fold.ts';
import { readMapping } from './mapping.ts';
import { planOf, type Plan } from './plan.ts';
import type { RegionTotal, RegionTotals } from './region-totals.ts';

const MAPPING = {
  form: { variant: '2019', contest: 'ppwp', contestants: [{ number: '01', name: 'A' }, { number: '02', name: 'B' }] },
  region: { levels: { province: { name: 'prov' }, subdistrict: { name: 'kec' }, village: { code: 'id', name: 'kel' } } },
  station: 'tps',
  voters: { male: 'l', female: 'p' },
  absent: { l: ['-1'], p: ['-1'] },
  channels: {
    crowd: { V1: 'c_sah', 'C.1': 'c_1', 'C.2': 'c_2', V3: 'c_jum' },
    situng: { 'C.1': 's_1', 'C.2': 's_2', V1: 's_sah' },
  },
};
const plan: Plan = planOf(must(readMapping(MAPPING, 'm')));
const at = plan.columns.map((_, i) => i);
const COLUMNS = ['prov', 'kec', 'id', 'kel', 'c_1', 'c_2', 'c_sah', 'c_jum', 's_1', 's_2', 's_sah', 'tps', 'l', 'p'];

type Row = Record<string, string>;
const cellsOf = (row: Row): string[] => plan.columns.map((column) => row[column] ?? '');

function fold(pieces: readonly (readonly Row[])[]): { totals: RegionTotals; errors: ReturnType<typeof rowErrors> } {
  const errors = rowErrors();
  const state = foldStations(plan);
  let row = 2;
  for (const piece of pieces) {
    state.add(piece.map(cellsOf), row, at, errors);
    row += piece.length;
  }
  return { totals: state.totals(), errors };
}

const station: Row = { prov: 'P', kec: 'K', id: '1', kel: 'D', tps: '1', l: '100', p: '90', c_1: '50', c_2: '40', c_sah: '90', c_jum: '95', s_1: '50', s_2: '40', s_sah: '90' };

const figure = fc.oneof({ weight: 4, arbitrary: fc.nat(300).map(String) }, { weight: 1, arbitrary: fc.constant('') });
const anyRow = (index: number): fc.Arbitrary<Row> => fc.record({
  place: fc.tuple(fc.nat(1), fc.nat(2), fc.nat(2)),
  ...Object.fromEntries(COLUMNS.slice(4, 11).map((column) => [column, figure])),
  l: fc.constantFrom('', '-1', '0', '120'), p: fc.constantFrom('', '-1', '7'),
}).map(({ place: [prov, kec, kel], ...rest }) => ({
  ...(rest as unknown as Row), prov: `P${prov}`, kec: `K${kec}`, id: `${prov}${kec}${kel}`, kel: `D${kel}`, tps: String(index + 1),
}));
const anyRows = fc.nat(25).chain((count) => fc.tuple(...Array.from({ length: count }, (_, i) => anyRow(i))));

const withoutParents = (totals: RegionTotals): unknown =>
  JSON.parse(JSON.stringify(totals, (key, value: unknown) => (key === 'parent' ? (value as RegionTotal | null)?.path : value)));
const add = (a: number | null, b: number | null): number | null => (a === null && b === null ? null : (a ?? 0) + (b ?? 0));

describe('the fold', () => {
  it('does not care in which order rows come', () => {
    fc.assert(fc.property(anyRows.chain((rows) => fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length }))), ([rows, shuffled]) => {
      expect(withoutParents(fold([shuffled]).totals)).toEqual(withoutParents(fold([rows]).totals));
    }));
  });

  it('does not care into how many pieces a table is split', () => {
    fc.assert(fc.property(anyRows, fc.nat(25), (rows, cut) => {
      expect(withoutParents(fold([rows.slice(0, cut), rows.slice(cut)]).totals)).toEqual(withoutParents(fold([rows]).totals));
    }));
  });

  it('makes every region the sum of its children', () => {
    fc.assert(fc.property(anyRows, (rows) => {
      const { regions, levels } = fold([rows]).totals;
      for (const [i, level] of levels.entries()) {
        const below = regions[levels[i + 1] ?? 'village'] ?? [];
        for (const parent of level === 'village' ? [] : (regions[level] ?? [])) {
          const children = below.filter((region) => region.parent === parent);
          const sum = (pick: (region: RegionTotal) => number | null): number | null => children.map(pick).reduce(add, null);
          expect(sum((region) => region.stations) ?? 0).toBe(parent.stations);
          expect(sum((region) => region.stationsIn) ?? 0).toBe(parent.stationsIn);
          for (let k = 0; k < plan.keys.length; k++) expect(sum((region) => region.figures[k] ?? null)).toBe(parent.figures[k]);
          for (const k of [0, 1] as const) expect(sum((region) => region.voters[k])).toBe(parent.voters[k]);
          for (const k of [0, 1]) expect(sum((region) => region.incomplete[k] ?? 0) ?? 0).toBe(parent.incomplete[k]);
        }
      }
    }));
  });

  it('equals a plain sum over all rows, and counts those that are in', () => {
    fc.assert(fc.property(anyRows, (rows) => {
      const nation = fold([rows]).totals.regions.national?.[0];
      const isIn = rows.filter((row) => row['c_1'] !== '' || row['c_2'] !== '');
      const plain = (column: string): number | null => rows.map((row) => (row[column] === '' ? null : Number(row[column]))).reduce(add, null);
      expect(nation?.stations ?? 0).toBe(rows.length);
      expect(nation?.channelIn[0] ?? 0).toBe(isIn.length);
      for (const [cell, column] of Object.entries(MAPPING.channels.crowd)) {
        expect(nation?.figures[plan.keys.indexOf(`crowd.${cell}`)] ?? null).toBe(plain(column));
      }
    }));
  });
});

describe('a station', () => {
  it('without a contestant is incomplete: not in, but what is written counts', () => {
    const { totals } = fold([[{ ...station, c_1: '', c_2: '' }, { ...station, tps: '2' }]]);
    const nation = totals.regions.national?.[0];
    expect([nation?.stations, nation?.stationsIn, nation?.channelIn, nation?.incomplete]).toEqual([2, 2, [1, 2], [1, 0]]);
    expect(nation?.figures[totals.keys.indexOf('crowd.V3')]).toBe(190);
  });

  it('with an absent figure adds nothing, and a figure that nobody has is absent, not zero', () => {
    const { totals } = fold([[{ ...station, c_sah: '', s_1: '0', s_2: '', s_sah: '' }]]);
    const nation = totals.regions.national?.[0];
    expect(Object.fromEntries(totals.keys.map((key, i) => [key, nation?.figures[i]]))).toEqual({
      'crowd.C.1': 50, 'crowd.C.2': 40, 'crowd.V1': null, 'crowd.V3': 95, 'situng.C.1': 0, 'situng.C.2': null, 'situng.V1': null,
    });
  });

  it('that does not add up is flagged in its channel and summed as written', () => {
    const { totals } = fold([[{ ...station, c_sah: '91' }]]);
    expect(totals.flags).toEqual({ 'crowd.R08': 1 });
    expect(totals.regions.national?.[0]?.figures[totals.keys.indexOf('crowd.V1')]).toBe(91);
  });

  it('may not come twice, in one piece or in two', () => {
    for (const pieces of [[[station, station]], [[station], [{ ...station, c_1: '1' }]]]) {
      const { errors } = fold(pieces);
      expect(errors.first.map(({ code, row, column, value }) => [code, row, column, value])).toEqual([['row_duplicate', 3, 'tps', '1 TPS 1']]);
    }
  });

  it('names every bad cell with row, column and value', () => {
    const bad = { ...station, c_1: '313.6', c_2: '-3', s_1: '=1+1', s_2: '123456789', l: '-2' };
    const { errors } = fold([[bad, { ...station, tps: '', id: '' }, { ...station, tps: 'x', id: '=A1' }]]);
    expect(errors.first.map(({ code, row, column, value }) => [code, row, column, value])).toEqual([
      ['value_negative', 2, 'l', '-2'],
      ['value_not_number', 2, 'c_1', '313.6'], ['value_negative', 2, 'c_2', '-3'],
      ['value_formula', 2, 's_1', '=1+1'], ['value_too_large', 2, 's_2', '123456789'],
      ['value_missing', 3, 'id', ''], ['value_missing', 3, 'tps', ''],
      ['value_formula', 4, 'id', '=A1'], ['value_not_number', 4, 'tps', 'x'],
    ]);
  });
});

describe('regions', () => {
  it('keep one spelling whatever the order, where a code tells them', () => {
    const a = { ...station, kel: 'JOHAN PAHLAWAN' };
    const b = { ...station, tps: '2', kel: 'JOHAN PAHWALAN' };
    for (const rows of [[a, b], [b, a]]) expect(fold([rows]).totals.regions.village?.map((region) => region.path)).toEqual(['P/K/JOHAN PAHLAWAN']);
  });

  it('of one name under two parents are two', () => {
    const { totals } = fold([[station, { ...station, prov: 'Q', id: '2' }]]);
    expect(totals.regions.subdistrict?.map((region) => region.path)).toEqual(['P/K', 'Q/K']);
  });
});
