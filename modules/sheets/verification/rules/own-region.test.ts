import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { startOfDay } from './day.ts';
import { liesIn, ownRegions } from './own-region.ts';

describe('regions that are not for a reader', () => {
  it('the subdistrict of the home, and that of every duty below a verifying place', () => {
    expect(ownRegions(['16.71'], '16.71.01.1001', [])).toEqual(['16.71.01']);
    expect(ownRegions(['16.71'], '16.71.01', ['16.71.04.1001/7', '16.71.04.1002', '17.01.01.1001'])).toEqual(['16.71.01', '16.71.04']);
    expect(ownRegions(['16'], null, ['16.71', '16.02.03'])).toEqual(['16.02.03', '16.71']);
    expect(ownRegions([''], '16.71', ['16.71'])).toEqual(['16.71']);
  });
  it('not a home known only as a city, nor a duty for the verifying place itself', () => {
    expect(ownRegions(['16.71'], '16.71', ['16.71', '16', ''])).toEqual([]);
  });
  it('a region is itself and what lies below it, not what begins alike', () => {
    expect(liesIn('16.71.04.1001', ['16.71.04'])).toBe(true);
    expect(liesIn('16.71.041.1001', ['16.71.04'])).toBe(false);
  });
  const village = fc.tuple(fc.constantFrom('11', '12'), fc.constantFrom('01', '02'), fc.constantFrom('01', '02'), fc.constantFrom('1001', '1002')).map((parts) => parts.join('.'));
  it('always hold the home and every station one serves at within the verifying places', () => {
    fc.assert(fc.property(village, fc.array(village, { maxLength: 3 }), fc.constantFrom('', '11', '11.01'), (home, duties, place) => {
      const barred = ownRegions([place], home, duties.map((duty) => `${duty}/1`));
      expect(liesIn(home, barred)).toBe(true);
      for (const duty of duties) if (liesIn(duty, [place])) expect(liesIn(duty, barred)).toBe(true);
    }));
  });
});

it('the working day begins at midnight in Jakarta', () => {
  expect(startOfDay(new Date('2024-02-14T16:59:59Z')).toISOString()).toBe('2024-02-13T17:00:00.000Z');
  expect(startOfDay(new Date('2024-02-14T17:00:00Z')).toISOString()).toBe('2024-02-14T17:00:00.000Z');
});
