import type { ContestSummary } from './types.ts';

/** A contest, and at which of the places asked about something votes in it. */
export type ContestAt = ContestSummary & { readonly places: readonly string[] };

/** The region of a place: itself, or of a station (`village/number`) its kelurahan. */
export const regionOf = (place: string): string => place.split('/')[0] ?? '';

/** Each contest once, with the places that it was found at; `byRegion` = the answers. */
export function joined(byRegion: ReadonlyMap<string, readonly ContestSummary[]>, places: readonly string[]): ContestAt[] {
  const known = new Map<number, ContestSummary & { places: string[] }>();
  for (const place of places) {
    for (const contest of byRegion.get(regionOf(place)) ?? []) {
      const own = known.get(contest.id) ?? { ...contest, places: [] };
      own.places.push(place);
      known.set(contest.id, own);
    }
  }
  return [...known.values()].sort((a, b) => a.id - b.id);
}
