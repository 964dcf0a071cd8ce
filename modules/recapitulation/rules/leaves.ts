import { looksLikeFormula, textCell } from '../../../kernel/tables/cells.ts';
import type { RowErrors } from '../../../kernel/tables/errors.ts';
import type { Plan } from './plan.ts';

/** The lowest regions of a table (villages, as a rule) in the order they were met. */
export type Leaf = { readonly codes: readonly (string | null)[]; readonly names: (string | null)[] };

export type Leaves = {
  readonly list: readonly Leaf[];
  /** Index of the row's region, a new one where it is new; -1 where a region cell is wrong (noted in `errors`). */
  of(cells: readonly string[], at: ArrayLike<number>, row: number, errors: RowErrors): number;
};

// Cannot occur in a cell, so that two regions never share a key.
const BETWEEN = '\u0000';

/**
 * Finds the region of each row. A region is told by its code where the level has one, else by its name, below its parent.
 * Tables are nearly always sorted by region, so the row before is tried first.
 */
export function leaves(plan: Plan): Leaves {
  const read = plan.levels.flatMap((level) => [level.code, level.name]).filter((column) => column !== null);
  const list: Leaf[] = [];
  const byKey = new Map<string, number>();
  let last = -1;
  const before: string[] = read.map(() => '');

  const isSame = (cells: readonly string[], at: ArrayLike<number>): boolean => {
    for (let i = 0; i < read.length; i++) if (cells[at[read[i] as number] as number] !== before[i]) return false;
    return true;
  };

  return {
    list,
    of(cells, at, row, errors) {
      if (last >= 0 && isSame(cells, at)) return last;
      const leaf = readLeaf(plan, cells, at, row, errors);
      if (!leaf) return (last = -1);
      const key = plan.levels.map((_, i) => leaf.codes[i] ?? leaf.names[i]).join(BETWEEN);
      const known = byKey.get(key);
      if (known === undefined) byKey.set(key, (last = list.push(leaf) - 1));
      else keepSmallestNames(list[(last = known)] as Leaf, leaf);
      for (let i = 0; i < read.length; i++) before[i] = cells[at[read[i] as number] as number] as string;
      return last;
    },
  };
}

/** One code may come with several spellings; which one is kept must not depend on the order of the rows. */
function keepSmallestNames(kept: Leaf, other: Leaf): void {
  for (const [i, name] of other.names.entries()) {
    if (name !== null && name < (kept.names[i] ?? '')) kept.names[i] = name;
  }
}

function readLeaf(plan: Plan, cells: readonly string[], at: ArrayLike<number>, row: number, errors: RowErrors): Leaf | null {
  const before = errors.count;
  const cell = (column: number | null, isCode: boolean): string | null => {
    if (column === null) return null;
    const raw = (cells[at[column] as number] as string).trim();
    const wrong = raw === '' ? 'value_missing' : isCode && looksLikeFormula(raw) ? 'value_formula' : null;
    if (wrong) errors.add(wrong, row, plan.columns[column] as string, raw);
    return isCode ? raw : textCell(raw);
  };
  const codes = plan.levels.map((level) => cell(level.code, true));
  const names = plan.levels.map((level) => cell(level.name, false));
  return errors.count === before ? { codes, names } : null;
}
