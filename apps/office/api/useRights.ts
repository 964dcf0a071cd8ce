import { useQuery } from '@tanstack/react-query';
import type { Verb } from '../../../kernel/access.ts';
import { session as sessionQuery } from './queries.ts';
import { can, placeIn, placesWithin, type OfEvent } from './rights.ts';

export type EventRights = {
  readonly may: (verb: Verb, path: string) => boolean;
  readonly placesWithin: (verb: Verb, path: string) => string[];
};

/** What the reader may do with the things of one election. */
export function useRightsIn(event: OfEvent | undefined): EventRights {
  const { data } = useQuery(sessionQuery);
  return {
    may: (verb, path) => event !== undefined && can(data, verb, placeIn(event, path)),
    placesWithin: (verb, path) => (event ? placesWithin(data, verb, placeIn(event, path)) : []),
  };
}
