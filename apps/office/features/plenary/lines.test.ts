import { expect, it } from 'vitest';
import { filtered, groupOf, lineName, nextWaiting } from './lines.ts';
import type { LineRow } from './wire.ts';

const row = (station: number, more: Partial<LineRow> = {}): LineRow => ({
  contest: 1, region: { path: '16.71.04.1001', code: '16.71.04.1001', name: 'Bukitlama', level: 'village' }, station, state: 'waiting', changes: 0, mark: null, outdated: false, corrected: 0,
  quick: null, broken: [], statements: 0, objections: 0, ...more,
});

it('goes on to the next line that waits, and comes back to those that were left out', () => {
  const rows = [row(1), row(2, { state: 'confirmed' }), row(3), row(4, { state: 'corrected' })];
  expect(nextWaiting(rows, '16.71.04.1001', 1)?.station).toBe(3);
  expect(nextWaiting(rows, '16.71.04.1001', 3)?.station).toBe(1);
  expect(nextWaiting(rows, undefined, 0)?.station).toBe(1);
  expect(nextWaiting([row(1)], '16.71.04.1001', 1)).toBeNull();
});

it('filters by state, and by what wants a look', () => {
  const rows = [row(1, { broken: ['R05'] }), row(2, { objections: 1 }), row(3, { state: 'confirmed' }), row(4, { outdated: true, state: 'confirmed' })];
  expect(filtered(rows, 'flagged').map(({ station }) => station)).toEqual([1, 2, 4]);
  expect(filtered(rows, 'confirmed').map(({ station }) => station)).toEqual([3, 4]);
  expect(filtered(rows, 'all')).toHaveLength(4);
});

it('names a line by the regions of the groups', () => {
  const groups = [{ number: 2, name: 'B', showing: null, regions: [{ path: '16.71.04.1001', code: '16.71.04.1001', name: 'Bukitlama', level: 'village' as const }] }];
  expect(lineName({ contest: 1, region: '16.71.04.1001', station: 4 }, { groups })).toBe('TPS 004, Bukitlama');
  expect(groupOf({ groups }, '16.71.04.1001')).toBe(2);
  expect(groupOf({ groups }, '16.71.04.1002')).toBeUndefined();
});
