import { keepPreviousData, useQueries } from '@tanstack/react-query';
import { joined, regionOf, type ContestAt } from './contests-at.ts';
import { contests as contestsQuery } from './queries.ts';
import type { EventSummary } from './types.ts';

/** An election, and the regions or stations (`village/number`) whose contests are asked for. */
type Asked = { readonly event: Pick<EventSummary, 'slug'>; readonly places: readonly string[] };
export type Contests = {
  /** By election in the order asked, in the order of their ballots; undefined until all answers are there. */
  readonly data: readonly (readonly ContestAt[])[] | undefined;
  readonly error: Error | null;
  readonly refetch: () => void;
};

/** The contests at some places. A nation has thousands of them: no screen asks for more than it shows. @param more `keepsOld`: those of the place before stay until the new ones are there */
export function useContests(asked: readonly Asked[], { keepsOld = false } = {}): Contests {
  const wanted = asked.map(({ event, places }) => ({ event, regions: [...new Set(places.map(regionOf))] }));
  const queries = wanted.flatMap(({ event, regions }) => regions.map((region) => ({ ...contestsQuery(event.slug, region), ...(keepsOld ? { placeholderData: keepPreviousData } : {}) })));
  const answers = useQueries({ queries });
  const failed = answers.find(({ error, data }) => error && !data);
  const refetch = (): void => { for (const answer of answers) if (answer.error) void answer.refetch(); };
  if (answers.some(({ data }) => !data)) return { data: undefined, error: failed?.error ?? null, refetch };
  let next = 0;
  const data = wanted.map(({ regions }, at) => joined(new Map(regions.map((region) => [region, answers[next++]?.data ?? []])), asked[at]?.places ?? []));
  return { data, error: null, refetch };
}

/** The contests of one election at some places, or of none. */
export function useContestsAt(event: Asked['event'] | undefined, places: readonly string[], more?: { readonly keepsOld: boolean }) {
  const { data, ...rest } = useContests(event ? [{ event, places }] : [], more);
  return { ...rest, data: data && (data[0] ?? []) };
}
