import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { ContactsShown, PersonList, PersonPage, TwinList } from '../../../../modules/people/contract.ts';
import { read, write, type Params } from '../../api/client.ts';
import { newKey } from '../../api/key.ts';
import type { PeopleSearch } from './search.ts';

/** The filter of the address as the API takes it. */
export const filterOf = ({ q, region, role }: PeopleSearch, scheme: string | undefined): Params =>
  ({ q, role, path: region, scheme: region === undefined ? undefined : scheme });

export const people = (search: PeopleSearch, scheme: string | undefined) => infiniteQueryOptions({
  queryKey: ['people', 'list', filterOf(search, scheme)],
  queryFn: ({ pageParam, signal }) => read<PersonList>('/api/people', { ...filterOf(search, scheme), after: pageParam, limit: 100 }, signal),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (last) => last.after ?? undefined,
});

/** One NIK or contact, looked up in the body of a request and forgotten when the screen is left. */
export const bearersOf = (value: string) => queryOptions({
  queryKey: ['people', 'find', value], queryFn: () => write<PersonList>('/api/people/find', { value }, newKey()), gcTime: 0, staleTime: 30_000,
});

export const person = (id: string) => queryOptions({
  queryKey: ['people', 'one', id], queryFn: ({ signal }) => read<PersonPage>(`/api/people/${encodeURIComponent(id)}`, {}, signal),
});

export const twins = (region: string | undefined, scheme: string | undefined) => queryOptions({
  queryKey: ['people', 'twins', region, scheme], queryFn: ({ signal }) => read<TwinList>('/api/people/duplicates', { path: region, scheme: region === undefined ? undefined : scheme }, signal),
});

// Each look is an entry of its own in the trail, so each try is its own request.
export const lookAtNik = (id: string, reason: string) => write<{ nik: string | null }>(`/api/people/${encodeURIComponent(id)}/nik/reveal`, { reason }, newKey());
export const lookAtContacts = (id: string, reason: string) => write<ContactsShown>(`/api/people/${encodeURIComponent(id)}/contacts/reveal`, { reason }, newKey());
