import { problem } from '../../../kernel/problem.ts';
import { fail, ok, type Result } from '../../../kernel/result.ts';
import { codeCell, findColumns, readTable, looksLikeFormula, textCell, type OnProgress, type RowErrors, sourceName, type TableSource } from '../../../kernel/tables/index.ts';
import { TOP, type Misfit, type RegionRow } from '../rules/assemble-tree.ts';
import { readCode } from '../rules/codes.ts';
import type { RegionMapping } from '../rules/mapping.ts';

const NAME_LENGTH = 120;

/** Reads the rows of a file of regions; what does not fit is in `errors`, with row, column and value. Without a row: `file_empty`. */
export async function readRegions(source: TableSource, scheme: string, mapping: RegionMapping, errors: RowErrors, onProgress?: OnProgress): Promise<Result<RegionRow[]>> {
  const rows: RegionRow[] = [];
  let seen = 0;
  const keys: readonly Key[] = ['code', 'parent', 'level', 'name', 'path', 'aliases'];
  const columns = { code: mapping.code, parent: mapping.parent, level: mapping.level.column, name: mapping.name, path: mapping.path, aliases: mapping.aliases };
  const at: Partial<Record<Key, number>> = {};
  const read = await readTable(source, {
    header(header) {
      const named = keys.filter((key) => columns[key] !== undefined && (key !== 'aliases' || header.index.has(columns[key])));
      const found = findColumns(header, named.map((key) => columns[key] as string));
      if (!found.ok) return found.problem;
      named.forEach((key, i) => (at[key] = found.value[i] as number));
      return null;
    },
    rows(batch, firstRow) {
      seen += batch.length;
      for (const [i, cells] of batch.entries()) {
        const cell = (key: Key): string => (at[key] === undefined ? '' : textCell((cells[at[key]] ?? '').trim()));
        const row = readRow(cell, { scheme, mapping, errors, row: firstRow + i });
        if (row) rows.push(row);
      }
    },
  }, { errors, ...(onProgress ? { onProgress } : {}) });
  if (!read.ok) return read;
  return seen === 0 ? fail(problem('file_empty', { file: sourceName(source) })) : ok(rows);
}

/** The column that a misfit points at. */
export const columnOf = (mapping: RegionMapping, key: Misfit['key']): string | null =>
  (key === 'level' ? mapping.level.column : key === 'name' ? mapping.name ?? mapping.path : mapping[key]) ?? null;

type Key = 'code' | 'parent' | 'level' | 'name' | 'path' | 'aliases';

type Place = { readonly scheme: string; readonly mapping: RegionMapping; readonly errors: RowErrors; readonly row: number };

function readRow(cell: (key: Key) => string, place: Place): RegionRow | null {
  const { mapping, errors, row } = place;
  const before = errors.count;
  const level = mapping.level.values[cell('level')];
  if (level === undefined) errors.add(cell('level') === '' ? 'value_missing' : 'value_unknown', row, mapping.level.column, cell('level'));
  const code = level === 'national' ? '' : readKey(cell('code'), mapping.code, place);
  const parent = level === 'national' || TOP.has(cell('parent')) ? '' : readKey(cell('parent'), mapping.parent, place);
  const name = mapping.name === undefined ? null : cell('name');
  const aliases = cell('aliases').split(';').map((one) => one.trim()).filter((one) => one !== '');
  checkName(name, cell('path'), place);
  if (aliases.some(looksLikeFormula)) errors.add('value_formula', row, mapping.aliases ?? null, cell('aliases'));
  return errors.count > before || level === undefined ? null : { row, level, name, code, names: cell('path'), parent, aliases };
}

/** A code without its dots; what is no code is in `errors`. */
function readKey(raw: string, column: string, { scheme, errors, row }: Place): string {
  const read = codeCell(raw);
  const code = 'value' in read ? readCode(scheme, read.value) : null;
  if ('code' in read) errors.add(read.code, row, column, raw);
  else if (code === null) errors.add('value_unknown', row, column, raw);
  return code ?? '';
}

function checkName(name: string | null, names: string, { mapping, errors, row }: Place): void {
  const shown = name ?? names;
  const column = mapping.name ?? mapping.path ?? null;
  const parts = name === null ? names.split('/') : [name];
  if (shown === '') errors.add('value_missing', row, column, '');
  else if (parts.some((part) => looksLikeFormula(part.trim()))) errors.add('value_formula', row, column, shown);
  else if (name !== null && name.length > NAME_LENGTH) errors.add('value_unknown', row, column, shown);
}
