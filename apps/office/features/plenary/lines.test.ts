import { expect, it } from 'vitest';
import { filtered, groupOf, hasUnanswered, isOneOfMany, jumpTo, lineAt, lineName, nextWaiting } from './lines.ts';
import type { LineRow } from './wire.ts';

const row = (station: number, more: Partial<LineRow> = {}): LineRow => ({
  contest: 1, region: { path: '16.71.04.1001', code: '16.71.04.1001', name: 'Bukitlama', level: 'village' }, station, state: 'waiting', changes: 0, mark: null, replaced: false, outdated: false, corrected: 0,
  quick: null, broken: [], statements: 0, against: 0, objections: 0, doubts: [], ...more,
});

it('goes on to the next line that waits, and comes back to those that were left out', () => {
  const rows = [row(1), row(2, { state: 'confirmed' }), row(3), row(4, { state: 'corrected' })];
  expect(nextWaiting(rows, '16.71.04.1001', 1)?.station).toBe(3);
  expect(nextWaiting(rows, '16.71.04.1001', 3)?.station).toBe(1);
  expect(nextWaiting(rows, undefined, 0)?.station).toBe(1);
  expect(nextWaiting([row(1)], '16.71.04.1001', 1)).toBeNull();
});

it('keeps the line on the desk when it was corrected, whatever waits next; only the address takes it away', () => {
  const village = '16.71.04.1001';
  const first = lineAt({}, 1, [row(1), row(2)], null);
  expect(first).toEqual({ contest: 1, region: village, station: 1 });
  const corrected = [row(1, { state: 'corrected' }), row(2)];
  expect(lineAt({}, 1, corrected, first)).toEqual(first);
  expect(lineAt({ region: village, station: '2' }, 1, corrected, first)).toEqual({ contest: 1, region: village, station: 2 });
  expect(lineAt({}, 2, corrected, first)?.station).toBe(2);
});

it('filters by state, and by what wants a look', () => {
  const rows = [row(1, { broken: ['R05'] }), row(2, { objections: 1 }), row(3, { state: 'confirmed' }), row(4, { outdated: true, state: 'confirmed' })];
  expect(filtered(rows, 'flagged').map(({ station }) => station)).toEqual([1, 2, 4]);
  expect(filtered(rows, 'confirmed').map(({ station }) => station)).toEqual([3, 4]);
  expect(filtered(rows, 'objection').map(({ station }) => station)).toEqual([2]);
  expect(filtered(rows, 'all')).toHaveLength(4);
  const doubted = [row(1, { against: 1, doubts: ['statement'] }), row(2, { quick: 'different', doubts: ['reader'] }), row(3, { quick: 'accepted', statements: 2 }), row(4, { quick: 'different', state: 'confirmed' }), row(5, { against: 1, state: 'confirmed' }), row(6, { replaced: true, doubts: ['office'] }), row(7, { statements: 1, doubts: ['copy'] })];
  expect(filtered(doubted, 'flagged').map(({ station }) => station)).toEqual([1, 2, 5, 6, 7]);
  expect(doubted.map((one) => ({ ...one, mark: '0'.repeat(16) })).filter(isOneOfMany).map(({ station }) => station)).toEqual([3]);
  expect(doubted.filter(isOneOfMany)).toEqual([]);
});

it('names a line by the regions of the groups', () => {
  const groups = [{ number: 2, name: 'B', showing: null, regions: [{ path: '16.71.04.1001', code: '16.71.04.1001', name: 'Bukitlama', level: 'village' as const }] }];
  expect(lineName({ contest: 1, region: '16.71.04.1001', station: 4 }, { groups })).toBe('TPS 004, Bukitlama');
  expect(groupOf({ groups }, '16.71.04.1001')).toBe(2);
  expect(groupOf({ groups }, '16.71.04.1002')).toBeUndefined();
});

it('jumps to a TPS by its number: in this kelurahan first, said again in the next', () => {
  const other = { path: '16.71.04.1002', code: '16.71.04.1002', name: 'Lorokpakjo', level: 'village' as const };
  const rows = [row(1), row(2), row(5), row(1, { region: other }), row(5, { region: other }), row(7, { region: other })];
  const found = (said: string, at: LineRow | undefined) => { const to = jumpTo(rows, at ? { contest: 1, region: at.region.path, station: at.station } : null, said); return to && `${to.region.name} ${to.station}`; };
  expect(found('5', rows[0])).toBe('Bukitlama 5');
  expect(found('005', rows[2])).toBe('Lorokpakjo 5');
  expect(found('5', rows[4])).toBe('Bukitlama 5');
  expect(found('5', rows[3])).toBe('Lorokpakjo 5');
  expect(found('lorok 1', rows[0])).toBe('Lorokpakjo 1');
  expect(found('TPS 7', rows[0])).toBe('Lorokpakjo 7');
  expect(found('7', rows[5])).toBe('Lorokpakjo 7');
  expect(found('9', rows[0])).toBeNull();
  expect(found('  ', rows[0])).toBeNull();
  expect(found('2', undefined)).toBe('Bukitlama 2');
});

it('jumps to a region by its name or the end of its code where regions are read', () => {
  const region = (code: string, name: string) => row(0, { region: { path: code, code, name, level: 'subdistrict' } });
  const rows = [region('16.71.01', 'Ilir Barat Dua'), region('16.71.04', 'Ilir Barat Satu')];
  expect(jumpTo(rows, null, 'satu')?.region.name).toBe('Ilir Barat Satu');
  expect(jumpTo(rows, null, '4')?.region.name).toBe('Ilir Barat Satu');
});

it('has nothing more to look at in a line whose objection is answered', () => {
  const objection = (outcome: 'open' | 'rejected') => ({ number: 1, label: 'K-1', contest: 1, place: null, region: row(2).region.path, station: 2, raisedBy: { id: 1, name: 'H', capacity: 'witness' as const }, toldBy: [], matter: 'Uji', kind: 'objection' as const, outcome, answer: null });
  const line = row(2, { state: 'confirmed', objections: 1, contest: 1 });
  expect(filtered([line], 'flagged', hasUnanswered({ objections: [objection('open')] }))).toHaveLength(1);
  expect(filtered([line], 'flagged', hasUnanswered({ objections: [objection('rejected')] }))).toHaveLength(0);
});
