import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { read } from '../../api/client.ts';
import type { SheetPage, SheetVersion } from '../../api/types.ts';

export type Versions = { readonly all: readonly SheetVersion[]; /** Loads those before the oldest shown; null where these are all. */ readonly more: (() => void) | null; readonly isLoading: boolean; readonly error: unknown };

/** The newest versions of a sheet came with its page; older ones are fetched as they are asked for, or as the address names one. */
export function useVersions(contest: number, page: SheetPage, wanted: string | undefined): Versions {
  const { village, station, channel, older } = page;
  const earlier = useInfiniteQuery({
    queryKey: ['sheet', contest, village.path, station.number, channel, 'before', older], enabled: false, initialPageParam: older ?? 0, getNextPageParam: (last: SheetPage) => last.older,
    queryFn: ({ pageParam, signal }) => read<SheetPage>(`/api/contests/${contest}/sheets/${village.path}/${station.number}`, { channel, before: pageParam }, signal),
  });
  const all = [...page.versions, ...(earlier.data?.pages.flatMap(({ versions }) => versions) ?? [])];
  const left = earlier.data ? earlier.hasNextPage : older !== null;
  const load = (): void => void (earlier.data ? earlier.fetchNextPage() : earlier.refetch());
  const isMissing = wanted !== undefined && left && !all.some(({ version }) => String(version) === wanted);
  useEffect(() => { if (isMissing && !earlier.isFetching && !earlier.error) load(); });
  return { all, more: left ? load : null, isLoading: earlier.isFetching, error: earlier.error };
}
