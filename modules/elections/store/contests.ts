import '../tables/contest.ts';
import '../tables/event.ts';
import '../tables/rule-set.ts';
import { sql } from 'kysely';
import type { Reader, Tx } from '../../../kernel/db/schema.ts';
import type { ContestType, VariantId } from '../../forms/index.ts';
import type { NodeLevel, RegionRef } from '../../regions/contract.ts';
import '../../regions/index.ts';
import type { BallotInput, CreateContest, CreateEvent, Publication } from '../contract.ts';
import { ancestorsOf } from '../rules/districts.ts';

export type EventRow = {
  readonly id: number; readonly slug: string; readonly name: string; readonly kind: 'general' | 'regional'; readonly date: string;
  readonly demo: boolean; readonly publication: Publication; readonly rollId: number; readonly ruleSetId: number; readonly scheme: string; readonly validOn: string;
};

export type ContestRow = {
  readonly id: number; readonly eventId: number; readonly slug: string; readonly type: ContestType; readonly name: string;
  readonly district: string; readonly variant: VariantId; readonly ballot: BallotInput; readonly channels: readonly string[];
  readonly frozen: boolean; readonly stamp: string; readonly region: RegionRef;
};

const eventRows = (db: Reader) => db.selectFrom('event').innerJoin('roll', 'roll.id', 'event.roll_id').select([
  'event.id', 'event.slug', 'event.name', 'event.kind', 'event.held_on as date', 'event.demo', 'event.publication',
  'event.roll_id as rollId', 'event.rule_set_id as ruleSetId', 'roll.scheme', 'roll.valid_on as validOn',
]);

/** Every event, newest first. */
export const allEvents = (db: Reader): Promise<EventRow[]> =>
  eventRows(db).orderBy('event.held_on', 'desc').orderBy('event.id').execute();

export const eventBySlug = (db: Reader, slug: string): Promise<EventRow | undefined> =>
  eventRows(db).where('event.slug', '=', slug).executeTakeFirst();

export const eventById = (db: Reader, id: number): Promise<EventRow | undefined> =>
  eventRows(db).where('event.id', '=', id).executeTakeFirst();

/** Lets one transaction at a time define contests of an event, so that no two can claim the same region unseen. */
export async function lockEvent(tx: Tx, id: number): Promise<void> {
  await tx.selectFrom('event').select('id').where('id', '=', id).forNoKeyUpdate().execute();
}

export async function insertEvent(tx: Tx, event: CreateEvent, rollId: number, ruleSetId: number): Promise<number> {
  const { id } = await tx.insertInto('event').values({
    slug: event.slug, name: event.name, kind: event.kind, held_on: event.date, roll_id: rollId, rule_set_id: ruleSetId, demo: event.demo, publication: event.publication,
  }).returning('id').executeTakeFirstOrThrow();
  return id;
}

export const ruleSetBySlug = (db: Reader, slug: string): Promise<{ id: number; name: string } | undefined> =>
  db.selectFrom('rule_set').select(['id', 'name']).where('slug', '=', slug).executeTakeFirst();

type FlatContest = Omit<ContestRow, 'region'> & { regionPath: string; regionCode: string; regionName: string; regionLevel: NodeLevel };

const contestRows = (db: Reader) => db.selectFrom('contest').innerJoin('region', 'region.id', 'contest.region_id').select([
  'contest.id', 'contest.event_id as eventId', 'contest.slug', 'contest.type', 'contest.name', 'contest.district', 'contest.variant',
  'contest.ballot', 'contest.channels', 'contest.frozen', 'contest.stamp', 'region.path as regionPath', 'region.code as regionCode',
  'region.name as regionName', 'region.level as regionLevel',
]);

const nested = ({ regionPath, regionCode, regionName, regionLevel, ...contest }: FlatContest): ContestRow =>
  ({ ...contest, region: { path: regionPath, code: regionCode, name: regionName, level: regionLevel } });

export async function contestById(db: Reader, id: number): Promise<ContestRow | undefined> {
  const found = await contestRows(db).where('contest.id', '=', id).executeTakeFirst();
  return found && nested(found);
}

/** The same, held against change until the transaction ends. */
export async function lockContest(tx: Tx, id: number): Promise<ContestRow | undefined> {
  await tx.selectFrom('contest').select('id').where('id', '=', id).forNoKeyUpdate().execute();
  return contestById(tx, id);
}

export type ContestHead = Omit<ContestRow, 'ballot'>;

