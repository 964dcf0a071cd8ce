import type { Reader } from '../../../../kernel/db/schema.ts';
import { ok, type Result } from '../../../../kernel/result.ts';
import { collectRows, type TableSource } from '../../../../kernel/tables/index.ts';
import { eventsByScope } from '../commands/known-place.ts';
import { parseRow, type Ground, type Row } from './parse-row.ts';
import { NEEDED_COLUMNS, type RoleColumn } from './template.ts';

/** More rows than all officers of a province have. */
const MOST_ROWS = 200_000;

/** Reads a roles file as it stands; every row comes back, the wrong ones with what is wrong. */
export async function readRolesFile(db: Reader, source: TableSource): Promise<Result<{ rows: Row[]; ground: Ground }>> {
  const ground: Ground = { events: await eventsByScope(db), now: Date.now() };
  const rows = await collectRows<RoleColumn, Row>(source, { needed: NEEDED_COLUMNS, most: MOST_ROWS, parse: (row, cell) => parseRow(row, cell, ground) });
  return rows.ok ? ok({ rows: rows.value, ground }) : rows;
}
