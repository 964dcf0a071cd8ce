import { problem } from '../../../kernel/problem.ts';
import { fail, ok, type Result } from '../../../kernel/result.ts';
import { findColumns, readTable, rowErrors, type Header, type RowErrors, type TableSource } from '../../../kernel/tables/index.ts';
import type { ContestMapping } from '../contract.ts';
import { assembler, fileRow, type Gathered } from './assemble.ts';
import { COLUMNS, OPTIONAL, type Column } from './columns.ts';

/** Contests as a table holds them, with the row each starts in, and the errors found so far. */
export type ReadContests = { readonly gathered: Gathered[]; readonly errors: RowErrors; readonly rows: number };

/**
 * Reads contests from CSV or xlsx, in the template's columns or in those that `mapping` names. Problems of the file
 * itself, `column_missing`, or a result whose `errors` say what is wrong in which row.
 */
export async function readContests(source: TableSource, mapping: ContestMapping = { columns: {}, constants: {} }): Promise<Result<ReadContests>> {
  const errors = rowErrors();
  const contests = assembler(errors);
  let at: ReadonlyMap<Column, number> = new Map();
  const read = await readTable(source, {
    header(header) {
      const found = placeColumns(header, mapping);
      if (!found.ok) return found.problem;
      at = found.value;
      return null;
    },
    rows(rows, firstRow) {
      for (const [i, cells] of rows.entries()) contests.take(fileRow(cells, firstRow + i, at, mapping.constants));
    },
  }, { errors });
  if (!read.ok) return read;
  const gathered = contests.finish();
  if (gathered.length === 0 && errors.count === 0) return fail(problem('file_empty', { file: 'path' in source ? source.path : source.name }));
  return ok({ gathered, errors, rows: read.value });
}

function placeColumns(header: Header, { columns, constants }: ContestMapping): Result<Map<Column, number>> {
  const nameOf = (column: Column): string => columns[column] ?? column;
  const asked = COLUMNS.filter((column) =>
    columns[column] !== undefined || header.index.has(column) || !(OPTIONAL.has(column) || constants[column] !== undefined));
  const found = findColumns(header, asked.map(nameOf));
  return found.ok ? ok(new Map(asked.map((column, i) => [column, found.value[i] as number]))) : found;
}
