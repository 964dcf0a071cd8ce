import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../../../kernel/access.ts';
import { must } from '../../../../kernel/result.ts';
import { writeXlsx } from '../../../../kernel/tables/index.ts';
import { operator, testDatabase, type TestDatabase } from '../../../../kernel/testing/database.ts';
import { loadKemendagri } from '../../../regions/index.ts';
import { grantsOfRole } from '../../roles/rules/roles.ts';
import { inventNik } from '../rules/nik.ts';
import { importPeople, previewPeople, tableOf } from './import-people.ts';
import { peopleTemplate } from './template.ts';

let house: TestDatabase;
beforeAll(async () => {
  house = await testDatabase();
  await loadKemendagri(house.db);
});
afterAll(() => house.close());

const palembang: Actor = { id: 'test:kpu', name: 'KPU', grants: grantsOfRole({ role: 'kpu_kab', scheme: 'kemendagri', path: '16.71', within: null }) };
const file = (text: string | Uint8Array, name = 'orang.csv') => tableOf({ name, file: Buffer.from(text).toString('base64') });
const preview = async (text: string | Uint8Array, actor: Actor = operator) => must(await previewPeople(house.db, actor, { table: file(text), scheme: 'kemendagri' }));
const bring = (text: string, key: string, actor: Actor = operator) => importPeople(house.db, { actor, key, table: file(text), scheme: 'kemendagri', sha256: `token of ${text}` });
const people = async (): Promise<number> => Number((await sql<{ n: number }>`SELECT count(*) AS n FROM person`.execute(house.db)).rows[0]?.n);

const HEAD = 'nama,nik,jenis_kelamin,tanggal_lahir,tempat_lahir,wilayah,alamat,telepon,surel\n';
const nik = (serial: number, birthDate = '1990-05-06', sex: 'male' | 'female' = 'female') => inventNik({ birthDate, sex, region: 2, serial });

