import { queryOptions } from '@tanstack/react-query';
import { read } from '../../api/client.ts';
import type { BundleList, BundlePassword, HallView } from './wire.ts';

/** Whoever has a page of it open learns within this time that somebody carries it away. */
const OUT_MILLISECONDS = 30_000;

/** Read anew with everything of the plenary. */
export const bundles = (id: number) => queryOptions({ queryKey: ['plenary', id, 'bundles'], queryFn: ({ signal }) => read<BundleList>(`/api/plenaries/${id}/bundles`, {}, signal), refetchInterval: OUT_MILLISECONDS, refetchOnWindowFocus: true });

/** What a house is does not change while it runs. */
export const hall = queryOptions({ queryKey: ['hall'], queryFn: ({ signal }) => read<HallView>('/api/hall', {}, signal), staleTime: 60_000 });

/** Asked for when somebody wants to see it, and not kept. */
export const password = (id: number, bundle: string) => queryOptions({ queryKey: ['bundle-password', bundle], queryFn: ({ signal }) => read<BundlePassword>(`/api/plenaries/${id}/bundles/${bundle}/password`, {}, signal), gcTime: 0, retry: false });
