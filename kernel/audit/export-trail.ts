import type { Db } from '../db/schema.ts';
import type { FileAnswer } from '../http/route.ts';
import { problem } from '../problem.ts';
import { fail, type Result } from '../result.ts';
import { byteStream, writeCsv, writeXlsx, type TableCell, type TableColumn } from '../tables/index.ts';
import { walkPieces, type AuditRow, type TrailFilter } from './read-trail.ts';

const COLUMNS: readonly TableColumn[] = [
  { name: 'id', width: 10 }, { name: 'at', width: 26 }, { name: 'actor', width: 28 }, { name: 'action', width: 28 },
  { name: 'scheme', width: 12 }, { name: 'region', width: 18 }, { name: 'thing', width: 40 }, { name: 'details', width: 80 },
  { name: 'actor_name', width: 28 }, { name: 'thing_name', width: 28 },
];

/** A workbook is made in memory; a longer trail goes as CSV, which is streamed. */
const MOST_IN_A_WORKBOOK = 100_000;

/** What people are called who acted and to whom it was done; null = no name is known. The kernel knows no people: whoever serves the trail brings them. */
export type Named<Row> = Row & { readonly actorName: string | null; readonly thingName: string | null };
export type NameRows = (rows: readonly AuditRow[]) => Promise<Named<AuditRow>[]>;

const cells = ({ id, at, actor, action, scheme, path, thing, details, actorName, thingName }: Named<AuditRow>): TableCell[] =>
  [id, at.toISOString(), actor, action, scheme, path, thing, JSON.stringify(details), actorName, thingName];

/** The entries of a filter as a file, newest first, with the names that `nameRows` knows; `too_large` where a workbook would not hold them. */
export async function exportTrail(db: Db, filter: TrailFilter, format: 'csv' | 'xlsx', nameRows: NameRows): Promise<FileAnswer | Result<never>> {
  const name = `jejak-${new Date().toISOString().slice(0, 10)}.${format}`;
  if (format === 'csv') return { file: byteStream(writeCsv(COLUMNS, rowsOf(db, filter, nameRows))), name, mediaType: 'text/csv; charset=utf-8' };
  const rows: TableCell[][] = [];
  for await (const row of rowsOf(db, filter, nameRows)) {
    if (rows.length === MOST_IN_A_WORKBOOK) return fail(problem('too_large', { limit: `${MOST_IN_A_WORKBOOK} (xlsx)` }));
    rows.push(row);
  }
  const book = writeXlsx([{ name: 'Jejak', columns: COLUMNS, rows }]);
  return book.ok ? { file: book.value, name, mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' } : book;
}

async function* rowsOf(db: Db, filter: TrailFilter, name: NameRows): AsyncGenerator<TableCell[], void, undefined> {
  for await (const piece of walkPieces(db, filter)) yield* (await name(piece)).map(cells);
}
