import { describe, expect, it } from 'vitest';
import { buildForm } from './build-form.ts';
import { cellsInWords, cellWords } from './cell-words.ts';
import { VARIANT_IDS } from './variants/variant.ts';

const contestants = [{ number: 1, name: 'Satu' }, { number: 2, name: 'Dua' }];
const dpr = buildForm({ variant: '2024', contest: 'dpr', ballot: { kind: 'parties', parties: [{ number: 3, name: 'Tiga', candidates: [{ number: 1, name: 'Calon A' }, { number: 2, name: 'Calon B' }] }] } });

describe('what a refusal calls a figure', () => {
  it('are the words of its row, without ids', () => {
    const told = ['A1_L', 'B1_P', 'B4_J', 'S1', 'H1_P', 'P.3.A', 'P.3.2', 'P.3.B', 'V2'].map((id) => cellWords(dpr, id).id);
    expect(told).toEqual(['Pemilih DPT laki-laki', 'Pengguna hak pilih DPT perempuan', 'Pengguna hak pilih (B.1 + B.2 + B.3) jumlah', 'Surat suara yang diterima', 'Pemilih disabilitas yang menggunakan hak pilih perempuan', 'Suara partai 3', 'Suara calon 2 dari partai 3', 'Jumlah suara partai 3 dan calonnya', 'Suara tidak sah']);
    expect(cellWords(dpr, 'A1_L').en).toBe('Voters in the permanent list (DPT), men');
    expect(cellsInWords(dpr, ['P.3.A', 'V2', 'V3'], 2)).toEqual({ id: 'Suara partai 3; Suara tidak sah; …', en: 'Votes for party 3; Invalid votes; …' });
  });
  it('of every form are short, told apart, and hold no id', () => {
    for (const variant of VARIANT_IDS) {
      const form = buildForm({ variant, contest: variant.endsWith('kwk') ? 'governor' : 'ppwp', ballot: { kind: 'pairs', contestants } });
      const words = form.cells.map(({ id }) => cellWords(form, id));
      expect(new Set(words.map(({ id }) => id)).size).toBe(form.cells.length);
      for (const [at, { id, en }] of words.entries()) {
        expect(id.length).toBeLessThan(90);
        for (const text of [id, en]) expect(text).not.toContain(form.cells[at]?.id ?? '?');
      }
    }
  });
  it('of a cell that the form does not have is the name it came with, also `constructor`', () => {
    expect([cellWords(dpr, 'B9_J').id, cellWords(dpr, 'constructor').en]).toEqual(['B9_J', 'constructor']);
  });
});
