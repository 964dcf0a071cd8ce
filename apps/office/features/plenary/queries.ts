import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { read } from '../../api/client.ts';
import type { ActList, BrokenLines, CertificatePage, HallMandates, LineList, LinePage, LineRef, PlenaryList, PlenaryPage, PlenaryTotals } from './wire.ts';

/** A hall with several groups: what the others did is here within this time. */
const LIVE_MILLISECONDS = 10_000;
/** The hall looks at the projector while somebody reads aloud. */
export const BEAMER_MILLISECONDS = 2_000;
const LIST_MILLISECONDS = 30_000;

export const plenaries = (event: string, region: string) => queryOptions({
  queryKey: ['plenaries', event, region], queryFn: ({ signal }) => read<PlenaryList>('/api/plenaries', { event, region }, signal), refetchInterval: LIST_MILLISECONDS, refetchOnWindowFocus: true,
});

export const plenary = (id: number, pace = LIVE_MILLISECONDS) => queryOptions({
  queryKey: ['plenary', id, 'page'], queryFn: ({ signal }) => read<PlenaryPage>(`/api/plenaries/${id}`, {}, signal), refetchInterval: pace, refetchOnWindowFocus: true,
});

export const lines = (id: number, contest: number, group: number | undefined) => queryOptions({
  queryKey: ['plenary', id, 'lines', contest, group], queryFn: ({ signal }) => read<LineList>(`/api/plenaries/${id}/lines`, { contest, group }, signal),
  refetchInterval: LIVE_MILLISECONDS, refetchOnWindowFocus: true, enabled: contest > 0,
});

export const line = (id: number, { contest, region, station }: LineRef, group?: number, pace = LIVE_MILLISECONDS) => queryOptions({
  queryKey: ['plenary', id, 'line', contest, region, station, group],
  queryFn: ({ signal }) => read<LinePage>(`/api/plenaries/${id}/lines/${contest}/${encodeURIComponent(region)}/${station}`, { group }, signal),
  refetchInterval: pace, refetchOnWindowFocus: true,
});

/** Mandates of witnesses that hold at a plenary; with some letters of a name also those of stations below. */
export const mandates = (id: number, find: string) => queryOptions({
  queryKey: ['plenary', id, 'mandates', find], queryFn: ({ signal }) => read<HallMandates>(`/api/plenaries/${id}/mandates`, find.length < 2 ? {} : { find }, signal), retry: false,
});

/** Lines that were read and whose figures break a hard rule; judged anew only after an act of this screen, since all lines are looked at. */
export const brokenLines = (id: number) => queryOptions({
  queryKey: ['plenary', id, 'broken'], queryFn: ({ signal }) => read<BrokenLines>(`/api/plenaries/${id}/broken-rules`, {}, signal), staleTime: 30_000, refetchOnWindowFocus: true,
});

/** How the sums of one contest run, for the projector. */
export const totals = (id: number, contest: number) => queryOptions({
  queryKey: ['plenary', id, 'totals', contest], queryFn: ({ signal }) => read<PlenaryTotals>(`/api/plenaries/${id}/totals`, { contest }, signal), refetchInterval: BEAMER_MILLISECONDS,
});

export const certificate = (id: number) => queryOptions({
  queryKey: ['certificate', id], queryFn: ({ signal }) => read<CertificatePage>(`/api/certificates/${id}`, {}, signal), refetchInterval: LIVE_MILLISECONDS, refetchOnWindowFocus: true,
});

const ACTS_AT_ONCE = 50;

/** The minutes from the newest act back, page after page. */
export const acts = (id: number) => infiniteQueryOptions({
  queryKey: ['plenary', id, 'acts'], initialPageParam: 0, getNextPageParam: (last: ActList) => last.next, staleTime: 60_000,
  queryFn: ({ signal, pageParam }) => read<ActList>(`/api/plenaries/${id}/acts`, { order: 'desc', limit: ACTS_AT_ONCE, after: pageParam }, signal),
});
