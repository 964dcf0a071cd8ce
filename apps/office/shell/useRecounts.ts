import { can, placeIn, placesWithin } from '../api/rights.ts';
import type { EventSummary, Session } from '../api/types.ts';
import { useContests } from '../api/useContests.ts';

/** Whether this person may recount some contest: a recount is of a whole one, so somebody of a kecamatan rarely may. undefined until it is known. */
export function useRecounts(session: Session, events: readonly EventSummary[] | undefined): boolean | undefined {
  const held = (events ?? []).map((event) => ({ event, places: placesWithin(session, 'recapitulation.check', placeIn(event, '')) }));
  // The nation holds every contest: none need be asked for.
  const all = held.some(({ places }) => places.includes(''));
  const { data } = useContests(all ? [] : held);
  if (all || !events || !data) return all || undefined;
  return held.some(({ event }, at) => data[at]?.some(({ region }) => can(session, 'recapitulation.check', placeIn(event, region.path))));
}
