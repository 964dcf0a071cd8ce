import { utils, write, type CellObject, type WorkSheet } from '@e965/xlsx';
import { problem } from '../problem.ts';
import { fail, ok, type Result } from '../result.ts';
import type { TableCell, TableColumn } from './write-csv.ts';

export type Worksheet = { readonly name: string; readonly columns: readonly TableColumn[]; readonly rows: Iterable<readonly TableCell[]> };

// Limits of the format itself (ECMA-376; Microsoft, "Excel specifications and limits").
const MAX_ROWS = 1_048_576;
const MAX_CHARACTERS = 32_767;

/**
 * Writes worksheets as xlsx: numbers as numbers; text as text whatever it looks like, so codes keep their leading zeros
 * and `=1+1` stays three signs and two digits. `too_large` where a worksheet cannot hold it; CSV can.
 */
export function writeXlsx(sheets: readonly Worksheet[]): Result<Uint8Array> {
  const book = utils.book_new();
  for (const sheet of sheets) {
    const filled = fillSheet(sheet);
    if (!filled) return fail(problem('too_large', { limit: `${MAX_ROWS} × ${MAX_CHARACTERS}` }));
    utils.book_append_sheet(book, filled, sheetName(sheet.name, book.SheetNames));
  }
  return ok(new Uint8Array(write(book, { type: 'array', bookType: 'xlsx', compression: true }) as ArrayBuffer));
}

function fillSheet(sheet: Worksheet): WorkSheet | null {
  const data: (CellObject | undefined)[][] = [sheet.columns.map((column) => xlsxCell(column.name))];
  for (const row of sheet.rows) {
    if (data.length === MAX_ROWS || row.some((cell) => typeof cell === 'string' && cell.length > MAX_CHARACTERS)) return null;
    data.push(row.map(xlsxCell));
  }
  const width = Math.max(1, sheet.columns.length);
  return {
    '!data': data,
    '!ref': utils.encode_range({ s: { r: 0, c: 0 }, e: { r: data.length - 1, c: width - 1 } }),
    '!cols': sheet.columns.map((column) => ({ wch: column.width ?? Math.max(10, column.name.length + 2) })),
  } as WorkSheet;
}

function xlsxCell(cell: TableCell): CellObject | undefined {
  if (cell === null || cell === '') return undefined;
  return typeof cell === 'number' ? { t: 'n', v: cell } : { t: 's', v: cell, z: '@' };
}

/** Excel allows 31 characters without : \ / ? * [ ], each name once. */
function sheetName(wanted: string, taken: readonly string[]): string {
  const clean = wanted.replace(/[:\\/?*[\]]/g, ' ').slice(0, 31).trim() || 'Data';
  let name = clean;
  for (let i = 2; taken.includes(name); i++) name = `${clean.slice(0, 28)} ${i}`;
  return name;
}
