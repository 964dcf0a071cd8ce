import { describe, expect, it } from 'vitest';
import { checkInput } from '../../../kernel/command.ts';
import { inLanguage } from '../../../kernel/problem.ts';
import { z } from 'zod';
import { sampleForm } from '../entry/fixtures.ts';
import { FiguresById } from '../../../modules/sheets/contract.ts';
import { wordsOf } from '../words/useWords.ts';
import { inPaperWords } from './told.ts';

const form = sampleForm('2024', 'ppwp');
const told = (figures: object, lang: 'id' | 'en' = 'id') => {
  const checked = checkInput(z.object({ figures: FiguresById }), { figures });
  if (checked.ok) throw new Error('taken');
  return inLanguage(checked.problem, lang);
};

describe('a refused figure', () => {
  it('is called as on the paper, in the language of the phone', () => {
    expect(inPaperWords(told({ A1_L: -1, V2: 100_000_000 }), form, wordsOf('id')))
      .toBe('I.A Jumlah Pemilih dalam Daftar Pemilih Tetap (DPT), laki-laki, V.b Jumlah suara tidak sah: bilangan bulat 0–99999999, atau kosong; bilangan bulat 0–99999999, atau kosong. Perbaiki isian yang disebut, lalu kirim lagi.');
    const english = inPaperWords(told({ 'C.2': 0.5 }, 'en'), form, wordsOf('en'));
    expect(english).toMatch(/^IV\.2 .+: a whole number 0–99999999, or empty\. /);
  });
  it('never shows an id, also of a figure or a form that the phone does not know', () => {
    for (const known of [form, null]) {
      expect(inPaperWords(told({ 'X.9': -1, 'P.3.A': 'x' }), known, wordsOf('id'))).not.toMatch(/figures|X\.9|P\.3/);
    }
    expect(inPaperWords({ code: 'input_invalid', title: '', detail: 'reasons.R10: bukan aturan formulir', fix: '' }, form, wordsOf('id'))).toBe('alasan untuk V.c Jumlah seluruh suara sah dan suara tidak sah: bukan aturan formulir.');
    expect(inPaperWords({ code: 'value_missing', title: '', detail: 'Baris 1, kolom "figures" wajib diisi.', fix: 'Isi sel itu.' }, form, wordsOf('id'))).toBe('Belum ada satu angka pun. Isi dahulu.');
  });
  it('leaves every other sentence of the house as it is', () => {
    expect(inPaperWords({ code: 'sheet_accepted', title: '', detail: 'Angka TPS 1 sudah disepakati.', fix: 'Hubungi PPK.' }, form, wordsOf('id'))).toBe('Angka TPS 1 sudah disepakati. Hubungi PPK.');
  });
});
