import { describe, expect, it } from 'vitest';
import { partsOf } from './deadline.ts';
import { fromField, toField, today } from './moments.ts';

describe('moments', () => {
  it('a field speaks the clock of Jakarta', () => {
    expect(toField(new Date('2026-11-21T03:04:05Z'))).toBe('2026-11-21T10:04');
    expect(fromField('2026-11-21T10:04')).toBe('2026-11-21T10:04:00+07:00');
    expect(fromField('2026-11-21')).toBeNull();
    expect(today(new Date('2026-11-20T17:00:00Z'))).toBe('2026-11-21');
  });
});

describe('what is left', () => {
  const HOUR = 3_600_000;
  it.each([[71.5 * HOUR, ['left', 'days', 2, 23, 30]], [90 * 60_000, ['left', 'hours', 0, 1, 30]], [0, ['left', 'hours', 0, 0, 0]], [-25 * HOUR, ['over', 'days', 1, 1, 0]]])('%i ms', (left, [side, unit, days, hours, minutes]) => {
    expect(partsOf(left)).toEqual({ side, unit, days, hours, minutes });
  });
});
