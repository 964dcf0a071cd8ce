import { describe, expect, it } from 'vitest';
import { buildForm, codesOf, compileRules, figuresFromRecord, type RuleParameters } from '../../forms/index.ts';
import { judgeAgainstRoll, judgeSheet } from './judge.ts';

const form = buildForm({ variant: '2024', contest: 'ppwp', ballot: { kind: 'pairs', contestants: [{ number: 1, name: 'Satu' }, { number: 2, name: 'Dua' }] } });
const PARAMETERS: RuleParameters = {
  reserveRate: { numerator: 2, denominator: 100, rounding: 'ceil' }, exempt: {}, emptyColumnCounts: true,
  voterCap: { regular: 300, special: null, noken: null, overseas_tps: null, overseas_mobile: null, overseas_post: null },
};
const judge = { form, broken: compileRules(form, PARAMETERS), votes: [form.index['C.1'] ?? 0, form.index['C.2'] ?? 0] };
const read = figuresFromRecord(form, { A1_J: 286, 'C.1': 100, 'C.2': 40, V1: 140 });

describe('figures read aloud in a plenary', () => {
  it('are held against the roll: a DPT of 286 where the roll has 148 is hard', () => {
    const verdict = judgeAgainstRoll(judge, read, 148, 'regular', []);
    expect({ codes: codesOf(verdict.broken), hard: verdict.hard }).toEqual({ codes: ['R18'], hard: true });
  });
  it('are judged as all others where the roll agrees, is not known, or the rule is not asked of the unit', () => {
    for (const [roll, exempt] of [[286, []], [null, []], [148, ['R18']]] as const) expect(judgeAgainstRoll(judge, read, roll, 'regular', exempt)).toEqual(judgeSheet(judge, read, roll, 'regular'));
  });
});
