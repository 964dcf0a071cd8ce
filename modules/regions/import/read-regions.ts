import { ok, type Result } from '../../../kernel/result.ts';
import { codeCell, findColumns, readTable, textCell, type OnProgress, type RowErrors, type TableSource } from '../../../kernel/tables/index.ts';
import { assembleTree, type RegionRow, type TreeNode } from '../rules/assemble-tree.ts';
import type { RegionMapping } from '../rules/mapping.ts';

const CODE = /^-?[0-9A-Za-z]+$/;
const NAME_LENGTH = 120;

/** Reads a file of regions into nodes of a tree; what does not fit is in `errors`, with row, column and value. */
export async function readRegions(source: TableSource, scheme: string, mapping: RegionMapping, errors: RowErrors, onProgress?: OnProgress): Promise<Result<TreeNode[]>> {
  const rows: RegionRow[] = [];
  const keys = ['code', 'parent', 'level', 'name', 'path', 'aliases'] as const;
  const columns = { code: mapping.code, parent: mapping.parent, level: mapping.level.column, name: mapping.name, path: mapping.path, aliases: mapping.aliases };
  const at: Partial<Record<(typeof keys)[number], number>> = {};
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
        const cell = (key: (typeof keys)[number]): string => (at[key] === undefined ? '' : textCell((cells[at[key]] ?? '').trim()));
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

function readRow(cell: (key: 'code' | 'parent' | 'level' | 'name' | 'path' | 'aliases') => string, mapping: RegionMapping, row: number, errors: RowErrors): RegionRow | null {
  const before = errors.count;
  const level = mapping.level.values[cell('level')];
  if (level === undefined) errors.add(cell('level') === '' ? 'value_missing' : 'value_unknown', row, mapping.level.column, cell('level'));
  const code = codeCell(cell('code'));
  const isNation = level === 'national';
  if ('code' in code) { if (!isNation) errors.add(code.code, row, mapping.code, cell('code')); }
  else if (!CODE.test(code.value.replaceAll('.', ''))) errors.add('value_unknown', row, mapping.code, code.value);
  const name = mapping.name === undefined ? null : cell('name');
  const shown = name ?? cell('path');
  if (shown === '') errors.add('value_missing', row, mapping.name ?? mapping.path ?? null, '');
  else if ((name ?? '').length > NAME_LENGTH) errors.add('value_unknown', row, mapping.name ?? null, shown);
  if (errors.count > before || level === undefined) return null;
  return {
    row, level, name, names: cell('path'), code: 'value' in code ? code.value.replaceAll('.', '') : '', parent: cell('parent').replaceAll('.', ''),
    aliases: cell('aliases').split(';').map((one) => one.trim()).filter((one) => one !== ''),
  };
}
