import { describe, expect, it } from 'vitest';
import { PARAMETERS, sampleForm } from '../fixtures.ts';
import { checkRecord, figuresFromRecord, type SheetContext } from '../index.ts';

const form = sampleForm('2024', 'ppwp');
const check = (record: Record<string, number>, context: Partial<SheetContext>) =>
  checkRecord(form, record, { unitType: 'regular', ...context }, PARAMETERS).map(({ code, expected, found }) => [code, expected, found]);

describe('what else was captured with a sheet', () => {
  it('R01: figures against words', () => {
    expect(check({ 'C.1': 90 }, { words: { 'C.1': 90, 'C.2': 5 } })).toEqual([]);
    expect(check({ 'C.1': 90 }, { words: { 'C.1': 80 } })).toEqual([['R01', 80, 90]]);
  });

  it('R22: tally rows add up, and none holds more than 60', () => {
    expect(check({ 'C.1': 110 }, { tallyRows: { 'C.1': [60, 50] } })).toEqual([]);
    expect(check({ 'C.1': 110 }, { tallyRows: { 'C.1': [61, 49] } })).toEqual([['R22', 60, 61]]);
    expect(check({ V2: 3 }, { tallyRows: { V2: [4] } })).toEqual([['R22', 4, 3]]);
    expect(check({ 'C.1': 110 }, { tallyRows: { 'C.1': [60, null] } })).toEqual([]);
  });

  it('R23: bubbles say what the boxes say; an X box has bubble 0 or none', () => {
    for (const filled of [[0, 0, 7], [null, null, 7], [0, null, 7]]) expect(check({ 'C.1': 7 }, { bubbles: { 'C.1': filled } })).toEqual([]);
    expect(check({ 'C.1': 0 }, { bubbles: { 'C.1': [null, null, 0] } })).toEqual([]);
    expect(check({ 'C.1': 107 }, { bubbles: { 'C.1': [1, null, 7] } })).toEqual([['R23', 107, 107]]);
    expect(check({ 'C.1': 17 }, { bubbles: { 'C.1': [0, 7, 7] } })).toEqual([['R23', 77, 17]]);
    expect(check({ 'C.1': 1000 }, { bubbles: { 'C.1': [0, 0, 0] } })).toEqual([['R23', 0, 1000]]);
  });

  it('R16: attendance lists', () => {
    expect(check({ B2_J: 9, B3_J: 3 }, { attendance: { movedIn: 9, unlisted: 4 } })).toEqual([['R16', 4, 3]]);
  });

  it('R18: the official DPT of the station', () => {
    expect(check({ A1_L: 10, A1_P: 11, A1_J: 21 }, { dpt: { male: 10, female: 11, total: 21 } })).toEqual([]);
    expect(check({ A1_L: 10, A1_P: 11, A1_J: 21 }, { dpt: { male: 10, female: 12, total: 22 } })).toEqual([['R18', 12, 11], ['R18', 22, 21]]);
    expect(check({ A1_J: 21 }, { dpt: null })).toEqual([]);
  });

  it('R19: one look-alike digit that would mend a sum is a hint, only for machine-read figures', () => {
    const record = { V1: 203, V2: 4, V3: 201 };
    expect(check(record, {})).toEqual([['R10', 207, 201]]);
    expect(check(record, { machineRead: ['V3'] })).toEqual([['R10', 207, 201], ['R19', 207, 201]]);
    expect(check({ V1: 203, V2: 804, V3: 207 }, { machineRead: ['V2'] })).toContainEqual(['R19', 4, 804]);
    expect(check({ V1: 203, V2: 4, V3: 208 }, { machineRead: ['V1', 'V2', 'V3'] })).not.toContainEqual(expect.arrayContaining(['R19']));
  });

  it('R15: the five contests of a station have the same voters; moved-in voters at most those of the president', () => {
    const dpd = sampleForm('2024', 'dpd');
    const others = (record: Record<string, number>) => ({ otherContests: [{ form: dpd, figures: figuresFromRecord(dpd, record) }] });
    expect(check({ A1_J: 200, B1_J: 150, B2_J: 5 }, others({ A1_J: 200, B1_J: 150, B2_J: 3 }))).toEqual([]);
    expect(check({ B1_J: 150 }, others({ B1_J: 151 }))).toEqual([['R15', 151, 150]]);
    const onDpd = checkRecord(dpd, { B2_J: 6 }, { unitType: 'regular', otherContests: [{ form, figures: figuresFromRecord(form, { B2_J: 5 }) }] }, PARAMETERS);
    expect(onDpd).toMatchObject([{ code: 'R15', expected: 5, found: 6, severity: 'warn', params: { contest: 'ppwp' } }]);
  });
});
