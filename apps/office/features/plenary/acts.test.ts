import { expect, it } from 'vitest';
import { detailOf, stayedOut } from './acts.ts';
import type { PlenaryPage } from './wire.ts';

const region = { path: '16.71.04.1001', code: '16.71.04.1001', name: 'Bukit Asri', level: 'village' };
const page = {
  groups: [{ number: 1, name: 'Kelompok 1', showing: null, regions: [region] }], attendance: [{ id: 2, name: 'Bima Prasetya' }],
  contests: [{ contest: 1, name: 'Presiden' }, { contest: 2, name: 'DPD' }],
} as unknown as PlenaryPage;
const line = { contest: 1, region: region.path, station: 2 };

it('tells what an act of the minutes was about', () => {
  expect(detailOf({ name: 'Ayu', id: 3, attendance: null }, page)).toBe(': Ayu');
  expect(detailOf({ lines: [{ ...line, reason: 'Salah jumlah' }] }, page)).toBe(': TPS 002, Bukit Asri, Presiden: Salah jumlah');
  expect(detailOf({ lines: [line, { ...line, station: 3 }] }, page)).toBe(' (2)');
  expect(detailOf({ contest: 2, version: 1, attendance: 2, signed: false, reason: 'Keberatan ditolak' }, page)).toBe(': DPD, Bima Prasetya: Keberatan ditolak');
  const was = { contest: 1, region: region.path, station: 2, raisedBy: 2, matter: 'Listrik padma' };
  expect(detailOf({ number: 1, ...was, matter: 'Listrik padam', was, reason: 'Salah ketik' }, page)).toBe(': “Listrik padma” → “Listrik padam”: Salah ketik');
  expect(detailOf({ number: 1, ...was, contest: null, station: null, was, reason: 'Keliru' }, page)).toBe(': Presiden → –, TPS 002, Bukit Asri → Bukit Asri: Keliru');
  expect(detailOf({ contest: 2, version: 1 }, { ...page, contests: [] })).toBe('');
});

it('tells of what a hall brought that it stayed out, or how many of its lines did', () => {
  const text = ({ id }: { id: string }) => id;
  const told = (hall?: object) => stayedOut({ text }, { lines: [line, { ...line, station: 3 }], ...(hall ? { hall } : {}) });
  expect([told(), told({ bundle: 'b' }), told({ leftOut: true }), told({ linesOut: [1] })]).toEqual(['', '', ' (tidak masuk saat digabung di kantor)', ' (1 dari 2 baris tidak masuk saat digabung di kantor)']);
});
