import { infiniteQueryOptions, QueryClient, queryOptions } from '@tanstack/react-query';
import { noteSessionEnd } from './session-end.ts';
import type { AuditSearch } from '../router-search.ts';
import { read, RequestFailed, type Params } from './client.ts';
import type { AuditPage, ContestPage, ContestSummary, EventSummary, RecountReport, RegionHit, RegionPage, ResultPage, Session, SheetList, SheetPage, SheetState } from './types.ts';

/** Running figures are asked for again at this pace while a screen is looked at. */
const LIVE_MILLISECONDS = 30_000;

/** A problem the server names is final; only silence is worth a second try. */
const retry = (failures: number, error: Error): boolean =>
  failures < 1 && error instanceof RequestFailed && error.trouble.kind === 'unreachable' && navigator.onLine;

export const createQueryClient = (): QueryClient =>
  new QueryClient({ defaultOptions: { queries: { retry, retryDelay: 600, staleTime: 10_000, networkMode: 'always' }, mutations: { networkMode: 'always' } } });

const SESSION = ['session'] as const;

/**
 * Who works here. A session that ends in the middle of work is told to the gate, and the page keeps the person it worked for until
 * somebody signs in again: a screen that forgot its rights would close, and what was typed in it would be gone.
 */
export const session = queryOptions({
  queryKey: SESSION, staleTime: 60_000,
  queryFn: async ({ client }) => {
    const now = await read<Session>('/api/session');
    const before = client.getQueryData<Session>(SESSION);
    if (now.signedIn || !before?.signedIn) return now;
    noteSessionEnd();
    return before;
  },
});

export const events = queryOptions({ queryKey: ['events'], queryFn: () => read<EventSummary[]>('/api/events'), staleTime: 60_000 });

/** Contests of an election in which something of a region votes. */
export const contests = (event: string, region: string) => queryOptions({
  queryKey: ['contests', event, region], queryFn: ({ signal }) => read<ContestSummary[]>(`/api/events/${event}/contests`, { region }, signal), staleTime: 60_000,
});

export const contest = (id: number) => queryOptions({
  queryKey: ['contest', id], queryFn: ({ signal }) => read<ContestPage>(`/api/contests/${id}`, {}, signal), staleTime: 300_000,
});

export const results = (id: number, region: string, channel: string) => queryOptions({
  queryKey: ['results', id, channel, region],
  queryFn: ({ signal }) => read<ResultPage>(`/api/contests/${id}/results`, { region, channel }, signal),
  refetchInterval: LIVE_MILLISECONDS,
});

export type SheetFilter = { region: string; channel: string; state: SheetState; rule: string | undefined };
const PAGE = 200;

export const sheetList = (id: number, filter: SheetFilter) => infiniteQueryOptions({
  queryKey: ['sheets', id, filter],
  queryFn: ({ pageParam, signal }) => read<SheetList>(`/api/contests/${id}/sheets`, { ...filter, after: pageParam, limit: PAGE } satisfies Params, signal),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (last) => last.after ?? undefined,
});

export const sheet = (id: number, village: string, station: number, channel: string) => queryOptions({
  queryKey: ['sheet', id, village, station, channel],
  queryFn: ({ signal }) => read<SheetPage>(`/api/contests/${id}/sheets/${village}/${station}`, { channel }, signal),
});

export const recount = (id: number, channel: string) => queryOptions({
  queryKey: ['recount', id, channel],
  queryFn: ({ signal }) => read<RecountReport>(`/api/contests/${id}/recount`, { channel }, signal),
  staleTime: Infinity, gcTime: 0,
});

export const region = (scheme: string, path: string) => queryOptions({
  queryKey: ['region', scheme, path], queryFn: ({ signal }) => read<RegionPage>('/api/regions', { scheme, path }, signal), staleTime: 300_000,
});

/** Regions by name or code; `within` keeps to some of them (see `withinOf`). */
export const regionSearch = (scheme: string, q: string, limit: number, within?: string) => queryOptions({
  queryKey: ['region-search', scheme, q, limit, within],
  queryFn: ({ signal }) => read<RegionHit[]>('/api/regions/search', { q, scheme, limit, within }, signal),
  enabled: q.trim() !== '', staleTime: 300_000,
});

export const audit = (filter: AuditSearch) => infiniteQueryOptions({
  queryKey: ['audit', filter],
  queryFn: ({ pageParam, signal }) => read<AuditPage>('/api/audit', { ...filter, after: pageParam, limit: 100 }, signal),
  initialPageParam: undefined as number | undefined,
  getNextPageParam: (last) => last.after ?? undefined,
  // What the reader has just done is an entry too.
  staleTime: 0,
});
