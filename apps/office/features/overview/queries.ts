import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { read } from '../../api/client.ts';
import type { OverviewSearch } from './search.ts';
import type { OutlierList, OverviewPage } from './wire.ts';

/** Asked again at this pace while somebody looks; not while the page is hidden, and at once when it is looked at again. */
const LIVE_MILLISECONDS = 15_000;
const PAGE = 200;

export type Asked = { readonly event: string; readonly region: string; readonly contest: string | undefined };

export const overview = ({ event, region, contest }: Asked) => queryOptions({
  queryKey: ['overview', event, region, contest],
  queryFn: ({ signal }) => read<OverviewPage>(`/api/events/${event}/overview`, { region, contest }, signal),
  refetchInterval: LIVE_MILLISECONDS, refetchIntervalInBackground: false, refetchOnWindowFocus: 'always', placeholderData: keepPreviousData,
});

/** What the server is asked for. */
export const outlierParams = ({ region, contest }: Asked, { code, channel, explained, order }: OverviewSearch) => ({ region, contest, code, channel, explained, sort: order });

export const outliers = (asked: Asked, search: OverviewSearch) => infiniteQueryOptions({
  queryKey: ['outliers', asked, search.code, search.channel, search.explained, search.order],
  queryFn: ({ pageParam, signal }) => read<OutlierList>(`/api/events/${asked.event}/outliers`, { ...outlierParams(asked, search), after: pageParam, limit: PAGE }, signal),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (last) => last.after ?? undefined,
  refetchOnWindowFocus: 'always',
});
