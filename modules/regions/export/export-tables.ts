import { problem } from '../../../kernel/problem.ts';
import { fail, ok, type Result } from '../../../kernel/result.ts';
import type { Reader } from '../../../kernel/db/schema.ts';
import { byteStream, writeCsv, writeXlsx, type TableCell, type TableColumn } from '../../../kernel/tables/index.ts';
import { REGION_COLUMNS, STATION_COLUMNS } from '../rules/mapping.ts';
import { codeAt } from '../rules/codes.ts';
import { parentPath } from '../rules/paths.ts';
import { today } from '../rules/validity.ts';
import { findRoll, stationsWithin } from '../rolls/store.ts';
import { treeWithin } from '../tree/store.ts';

export type TableFormat = 'csv' | 'xlsx';
export type TableExport = { readonly columns: readonly TableColumn[]; readonly rows: readonly (readonly TableCell[])[]; readonly name: string };

const WIDTHS: Readonly<Record<string, number>> = { name: 36, aliases: 36, code: 14, parent: 12 };
const columnsOf = (names: readonly string[]): TableColumn[] => names.map((name) => ({ name, width: WIDTHS[name] ?? 13 }));

/** The tree at and below `path` on a date, in the template that `importRegions` reads back. */
export async function exportRegions(db: Reader, asked: { scheme: string; path: string; on?: string | undefined }): Promise<Result<TableExport>> {
  const { scheme, path, on = today() } = asked;
  const nodes = await treeWithin(db, scheme, path, on);
  if (nodes.length === 0) return fail(problem('not_found', { thing: { id: `Wilayah "${path}" (${scheme}, ${on})`, en: `Region "${path}" (${scheme}, ${on})` } }));
  const rows = nodes.map((node): TableCell[] => {
    const above = parentPath(node.path);
    return [node.level, above === null ? '' : codeAt(scheme, above), node.code, node.name, node.aliases.join(';')];
  });
  return ok({ columns: columnsOf(REGION_COLUMNS), rows, name: `wilayah-${scheme}-${path || 'nasional'}-${on}` });
}

/** The stations of a roll at and below `path`, in the template that `importVoters` reads back. */
export async function exportStations(db: Reader, asked: { roll: string; path: string }): Promise<Result<TableExport>> {
  const roll = await findRoll(db, asked.roll);
  if (!roll) return fail(problem('not_found', { thing: { id: `Daftar TPS "${asked.roll}"`, en: `Roll "${asked.roll}"` } }));
  const stations = await stationsWithin(db, roll, asked.path);
  const rows = stations.map((one): TableCell[] => [one.villageCode, one.number, one.unitType, one.votersMale, one.votersFemale]);
  return ok({ columns: columnsOf(STATION_COLUMNS), rows, name: `tps-${roll.slug}-${asked.path || 'nasional'}` });
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** A table as a file of the wished kind. */
export function asFile(table: TableExport, format: TableFormat): Result<{ file: Uint8Array | ReadableStream<Uint8Array>; name: string; mediaType: string }> {
  if (format === 'csv') {
    return ok({ file: byteStream(writeCsv(table.columns, table.rows)), name: `${table.name}.csv`, mediaType: 'text/csv; charset=utf-8' });
  }
  const made = writeXlsx([{ name: 'Data', columns: table.columns, rows: table.rows }]);
  return made.ok ? ok({ file: made.value, name: `${table.name}.xlsx`, mediaType: XLSX }) : made;
}
