import { describe, expect, it } from 'vitest';
import { zoneIn, zoneOf } from './zone.ts';

describe('the clock of a place', () => {
  it('is that of its province, for a station as for the province: Palembang, Bali, Papua', () => {
    expect(['16', '16.71.04.1001', '51.71.01.1001', '51', '91.71.01.1001', '96', '62', '63'].map((path) => zoneOf(path).name)).toEqual(['WIB', 'WIB', 'WITA', 'WITA', 'WIT', 'WIT', 'WIB', 'WITA']);
  });

  it('is nowhere but in Indonesia; what belongs to no province goes by the capital', () => {
    expect(['', '99.01', '26141.26142'].map(zoneIn)).toEqual([null, null, null]);
    expect(['', '99.01'].map((path) => zoneOf(path).name)).toEqual(['WIB', 'WIB']);
  });

  it('agrees with the zone database about the hours', () => {
    for (const path of ['16', '51', '91']) {
      const { tz, hoursEast } = zoneOf(path);
      expect(new Intl.DateTimeFormat('en-GB', { hour: '2-digit', hourCycle: 'h23', timeZone: tz }).format(new Date('2024-02-14T12:00:00Z'))).toBe(String(12 + hoursEast));
    }
  });
});