/** Contests without their ballots, which may be long: of all events, or those of one whose districts have ground in common with a region. */
export async function contestHeads(db: Reader, only?: { readonly event: number; readonly region?: string }): Promise<ContestHead[]> {
  let query = db.selectFrom('contest').innerJoin('region', 'region.id', 'contest.region_id').select([
    'contest.id', 'contest.event_id as eventId', 'contest.slug', 'contest.type', 'contest.name', 'contest.district', 'contest.variant',
    'contest.channels', 'contest.frozen', 'contest.stamp', 'region.path as regionPath', 'region.code as regionCode',
    'region.name as regionName', 'region.level as regionLevel',
  ]).orderBy('contest.id');
  if (only) query = query.where('contest.event_id', '=', only.event);
  if (only?.region) query = query.where('contest.id', 'in', contestsTouching(db, only.region));
  const found = await query.execute();
  return found.map(({ regionPath, regionCode, regionName, regionLevel, ...contest }) =>
    ({ ...contest, region: { path: regionPath, code: regionCode, name: regionName, level: regionLevel } }));
}

/** The contest of a slug within an event, with its ballot. */
export async function contestBySlug(db: Reader, eventId: number, slug: string): Promise<ContestRow | undefined> {
  const found = await contestRows(db).where('contest.event_id', '=', eventId).where('contest.slug', '=', slug).executeTakeFirst();
  return found && nested(found);
}

export async function contestStamp(db: Reader, id: number): Promise<string | undefined> {
  return (await db.selectFrom('contest').select('stamp').where('id', '=', id).executeTakeFirst())?.stamp;
}

/** Contests with a member that is the region, lies above it or below it. Below '16.71' lies what sorts between '16.71.' and '16.71/'. */
const contestsTouching = (db: Reader, region: string) => db.selectFrom('contest_region').innerJoin('region', 'region.id', 'contest_region.region_id')
  .select('contest_region.contest_id').where((is) => is.or([
    is('region.path', 'in', [region, ...ancestorsOf(region)]), is.and([is('region.path', '>', `${region}.`), is('region.path', '<', `${region}/`)]),
  ]));

/** Paths of the regions of a district, in path order. */
export async function districtPaths(db: Reader, contestId: number): Promise<string[]> {
  const found = await db.selectFrom('contest_region').innerJoin('region', 'region.id', 'contest_region.region_id')
    .select('region.path').where('contest_region.contest_id', '=', contestId).orderBy('region.path').execute();
  return found.map(({ path }) => path);
}

/**
 * Regions that contests of one type in an event have in common with `members`: the same ones, ones above, ones below.
 * `same` are members and their ancestors. Below '16.71' lies what sorts between '16.71.' and '16.71/'. Walks the index on paths, so that 2,325 districts can be checked one by one.
 */
export async function claimedRegions(
  db: Reader, event: Pick<EventRow, 'id' | 'scheme'>, type: ContestType, members: readonly string[], same: readonly string[],
): Promise<{ slug: string; path: string }[]> {
  const { rows } = await sql<{ slug: string; path: string }>`
    WITH touched AS (
      SELECT id, path FROM region WHERE scheme = ${event.scheme} AND path = ANY(${same}::text[])
      UNION ALL
      SELECT r.id, r.path FROM unnest(${members}::text[]) AS m (path)
      JOIN region r ON r.scheme = ${event.scheme}
        AND r.path > CASE m.path WHEN '' THEN '' ELSE m.path || '.' END AND r.path < CASE m.path WHEN '' THEN '~' ELSE m.path || '/' END
    )
    SELECT c.slug, t.path FROM touched t
    JOIN contest_region cr ON cr.region_id = t.id
    JOIN contest c ON c.id = cr.contest_id
    WHERE c.event_id = ${event.id} AND c.type = ${type}`.execute(db);
  return rows;
}

/** Adds a contest; `regionId` is the smallest region that holds the whole district. */
export async function insertContest(
  tx: Tx, eventId: number, contest: CreateContest & { district: string }, regionId: number, memberIds: readonly number[],
): Promise<number> {
  const { id } = await tx.insertInto('contest').values({
    event_id: eventId, slug: contest.slug, type: contest.type, name: contest.name, district: contest.district,
    region_id: regionId, variant: contest.variant, ballot: JSON.stringify(contest.ballot), channels: contest.channels,
  }).returning('id').executeTakeFirstOrThrow();
  await tx.insertInto('contest_region').values(memberIds.map((region_id) => ({ contest_id: id, region_id }))).execute();
  return id;
}

/** A new stamp tells every process that what it remembers of this contest is old. */
export async function updateBallot(tx: Tx, contestId: number, ballot: BallotInput): Promise<void> {
  await tx.updateTable('contest').set({ ballot: JSON.stringify(ballot), stamp: sql<string>`gen_random_uuid()` })
    .where('id', '=', contestId).execute();
}

/** True if this call froze it; false if it was frozen already (or is not there). */
export async function markFrozen(tx: Tx, contestId: number): Promise<boolean> {
  const done = await tx.updateTable('contest').set({ frozen: true })
    .where('id', '=', contestId).where('frozen', '=', false).executeTakeFirst();
  return done.numUpdatedRows > 0n;
}
