import { describe, expect, it } from 'vitest';
import { checkRecord, checkSheet, codesOf, compileRules, figuresFromRecord, recordFromFigures, type SheetContext } from './index.ts';
import { PARAMETERS, sampleForm } from './fixtures.ts';

const form = sampleForm('2024', 'ppwp');
const row = (id: string, men: number, women: number, sum: number) => ({ [`${id}_L`]: men, [`${id}_P`]: women, [`${id}_J`]: sum });
const regular: SheetContext = { unitType: 'regular' };

const brokenCodes = (record: Record<string, number>, context = regular): string[] => {
  const findings = checkRecord(form, record, context, PARAMETERS);
  const codes = [...new Set(findings.map((finding) => finding.code))].toSorted();
  const mask = compileRules(form, PARAMETERS)(figuresFromRecord(form, record), null, context.unitType);
  expect(codesOf(mask).toSorted()).toEqual(codes);
  return codes;
};

const F1 = {
  ...row('A1', 134, 155, 289), ...row('B1', 95, 103, 198), ...row('B2', 6, 3, 9), ...row('B3', 2, 1, 3), ...row('B4', 103, 107, 210),
  S1: 295, S2: 210, S3: 1, S4: 84, ...row('H1', 0, 0, 0), 'C.1': 90, 'C.2': 110, 'C.3': 10, V1: 210, V2: 0, V3: 210,
};

const F4 = {
  ...row('A1', 528, 430, 258), ...row('B1', 83, 399, 883), ...row('B2', 20, 83, 807), ...row('B3', 1, 0, 6), B4_J: 594,
  V1: 190, V3: 194, 'C.1': 52, 'C.2': 95, 'C.3': 42,
};

describe('real sheets', () => {
  it('F1: a valid sheet passes every rule, its tally rows included', () => {
    const context = { ...regular, tallyRows: { 'C.1': [60, 30], 'C.2': [60, 50], 'C.3': [10] }, dpt: { male: 134, female: 155, total: 289 } };
    expect(checkRecord(form, F1, context, PARAMETERS)).toEqual([]);
    expect(brokenCodes(F1)).toEqual([]);
  });

  it('F2 and F3: valid sheets with absent figures pass; absent is not zero', () => {
    const f2 = {
      ...row('A1', 88, 86, 174), ...row('B1', 63, 74, 137), ...row('B2', 2, 1, 3), ...row('B3', 0, 0, 0), ...row('B4', 65, 75, 140),
      'C.1': 44, 'C.2': 78, 'C.3': 18, V1: 140, V2: 0, V3: 140,
    };
    const f3 = {
      ...row('A1', 126, 110, 236), ...row('B1', 94, 80, 174), B2_J: 3, B3_J: 0, B4_J: 177,
      'C.1': 67, 'C.2': 80, 'C.3': 28, V1: 175, V2: 2, V3: 177,
    };
    expect(brokenCodes(f2)).toEqual([]);
    expect(brokenCodes(f3)).toEqual([]);
    expect(recordFromFigures(form, figuresFromRecord(form, f3)).S1).toBeNull();
  });

  // R10 and R07 cannot be judged: V2 and S2 are not known. R13 and W01 hold: the DPT as written is 258. R17 holds: no pair exceeds 190.
  it('F4: a broken sheet breaks exactly R02, R03, R04, R08, R11', () => {
    expect(brokenCodes(F4)).toEqual(['R02', 'R03', 'R04', 'R08', 'R11']);
    const findings = checkRecord(form, F4, regular, PARAMETERS);
    expect(findings.find((finding) => finding.code === 'R08')).toMatchObject({ expected: 189, found: 190, params: { difference: 1 } });
    expect(findings.filter((finding) => finding.code === 'R02').map((finding) => finding.cells[0])).toEqual(['A1_J', 'B1_J', 'B2_J', 'B3_J']);
  });

  it('F5: an extreme misread breaks R08 and R17', () => {
    expect(brokenCodes({ 'C.1': 20_022, 'C.2': 2_222, 'C.3': 72_000, V1: 59 }, { unitType: 'overseas_tps' })).toEqual(['R08', 'R17']);
  });

  it('F6: a sheet that left out the moved-in voters breaks R07 and R11 only, and stays as written', () => {
    const f6 = {
      ...row('A1', 104, 126, 230), ...row('B1', 80, 107, 187), ...row('B2', 4, 12, 16), ...row('B3', 3, 1, 4), ...row('B4', 87, 120, 207),
      S1: 235, S2: 191, S3: 0, S4: 44, ...row('H1', 1, 0, 1), 'C.1': 56, 'C.2': 72, 'C.3': 75, V1: 203, V2: 4, V3: 207,
    };
    const figures = Object.freeze(figuresFromRecord(form, f6));
    expect(brokenCodes(f6)).toEqual(['R07', 'R11']);
    expect(checkSheet(form, figures, regular, PARAMETERS)[0]).toMatchObject({ code: 'R07', expected: 207, found: 191, params: { difference: -16 } });
    expect(recordFromFigures(form, figures)).toEqual(f6);
  });

  it('a figure for a cell the form does not have is an error, never dropped', () => {
    expect(() => figuresFromRecord(form, { A2_J: 1 })).toThrow(/no cell A2_J/);
  });
});
