import { isWithin, may, ofEvent, placesOf, type Actor, type Place, type Verb } from '../../../kernel/access.ts';
import type { EventSummary, Session } from './types.ts';

/** A path covers itself and everything below it; '' covers the nation. */
export const covers = (path: string, below: string): boolean => isWithin(below, path);

const actorOf = (session: Session): Actor => ({ ...session.actor, grants: session.actor.roles });

/** Whether the actor may do this there, by the rule the server itself goes by. The server decides; this only hides what it would refuse. */
export const can = (session: Session | undefined, verb: Verb, place: Place): boolean =>
  session !== undefined && may(actorOf(session), verb, place);

/** Whether the actor may do this anywhere at all; for rooms that then show only the part held. */
export const canAnywhere = (session: Session | undefined, verb: Verb): boolean =>
  session !== undefined && (session.actor.verbs.includes(verb) || session.actor.verbs.includes('*'));

/**
 * The largest places, within `place` and in its tree and election, where the actor may do this: `place` itself for whoever
 * may do it there, else the actor's own regions and stations (`village/number`) below it; empty = nowhere.
 */
export function placesWithin(session: Session | undefined, verb: Verb, place: Place): string[] {
  if (!session) return [];
  const held = placesOf(actorOf(session), verb, place.within).filter(({ scheme }) => scheme === '*' || scheme === place.scheme).map(({ path }) => path);
  if (held.some((path) => covers(path, place.path))) return [place.path];
  const below = [...new Set(held.filter((path) => covers(place.path, path)))].sort();
  return below.filter((path) => !below.some((other) => other !== path && covers(other, path)));
}

export type OfEvent = Pick<EventSummary, 'scheme' | 'slug'>;

/** A region as a thing of one election: rights may be tied to it. */
export const placeIn = ({ scheme, slug }: OfEvent, path: string): Place => ({ scheme, path, within: ofEvent(slug) });
