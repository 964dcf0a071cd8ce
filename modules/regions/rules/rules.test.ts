import fc from 'fast-check';
import { expect, test } from 'vitest';
import { childPath, codeAt, pathOfNestedCode, readCode, readStationCode, stationCode } from './codes.ts';
import { fold, searchText, spellings, titleCase, withoutLevelWord } from './names.ts';
import { numbersAsDigits, numbersAsWords } from './numbers.ts';
import { ancestorsOf, levelOf, parentPath } from './paths.ts';
import { unitTypeOf } from './unit-type.ts';
import { isValidOn, today } from './validity.ts';
import { nearness, typos } from '../search/rank.ts';

test.each([
  ['tiga puluh lima ilir', '35 ilir'], ['satu ulu', '1 ulu'], ['tiga empat ulu', '3 4 ulu'], ['sembilan sepuluh ulu', '9 10 ulu'],
  ['dua puluh ilir tiga', '20 ilir 3'], ['enam belas ulu', '16 ulu'], ['sebelas ulu', '11 ulu'], ['ilir barat ii', 'ilir barat 2'],
  ['viii koto', '8 koto'], ['seratus dua', '102'], ['dua ratus', '200'], ['lima', '5'], ['mix', 'mix'], ['plaju', 'plaju'],
])('%s = %s', (words, digits) => expect(numbersAsDigits(words.split(' ')).join(' ')).toBe(digits));

test('every number up to 999 is read back as it was spelled', () => {
  for (let n = 1; n <= 999; n++) expect(numbersAsDigits(numbersAsWords([String(n)]))).toEqual([String(n)]);
});

test('any spelling of a name leads to all of them', () => {
  expect(spellings('Tiga-puluh-lima Ilir')).toContain('35 ilir');
  expect(spellings('35 Ilir')).toContain('tiga puluh lima ilir');
  fc.assert(fc.property(fc.string({ maxLength: 60 }), (name) => {
    expect(fold(fold(name))).toBe(fold(name));
  }));
  const part = fc.record({ word: fc.constantFrom('ilir', 'ulu', 'plaju', 'koto'), number: fc.integer({ min: 1, max: 999 }) });
  fc.assert(fc.property(fc.array(part, { minLength: 1, maxLength: 4 }), (parts) => {
    const digits = parts.map((one) => `${one.number} ${one.word}`).join(' ');
    const words = parts.map((one) => `${numbersAsWords([String(one.number)]).join('-')} ${one.word}`).join(' ');
    expect(spellings(words)).toContain(digits);
    expect(spellings(digits)).toContain(fold(words));
  }));
});

test('names', () => {
  expect(fold("Soka'an  Barat")).toBe('sokaan barat');
  expect(titleCase('KABUPATEN ACEH SELATAN')).toBe('Kabupaten Aceh Selatan');
  expect(titleCase('DKI JAKARTA')).toBe('DKI Jakarta');
  expect(titleCase('Demang-Lebardaun')).toBe('Demang-Lebardaun');
  expect(withoutLevelWord('kec plaju')).toEqual({ name: 'plaju', level: 'subdistrict' });
  expect(withoutLevelWord('kota')).toEqual({ name: 'kota', level: null });
  expect(searchText('Kota Palembang', [], 'regency')).toBe('kota palembang | palembang');
});

test('codes and paths', () => {
  expect(codeAt('kemendagri', '16.71.04.1001')).toBe('1671041001');
  expect(codeAt('kpu-2019', '-99.-991302')).toBe('-991302');
  expect(childPath('kemendagri', '16.71', '16.71.19')).toBe('16.71.19');
  expect(childPath('kemendagri', '16.71', '357119')).toBeNull();
  expect(childPath('kpu-2019', '26141', '26142')).toBe('26141.26142');
  expect(pathOfNestedCode('kemendagri', '1671041001')).toBe('16.71.04.1001');
  expect(pathOfNestedCode('kemendagri', '16710')).toBeNull();
  expect(stationCode('1671041001', 7)).toBe('1671041001007');
  expect(readStationCode('kemendagri', '16.71.04.1001.007')).toEqual({ village: '16.71.04.1001', number: 7 });
  expect(readStationCode('kemendagri', '16.71.04.1001/7')).toEqual({ village: '16.71.04.1001', number: 7 });
  expect(readStationCode('kpu-2019', '-99.-991302.-991303.-991304/12')).toEqual({ village: '-99.-991302.-991303.-991304', number: 12 });
  expect(readStationCode('kemendagri', 'Bukitlama')).toBeNull();
  expect(ancestorsOf('16.71.04')).toEqual(['', '16', '16.71']);
  expect(parentPath('')).toBeNull();
  expect(levelOf('16.71.04.1001.1')).toBeNull();
});

test.each([
  ['kemendagri', '31.36', '3136'], ['kemendagri', '3136', '3136'], ['kemendagri', '16.71.04.1001', '1671041001'], ['kemendagri', '313.6', null],
  ['kemendagri', '1.234', null], ['kemendagri', '31.36.', null], ['kemendagri', '31a6', null], ['kpu-2019', '-991302', '-991302'], ['kpu-2019', '26.141', null],
] as const)('code of %s: %s is %s', (scheme, text, code) => expect(readCode(scheme, text)).toBe(code));

test('every station code is read back', () => {
  fc.assert(fc.property(fc.integer({ min: 1_000_000_000, max: 9_999_999_999 }), fc.integer({ min: 1, max: 999 }), (village, number) => {
    expect(readStationCode('kemendagri', stationCode(String(village), number))).toEqual({ village: pathOfNestedCode('kemendagri', String(village)), number });
  }));
});

test('unit types follow from the rules of the data file', () => {
  expect(unitTypeOf('kemendagri', { path: '16.71.04.1001', name: 'Bukitlama' }, 900)).toBe('regular');
  expect(unitTypeOf('kemendagri', { path: '16.71.04.1001', name: 'Bukitlama' }, 901)).toBe('special');
  expect(unitTypeOf('kemendagri', { path: '99.01.01.0003', name: 'POS' }, 1)).toBe('overseas_post');
  expect(unitTypeOf('kpu-2019', { path: '-99.-991302.-991303.-991304', name: 'TAIPEI' }, 2553)).toBe('overseas_tps');
});

test('a day begins in Jakarta, a validity ends before its last day', () => {
  expect(today(new Date('2024-02-13T17:00:00Z'))).toBe('2024-02-14');
  expect(isValidOn({ validFrom: '2024-01-01', validTo: '2025-01-01' }, '2024-12-31')).toBe(true);
  expect(isValidOn({ validFrom: '2024-01-01', validTo: '2025-01-01' }, '2025-01-01')).toBe(false);
});

test('typing errors: each letter missing, extra, wrong or swapped counts once; both ways the same', () => {
  expect(typos('palemabng', 'palembang')).toBe(1);
  expect(typos('gands', 'gandus')).toBe(1);
  expect(nearness('plaju', 'plaju')).toBe(1);
  const word = fc.string({ maxLength: 12 });
  fc.assert(fc.property(word, word, (a, b) => {
    expect(typos(a, b)).toBe(typos(b, a));
    expect(typos(a, b)).toBeLessThanOrEqual(Math.max(a.length, b.length));
    expect(typos(a, b) === 0).toBe(a === b);
  }));
});
