import { setImmediate } from 'node:timers/promises';
import { read, SSF, type CellObject, type WorkBook, type WorkSheet } from '@e965/xlsx';
import { problem } from '../problem.ts';
import { fail, ok, type Result } from '../result.ts';
import { guardText } from './cells.ts';
import { readHeader, type Header } from './columns.ts';
import { inMebibytes, tooLarge } from './limits.ts';
import type { TableLimits } from './read.ts';
import type { RowErrors } from './errors.ts';
import { batcher, type TableSink } from './sink.ts';
import { repackZip } from './zip.ts';

const BATCH_ROWS = 1000;
// Limits of the format itself (ECMA-376; Microsoft, "Excel specifications and limits"). A cell that claims to stand beyond them would cost the memory of all the empty ones before it.
const MAX_ROWS = 1_048_576;
const MAX_COLUMNS = 16_384;
/** Cells that are looked at, empty ones between others included; a full workbook within the byte limit has a fifth of it. */
const MAX_PLACES = 1 << 26;

/**
 * Reads one worksheet (the first unless named). A cell that holds a formula is `value_formula`: what it shows today may
 * differ from what it shows elsewhere. Problems: file_corrupt, too_large, sheet_missing, file_empty, column_duplicate.
 */
export async function readXlsx(zip: Buffer, file: string, sheet: string | undefined, sink: TableSink, errors: RowErrors, limits: TableLimits): Promise<Result<number>> {
  const repacked = repackZip(zip, limits);
  if ('refused' in repacked) return fail(repacked.refused === 'damaged' ? problem('file_corrupt', { file, row: 0 }) : tooLarge(repacked.limit ?? inMebibytes(limits.workbookUnpackedBytes), file));
  const book = openBook(repacked.zip, sheet);
  if (!book) return fail(problem('file_corrupt', { file, row: 0 }));
  const found = book.Sheets[sheet ?? book.SheetNames[0] ?? ''];
  if (!found) return fail(problem('sheet_missing', { file, sheet: sheet ?? '', sheets: book.SheetNames.join(', ') }));
  return deliverSheet(found, file, sink, errors, limits);
}

function openBook(zip: Buffer, sheet: string | undefined): WorkBook | null {
  try {
    return read(zip, { type: 'buffer', dense: true, cellFormula: true, cellHTML: false, cellNF: true, sheets: sheet ?? 0 });
  } catch {
    return null;
  }
}

async function deliverSheet(sheet: WorkSheet, file: string, sink: TableSink, errors: RowErrors, limits: TableLimits): Promise<Result<number>> {
  const data = (sheet as { '!data'?: (CellObject | undefined)[][] })['!data'] ?? [];
  const most = { rows: Math.min(MAX_ROWS, limits.rows + 1), columns: Math.min(MAX_COLUMNS, limits.columns) };
  if (isTooWide(data, most)) return fail(tooLarge(`${most.rows} × ${most.columns}`, file));
  // Array.from, since cells that hold nothing are holes.
  const top = Array.from(data[0] ?? [], (cell) => cellText(cell));
  while (top.at(-1) === '') top.pop();
  if (top.length === 0) return fail(problem('file_empty', { file }));
  const header = readHeader(top);
  if (!header.ok) return header;
  const refused = sink.header?.(header.value) ?? null;
  if (refused) return fail(refused);
  const batches = batcher(top.length, errors);
  for (let i = 1; i < data.length; i++) {
    const cells = data[i];
    if (cells && cells.length > 0) batches.add(i + 1, rowText(cells, i + 1, header.value, errors));
    if (i % BATCH_ROWS !== 0) continue;
    await batches.deliver(sink);
    await setImmediate();
  }
  await batches.deliver(sink);
  return ok(data.length);
}

function isTooWide(data: readonly (readonly unknown[] | undefined)[], most: { readonly rows: number; readonly columns: number }): boolean {
  if (data.length > most.rows) return true;
  let places = 0;
  for (const row of data) {
    places += row?.length ?? 0;
    if ((row?.length ?? 0) > most.columns || places > MAX_PLACES) return true;
  }
  return false;
}

function rowText(cells: readonly (CellObject | undefined)[], row: number, header: Header, errors: RowErrors): string[] {
  const width = header.names.length;
  const texts = new Array<string>(Math.max(width, cells.length)).fill('');
  for (let i = 0; i < cells.length; i++) {
    const cell = cells[i];
    if (!cell) continue;
    if (cell.f !== undefined) errors.add('value_formula', row, header.names[i] || columnLetter(i), `=${cell.f}`);
    texts[i] = cellText(cell);
  }
  // A styled but empty cell to the right of the table is no data.
  while (texts.length > width && texts.at(-1) === '') texts.pop();
  return texts;
}

const isDate = (SSF as { is_date(format: string): boolean }).is_date;

/** A cell as text: numbers exactly, dates and zero-padded codes ("001") as shown, so that neither passes for a figure. */
function cellText(cell: CellObject | undefined): string {
  if (!cell || cell.v === undefined || cell.t === 'z') return '';
  if (cell.t === 'n') {
    const format = String(cell.z ?? 'General');
    return cell.w !== undefined && (isDate(format) || /^0{2,}$/.test(format)) ? cell.w : String(cell.v);
  }
  // Guarded as in CSV, so that `textCell` reads both alike.
  if (cell.t === 's') return guardText(String(cell.v));
  return cell.w ?? String(cell.v);
}

/** 0 → A, 25 → Z, 26 → AA. */
export function columnLetter(index: number): string {
  const rest = String.fromCharCode(65 + (index % 26));
  return index < 26 ? rest : columnLetter(Math.floor(index / 26) - 1) + rest;
}
