import type { Verb } from '../../../../kernel/access.ts';
import { useRightsIn } from '../../api/useRights.ts';
import type { ContestPage } from '../../api/types.ts';

export type Opening = {
  /** The reader's own places in this contest, the largest only; a station is `village/number`. */
  readonly places: readonly string[];
  /** The region to open: the one asked for, else the reader's first; null where the reader may not look. */
  readonly region: string | null;
};

/** Where a screen of a contest opens for this reader. */
export function useOpening(contest: ContestPage | undefined, verb: Verb, asked: string | undefined): Opening {
  const rights = useRightsIn(contest?.event);
  if (!contest) return { places: [], region: null };
  const places = rights.placesWithin(verb, contest.region.path);
  const region = asked ?? places.find((path) => !path.includes('/')) ?? null;
  return { places, region: region !== null && rights.may(verb, region) ? region : null };
}
