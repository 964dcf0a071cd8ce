import type { PlenaryList } from '../plenary/wire.ts';

/** The channel a screen opens with: the main one, else the first the contest has. */
export const usualChannel = (channels: readonly string[]): string => (channels.includes('main') ? 'main' : (channels[0] ?? 'main'));

export type Paper = PlenaryList['rows'][number]['certificates'][number];

export type PaperWaiting = { /** `arrived`: sent by the level below, for this region to accept. */ readonly why: 'returned' | 'reopened' | 'arrived'; readonly papers: readonly number[] };

/** D.Hasil of a contest that somebody of this region is to look at: its own that came back, and those of the level below that arrived. */
export function papersWaiting(list: PlenaryList | undefined, region: string, contest: number): PaperWaiting[] {
  const of = (isOwn: boolean, state: Paper['state']): number[] => (list?.rows ?? []).filter(({ region: { path } }) => (path === region) === isOwn)
    .flatMap(({ certificates }) => certificates.filter((one) => one.contest === contest && one.state === state).map(({ id }) => id));
  return ([{ why: 'returned', papers: of(true, 'returned') }, { why: 'reopened', papers: of(true, 'reopened') }, { why: 'arrived', papers: of(false, 'sent') }] as const).filter(({ papers }) => papers.length > 0);
}

/** The newest D.Hasil of a contest in a region's own plenary, if the level above has accepted it. */
export const acceptedIn = (list: PlenaryList | undefined, region: string, contest: number): Paper | null =>
  list?.rows.find(({ region: { path }, id }) => path === region && id !== null)?.certificates.find((one) => one.contest === contest && one.state === 'accepted') ?? null;
