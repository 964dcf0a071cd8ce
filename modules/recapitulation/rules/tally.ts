import { RULE_CODES, type Form } from '../../forms/index.ts';
import type { Official, Tally } from '../contract.ts';
import type { Totals } from './running-totals.ts';

/** Stations and registered voters of a region in a contest. */
export type Electorate = { readonly stations: number; readonly votersMale: number | null; readonly votersFemale: number | null };

export type Turnout = Tally['turnout'];
export const NO_TURNOUT: Turnout = { registered: 0, voters: 0, leftOut: 0 };

/** What one sheet adds to the turnout: both figures or none. */
export const turnoutOf = (registered: number | null, voters: number | null): Turnout => (registered === null || voters === null ? { ...NO_TURNOUT, leftOut: 1 } : { registered, voters, leftOut: 0 });

export const plusTurnout = (a: Turnout, b: Turnout): Turnout => ({ registered: a.registered + b.registered, voters: a.voters + b.voters, leftOut: a.leftOut + b.leftOut });

/** Totals as a reader sees them: figures by cell, null where no sheet has the figure. */
export function tallyOf(form: Form, totals: Totals, { stations, votersMale, votersFemale }: Electorate, turnout: Turnout): Tally {
  const { stationsIn, hard, warn, corrected, incomplete } = totals;
  return {
    stations, stationsIn, hard, warn, corrected, incomplete, votersMale, votersFemale, turnout,
    figures: Object.fromEntries(form.cells.map(({ id }, i) => [id, totals.present[i] ? (totals.sums[i] ?? null) : null])),
    flags: Object.fromEntries(RULE_CODES.flatMap((code, i) => (totals.rules[i] ? [[code, totals.rules[i]]] : []))),
  };
}

/**
 * KPU's own recapitulation beside ours. A difference is theirs − ours, for figures that both have; the explanation is
 * what the sheets of the region show by themselves.
 */
export function besideOfficial(tally: Tally, official: Published): Official {
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

type Published = { readonly source: string; readonly figures: Readonly<Record<string, number>> };

/**
 * What the official figures of all children add up to, for a region of which none were published; null unless every
 * child has them. Only cells that all children have are summed.
 */
export function sumOfficial(children: readonly { readonly official: Official | null }[]): Published | null {
  const all = children.flatMap(({ official }) => official ?? []);
  const [first, ...rest] = all;
  if (!first || all.length < children.length) return null;
  const cells = Object.keys(first.figures).filter((cell) => rest.every(({ figures }) => cell in figures));
  if (cells.length === 0) return null;
  const figures = Object.fromEntries(cells.map((cell) => [cell, all.reduce((sum, official) => sum + (official.figures[cell] ?? 0), 0)]));
  return { source: [...new Set(all.map(({ source }) => source))].join('; '), figures };
}
