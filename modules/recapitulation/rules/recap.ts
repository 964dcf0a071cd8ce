import { ABSENT, cellCode, looksLikeFormula, scanInteger, textCell } from '../../../kernel/tables/cells.ts';
import type { RowErrors } from '../../../kernel/tables/errors.ts';
import { TABLE_LEVELS, type TableLevel } from './mapping.ts';
import type { RecapMapping } from './recap-mapping.ts';
import type { TotalLevel } from './region-totals.ts';

/** One region of an official recapitulation. `figures` follow `Recap.cells`; null = not published. */
export type RecapRegion = {
  readonly level: TotalLevel;
  readonly code: string;
  readonly parent: string | null;
  readonly name: string;
  readonly path: string;
  readonly figures: readonly (number | null)[];
};

export type Recap = {
  readonly cells: readonly string[];
  readonly levels: readonly TotalLevel[];
  readonly hasParents: boolean;
  readonly regions: readonly RecapRegion[];
  find(level: TotalLevel, code: string): RecapRegion | undefined;
  /** The region and everything above it that the file holds. */
  lineage(region: RecapRegion): RecapRegion[];
};

/** No region of the country has more votes than this: the nation had 204.8 million voters in 2024 (KPU). */
const LARGEST_TOTAL = 999_999_999;

export type RecapReader = {
  readonly columns: readonly string[];
  add(rows: readonly (readonly string[])[], firstRow: number, at: readonly number[], errors: RowErrors): void;
  finish(): Recap;
};

const keyOf = (level: TotalLevel, code: string): string => `${level} ${code}`;

/** Reads the rows of an official recapitulation. A region that comes twice is `row_duplicate`. */
export function recapReader(mapping: RecapMapping): RecapReader {
  const cells = Object.keys(mapping.figures);
  const named = [mapping.level.column, mapping.code, mapping.parent, mapping.name, mapping.path, ...cells.map((cell) => mapping.figures[cell])];
  const columns = [...new Set(named.filter((column) => column !== undefined))];
  const byKey = new Map<string, RecapRegion>();
  return {
    columns,
    add(rows, firstRow, at, errors) {
      for (const [i, row] of rows.entries()) {
        const get = (column: string | undefined): string => (column === undefined ? '' : (row[at[columns.indexOf(column)] as number] ?? '').trim());
        const region = readRegion(mapping, cells, get, firstRow + i, errors);
        if (!region) continue;
        const key = keyOf(region.level, region.code);
        if (byKey.has(key)) errors.add('row_duplicate', firstRow + i, mapping.code, region.code);
        else byKey.set(key, region);
      }
    },
    finish: () => recapOf(mapping, cells, byKey),
  };
}

function readRegion(mapping: RecapMapping, cells: readonly string[], get: (column: string | undefined) => string, row: number, errors: RowErrors): RecapRegion | null {
  const before = errors.count;
  const word = get(mapping.level.column);
  const level = Object.hasOwn(mapping.level.values, word) ? mapping.level.values[word] : undefined;
  if (!level) errors.add('value_unknown', row, mapping.level.column, word);
  const code = get(mapping.code);
  if (code === '' || looksLikeFormula(code)) errors.add(code === '' ? 'value_missing' : 'value_formula', row, mapping.code, code);
  const figures = cells.map((cell) => {
    const column = mapping.figures[cell] as string;
    const scanned = scanInteger(get(column), LARGEST_TOTAL);
    if (scanned < ABSENT) errors.add(cellCode(scanned), row, column, get(column));
    return scanned >= 0 ? scanned : null;
  });
  if (!level || errors.count > before) return null;
  const path = textCell(get(mapping.path));
  const name = textCell(get(mapping.name)) || (path.split('/').at(-1) ?? '') || code;
  return { level, code, parent: mapping.parent === undefined ? null : get(mapping.parent), name, path: path || name, figures };
}

function recapOf(mapping: RecapMapping, cells: readonly string[], byKey: ReadonlyMap<string, RecapRegion>): Recap {
  const present = new Set([...byKey.values()].map((region) => region.level));
  const levels = (['national', ...TABLE_LEVELS] as const).filter((level) => present.has(level));
  const find = (level: TotalLevel, code: string): RecapRegion | undefined => byKey.get(keyOf(level, code));
  const above = (region: RecapRegion): RecapRegion | undefined => {
    for (let i = TABLE_LEVELS.indexOf(region.level as TableLevel) - 1; i >= 0; i--) {
      const found = find(TABLE_LEVELS[i] as TableLevel, region.parent ?? '');
      if (found) return found;
    }
    return undefined;
  };
  return {
    cells,
    levels,
    hasParents: mapping.parent !== undefined,
    regions: [...byKey.values()],
    find,
    lineage(region) {
      const way = [region];
      for (let next = above(region); next; next = above(next)) way.push(next);
      return way;
    },
  };
}
