import { exceedsWithReserve, type ReserveRate } from '../../../forms/index.ts';
import { THRESHOLDS, type OutlierCode } from './thresholds.ts';

/** The cells that are looked at, as positions of a form; undefined where the form has none. `votes` follow the ballot. */
export type Looked = {
  readonly registered: number | undefined; readonly voters: number | undefined; readonly valid: number | undefined; readonly invalid: number | undefined;
  readonly votes: readonly { readonly cell: string; readonly position: number }[]; readonly reserve: ReserveRate;
};

/** Figures of one station that count, in the order of the form; null = absent, never zero. `dpt` by the roll. */
export type CountedStation = { readonly station: number; readonly dpt: number | null; readonly figures: readonly (number | null)[] };

/** `value` = what was measured, `beside` = what it is held against; shares are fractions of one. */
export type Outlier = { readonly station: number; readonly code: OutlierCode; readonly value: number; readonly beside: number | null; readonly cell: string | null };

/** What stands out among the stations of one kelurahan in one contest. Absent figures say nothing. */
export function outliersOf(looked: Looked, stations: readonly CountedStation[]): Outlier[] {
  return [...stations.flatMap((one) => alone(looked, one)), ...farFromVillage(looked, stations)];
}

const at = ({ figures }: CountedStation, position: number | undefined): number | null => (position === undefined ? null : figures[position] ?? null);

type Note = (code: OutlierCode, value: number, beside: number | null, cell?: string) => void;

/** What stands out by itself. */
function alone(looked: Looked, one: CountedStation): Outlier[] {
  const found: Outlier[] = [];
  const note: Note = (code, value, beside, cell) => { found.push({ station: one.station, code, value, beside, cell: cell ?? null }); };
  byTurnout(looked, one, note);
  byVotes(looked, one, note);
  return found;
}

function byTurnout(looked: Looked, one: CountedStation, note: Note): void {
  const [valid, registered] = [at(one, looked.valid), at(one, looked.registered) ?? one.dpt];
  const turnout = shareOf(at(one, looked.voters), registered);
  if (turnout !== null && turnout < THRESHOLDS.turnout.low) note('turnout_low', turnout, THRESHOLDS.turnout.low);
  if (turnout !== null && turnout > THRESHOLDS.turnout.high) note('turnout_high', turnout, THRESHOLDS.turnout.high);
  if (valid !== null && registered !== null && exceedsWithReserve(valid, registered, looked.reserve)) note('above_voters', valid, registered);
}

function byVotes(looked: Looked, one: CountedStation, note: Note): void {
  const [valid, invalid] = [at(one, looked.valid), at(one, looked.invalid)];
  const spoilt = shareOf(invalid, invalid === null || valid === null ? null : invalid + valid);
  if (spoilt !== null && spoilt >= THRESHOLDS.invalid) note('invalid_high', spoilt, THRESHOLDS.invalid);
  const votes = votesOf(looked, one);
  const sum = votes.reduce((total, { count }) => total + count, 0);
  const all = votes.length > 1 && sum >= THRESHOLDS.oneTakesAll ? votes.find(({ count }) => count === sum) : undefined;
  if (all) note('one_takes_all', sum, null, all.cell);
  if (votes.length > 0 && sum === 0) note('all_zero', 0, at(one, looked.voters));
}

const shareOf = (part: number | null, whole: number | null): number | null => (part !== null && whole !== null && whole > 0 ? part / whole : null);

/** Votes that are written; a contestant without a figure is left out. */
const votesOf = ({ votes }: Looked, one: CountedStation): { readonly cell: string; readonly count: number }[] =>
  votes.flatMap(({ cell, position }) => { const count = one.figures[position]; return count == null ? [] : [{ cell, count }]; });

/** The contestant by whose share a station is farthest from the others of its kelurahan, if that is far. */
function farFromVillage(looked: Looked, stations: readonly CountedStation[]): Outlier[] {
  const { village } = THRESHOLDS;
  const rows = stations.flatMap((one) => {
    const votes = votesOf(looked, one);
    const sum = votes.reduce((total, { count }) => total + count, 0);
    return sum >= village.votes && votes.length === looked.votes.length ? [{ station: one.station, shares: votes.map(({ count }) => count / sum) }] : [];
  });
  if (rows.length < village.stations) return [];
  const usual = looked.votes.map((_, index) => spread(rows.map(({ shares }) => shares[index] ?? 0)));
  return rows.flatMap(({ station, shares }) => {
    const far = shares.map((share, index) => ({ share, index, distance: Math.abs(share - (usual[index]?.median ?? 0)) }))
      .filter(({ distance, index }) => distance >= village.distance && (0.6745 * distance) / Math.max(usual[index]?.mad ?? 0, village.leastMad) >= village.score)
      .sort((a, b) => b.distance - a.distance)[0];
    return far ? [{ station, code: 'far_from_village' as const, value: far.share, beside: usual[far.index]?.median ?? null, cell: looked.votes[far.index]?.cell ?? null }] : [];
  });
}

/** Median, and median of the distances from it (MAD): neither is moved by a few strange values. */
export function spread(values: readonly number[]): { readonly median: number; readonly mad: number } {
  const median = middle(values);
  return { median, mad: middle(values.map((value) => Math.abs(value - median))) };
}

function middle(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half] ?? 0 : ((sorted[half - 1] ?? 0) + (sorted[half] ?? 0)) / 2;
}

/** Every cell on which both ways differ; absent is not zero. */
export const differingCells = <T>(cells: readonly T[], quick: readonly (number | null)[], legal: readonly (number | null)[]): T[] => cells.filter((_, position) => (quick[position] ?? null) !== (legal[position] ?? null));

/** The first cell on which both ways differ, and how many do; null where they are the same. */
export function channelDifference(cells: readonly { readonly id: string }[], quick: readonly (number | null)[], legal: readonly (number | null)[]): { readonly cell: string; readonly count: number } | null {
  const differing = differingCells(cells, quick, legal);
  return differing[0] ? { cell: differing[0].id, count: differing.length } : null;
}
