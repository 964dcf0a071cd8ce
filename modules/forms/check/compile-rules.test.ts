import { describe, expect, it } from 'vitest';
import { PARAMETERS, sampleForm } from '../fixtures.ts';
import { codesOf, compileRules, figuresFromRecord, MASK_CODES, maskOf, RULE_CODES, RULES } from '../index.ts';

describe('rule codes as bits', () => {
  it('keep their order for ever and fit an int', () => {
    expect(RULE_CODES.join(' ')).toBe('R01 R02 R03 R03a R04 R04a R05 R06 R07 R08 R09 R10 R11 R12 R12a R13 R14 R15 R16 R17 R18 R19 R20 R21 R22 R23 W01');
    expect(RULE_CODES.length).toBeLessThanOrEqual(31);
    expect(Object.isFrozen(RULE_CODES)).toBe(true);
    expect(maskOf(RULE_CODES)).toBeGreaterThan(0);
  });

  it('go to a mask and back', () => {
    expect(codesOf(maskOf(['W01', 'R01', 'R11']))).toEqual(['R01', 'R11', 'W01']);
    expect(codesOf(0)).toEqual([]);
    expect(codesOf(MASK_CODES)).toEqual(RULE_CODES.filter((code) => RULES[code].judged === 'mask'));
  });
});

describe('the compiled rules', () => {
  it('judge a presidential sheet of 2019 with seven figures in less than a microsecond', () => {
    const form = sampleForm('2019', 'ppwp', 2);
    const judge = compileRules(form, PARAMETERS);
    const sheets = Array.from({ length: 1000 }, (_, i) =>
      figuresFromRecord(form, { A1_J: 250, B4_J: 200, 'C.1': 100, 'C.2': 90, V1: 190, V2: i % 20, V3: 200 }));
    let best = Infinity;
    let broken = 0;
    for (let run = 0; run < 50; run++) {
      const start = performance.now();
      for (let round = 0; round < 20; round++) for (const figures of sheets) broken |= judge(figures, 250, 'regular');
      best = Math.min(best, ((performance.now() - start) * 1000) / (20 * sheets.length));
    }
    expect(codesOf(broken)).toEqual(['R10']);
    expect(best).toBeLessThan(1);
  });
});
