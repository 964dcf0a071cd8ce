import type { Actor } from '../../../../kernel/access.ts';
import type { Tx } from '../../../../kernel/db/schema.ts';
import { fail, ok, type Result } from '../../../../kernel/result.ts';
import { LEGAL } from '../../../elections/index.ts';
import { checkRecap, codesOf, type Figures } from '../../../forms/index.ts';
import { acceptIn } from '../../../sheets/index.ts';
import { addsStations } from '../rules/levels.ts';
import type { LineChange } from '../store/lines.ts';
import type { Plenary } from '../store/plenaries.ts';
import type { Held } from './change-lines.ts';

/** Broken rules as bits, by `contest village/station`. */
export type Broken = ReadonlyMap<string, number>;
const nameOf = (contest: number, path: string, station: number): string => `${contest} ${path}/${station}`;

/**
 * Figures of stations become versions of the legal way in the same transaction, contest by contest: so its running totals are
 * always the fold of the lines. A line that is to be read again keeps its version. Above the stations nothing is recorded here.
 */
export async function recordLegal(tx: Tx, actor: Actor, plenary: Plenary, changes: readonly { readonly held: Held; readonly change: LineChange; readonly why: string | null }[]): Promise<Result<Broken>> {
  const broken = new Map<string, number>();
  if (!addsStations(plenary.level)) return ok(broken);
  const read = changes.filter(({ change }) => change.state !== 'waiting');
  const byContest = [...Map.groupBy(read, ({ held }) => held.contest)].sort(([a], [b]) => a.id - b.id);
  for (const [contest, lines] of byContest) {
    const sheets = lines.map(({ held: { row }, change, why }) => ({ village: row.path, station: row.station, figures: change.figures ?? [], provenance: null, reason: why }));
    const outcomes = await acceptIn(tx, { actor, contest, channel: LEGAL, origin: 'paper', command: 'recapitulation.confirm' }, sheets);
    if (!outcomes.ok) return fail(outcomes.problem);
    for (const [at, outcome] of outcomes.value.entries()) broken.set(nameOf(contest.id, lines[at]?.held.row.path ?? '', lines[at]?.held.row.station ?? 0), outcome.broken);
  }
  return ok(broken);
}

/** Codes of the rules that a line breaks: of a station as the intake judged it; of a certificate only what holds on sums too. */
export function findingsOf({ row, contest, plenary }: Held, broken: Broken, figures: Figures | null): string[] {
  if (addsStations(plenary.level)) return codesOf(broken.get(nameOf(row.contest, row.path, row.station)) ?? 0);
  return figures === null ? [] : [...new Set(checkRecap(contest.form, figures, [figures], { emptyColumnCounts: contest.parameters.emptyColumnCounts }).map(({ code }) => code))];
}
