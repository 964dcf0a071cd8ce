import { ok, type Result } from '../../../kernel/result.ts';
import { codeCell, findColumns, readTable, textCell, type OnProgress, type RowErrors, type TableSource } from '../../../kernel/tables/index.ts';
import { assembleTree, type RegionRow, type TreeNode } from '../rules/assemble-tree.ts';
import type { RegionMapping } from '../rules/mapping.ts';

const CODE = /^-?[0-9A-Za-z]+$/;
const NAME_LENGTH = 120;

/** Reads a file of regions into nodes of a tree; what does not fit is in `errors`, with row, column and value. */
export async function readRegions(source: TableSource, scheme: string, mapping: RegionMapping, errors: RowErrors, onProgress?: OnProgress): Promise<Result<TreeNode[]>> {
  const rows: RegionRow[] = [];
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
      for (const [i, cells] of batch.entries()) {
        const cell = (key: Key): string => (at[key] === undefined ? '' : textCell((cells[at[key]] ?? '').trim()));
        const row = readRow(cell, mapping, firstRow + i, errors);
        if (row) rows.push(row);
      }
    },
  }, { errors, ...(onProgress ? { onProgress } : {}) });
  if (!read.ok) return read;
  const { nodes, misfits } = assembleTree(scheme, rows);
  for (const misfit of misfits) errors.add(misfit.code, misfit.row, columns[misfit.key] ?? null, misfit.value);
  return ok(nodes);
}

type Key = 'code' | 'parent' | 'level' | 'name' | 'path' | 'aliases';

function readRow(cell: (key: Key) => string, mapping: RegionMapping, row: number, errors: RowErrors): RegionRow | null {
  const before = errors.count;
  const level = mapping.level.values[cell('level')];
  if (level === undefined) errors.add(cell('level') === '' ? 'value_missing' : 'value_unknown', row, mapping.level.column, cell('level'));
  const code = level === 'national' ? '' : readCode(cell('code'), mapping, row, errors);
  const name = mapping.name === undefined ? null : cell('name');
  checkName(name, cell('path'), mapping, row, errors);
  if (errors.count > before || level === undefined) return null;
  return {
    row, level, name, code, names: cell('path'), parent: cell('parent').replaceAll('.', ''),
    aliases: cell('aliases').split(';').map((one) => one.trim()).filter((one) => one !== ''),
  };
}

/** A code without its dots; what is no code is in `errors`. */
function readCode(raw: string, mapping: RegionMapping, row: number, errors: RowErrors): string {
  const read = codeCell(raw);
  const code = 'value' in read ? read.value.replaceAll('.', '') : '';
  if ('code' in read) errors.add(read.code, row, mapping.code, raw);
  else if (!CODE.test(code)) errors.add('value_unknown', row, mapping.code, raw);
  return code;
}

function checkName(name: string | null, names: string, mapping: RegionMapping, row: number, errors: RowErrors): void {
  const shown = name ?? names;
  const column = mapping.name ?? mapping.path ?? null;
  if (shown === '') errors.add('value_missing', row, column, '');
  else if (name !== null && name.length > NAME_LENGTH) errors.add('value_unknown', row, column, shown);
}
