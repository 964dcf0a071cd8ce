import { expect, it } from 'vitest';
import { collectRows } from './collect-rows.ts';
import { uploadedTable } from './upload.ts';

const collect = (text: string) => collectRows<'kode' | 'nama' | 'ket', string>(uploadedTable({ name: 'daftar.csv', file: Buffer.from(text).toString('base64') }), {
  needed: ['kode', 'nama'], most: 3, parse: (row, cell) => `${row}:${cell('kode')}/${cell('nama')}/${cell('ket')}`,
});
const told = async (text: string) => {
  const found = await collect(text);
  return found.ok ? found.value : [found.problem.code, found.problem.params];
};

it('hands on every row with its number, columns by their names in whatever order, the optional one empty where it is not there', async () => {
  expect(await told('nama,kode,lain\nSatu, a ,x\n\n,b,\n')).toEqual(['2:a/Satu/', '4:b//']);
  expect(await told('kode,nama,ket\na,Satu,=1\n')).toEqual(['2:a/Satu/=1']);
});

it('takes as many rows as it may, and not one more', async () => {
  expect(await told('kode,nama\na,1\nb,2\nc,3\n')).toEqual(['2:a/1/', '3:b/2/', '4:c/3/']);
  expect(await told('kode,nama\na,1\nb,2\nc,3\nd,4\n')).toMatchObject(['too_large', { limit: '3' }]);
});

it('says what is missing: a column by its name, rows by the name of the file', async () => {
  expect(await told('kode,ket\na,1\n')).toMatchObject(['column_missing', { column: 'nama' }]);
  expect(await told('kode,nama\n')).toMatchObject(['file_empty', { file: 'daftar.csv' }]);
});
