import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { AssignmentPage, PersonList, RoleView } from '../../../../modules/people/contract.ts';
import { read, type Params } from '../../api/client.ts';
import type { Level, RegionHit } from '../../api/types.ts';
import type { RolesSearch } from './search.ts';

export const roles = queryOptions({ queryKey: ['roles'], queryFn: ({ signal }) => read<RoleView[]>('/api/roles', {}, signal), staleTime: 3_600_000 });

/** The filter of the address as the API takes it. */
export const filterOf = ({ region, role, person, within, state }: RolesSearch, scheme: string | undefined): Params =>
  ({ path: region, scheme: region === undefined ? undefined : scheme, role, person, within, state: state ?? 'now' });

export const assignments = (search: RolesSearch, scheme: string | undefined) => infiniteQueryOptions({
  queryKey: ['assignments', filterOf(search, scheme)],
  queryFn: ({ pageParam, signal }) => read<AssignmentPage>('/api/assignments', { ...filterOf(search, scheme), after: pageParam, limit: 100 }, signal),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (last) => last.after ?? undefined,
});

/** What one person holds or will hold, as far as the reader may see it. */
export const rolesOf = (person: string) => queryOptions({
  queryKey: ['assignments', 'of', person],
  queryFn: async ({ signal }) => {
    const [now, future] = await Promise.all((['now', 'future'] as const).map((state) => read<AssignmentPage>('/api/assignments', { person, state }, signal)));
    return [...(now?.rows ?? []), ...(future?.rows ?? [])];
  },
});

export const peopleNamed = (scheme: string, q: string) => queryOptions({
  queryKey: ['people', 'named', scheme, q], queryFn: ({ signal }) => read<PersonList>('/api/people', { scheme, q, limit: 8 }, signal), enabled: q.trim().length >= 3, staleTime: 30_000,
});

/** Regions by name or code; of one level where a role knows only one, so that the few that fit are not lost among the many. */
export const regionsNamed = (scheme: string, q: string, level: Level | undefined, within: string | undefined) => queryOptions({
  queryKey: ['region-search', scheme, q, level, within], queryFn: ({ signal }) => read<RegionHit[]>('/api/regions/search', { q, scheme, level, within, limit: 50 }, signal), enabled: q.trim() !== '', staleTime: 300_000,
});
