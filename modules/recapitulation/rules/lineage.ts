import type { Leaf } from './leaves.ts';
import { TABLE_LEVELS, type TableLevel } from './mapping.ts';
import type { Plan } from './plan.ts';
import type { Recap } from './recap.ts';

/** One region on the way from the nation down to a leaf. Two leaves share a region when they share its key. */
export type Step = { readonly key: string; readonly code: string | null; readonly name: string };

/** Through which regions, one per level from the top, the figures of a leaf are summed. */
export type Lineage = { readonly levels: readonly TableLevel[]; of(leaf: Leaf): Step[] };

const BETWEEN = '\u0000';

/** The table's own columns: a region is told by its code, else its name, below its parent. */
export function ownLineage(plan: Plan): Lineage {
  return {
    levels: plan.levels.map((level) => level.level),
    of(leaf) {
      let key = '';
      return plan.levels.map((_, i) => {
        const code = leaf.codes[i] ?? null;
        key += `${BETWEEN}${code ?? leaf.names[i]}`;
        return { key, code, name: leaf.names[i] ?? code ?? '' };
      });
    },
  };
}

/**
 * The region tree of a recapitulation: names are neither unique nor spelled alike in two files, codes are. A leaf that
 * the recapitulation does not know keeps its own columns. Without codes at the lowest level, or without parents in the
 * recapitulation, there is nothing to join by, and the own columns stay.
 */
export function recapLineage(plan: Plan, recap: Recap): Lineage {
  const own = ownLineage(plan);
  const lowest = plan.levels.at(-1);
  if (lowest?.code == null || !recap.hasParents) return own;
  const levels = TABLE_LEVELS.filter((level) => own.levels.includes(level) || recap.levels.includes(level))
    .slice(0, TABLE_LEVELS.indexOf(lowest.level) + 1);
  return {
    levels,
    of(leaf) {
      const found = recap.find(lowest.level, leaf.codes.at(-1) ?? '');
      const ancestors = found ? recap.lineage(found) : [];
      const ownSteps = own.of(leaf);
      let key = '';
      return levels.map((level) => {
        const { code, name } = ancestors.find((ancestor) => ancestor.level === level) ?? ownSteps[own.levels.indexOf(level)] ?? UNKNOWN;
        key += `${BETWEEN}${code ?? name}`;
        return { key, code, name };
      });
    },
  };
}

const UNKNOWN: Step = { key: '', code: null, name: '?' };
