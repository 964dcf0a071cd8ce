import type { UnitType } from '../contract.ts';
import { problem } from '../../../kernel/problem.ts';
import { fail, type Result } from '../../../kernel/result.ts';
import { ABSENT, cellCode, codeCell, findColumns, readTable, scanInteger, type OnProgress, type RowErrors, sourceName, type TableSource } from '../../../kernel/tables/index.ts';
import type { VoterMapping } from '../rules/mapping.ts';
import { unitTypeOf } from '../rules/unit-type.ts';
import type { Station } from '../rolls/store.ts';

export type Village = { readonly id: number; readonly path: string; readonly name: string };

/** Finds a village by its code or path. */
export type FindVillage = (text: string) => Village | undefined;

export type VoterFile = {
  readonly table: TableSource; readonly mapping: VoterMapping; readonly scheme: string; readonly onProgress?: OnProgress | undefined;
};

/** One chunk of stations, never more than this, is in memory at a time. */
const CHUNK = 10_000;
const MOST_STATIONS = 9999;
/** Room for the number beside the village's id in one key. */
const KEY = 16_384;

/** Streams a file of stations to `take`, chunk by chunk; what does not fit is in `errors`, with row, column and value. Gives the number of rows read; without one: `file_empty`. */
export async function readVoters(file: VoterFile, findVillage: FindVillage, errors: RowErrors, take: (chunk: readonly Station[]) => Promise<void>): Promise<Result<number>> {
  const { mapping } = file;
  const names = [mapping.region.levels.village.code, mapping.station, mapping.voters.male, mapping.voters.female, ...(mapping.unit ? [mapping.unit.column] : [])];
  const absent = names.map((name) => new Set(mapping.absent[name] ?? []));
  const seen = new Set<number>();
  let at: number[] = [];
  let rows = 0;
  let chunk: Station[] = [];
  const read = await readTable(file.table, {
    header(header) {
      const found = findColumns(header, names);
      if (found.ok) at = found.value;
      return found.ok ? null : found.problem;
    },
    async rows(batch, firstRow) {
      rows += batch.length;
      for (const [i, cells] of batch.entries()) {
        const row = readStation({ cells: at.map((column) => (cells[column] ?? '').trim()), row: firstRow + i, names, absent }, file, findVillage, errors);
        if (!row) continue;
        const key = row.villageId * KEY + row.number;
        if (seen.size === seen.add(key).size) errors.add('row_duplicate', firstRow + i, mapping.station, `${cells[at[0] ?? 0] ?? ''}/${row.number}`);
        else chunk.push(row);
      }
      if (chunk.length < CHUNK) return;
      const full = chunk;
      chunk = [];
      if (errors.count === 0) await take(full);
    },
  }, { errors, ...(file.onProgress ? { onProgress: file.onProgress } : {}) });
  if (read.ok && rows === 0) return fail(problem('file_empty', { file: sourceName(file.table) }));
  if (read.ok && errors.count === 0 && chunk.length > 0) await take(chunk);
  return read;
}

type Row = { readonly cells: readonly string[]; readonly row: number; readonly names: readonly string[]; readonly absent: readonly ReadonlySet<string>[] };

function readStation(one: Row, file: VoterFile, findVillage: FindVillage, errors: RowErrors): Station | null {
  const before = errors.count;
  const village = readVillage(one, findVillage, errors);
  const number = readCount(one, 1, MOST_STATIONS, errors);
  if (number === null && errors.count === before) errors.add('value_missing', one.row, one.names[1] ?? null, '');
  if (number === 0) errors.add('value_unknown', one.row, one.names[1] ?? null, '0');
  const votersMale = readCount(one, 2, undefined, errors);
  const votersFemale = readCount(one, 3, undefined, errors);
  const written = one.cells[4] ?? '';
  const unit: UnitType | undefined = file.mapping.unit?.values[written];
  if (written !== '' && unit === undefined) errors.add('value_unknown', one.row, one.names[4] ?? null, written);
  if (errors.count > before || !village || number === null) return null;
  return { villageId: village.id, number, unitType: unit ?? unitTypeOf(file.scheme, village, number), votersMale, votersFemale };
}

function readVillage({ cells, row, names }: Row, findVillage: FindVillage, errors: RowErrors): Village | null {
  const code = codeCell(cells[0] ?? '');
  if ('code' in code) {
    errors.add(code.code, row, names[0] ?? null, cells[0] ?? '');
    return null;
  }
  const village = findVillage(code.value);
  if (!village) errors.add('region_unknown', row, names[0] ?? null, code.value);
  return village ?? null;
}

function readCount({ cells, row, names, absent }: Row, column: number, most: number | undefined, errors: RowErrors): number | null {
  const raw = cells[column] ?? '';
  if (absent[column]?.has(raw)) return null;
  const value = scanInteger(raw, most);
  if (value < ABSENT) errors.add(cellCode(value), row, names[column] ?? null, raw);
  return value < 0 ? null : value;
}
