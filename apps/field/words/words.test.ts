import { expect, it } from 'vitest';
import { wordsOf, zoneName } from './useWords.ts';

it('names the zones of Indonesia as people call them, and tells others by their distance from UTC', () => {
  expect([420, 480, 540, 0, 180, -270].map(zoneName)).toEqual(['WIB', 'WITA', 'WIT', 'UTC', 'UTC+3', 'UTC−4:30']);
});

it('never tells a time without its zone', () => {
  const at = '2024-02-14T07:05:00Z';
  for (const lang of ['id', 'en'] as const) expect(wordsOf(lang).moment(at).endsWith(` ${zoneName(-new Date(at).getTimezoneOffset())}`)).toBe(true);
});

it('tells a TPS in Bali and one in Papua the time of their place, whatever the phone keeps', () => {
  const told = (place: string): string => wordsOf('id', place).moment('2024-02-14T15:30:00Z');
  expect([told('16.71.04.1001/1'), told('51.71.01.1001/2'), told('91.71.01.1001/3')]).toEqual(['14 Feb, 22.30 WIB', '14 Feb, 23.30 WITA', '15 Feb, 00.30 WIT']);
});