describe('a file of people', () => {
  it('is checked cell by cell, and a NIK is never told whole', async () => {
    const wrong = '99010199059012345';
    const told = await preview(`${HEAD}Rina,${wrong},X,1990-13-01,,16.71.04.1001,,abc,abc\n,,,,,16.99,,,\nSari,,P,,,,,,\n=1+1,,,,,16.71,,,\n`);
    expect(told.errors.map(({ row, column, code }) => `${row} ${column ?? ''} ${code}`)).toEqual([
      '2 nik value_invalid', '2 jenis_kelamin value_invalid', '2 tanggal_lahir value_invalid', '2 telepon value_invalid', '2 surel value_invalid',
      '3 nama value_missing', '4 wilayah value_missing', '5 nama value_formula']);
    expect(JSON.stringify(told)).not.toContain(wrong);
    expect(told).toMatchObject({ rows: 4, added: 0, errorCount: 8 });
  });
  it('comes in whole, and again changes nothing', async () => {
    const text = `${HEAD}Rina Wulandari,${nik(1)},P,06/05/1990,Palembang,1671041001,Jalan Uji 1,0812-5555-0001,rina@contoh.id\nHasan Basri,,L,1970-01-01,,16.71.04.1001,,,\n`;
    expect(await preview(text)).toMatchObject({ rows: 2, added: 2, known: 0, errorCount: 0, warnings: [] });
    const before = await people();
    expect(must(await bring(text, 'import-satu'))).toEqual({ rows: 2, added: 2, known: 0 });
    expect(must(await bring(text, 'import-satu'))).toEqual({ rows: 2, added: 2, known: 0 });
    expect(must(await bring(text, 'import-dua'))).toEqual({ rows: 2, added: 0, known: 2 });
    expect(await people()).toBe(before + 2);
    const kept = (await sql<{ all: string }>`SELECT concat((SELECT string_agg(a::text, ' ') FROM audit_entry a), (SELECT string_agg(i::text, ' ') FROM idempotency i), (SELECT string_agg(p::text, ' ') FROM person p)) AS all`.execute(house.db)).rows[0]?.all ?? '';
    for (const secret of [nik(1), 'Jalan Uji', '5555']) expect(kept).not.toContain(secret);
    const entries = await house.db.selectFrom('audit_entry').select(['action', 'thing']).orderBy('id').execute();
    expect(entries.map(({ action }) => action)).toEqual(['people.import_preview', 'people.import_preview', 'people.create', 'people.create', 'people.import', 'people.import']);
  });
  it('is refused whole for one bad row', async () => {
    const before = await people();
    const refused = await bring(`${HEAD}Baik Sekali,,,,,16.71.04,,,\nBuruk Sekali,123,,,,16.71.04,,,\n`, 'import-tiga');
    expect(refused.ok ? null : refused.problem).toMatchObject({ code: 'import_refused', errors: [{ row: 3, column: 'nik' }] });
    expect(await people()).toBe(before);
  });
  it('names repeats, foreign regions and NIKs taken elsewhere, and warns of twins and contradictions', async () => {
    must(await bring(`${HEAD}Jauh Sekali,${nik(50)},P,1990-05-06,,16.74,,,\nTono Saja,,L,1980-02-02,,16.71.04,,,\n`, 'import-lima'));
    const text = [
      HEAD.trim(), `Satu,${nik(51)},,,,16.71.04,,,`, `Dua,${nik(51)},,,,16.71.04,,,`, 'Tiga,,,,,16.74,,,', `Empat,${nik(50)},,,,16.71.04,,,`, 'Lima,,,,,16.71.99,,,',
      'Tono Saja,,L,1980-02-02,,16.71.05,,,', `Enam,${nik(52)},L,1991-05-06,,16.71.04,,,`].join('\n');
    const told = await preview(text, palembang);
    expect(told.errors.map(({ row, code }) => `${row} ${code}`)).toEqual(['3 row_duplicate', '4 row_outside', '6 region_unknown']);
    // That somebody elsewhere bears it is told by an attempt alone.
    const refused = await bring(text, 'import-enam', palembang);
    expect(refused.ok ? [] : refused.problem.errors?.map(({ row, code }) => `${row} ${code}`)).toEqual(['3 row_duplicate', '4 row_outside', '5 nik_taken', '6 region_unknown']);
    expect(told.warnings).toEqual([{ row: 7, kind: 'twin', name: 'Tono Saja' }, { row: 8, kind: 'birth_date', name: 'Enam' }, { row: 8, kind: 'sex', name: 'Enam' }]);
    expect(told).toMatchObject({ rows: 7, added: 4 });
  });
  it('sorts no list of NIKs: each look and each refusal is an entry with counts, ten strangers are named, and a day has an end', async () => {
    const curious = { ...palembang, id: 'test:curious' };
    must(await bring(`${HEAD}${Array.from({ length: 15 }, (_, i) => `Asing ${'abcdefghijklmno'[i] ?? ''},${nik(100 + i)},,,,16.74,,,`).join('\n')}`, 'import-asing'));
    const text = `${HEAD}${Array.from({ length: 15 }, (_, i) => `Tebak ${'abcdefghijklmno'[i] ?? ''},${nik(100 + i)},,,,16.71.04,,,`).join('\n')}`;
    expect(await preview(text, curious)).toMatchObject({ rows: 15, added: 15, known: 0, errors: [] });
    const refused = await bring(text, 'import-tebak', curious);
    expect(refused.ok ? null : refused.problem.errors).toHaveLength(10);
    const entries = () => house.db.selectFrom('audit_entry').select(['action', 'thing', 'details']).where('actor', '=', curious.id).orderBy('id').execute();
    expect(await entries()).toEqual([
      { action: 'people.import_preview', thing: 'people', details: { rows: 15, added: 15, known: 0, niks: 15, errors: 0 } },
      { action: 'people.import_refused', thing: 'people', details: { rows: 15, niks: 15, errors: 15 } },
    ]);
    const codes: string[] = [];
    for (let i = 0; i < 20; i++) {
      const again = await bring(text, `import-tebak-${i}`, curious);
      codes.push(again.ok ? 'ok' : again.problem.code);
    }
    expect(codes.filter((code) => code === 'too_many')).toHaveLength(1);
    const looks = await Promise.all(Array.from({ length: 62 }, () => previewPeople(house.db, curious, { table: file(text), scheme: 'kemendagri' })));
    expect(looks.filter((one) => !one.ok && one.problem.code === 'too_many')).toHaveLength(3);
    expect(await entries()).toHaveLength(2 + 20 + 59);
  });
  it('may be a workbook, may name its columns otherwise, and needs name and region', async () => {
    const book = must(writeXlsx([{ name: 'Data', columns: ['Nama Lengkap', 'JK', 'Kode Wilayah'].map((name) => ({ name })), rows: [['Buku Kerja', 'P', '1671041001']] }]));
    expect(must(await previewPeople(house.db, operator, { table: file(book, 'orang.xlsx'), scheme: 'kemendagri' }))).toMatchObject({ added: 1, errorCount: 0 });
    const missing = await previewPeople(house.db, operator, { table: file('nik\n1\n'), scheme: 'kemendagri' });
    expect(missing.ok ? null : missing.problem.params).toMatchObject({ column: 'nama", "wilayah' });
  });
  it('is shown by a template that reads without a fault', async () => {
    expect(await preview(peopleTemplate().file as string)).toMatchObject({ rows: 1, added: 1, errorCount: 0, warnings: [] });
  });
});
