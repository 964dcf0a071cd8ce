import type { FieldState } from '../app/state.ts';
import type { SheetName } from '../entry/draft.ts';
import { contestsAt, type WorkContest, type WorkStation } from './names.ts';
import { viewOf, type SheetView } from './sheet-state.ts';

export type FoundSheet = { readonly name: SheetName; readonly contest: WorkContest; readonly station: WorkStation };

/** The sheet that an address names (`contest/village/station`), if this phone has it. */
export function sheetAt(parts: readonly string[], { work }: Pick<FieldState, 'work'>): FoundSheet | null {
  const [contestId, village = '', number] = parts;
  const contest = work?.contests.find(({ id }) => id === Number(contestId));
  const station = work?.stations.find((one) => one.village.path === village && one.station === Number(number));
  return contest && station ? { name: { contest: contest.id, village, station: station.station }, contest, station } : null;
}

export type SheetSeen = { readonly contest: WorkContest; readonly view: SheetView };

/** The sheets of a station, in the order of the papers, and how far each has come. */
export const sheetsAt = (station: WorkStation, { work, items, drafts }: Pick<FieldState, 'work' | 'items' | 'drafts'>): SheetSeen[] =>
  work === null ? [] : contestsAt(work, station).map((contest) => ({ contest, view: viewOf({ contest: contest.id, village: station.village.path, station: station.station }, { items, drafts, sheets: work.sheets }) }));
