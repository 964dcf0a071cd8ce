import { expect } from 'vitest';
import { WORLD } from './cast.ts';
import type { NightHouse } from './house.ts';
import { CONTESTS } from './ballots.ts';
import { quick, SLUGS, type Figures, type Slug } from './paper.ts';

export type Channel = 'main' | 'pleno';
type Tally = { readonly stationsIn: number; readonly figures: Readonly<Record<string, number | null>> };

/** Numbers of the contests by what they are called in addresses. */
export async function contestNumbers(house: NightHouse): Promise<Readonly<Record<Slug, number>>> {
  const ask = async <T>(path: string): Promise<T> => (await (await fetch(`${house.url}${path}`, { headers: { cookie: house.cookies.nation } })).json()) as T;
  const events = await ask<{ slug: string }[]>('/api/events');
  const contests = await Promise.all(events.map(({ slug }) => ask<{ id: number; slug: Slug }[]>(`/api/events/${slug}/contests`)));
  return Object.fromEntries(contests.flat().map(({ id, slug }) => [slug, id])) as Record<Slug, number>;
}

const { province, regency, subdistrict, village } = WORLD;
const PLACES = [village, subdistrict, regency, province, ''];

/** What the house says of a contest on one way, from the kelurahan to the nation. */
async function tallies(house: NightHouse, contest: number, channel: Channel): Promise<Tally[]> {
  return Promise.all(PLACES.map(async (region) => {
    const answer = await fetch(`${house.url}/api/contests/${contest}/results?region=${region}&channel=${channel}`, { headers: { cookie: house.cookies.nation } });
    const page = (await answer.json()) as { total: { tally: Tally } };
    if (!answer.ok) throw new Error(`${region}: ${JSON.stringify(page)}`);
    return page.total.tally;
  }));
}

/** Holds the sums of one way against the figures that were added up by hand: at every level the same, for there is one kelurahan; null = no figure anywhere. */
export async function expectSums(house: NightHouse, channel: Channel, expected: Partial<Record<Slug, readonly [stations: number, figures: Figures]>>): Promise<void> {
  const numbers = await contestNumbers(house);
  for (const slug of SLUGS) {
    const [stations, figures] = expected[slug] ?? [0, null];
    const place = (tally: Tally) => ({ slug, channel, stations: tally.stationsIn, figures: figures === null ? Object.values(tally.figures).filter((figure) => figure !== null) : tally.figures });
    expect((await tallies(house, numbers[slug], channel)).map(place)).toEqual(PLACES.map(() => ({ slug, channel, stations, figures: figures ?? [] })));
  }
}

/** The quick way once TPS 001 and 002 are accepted, and never changed by what a plenary finds. */
export const allQuick = (): Record<Slug, readonly [number, Figures]> => Object.fromEntries(SLUGS.map((slug) => [slug, [2, quick(slug)] as const])) as Record<Slug, readonly [number, Figures]>;

export const slugOf = (contest: string): Slug => SLUGS.find((slug) => CONTESTS[slug].name === contest) ?? 'ppwp';
