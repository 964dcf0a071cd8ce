import type { NodeLevel } from '../contract.ts';
import type { ProblemCode } from '../../../kernel/problem.ts';
import { childPath, codeAt, isNested, pathOfNestedCode } from './codes.ts';
import { ancestorsOf, levelOf } from './paths.ts';

/** One row of a file of regions, as it stands. `name` is null where the file has only paths of names. */
export type RegionRow = {
  readonly row: number; readonly code: string; readonly parent: string; readonly level: NodeLevel;
  readonly name: string | null; readonly names: string; readonly aliases: readonly string[];
};

export type TreeNode = { readonly row: number; readonly path: string; readonly name: string; readonly aliases: readonly string[] };

/** Where a row does not fit: the key of the mapping it belongs to, and the value there. */
export type Misfit = { readonly row: number; readonly key: 'code' | 'parent' | 'level' | 'name'; readonly value: string; readonly code: ProblemCode };

/** What stands in the parent's column above a province. */
export const TOP: ReadonlySet<string> = new Set(['', '0']);

/** Names of the tree that is already there, by path. */
export type Standing = ReadonlyMap<string, string>;

/**
 * Builds paths out of codes and parents, whatever the order of the rows; a parent is in the file or in the tree that stands. Each row becomes a node or a misfit:
 * a code twice, a parent that is nowhere (or a ring of parents), a level that is not one below the parent's.
 */
export function assembleTree(scheme: string, rows: readonly RegionRow[], standing: Standing): { nodes: TreeNode[]; misfits: Misfit[] } {
  const byCode = new Map<string, RegionRow>();
  const misfits: Misfit[] = [];
  for (const row of rows) {
    if (byCode.has(row.code)) misfits.push({ row: row.row, key: 'code', value: row.code, code: 'row_duplicate' });
    else byCode.set(row.code, row);
  }
  const above = aboveIn(scheme, byCode, standing);
  const paths = new Map<string, string | null>();
  const nodes: TreeNode[] = [];
  for (const row of byCode.values()) {
    if (row.level === 'national') continue;
    const path = pathOf(scheme, row, above, paths);
    if (path === null) misfits.push({ row: row.row, key: 'parent', value: row.parent, code: 'region_unknown' });
    else if (levelOf(path) !== row.level) misfits.push({ row: row.row, key: 'level', value: row.level, code: 'value_unknown' });
    else if (isNested(scheme) && path !== pathOfNestedCode(scheme, row.code)) misfits.push({ row: row.row, key: 'code', value: row.code, code: 'value_unknown' });
    else nodes.push({ row: row.row, path, name: nameOf(row, above), aliases: row.aliases });
  }
  return { nodes, misfits };
}

/** What stands above a row: another row, or a node of the tree with its path. */
type Above = (row: RegionRow) => { readonly row: RegionRow } | { readonly path: string; readonly names: string } | undefined;

/** Looks a parent up by its code. Where codes do not nest and two nodes of the tree share one, neither can be meant. */
function aboveIn(scheme: string, byCode: ReadonlyMap<string, RegionRow>, standing: Standing): Above {
  const pathByCode = new Map<string, string | null>();
  for (const path of standing.keys()) {
    const code = codeAt(scheme, path);
    pathByCode.set(code, pathByCode.has(code) ? null : path);
  }
  return ({ parent }) => {
    const row = byCode.get(parent);
    if (row) return { row };
    const path = pathByCode.get(parent);
    if (path === undefined || path === null) return undefined;
    return { path, names: [...ancestorsOf(path).slice(1), path].map((one) => standing.get(one) ?? '').join('/') };
  };
}

/** Null while a path is being sought, so that a ring of parents ends the search. */
function pathOf(scheme: string, row: RegionRow, aboveOf: Above, paths: Map<string, string | null>): string | null {
  const known = paths.get(row.code);
  if (known !== undefined) return known;
  paths.set(row.code, null);
  const parent = parentOf(scheme, row, aboveOf, paths);
  const path = parent === null ? null : childPath(scheme, parent, row.code);
  paths.set(row.code, path);
  return path;
}

function parentOf(scheme: string, row: RegionRow, aboveOf: Above, paths: Map<string, string | null>): string | null {
  if (TOP.has(row.parent)) return '';
  const above = aboveOf(row);
  if (!above) return null;
  if ('path' in above) return above.path;
  return above.row.level === 'national' ? '' : pathOf(scheme, above.row, aboveOf, paths);
}

/**
 * The name, or what follows the parent's names in a path of names. Cutting at the last '/' would be wrong: some names
 * hold one. The spelling of the parent may differ in capitals, so only its length counts.
 */
function nameOf(row: RegionRow, aboveOf: Above): string {
  if (row.name !== null) return row.name;
  const parent = TOP.has(row.parent) ? undefined : aboveOf(row);
  const above = parent === undefined ? '' : 'row' in parent ? parent.row.names : parent.names;
  const follows = above !== '' && row.names.slice(0, above.length + 1).toLowerCase() === `${above}/`.toLowerCase();
  return follows ? row.names.slice(above.length + 1) : row.names.slice(row.names.lastIndexOf('/') + 1);
}
