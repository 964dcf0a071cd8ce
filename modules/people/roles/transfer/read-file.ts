import type { Reader } from '../../../../kernel/db/schema.ts';
import { problem } from '../../../../kernel/problem.ts';
import { fail, ok, type Result } from '../../../../kernel/result.ts';
import { findColumns, readTable, rowErrors, textCell, type Header, type TableSource } from '../../../../kernel/tables/index.ts';
import { eventsByScope } from '../commands/known-place.ts';
import { parseRow, type Ground, type Row } from './parse-row.ts';
import { NEEDED_COLUMNS, type RoleColumn } from './template.ts';

/** More rows than all officers of a province have. */
const MOST_ROWS = 200_000;

/** Reads a roles file as it stands; every row comes back, the wrong ones with what is wrong. */
export async function readRolesFile(db: Reader, source: TableSource): Promise<Result<{ rows: Row[]; ground: Ground }>> {
  const ground: Ground = { events: await eventsByScope(db), now: Date.now() };
  const errors = rowErrors();
  const rows: Row[] = [];
  let header: Header | undefined;
  const read = await readTable(source, {
    header(found) {
      header = found;
      const needed = findColumns(found, NEEDED_COLUMNS);
      return needed.ok ? null : needed.problem;
    },
    rows(cells, firstRow) {
      for (const [i, row] of cells.entries()) {
        const cell = (column: RoleColumn): string => textCell((row[header?.index.get(column) ?? -1] ?? '').trim());
        if (rows.length <= MOST_ROWS) rows.push(parseRow(firstRow + i, cell, ground));
      }
    },
  }, { errors });
  if (!read.ok) return read;
  const refused = errors.problem();
  if (refused) return fail(refused);
  if (rows.length > MOST_ROWS) return fail(problem('too_large', { limit: `${MOST_ROWS}` }));
  return rows.length === 0 ? fail(problem('file_empty', { file: 'name' in source ? source.name : source.path })) : ok({ rows, ground });
}
