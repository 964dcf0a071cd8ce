import { describe, expect, it } from 'vitest';
import { PARAMETERS, sampleForm } from './fixtures.ts';
import { isExplained, reasonOf, ruleGroups } from './rule-groups.ts';
import { findingsOf, hardCodes, type SheetForm } from './sheet-form.ts';

const form = sampleForm('2024', 'ppwp');
const sheet: SheetForm = { form, cells: form.cells.map(({ id }) => id), parameters: PARAMETERS, context: { unitType: 'regular', dpt: { male: 148, female: 138, total: 286 } } };
const groups = (figures: Record<string, number>) => ruleGroups(findingsOf(sheet, figures));

describe('rules that do not hold', () => {
  it('are asked about once where they speak of one figure', () => {
    // 148 + 138 is 286 and so is the roll: the one figure that was mistyped breaks two rules.
    const figures = { A1_L: 148, A1_P: 138, A1_J: 285 };
    const found = groups(figures);
    expect(hardCodes(findingsOf(sheet, figures)).length).toBe(2);
    expect(found.length).toBe(1);
    expect(found[0]?.findings.map(({ cells: [first] }) => first)).toEqual(['A1_J', 'A1_J']);
  });
  it('are asked about apart where they speak of other figures, every broken rule in one group and none twice', () => {
    const figures = { A1_L: 148, A1_P: 138, A1_J: 285, B1_L: 10, B1_P: 10, B1_J: 30, V1: 5, V2: 1, V3: 9 };
    const found = groups(figures);
    // Sums of men and women in two rows with the roll of the first of them, and valid and invalid votes.
    expect(found.length).toBe(2);
    expect(found.flatMap(({ codes }) => codes).sort()).toEqual(hardCodes(findingsOf(sheet, figures)).sort());
  });
  it('have a reason once each of them has it, and the very same', () => {
    const group = groups({ A1_L: 148, A1_P: 138, A1_J: 285 })[0] ?? { codes: [], findings: [] };
    const [one = '', other = ''] = group.codes;
    expect([reasonOf(group, {}), isExplained(group, {})]).toEqual(['', false]);
    expect([reasonOf(group, { [one]: 'Tertulis begitu' }), isExplained(group, { [one]: 'Tertulis begitu' })]).toEqual(['', false]);
    const both = { [one]: 'Tertulis begitu', [other]: 'Tertulis begitu' };
    expect([reasonOf(group, both), isExplained(group, both)]).toEqual(['Tertulis begitu', true]);
    expect(groups({ A1_L: 148, A1_P: 138, A1_J: 286 })).toEqual([]);
  });
});
