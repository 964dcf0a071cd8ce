import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EVERY_FORM, PARAMETERS, validRecord, type Draw } from './fixtures.ts';
import {
  checkSheet, compileRules, figuresFromRecord, MASK_CODES, maskOf, RULE_CODES, UNIT_TYPES, type Finding, type RuleParameters,
} from './index.ts';

const someForm = fc.constantFrom(...EVERY_FORM.map(({ form }) => form));
const draw: fc.Arbitrary<Draw> = fc.infiniteStream(fc.nat(0x3fff_ffff)).map((stream) => (max) => {
  const next = stream.next();
  return next.done ? 0 : next.value % (max + 1);
});
const broken = (findings: readonly Finding[]): number => maskOf(findings.map((finding) => finding.code));

const parameters: fc.Arbitrary<RuleParameters> = fc.record({
  reserveRate: fc.record({ numerator: fc.nat(50), denominator: fc.constantFrom(100, 1000), rounding: fc.constantFrom('ceil' as const, 'floor' as const) }),
  voterCap: fc.record(Object.fromEntries(UNIT_TYPES.map((unit) => [unit, fc.option(fc.nat(800))])) as Record<(typeof UNIT_TYPES)[number], fc.Arbitrary<number | null>>),
  exempt: fc.dictionary(fc.constantFrom(...UNIT_TYPES), fc.subarray([...RULE_CODES])),
  emptyColumnCounts: fc.boolean(),
});

/** Anything that may stand in a cell, from plausible to impossible. */
const anyFigure = fc.oneof(
  { weight: 6, arbitrary: fc.nat(400) },
  { weight: 2, arbitrary: fc.constant(null) },
  { weight: 1, arbitrary: fc.constantFrom(-1, 0.5, NaN, Infinity, 2 ** 53, 72_000) },
);

describe('every variant and contest', () => {
  it('a sheet built to be valid breaks no rule', () => {
    fc.assert(fc.property(someForm, draw, (form, dice) => {
      const figures = figuresFromRecord(form, validRecord(form, dice));
      expect(checkSheet(form, figures, { unitType: 'regular' }, PARAMETERS)).toEqual([]);
      expect(compileRules(form, PARAMETERS)(figures, null, 'regular')).toBe(0);
    }), { numRuns: 500 });
  });

  it('changing any one figure of a valid sheet breaks a hard rule that names it', () => {
    fc.assert(fc.property(someForm, draw, fc.nat(), fc.integer({ min: 1, max: 900 }), (form, dice, at, change) => {
      const record = validRecord(form, dice);
      const cell = form.cells[at % form.cells.length]!.id;
      const was = record[cell]!;
      record[cell] = change <= was && change % 2 === 1 ? was - change : was + change;
      const findings = checkSheet(form, figuresFromRecord(form, record), { unitType: 'regular' }, PARAMETERS);
      expect(findings.some((finding) => finding.severity === 'hard' && finding.cells.includes(cell))).toBe(true);
      expect(broken(findings) & form.hardMask).not.toBe(0);
    }), { numRuns: 500 });
  });

  it('removing figures from a valid sheet breaks nothing: absent is not judged', () => {
    fc.assert(fc.property(someForm, draw, fc.infiniteStream(fc.boolean()), (form, dice, keep) => {
      const figures = figuresFromRecord(form, validRecord(form, dice)).map((figure) => (keep.next().value ? figure : null));
      expect(checkSheet(form, figures, { unitType: 'regular' }, PARAMETERS)).toEqual([]);
    }), { numRuns: 500 });
  });

  it('the bit mask equals the findings, for any figures, parameters and unit type', () => {
    const sheet = someForm.chain((form) => fc.record({
      form: fc.constant(form),
      dice: draw,
      wild: fc.array(fc.tuple(fc.nat(form.cells.length - 1), anyFigure), { maxLength: 6 }),
      base: fc.constantFrom('valid', 'absent', 'random'),
      random: fc.array(anyFigure, { minLength: form.cells.length, maxLength: form.cells.length }),
    }));
    fc.assert(fc.property(sheet, parameters, fc.option(fc.nat(500)), fc.constantFrom(...UNIT_TYPES), (made, law, dpt, unitType) => {
      const { form, wild } = made;
      const figures = made.base === 'random' ? [...made.random] : figuresFromRecord(form, made.base === 'valid' ? validRecord(form, made.dice) : {});
      for (const [at, figure] of wild) figures[at] = figure;
      const findings = checkSheet(form, figures, { unitType, dpt: { male: null, female: null, total: dpt } }, law);
      expect(compileRules(form, law)(figures, dpt, unitType)).toBe(broken(findings) & MASK_CODES);
    }), { numRuns: 3000 });
  });
});
