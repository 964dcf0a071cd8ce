import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { read } from '../../api/client.ts';
import { sortOf, type QueueSearch } from './search.ts';
import type { CaseList, CasePage, OwnerChoices, QueuePage } from './wire.ts';

/** Sheets move all night long. */
const LIVE_MILLISECONDS = 30_000;
const PAGE = 200;

/** What the server is asked for. */
export const queueParams = ({ event = '', region = '', contest, state, olderThan, unnamed, sort }: QueueSearch) =>
  ({ event, region, contest, state, olderThan, unnamed: unnamed ? 'true' : undefined, sort: sortOf({ sort, region }) });

export const queue = (search: QueueSearch) => infiniteQueryOptions({
  queryKey: ['queue', search],
  queryFn: ({ pageParam, signal }) => read<QueuePage>('/api/verification/queue', { ...queueParams(search), after: pageParam, limit: PAGE }, signal),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (last) => last.after ?? undefined,
  refetchInterval: LIVE_MILLISECONDS,
});

export const stations = (contest: number, region: string) => infiniteQueryOptions({
  queryKey: ['queue', 'stations', contest, region],
  queryFn: ({ pageParam, signal }) => read<CaseList>(`/api/contests/${contest}/cases`, { region, after: pageParam, limit: PAGE }, signal),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (last) => last.after ?? undefined,
  refetchInterval: LIVE_MILLISECONDS,
});

export const owners = (event: string, village: string) => queryOptions({
  queryKey: ['queue-owners', event, village], queryFn: ({ signal }) => read<OwnerChoices>('/api/verification/owners', { event, village }, signal),
});

/** Looking is written down, so it is not repeated behind the reader's back. */
export const sheetCase = (contest: number, village: string, station: number) => queryOptions({
  queryKey: ['case', contest, village, station], queryFn: ({ signal }) => read<CasePage>(`/api/contests/${contest}/cases/${village}/${station}`, {}, signal), refetchOnWindowFocus: false,
});
