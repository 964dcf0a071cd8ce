import { problem } from '../problem.ts';
import { fail, ok, type Result } from '../result.ts';
import { textCell } from './cells.ts';
import { findColumns, type Header } from './columns.ts';
import { rowErrors } from './errors.ts';
import { readTable } from './read.ts';
import { sourceName, type TableSource } from './source.ts';

/** A file of few rows that people wrote: the columns it must have, the most rows, and what one row says. `cell` gives a column's text without spaces around it, '' where it is not there. */
export type Collecting<C extends string, R> = { readonly needed: readonly C[]; readonly most: number; parse(row: number, cell: (column: C) => string): R };

/**
 * Reads a whole file of few rows; every row comes back, also what is wrong, for `parse` says what is. Problems: those of reading a table,
 * column_missing, too_large (more rows than `most`), file_empty.
 */
export async function collectRows<C extends string, R>(source: TableSource, { needed, most, parse }: Collecting<C, R>): Promise<Result<R[]>> {
  const errors = rowErrors();
  const rows: R[] = [];
  let header: Header | undefined;
  const read = await readTable(source, {
    header(found) {
      header = found;
      const columns = findColumns(found, [...needed]);
      return columns.ok ? null : columns.problem;
    },
    rows(cells, firstRow) {
      for (const [i, row] of cells.entries()) {
        if (rows.length <= most) rows.push(parse(firstRow + i, (column) => textCell((row[header?.index.get(column) ?? -1] ?? '').trim())));
      }
    },
  }, { errors });
  if (!read.ok) return read;
  const refused = errors.problem();
  if (refused) return fail(refused);
  if (rows.length > most) return fail(problem('too_large', { limit: `${most}` }));
  return rows.length === 0 ? fail(problem('file_empty', { file: sourceName(source) })) : ok(rows);
}
