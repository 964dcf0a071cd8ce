import type { PlenaryList } from '../plenary/wire.ts';

/** The channel a screen opens with: the main one, else the first the contest has. */
export const usualChannel = (channels: readonly string[]): string => (channels.includes('main') ? 'main' : (channels[0] ?? 'main'));

export type Paper = PlenaryList['rows'][number]['certificates'][number];

/** The newest D.Hasil of a contest in a region's own plenary, if the level above has accepted it. */
export const acceptedIn = (list: PlenaryList | undefined, region: string, contest: number): Paper | null =>
  list?.rows.find(({ region: { path }, id }) => path === region && id !== null)?.certificates.find((one) => one.contest === contest && one.state === 'accepted') ?? null;
