import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { skewParts } from '../../../../kernel/clock-skew.ts';
import { codeFrom, groupCode, readCode } from './code.ts';
import { PHONE_ROLES } from './phone-roles.ts';
import { CODE_LENGTH, CODE_LETTERS } from './policy.ts';
import { deviceState, inviteState } from './state.ts';

const bytes = fc.uint8Array({ minLength: CODE_LENGTH, maxLength: CODE_LENGTH });

describe('a code', () => {
  it('carries 50 bits in letters that nobody misreads', () => {
    expect(CODE_LETTERS).not.toMatch(/[0O1I]/);
    expect(new Set(CODE_LETTERS).size).toBe(32);
    expect(Math.log2(new Set(CODE_LETTERS).size) * CODE_LENGTH).toBe(50);
  });
  it('is the same however it is typed: small letters, groups, spaces, dots', () => {
    fc.assert(fc.property(bytes, fc.constantFrom('-', ' ', ' - ', '.', ''), (chance, between) => {
      const code = codeFrom(chance);
      expect(readCode(groupCode(code).split('-').join(between).toLowerCase())).toBe(code);
    }));
  });
  it.each(['', 'ABCDEFGHJ', 'ABCDEFGHJKL', 'ABCDEFGHJ0', 'ABCDEFGHJO', 'ABCDEFGH1K', 'ABCDEFGHIK', 'ABCDE;GHJK', 'АBCDEFGHJK'])('"%s" is none', (text) => {
    expect(readCode(text)).toBeNull();
  });
});

describe('states', () => {
  const at = new Date('2026-02-14T00:00:00Z');
  it.each([[null, true, 'active'], [null, false, 'ended'], [at, true, 'revoked'], [at, false, 'revoked']] as const)('a phone revoked at %s with its duty in force %s is %s', (revokedAt, inForce, state) => {
    expect(deviceState({ revokedAt, inForce })).toBe(state);
  });
  it.each([[at, null, 'used'], [null, at, 'cancelled'], [null, null, 'expired']] as const)('an invitation', (usedAt, cancelledAt, state) => {
    expect(inviteState({ usedAt, cancelledAt, expiresAt: at }, at)).toBe(state);
    if (state === 'expired') expect(inviteState({ usedAt, cancelledAt, expiresAt: at }, new Date(at.getTime() - 1))).toBe('open');
  });
});

describe('who uses a phone', () => {
  it('is whoever reports from one: bodies, witnesses, supervisors, trainers; no office and no auditor', () => {
    expect(PHONE_ROLES).toEqual(expect.arrayContaining(['kpps', 'pps', 'ppk', 'saksi', 'bawaslu']));
    expect(PHONE_ROLES).not.toEqual(expect.arrayContaining(['kpu_kab']));
    expect(PHONE_ROLES).not.toContain('auditor');
  });
});

describe('a clock difference in words', () => {
  it.each([[0, 'exact', 'seconds', 0], [-4_999, 'exact', 'seconds', 0], [7_000, 'ahead', 'seconds', 7], [-90_000, 'behind', 'minutes', 2], [7_200_000, 'ahead', 'hours', 2], [-864e5 * 400, 'behind', 'days', 400]] as const)('%d ms', (skew, direction, unit, count) => {
    expect(skewParts(skew)).toEqual({ direction, unit, count });
  });
});
