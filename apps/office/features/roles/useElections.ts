import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { events as eventsQuery } from '../../api/queries.ts';

/** The names of the elections as rights speak of them: `event:slug` → name. */
export function useElections(): ReadonlyMap<string, string> {
  const { data } = useQuery(eventsQuery);
  return useMemo(() => new Map((data ?? []).map(({ slug, name }) => [`event:${slug}`, name])), [data]);
}
