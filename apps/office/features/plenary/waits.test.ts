import { expect, it } from 'vitest';
import { waitingFirst, waitingHere } from './waits.ts';
import type { PlenaryRow } from './wire.ts';

const row = (path: string, state: PlenaryRow['certificates'][number]['state'] | null, level: PlenaryRow['level'] = 'subdistrict', id: number | null = 7) =>
  ({ id, level, region: { path, code: path, name: path, level: 'subdistrict' as const }, certificates: state === null ? [] : [{ contest: 1, state, id: 3, version: 1, note: null }] });
const leads = (own: string) => (path: string) => path === own;

it('puts the D.Hasil that waits for the reader first, and leaves the others in their order', () => {
  const rows = [row('16.71', null, 'regency'), row('16.71.01', 'accepted'), row('16.71.02', 'sent'), row('16.71.03', null), row('16.71.04', 'sent')];
  expect(waitingFirst(rows, leads('16.71')).map(({ region }) => region.path)).toEqual(['16.71.02', '16.71.04', '16.71', '16.71.01', '16.71.03']);
});

it('waits for whoever leads one level above, and for nobody else', () => {
  expect(waitingHere(row('16.71.02', 'sent'), leads('16.71'))).toEqual([1]);
  expect(waitingHere(row('16.71.02', 'sent'), leads('16.71.02'))).toEqual([]);
  expect(waitingHere(row('16.71.02', 'returned'), leads('16.71'))).toEqual([]);
  expect(waitingHere(row('', 'sent', 'national'), () => true)).toEqual([]);
});
