import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PARAMETERS, sampleForm, validRecord } from './fixtures.ts';
import {
  checkRecord, codesOf, compileRules, exceedsWithReserve, figuresFromRecord, MASK_CODES, reserveBallots, ruleBit, usualUnitType,
  type RuleParameters, type UnitType,
} from './index.ts';

const TWO_PERCENT = PARAMETERS.reserveRate;
const form = sampleForm('2024', 'ppwp');

const codes = (record: Record<string, number>, unitType: UnitType = 'regular', law: RuleParameters = PARAMETERS, dpt: number | null = null): string[] => {
  const findings = checkRecord(form, record, { unitType, dpt: { male: null, female: null, total: dpt } }, law).map((finding) => finding.code);
  expect(codesOf(compileRules(form, law)(figuresFromRecord(form, record), dpt, unitType)).toSorted()).toEqual([...new Set(findings)].filter((code) => MASK_CODES & ruleBit(code)).toSorted());
  return findings;
};

describe('reserve ballots (R06)', () => {
  it('rounds up as two filled forms show: 289 → 295, 230 → 235', () => {
    expect(289 + reserveBallots(289, TWO_PERCENT)).toBe(295);
    expect(230 + reserveBallots(230, TWO_PERCENT)).toBe(235);
  });

  it('adds nothing when the rate divides evenly, one when a single voter is over', () => {
    expect([0, 1, 50, 51, 100, 250, 300].map((voters) => reserveBallots(voters, TWO_PERCENT))).toEqual([0, 1, 1, 2, 2, 5, 6]);
    expect([40, 41, 600].map((voters) => reserveBallots(voters, { numerator: 25, denominator: 1000, rounding: 'ceil' }))).toEqual([1, 2, 15]);
    expect(reserveBallots(289, { ...TWO_PERCENT, rounding: 'floor' })).toBe(5);
  });

  it('equals the definition in whole numbers for any rate', () => {
    fc.assert(fc.property(fc.nat(1_000_000), fc.nat(100), fc.integer({ min: 1, max: 1000 }), (voters, numerator, denominator) => {
      const up = reserveBallots(voters, { numerator, denominator, rounding: 'ceil' });
      const down = reserveBallots(voters, { numerator, denominator, rounding: 'floor' });
      expect(up * denominator >= voters * numerator && (up - 1) * denominator < voters * numerator).toBe(true);
      expect(down * denominator <= voters * numerator && (down + 1) * denominator > voters * numerator).toBe(true);
    }));
  });

  it('one ballot more or less than the rule is flagged', () => {
    expect(codes({ A1_J: 289, S1: 295 })).toEqual([]);
    expect(codes({ A1_J: 289, S1: 294 })).toEqual(['R06']);
    expect(codes({ A1_J: 289, S1: 296 })).toEqual(['R06']);
  });
});

describe('valid votes beyond DPT and reserve (W01)', () => {
  it('starts at the first vote above 102 %, nothing rounded', () => {
    expect(codes({ A1_J: 250, V1: 255 })).toEqual([]);
    expect(codes({ A1_J: 250, V1: 256 })).toEqual(['W01']);
    expect(codes({ A1_J: 101, V1: 103 })).toEqual([]);
    expect(codes({ A1_J: 101, V1: 104 })).toEqual(['W01']);
    expect(exceedsWithReserve(1, 0, TWO_PERCENT)).toBe(true);
  });

  it('takes the official DPT only where the sheet has none', () => {
    expect(codes({ V1: 256 }, 'regular', PARAMETERS, 250)).toEqual(['W01']);
    expect(codes({ V1: 256, A1_J: 260 }, 'regular', PARAMETERS, 250)).toEqual(['R18']);
    expect(codes({ V1: 256 })).toEqual([]);
  });
});

describe('voter cap (R13)', () => {
  it('holds at the cap and breaks one above it', () => {
    expect(codes({ A1_J: 300 })).toEqual([]);
    expect(codes({ A1_J: 301 })).toEqual(['R13']);
    expect(codes({}, 'regular', PARAMETERS, 301)).toEqual(['R13']);
  });

  it('follows the unit type', () => {
    expect(codes({ A1_J: 3000 }, 'overseas_post')).toEqual([]);
    expect(codes({ A1_J: 3000 }, 'special')).toEqual(['R13']);
  });
});

describe('unit types', () => {
  it('exemptions silence a rule for that unit type only', () => {
    expect(codes({ A1_J: 100, S1: 500, V1: 400 }, 'noken')).toEqual([]);
    expect(codes({ A1_J: 100, S1: 500, V1: 400 }, 'regular')).toEqual(['R06', 'W01']);
    expect(codes({ A1_J: 100, B1_J: 101 }, 'noken')).toEqual([]);
  });

  it('stations from 901 on are special locations in 2024, not in 2019', () => {
    expect(usualUnitType('2024', { number: 900, overseas: false })).toBe('regular');
    expect(usualUnitType('2024', { number: 901, overseas: false })).toBe('special');
    expect(usualUnitType('2019', { number: 2553, overseas: true })).toBe('overseas_tps');
    expect(usualUnitType('2019', { number: 901, overseas: false })).toBe('regular');
  });
});

describe('a single pair against the empty column', () => {
  const kwk = sampleForm('2024-kwk', 'mayor', 1, true);
  const votes = { 'C.1': 60, 'C.0': 40, V1: 100 };
  const check = (record: Record<string, number>, emptyColumnCounts: boolean) =>
    checkRecord(kwk, record, { unitType: 'regular' }, { ...PARAMETERS, emptyColumnCounts }).map((finding) => finding.code);

  it('counts among the valid votes where the law says so', () => {
    expect(check(votes, true)).toEqual([]);
    expect(check({ ...votes, V1: 60 }, true)).toEqual(['R08']);
  });

  it('and not where it says no', () => {
    expect(check({ ...votes, V1: 60 }, false)).toEqual([]);
    expect(check(votes, false)).toEqual(['R08']);
  });

  it('stands last, as kolom kosong', () => {
    expect(kwk.cells[kwk.index['C.0']!]).toMatchObject({ place: 'IV.2', label: { id: 'Kolom kosong' } });
    expect(validRecord(kwk, (max) => max)['C.0']).toBeDefined();
  });
});
