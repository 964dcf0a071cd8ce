import type { FieldWork } from '../../../modules/sheets/contract.ts';
import type { WatchMandate, WatchObjection } from '../../../modules/supervision/contract.ts';

/** What the house told of this phone's work. `mandates`, `objections`: of who watches; what an earlier version kept has none. */
export type KnownWork = FieldWork & { readonly mandates?: readonly WatchMandate[]; readonly objections?: readonly WatchObjection[] };

export type WorkStation = FieldWork['stations'][number];
export type WorkContest = FieldWork['contests'][number];

/** `TPS 001 · Bukitlama`, as the parts of a sentence. */
export const stationParts = ({ village, station }: WorkStation): { readonly number: string; readonly village: string } =>
  ({ number: String(station).padStart(3, '0'), village: village.name });

/** The contests whose ballots are handed out at a station. */
export const contestsAt = (work: FieldWork, { village }: WorkStation): readonly WorkContest[] =>
  work.contests.filter(({ villages }) => villages.includes(village.path));
