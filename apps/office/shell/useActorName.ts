import { useQuery } from '@tanstack/react-query';
import { session } from '../api/queries.ts';

/** The name of who acted, where this desk knows it; else the account itself, which the trail keeps for good. */
export function useActorName(): (id: string) => string {
  const { data } = useQuery(session);
  const known = new Map(data?.demoActors.map((actor) => [actor.id, `${actor.name}, ${actor.role}`]));
  return (id) => known.get(id) ?? id;
}
