import { expect, it } from 'vitest';
import { watchesFor } from './watches-for.ts';

it('a witness is named with number and contestant, also one whom no ballot names any more; nobody without a mandate', () => {
  const witness = { kind: 'witness', contestant: 2, path: '16.71.04.1001/7' } as const;
  expect([watchesFor({ ...witness, name: 'Partai Contoh' }), watchesFor({ ...witness, name: null }), watchesFor({ kind: null, contestant: null, name: null, path: null })]).toEqual(['Saksi 2 Partai Contoh', 'Saksi 2', null]);
});

it('a supervisor is named by the body that sends them where their warrant holds', () => {
  const told = (path: string) => watchesFor({ kind: 'supervisor', contestant: null, name: null, path });
  expect(['16.71.04.1001/7', '16.71.04.1001', '16.71.04', '16.71', '16', '', '99.01.01.0001/2', '99.01.01.0001', '99.01.01'].map(told)).toEqual([
    'Pengawas TPS', 'Panwaslu Kelurahan/Desa', 'Panwaslu Kecamatan', 'Bawaslu Kabupaten/Kota', 'Bawaslu Provinsi', 'Bawaslu', 'Pengawas TPSLN', 'Panwaslu LN', 'Panwaslu LN',
  ]);
});
