import type { Figures, Form } from '../form.ts';
import type { RuleCode } from '../rules/codes.ts';
import type { EmptyColumn } from '../rules/rule.ts';
import { atMost, sum } from './figure-relations.ts';
import { finding, type Finding } from './finding.ts';

export type RecapOptions = {
  /** What is added up: stations of a subdistrict (R21) or certificates of the level below (R20, the default). */
  readonly children?: 'stations' | 'certificates';
  /** Needed where a single pair stands: without it the valid votes are not judged. */
  readonly emptyColumnCounts?: boolean;
  readonly exempt?: readonly RuleCode[];
};

/**
 * Relations of a sheet that also hold on sums of sheets (R02 to R12). R06 does not: the reserve is rounded up in every
 * station, so the sum of the reserves is not the reserve of the sum.
 */
const HOLD_ON_SUMS: readonly RuleCode[] = ['R02', 'R03', 'R03a', 'R04', 'R04a', 'R05', 'R07', 'R08', 'R09', 'R10', 'R11', 'R12', 'R12a'];

/**
 * A D form against what it adds up: R20 (or R21 where the children are stations) for every field, then the relations
 * that hold on sums. A field absent from the form or from any child is not judged.
 */
export function checkRecap(form: Form, parent: Figures, children: readonly Figures[], options: RecapOptions = {}): Finding[] {
  const code = options.children === 'stations' ? 'R21' : 'R20';
  const at = (cell: string): number | null => parent[form.index[cell] ?? -1] ?? null;
  const fields = form.cells.flatMap(({ id, position }): Finding[] => {
    const found = at(id);
    const expected = sumAt(children, position);
    return found === null || expected === null || found === expected ? [] : [finding(code, [id], expected, found)];
  });
  const relations = form.rules.flatMap((rule): Finding[] => {
    if (rule.kind !== 'sum' && rule.kind !== 'atMost') return [];
    if (!HOLD_ON_SUMS.includes(rule.code) || options.exempt?.includes(rule.code)) return [];
    if (!aboutThisBallot(rule.when, options.emptyColumnCounts)) return [];
    return rule.kind === 'sum' ? sum(rule, { at }) : atMost(rule, { at });
  });
  return [...fields, ...relations];
}

const aboutThisBallot = (when: EmptyColumn | undefined, counts: boolean | undefined): boolean =>
  when === undefined || (counts !== undefined && (when === 'emptyColumnCounts') === counts);

function sumAt(children: readonly Figures[], position: number): number | null {
  let total = 0;
  for (const figures of children) {
    const figure = figures[position] ?? null;
    if (figure === null) return null;
    total += figure;
  }
  return total;
}

/**
 * R21: what the plenary wrote for a station against what its C.HASIL says. A figure that differs needs a correction
 * record naming its cell; the figure of the C.HASIL stays beside it.
 */
export function checkCorrections(form: Form, asWritten: Figures, inRecap: Figures, corrected: readonly string[]): Finding[] {
  return form.cells.flatMap(({ id, position }): Finding[] => {
    const written = asWritten[position] ?? null;
    const found = inRecap[position] ?? null;
    return written === found || corrected.includes(id) ? [] : [finding('R21', [id], written, found, { compared: 'correction' })];
  });
}
