import '../tables/contest.ts';
import '../tables/event.ts';
import { sql } from 'kysely';
import type { Reader } from '../../../kernel/db/schema.ts';
import type { ContestType } from '../../forms/index.ts';
import { ancestorsOf } from '../../regions/index.ts';

/** A number on the ballot of some type that people get at a place: a region, or a station ('village/7'). */
export type BallotNumber = { readonly type: ContestType; readonly number: number; readonly path: string };
/** How it is called there: null where its ballots, of several districts, do not agree. A pair whose short name is its number alone is called by its names. */
export type Called = { readonly name: string | null };

type Event = { readonly id: number; readonly scheme: string };
const regionOf = (path: string): string => path.split('/')[0] ?? '';

/**
 * Who stands under these numbers, in their order; undefined where nobody does. A place has the ballot of the district in which it lies; one above
 * several districts (a party's witnesses for a whole province) has all of theirs.
 */
export async function calledAt(db: Reader, event: Event, asked: readonly BallotNumber[]): Promise<(Called | undefined)[]> {
  const contestAt = await contestsOver(db, event, asked);
  const names = await namesOn(db, [...new Set(contestAt.flatMap((contest) => contest ?? []))], asked.map(({ number }) => number));
  const within = new Map<string, Promise<Called | undefined>>();
  return Promise.all(asked.map(async (one, at) => {
    const [contest, key] = [contestAt[at], `${one.type}/${one.number}/${one.path}`];
    if (contest !== undefined) return names.get(`${contest}/${one.number}`);
    if (!within.has(key)) within.set(key, calledBelow(db, event, one));
    return within.get(key);
  }));
}

/** The contest in whose district each place lies. */
async function contestsOver(db: Reader, event: Event, asked: readonly BallotNumber[]): Promise<(number | undefined)[]> {
  const places = new Map(asked.flatMap(({ type, path }) => [...ancestorsOf(regionOf(path)), regionOf(path)].map((region) => [`${type}/${region}`, { type, region }])));
  const { rows } = await sql<{ key: string; contest: number }>`
    SELECT c.type || '/' || r.path AS key, c.id AS contest
    FROM unnest(${[...places.values()].map(({ type }) => type)}::text[], ${[...places.values()].map(({ region }) => region)}::text[]) a (type, path)
    JOIN region r ON r.scheme = ${event.scheme} AND r.path = a.path JOIN contest_region m ON m.region_id = r.id
    JOIN contest c ON c.id = m.contest_id AND c.event_id = ${event.id} AND c.type = a.type`.execute(db);
  const found = new Map(rows.map(({ key, contest }) => [key, contest]));
  return asked.map(({ type, path }) => [regionOf(path), ...ancestorsOf(regionOf(path)).reverse()].map((region) => found.get(`${type}/${region}`)).find((contest) => contest !== undefined));
}

/** Everybody who stands on the ballot of contest `c`: numbers with what they are called. */
const ON_BALLOT = sql`LATERAL (SELECT (x->>'number')::int AS number, CASE WHEN x->>'shortName' ~ '^[0-9]*$' THEN x->>'name' ELSE COALESCE(x->>'shortName', x->>'name') END AS name
    FROM jsonb_array_elements(CASE c.ballot->>'kind' WHEN 'parties' THEN c.ballot->'parties' ELSE c.ballot->'contestants' END) x
  UNION ALL SELECT 0, 'Kolom kosong' WHERE c.ballot->>'emptyColumn' = 'true') s`;

/** By `contest/number`. */
async function namesOn(db: Reader, contests: readonly number[], numbers: readonly number[]): Promise<Map<string, Called>> {
  const { rows } = await sql<{ key: string; name: string }>`SELECT c.id || '/' || s.number AS key, s.name FROM contest c, ${ON_BALLOT}
    WHERE c.id = ANY(${contests}::int[]) AND s.number = ANY(${[...new Set(numbers)]}::int[])`.execute(db);
  return new Map(rows.map(({ key, name }) => [key, { name }]));
}

/** As many ballots as a province has; whoever stands under one number on so many under one name does so on all. */
const MOST_BALLOTS = 50;

async function calledBelow(db: Reader, event: Event, { type, number, path }: BallotNumber): Promise<Called | undefined> {
  const { rows } = await sql<{ name: string }>`SELECT DISTINCT f.name FROM (SELECT s.name FROM contest c, ${ON_BALLOT}
    WHERE c.event_id = ${event.id} AND c.type = ${type} AND s.number = ${number} AND (${path === ''} OR c.id IN (SELECT m.contest_id FROM region r JOIN contest_region m ON m.region_id = r.id
      WHERE r.scheme = ${event.scheme} AND r.path > ${`${path}.`} AND r.path < ${`${path}/`})) LIMIT ${MOST_BALLOTS}) f`.execute(db);
  const [one] = rows;
  return one && { name: rows.length === 1 ? one.name : null };
}
