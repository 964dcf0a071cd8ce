import { expect, it } from 'vitest';
import { fileNameIn } from './file.ts';

it.each([['attachment; filename="Tanda_terima_TPS_2_Bukitlama.pdf"', 'Tanda_terima_TPS_2_Bukitlama.pdf'], ['', 'berkas.pdf'], ['attachment; filename="../../x"', 'berkas.pdf']])(
  'a file that comes as "%s" is called %s', (disposition, name) => { expect(fileNameIn(disposition)).toBe(name); });
