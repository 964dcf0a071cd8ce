import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { VERBS } from '../../roles/rules/verbs.ts';
import { ageOn, isChild } from './age.ts';
import { dayOf, deadlineOf, standingOf } from './clocks.ts';
import { noticeText } from './notice.ts';
import { PRIVACY_RULES, purposesFor, rulesOn } from './purposes.ts';
import { RETENTION_ITEMS, SPECIFIC_KINDS } from './rule-set.ts';

describe('rule data', () => {
  it.each(PRIVACY_RULES)('$slug: every item has one clock, every consent a wording, every reader is a right of the house', ({ purposes }) => {
    expect(purposes.flatMap(({ items }) => items).sort()).toEqual([...RETENTION_ITEMS].sort());
    for (const { basis, wordings, seenBy, retention } of purposes) {
      expect(basis === 'consent').toBe(wordings.length > 0);
      expect(wordings.map(({ version }) => version)).toEqual(wordings.map((_, at) => at + 1));
      expect(seenBy.filter((verb) => !Object.hasOwn(VERBS, verb))).toEqual([]);
      expect(retention.months).toBeGreaterThan(0);
    }
    for (const kind of SPECIFIC_KINDS) expect(purposesFor(rulesOn('2026-01-01'), kind)).toHaveLength(1);
  });
});

describe('ages', () => {
  it.each([['2008-11-21', '2026-11-20', 17], ['2008-11-21', '2026-11-21', 18], ['2008-02-29', '2026-02-28', 17], ['2008-02-29', '2026-03-01', 18], ['2026-01-01', '2026-12-31', 0]])(
    'born %s is, on %s, %i', (birth, day, years) => { expect(ageOn(birth, day)).toBe(years); });
  it('a person of unknown age is no child', () => { expect(isChild(null, '2026-01-01', 18)).toBe(false); });
});

describe('clocks', () => {
  const found = new Date('2026-11-21T10:00:00+07:00');
  const end = deadlineOf(found, 72);
  it('three times twenty-four hours, over nights and Sundays', () => { expect(end.toISOString()).toBe('2026-11-24T03:00:00.000Z'); });
  it.each([['2026-11-24T03:00:00Z', null, 'running'], ['2026-11-24T03:00:00.001Z', null, 'overdue'], ['2026-11-30T00:00:00Z', '2026-11-24T03:00:00Z', 'met'], ['2026-11-30T00:00:00Z', '2026-11-24T03:00:01Z', 'late']] as const)(
    'at %s, done %s: %s', (now, done, state) => { expect(standingOf(end, done === null ? null : new Date(done), new Date(now)).state).toBe(state); });
  it('what is left shrinks with the clock', () => {
    fc.assert(fc.property(fc.integer({ min: -1e9, max: 1e9 }), (ms) => {
      const { state, left } = standingOf(end, null, new Date(end.getTime() - ms));
      expect(left).toBe(ms);
      expect(state).toBe(ms >= 0 ? 'running' : 'overdue');
    }));
  });
  it('a day is a day of Jakarta', () => {
    expect(dayOf(new Date('2026-11-20T17:00:00Z'))).toBe('2026-11-21');
    expect(dayOf(new Date('2026-11-20T16:59:59Z'))).toBe('2026-11-20');
  });
});

it('a notice holds what art. 46(2) asks', () => {
  const facts = { to: 'persons', office: 'KPU Kota Palembang', happened: 'Laptop hilang.', happenedAt: '20 November 2026 malam', discoveredAt: '21 November 2026', dataKinds: ['Nama', 'Nomor telepon'], people: 12, measures: ['Akun ditutup'], number: 'X1' } as const;
  const text = noticeText(facts);
  for (const part of ['a. Data pribadi yang terungkap:\n   - Nama\n   - Nomor telepon', '20 November 2026 malam. Laptop hilang.', 'c. Upaya penanganan dan pemulihan:\n   - Akun ditutup', 'Pasal 46', 'berhak meminta']) expect(text).toContain(part);
  expect(noticeText({ ...facts, to: 'authority', people: null })).toContain('belum diketahui');
});
