import type { Reader } from '../../../../kernel/db/schema.ts';
import { problem } from '../../../../kernel/problem.ts';
import { fail, ok, type Result } from '../../../../kernel/result.ts';
import { contestContext } from '../../../elections/index.ts';
import type { PlenaryTotals } from '../contract.ts';
import { groupsOf } from '../store/groups.ts';
import type { Plenary } from '../store/plenaries.ts';
import { linesByGroup, sumsByGroup, type LinesOfUnit, type SumsOfGroup } from '../store/totals.ts';

/** Running totals of one contest as its lines stand: of every group, and of the plenary whole. `not_found` where it is not read here. */
export async function plenaryTotals(db: Reader, plenary: Plenary, contest: number): Promise<Result<PlenaryTotals>> {
  const found = await contestContext(db, contest);
  const groups = await groupsOf(db, plenary.id);
  const lines = await linesByGroup(db, plenary.id, contest, groups);
  if (!found.ok || lines.length === 0) return fail(problem('not_found', { thing: { id: `Pemilihan ${contest} di rapat ini`, en: `Contest ${contest} in this plenary` } }));
  const sums = await sumsByGroup(db, plenary.id, contest, groups);
  const cells = found.value.form.cells.map(({ id }) => id);
  const of = (isOf: (group: number) => boolean) => {
    const [own, figures] = [lines.filter(({ group }) => isOf(group)), sums.filter(({ group }) => isOf(group))];
    return { lines: count(own, 'lines'), read: count(own, 'read'), again: count(own, 'again'), figures: Object.fromEntries(cells.map((cell, at) => [cell, sumAt(figures, at + 1)])) };
  };
  return ok({ contest, acts: plenary.acts, whole: of(() => true), groups: groups.map(({ number, name }) => ({ group: number, name, ...of((group) => group === number) })) });
}

const count = (rows: readonly LinesOfUnit[], what: 'lines' | 'read' | 'again'): number => rows.reduce((all, row) => all + row[what], 0);

/** Null where no line has that cell. */
function sumAt(rows: readonly SumsOfGroup[], position: number): number | null {
  const found = rows.filter(({ cell }) => cell === position);
  return found.length === 0 ? null : found.reduce((all, { sum }) => all + sum, 0);
}
