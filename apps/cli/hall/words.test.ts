import { expect, it } from 'vitest';
import { inWords } from './words.ts';

it('tells a difference by the clock of the place where the plenary is held, not by that of the capital', () => {
  const side = { says: { id: 'cocok', en: 'confirmed' }, cells: { 'C.1': 90 }, by: 'Ketua PPK', at: '2024-02-14T12:00:00Z' };
  const conflict = { key: 'line:1/x/1', kind: 'line' as const, contest: 1, thing: { id: 'TPS 001', en: 'Station 001' }, hall: side, office: side, choices: ['hall' as const, 'office' as const], why: null };
  const told = (path: string) => inWords('id', { bundle: 'B', already: false, hall: { acts: 1, firstAt: null, lastAt: null, clock: null }, office: { acts: 1 }, taken: { lines: 0, attendance: 0, objections: 0, certificates: 0 }, agreed: 0, conflicts: [conflict], acts: null }, { level: 'subdistrict', path, slug: 'uji' });
  // Sumatera Selatan UTC+7, Bali UTC+8, Papua UTC+9.
  for (const [path, at] of [['16.71.04', '19.00 WIB'], ['51.71.01', '20.00 WITA'], ['91.71.01', '21.00 WIT']] as const) expect(told(path)).toContain(at);
});
