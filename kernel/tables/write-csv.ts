import { guardText } from './cells.ts';

export type TableCell = string | number | null;
/** A column to write; `width` is in characters and only matters to xlsx. */
export type TableColumn = { readonly name: string; readonly width?: number };
/** `;` opens in columns with a double click where Excel is set to Indonesian. */
export type CsvOptions = { readonly delimiter?: ',' | ';' };

const BOM = '\uFEFF';
const PIECE_CHARACTERS = 64 * 1024;
const NEEDS_QUOTES = /[",;\t\r\n]|^\s|\s$/;

/**
 * Writes a table as CSV: UTF-8 with BOM (Excel needs it), CRLF and quotes as in RFC 4180, null as nothing,
 * text that a spreadsheet would run as a formula behind a `'`. What it writes, `readTable` and `textCell` read back.
 */
export async function* writeCsv(
  columns: readonly TableColumn[],
  rows: Iterable<readonly TableCell[]> | AsyncIterable<readonly TableCell[]>,
  options: CsvOptions = {},
): AsyncGenerator<string, void, undefined> {
  const delimiter = options.delimiter ?? ',';
  let piece = BOM + line(columns.map((column) => column.name), delimiter);
  for await (const row of rows) {
    piece += line(row, delimiter);
    if (piece.length < PIECE_CHARACTERS) continue;
    yield piece;
    piece = '';
  }
  if (piece !== '') yield piece;
}

/** The same as one string, for small tables such as templates. */
export function csvText(columns: readonly TableColumn[], rows: Iterable<readonly TableCell[]>, options: CsvOptions = {}): string {
  const delimiter = options.delimiter ?? ',';
  let text = BOM + line(columns.map((column) => column.name), delimiter);
  for (const row of rows) text += line(row, delimiter);
  return text;
}

const line = (row: readonly TableCell[], delimiter: string): string => `${row.map(csvCell).join(delimiter)}\r\n`;

function csvCell(cell: TableCell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const text = guardText(cell);
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
