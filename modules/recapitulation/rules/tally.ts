import { RULE_CODES, type Form } from '../../forms/index.ts';
import type { Official, Tally } from '../contract.ts';
import type { Totals } from './running-totals.ts';

/** Stations and registered voters of a region in a contest. */
export type Electorate = { readonly stations: number; readonly votersMale: number | null; readonly votersFemale: number | null };

/** Totals as a reader sees them: figures by cell, null where no sheet has the figure. */
export function tallyOf(form: Form, totals: Totals, { stations, votersMale, votersFemale }: Electorate): Tally {
  const { stationsIn, hard, warn, corrected, incomplete } = totals;
  return {
    stations, stationsIn, hard, warn, corrected, incomplete, votersMale, votersFemale,
    figures: Object.fromEntries(form.cells.map(({ id }, i) => [id, totals.present[i] ? (totals.sums[i] ?? null) : null])),
    flags: Object.fromEntries(RULE_CODES.flatMap((code, i) => (totals.rules[i] ? [[code, totals.rules[i]]] : []))),
  };
}

/**
 * KPU's own recapitulation beside ours. A difference is theirs − ours, for figures that both have; the explanation is
 * what the sheets of the region show by themselves.
 */
export function besideOfficial(tally: Tally, official: { readonly source: string; readonly figures: Readonly<Record<string, number>> }): Official {
  const differences: Record<string, number> = {};
  for (const [cell, theirs] of Object.entries(official.figures)) {
    const ours = tally.figures[cell];
    if (ours != null && ours !== theirs) differences[cell] = theirs - ours;
  }
  return {
    source: official.source, figures: { ...official.figures }, differences,
    explanation: { missing: Math.max(0, tally.stations - tally.stationsIn), hard: tally.hard, corrected: tally.corrected },
  };
}
