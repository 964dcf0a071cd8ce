import { expect, it } from 'vitest';
import { wordsOf, zoneName } from './useWords.ts';

it('names the zones of Indonesia as people call them, and tells others by their distance from UTC', () => {
  expect([420, 480, 540, 0, 180, -270].map(zoneName)).toEqual(['WIB', 'WITA', 'WIT', 'UTC', 'UTC+3', 'UTC−4:30']);
});

it('never tells a time without its zone', () => {
  const at = '2024-02-14T07:05:00Z';
  for (const lang of ['id', 'en'] as const) expect(wordsOf(lang).moment(at).endsWith(` ${zoneName(-new Date(at).getTimezoneOffset())}`)).toBe(true);
});
