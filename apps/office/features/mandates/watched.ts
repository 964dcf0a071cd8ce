import { placeIn, placesWithin } from '../../api/rights.ts';
import type { EventSummary, Session } from '../../api/types.ts';

/** Elections whose mandates this person may see; those that are counted by people in the field come first. */
export const watchedEvents = (session: Session, events: readonly EventSummary[]): EventSummary[] =>
  events.filter((event) => placesWithin(session, 'supervision.read', placeIn(event, '')).length > 0)
    .sort((a, b) => Number(a.publication === 'as_recorded') - Number(b.publication === 'as_recorded'));
