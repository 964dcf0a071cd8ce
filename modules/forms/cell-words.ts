import type { Text } from '../../kernel/text.ts';
import type { Cell, Form } from './form.ts';
import { COLUMN_WORDS } from './layout.ts';

/**
 * What a refusal calls a figure of the sheet, for somebody who has the paper before them and has never seen an id: the words of
 * the printed row, without what only the law needs ("Pemilih DPT laki-laki", "Suara partai 3", "Suara calon 2 dari partai 3").
 * A cell that the form does not have keeps the name it came with.
 */
export function cellWords(form: Form, id: string): Text {
  const cell = Object.hasOwn(form.index, id) ? form.cells[form.index[id] ?? -1] : undefined;
  return cell ? (voteWords(cell.id) ?? { id: short(cell, 'id'), en: short(cell, 'en') }) : { id, en: id };
}

/** Several of them as one text, of long lists the first ones. */
export function cellsInWords(form: Form, ids: readonly string[], most = 12): Text {
  const named = ids.slice(0, most).map((id) => cellWords(form, id));
  const more = ids.length > most ? '; …' : '';
  return { id: named.map((one) => one.id).join('; ') + more, en: named.map((one) => one.en).join('; ') + more };
}

/** Votes are called by the numbers on the ballot, that are spoken aloud. */
function voteWords(id: string): Text | null {
  const [, alone] = /^C\.(\d+)$/.exec(id) ?? [];
  if (alone !== undefined) return alone === '0' ? { id: 'Suara kolom kosong', en: 'Votes for the empty column' } : { id: `Suara nomor ${alone}`, en: `Votes for number ${alone}` };
  const [, party, what] = /^P\.(\d+)\.(A|B|\d+)$/.exec(id) ?? [];
  if (what === undefined) return null;
  if (what === 'A') return { id: `Suara partai ${party}`, en: `Votes for party ${party}` };
  if (what === 'B') return { id: `Jumlah suara partai ${party} dan calonnya`, en: `Votes of party ${party} and its candidates` };
  return { id: `Suara calon ${what} dari partai ${party}`, en: `Votes for candidate ${what} of party ${party}` };
}

const LEGAL: readonly (readonly [RegExp, string])[] = [
  [/^Jumlah (seluruh )?/, ''], [/ \(Model [^)]+\)/, ''], [/dalam Daftar Pemilih [\p{L} ]+\((\p{L}+)\)/u, '$1'], [/(terdaftar )?dalam (?=DP\p{L}+$)/u, ''],
];

/** "Jumlah Pemilih dalam Daftar Pemilih Tetap (DPT), laki-laki" → "Pemilih DPT laki-laki"; ballots end before their comma. */
function short({ label, column, kind }: Cell, lang: keyof Text): string {
  const row = column ? label[lang].slice(0, label[lang].lastIndexOf(',')) : kind === 'ballots' ? (label[lang].split(',')[0] ?? '') : label[lang];
  const told = lang === 'id' ? LEGAL.reduce((text, [long, brief]) => text.replace(long, brief), row) : row;
  return `${told.charAt(0).toUpperCase()}${told.slice(1)}${column ? `${lang === 'id' ? '' : ','} ${COLUMN_WORDS[column][lang]}` : ''}`;
}
