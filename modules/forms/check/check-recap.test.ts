import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EVERY_FORM, PARAMETERS, sampleForm, validRecord } from '../fixtures.ts';
import { checkCorrections, checkRecap, checkSheet, figuresFromRecord } from '../index.ts';

const add = (children: readonly (readonly (number | null)[])[]): number[] =>
  children[0]!.map((_, at) => children.reduce((sum, figures) => sum + figures[at]!, 0));

describe('D forms', () => {
  it('the sum of valid sheets passes, for every variant and contest, though R06 would not hold on it', () => {
    fc.assert(fc.property(fc.constantFrom(...EVERY_FORM), fc.integer({ min: 1, max: 12 }), fc.infiniteStream(fc.nat()), ({ form }, stations, stream) => {
      const sheets = Array.from({ length: stations }, () => figuresFromRecord(form, validRecord(form, (max) => stream.next().value! % (max + 1))));
      expect(checkRecap(form, add(sheets), sheets, { emptyColumnCounts: true })).toEqual([]);
    }), { numRuns: 200 });
    const form = sampleForm('2024', 'ppwp');
    const two = [{ A1_J: 51, S1: 53 }, { A1_J: 51, S1: 53 }].map((record) => figuresFromRecord(form, record));
    const total = figuresFromRecord(form, { A1_J: 102, S1: 106 });
    expect(checkSheet(form, total, { unitType: 'regular' }, PARAMETERS).map((finding) => finding.code)).toEqual(['R06']);
    expect(checkRecap(form, total, two)).toEqual([]);
  });

  it('R20 and R21: every field that is not the sum of what is below is named', () => {
    const form = sampleForm('2024', 'ppwp', 2);
    const children = [{ 'C.1': 10, 'C.2': 5, V1: 15 }, { 'C.1': 1, 'C.2': 2, V1: 3 }].map((record) => figuresFromRecord(form, record));
    const parent = figuresFromRecord(form, { 'C.1': 11, 'C.2': 8, V1: 18 });
    expect(checkRecap(form, parent, children)).toMatchObject([
      { code: 'R20', cells: ['C.2'], expected: 7, found: 8 },
      { code: 'R08', cells: ['V1', 'C.1', 'C.2'], expected: 19, found: 18 },
    ]);
    expect(checkRecap(form, parent, children, { children: 'stations' })[0]?.code).toBe('R21');
  });

  it('a child that has not arrived is not a zero', () => {
    const form = sampleForm('2024', 'ppwp', 2);
    const parent = figuresFromRecord(form, { 'C.1': 11 });
    expect(checkRecap(form, parent, [figuresFromRecord(form, { 'C.1': 10 }), figuresFromRecord(form, {})])).toEqual([]);
  });

  it('R21: a figure changed in the plenary needs a correction record', () => {
    const form = sampleForm('2024', 'ppwp', 2);
    const written = figuresFromRecord(form, { 'C.1': 10, 'C.2': 5 });
    const changed = figuresFromRecord(form, { 'C.1': 12, 'C.2': 5, V1: 17 });
    expect(checkCorrections(form, written, changed, ['V1'])).toMatchObject([{ code: 'R21', cells: ['C.1'], expected: 10, found: 12 }]);
    expect(checkCorrections(form, written, changed, ['V1', 'C.1'])).toEqual([]);
  });
});
