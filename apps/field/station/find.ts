import type { FieldState } from '../app/state.ts';
import type { SheetName } from '../entry/draft.ts';
import type { WorkContest, WorkStation } from './names.ts';

export type FoundSheet = { readonly name: SheetName; readonly contest: WorkContest; readonly station: WorkStation };

/** The sheet that an address names (`contest/village/station`), if this phone has it. */
export function sheetAt(parts: readonly string[], { work }: Pick<FieldState, 'work'>): FoundSheet | null {
  const [contestId, village = '', number] = parts;
  const contest = work?.contests.find(({ id }) => id === Number(contestId));
  const station = work?.stations.find((one) => one.village.path === village && one.station === Number(number));
  return contest && station ? { name: { contest: contest.id, village, station: station.station }, contest, station } : null;
}
