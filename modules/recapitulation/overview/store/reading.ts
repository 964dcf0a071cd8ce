import '../tables.ts';
import { sql, type RawBuilder } from 'kysely';
import type { Reader } from '../../../../kernel/db/schema.ts';

/** Where is asked: an election, a region, the depth of the regions that are told apart, one contest or all. */
export type At = { readonly event: number; readonly scheme: string; readonly region: string; readonly depth: number; readonly contest: number | undefined };

/** Below a region, in the C collation: '/' is the sign right after '.'. */
export const below = (column: RawBuilder<unknown>, path: string): RawBuilder<unknown> =>
  (path === '' ? sql`true` : sql`(${column} = ${path} OR (${column} > ${`${path}.`} AND ${column} < ${`${path}/`}))`);

export const head = (column: string, depth: number): RawBuilder<unknown> =>
  sql.raw(depth === 1 ? `split_part(${column}, '.', 1)` : `array_to_string((string_to_array(${column}, '.'))[1:${depth}], '.')`);

export type CountRow = {
  readonly path: string; readonly photographed: number; readonly entered: number; readonly unphotographed: number; readonly different: number; readonly askedAgain: number; readonly accepted: number; readonly replaced: number;
  readonly oldest: Date | null; readonly quickIn: number; readonly legalIn: number; readonly hard: number; readonly warn: number; readonly quick: number[]; readonly legal: number[];
};

/** Among the cases of a place: the index of places is to be read, not the whole contest. */
export const ofContestHere = (contest: number | undefined): RawBuilder<unknown> => (contest === undefined ? sql`true` : sql`(t.contest_id + 0) = ${contest}`);
export const ofContest = (contest: number | undefined): RawBuilder<unknown> => (contest === undefined ? sql`true` : sql`t.contest_id = ${contest}`);
const vector = (name: string): string => `ARRAY[${[1, 2, 3, 4, 5].map((n) => `COALESCE(sum(t.${name}[${n}]), 0)`).join()}]::bigint[] AS ${name}`;

/** The counters of each region at `depth` (1 province … 3 subdistrict) within the region. */
export async function countsAt(db: Reader, { event, region, depth, contest }: At): Promise<CountRow[]> {
  const { rows } = await sql<CountRow>`
    SELECT ${head('t.path', depth)} AS path, sum(t.photographed)::int AS photographed, sum(t.entered)::int AS entered, sum(t.unphotographed)::int AS unphotographed, sum(t.different)::int AS different,
      sum(t.asked_again)::int AS "askedAgain", sum(t.accepted)::int AS accepted, sum(t.replaced)::int AS replaced, min(t.oldest) AS oldest, sum(t.quick_in)::int AS "quickIn", sum(t.legal_in)::int AS "legalIn",
      sum(t.hard)::int AS hard, sum(t.warn)::int AS warn, ${sql.raw(`${vector('quick')}, ${vector('legal')}`)}
    FROM overview_count t WHERE t.event_id = ${event} AND ${below(sql`t.path`, region)} AND ${ofContest(contest)} GROUP BY 1`.execute(db);
  return rows;
}

/** Sheets that count and break a rule, by region and rule. */
export async function flagsAt(db: Reader, { event, region, depth, contest }: At): Promise<{ readonly path: string; readonly rule: number; readonly sheets: number }[]> {
  const { rows } = await sql<{ path: string; rule: number; sheets: number }>`
    SELECT ${head('t.path', depth)} AS path, t.rule, sum(t.sheets)::int AS sheets FROM overview_flag t
    WHERE t.event_id = ${event} AND ${below(sql`t.path`, region)} AND ${ofContest(contest)} GROUP BY 1, 2`.execute(db);
  return rows;
}

export type OutlierCount = { readonly path: string; readonly code: string; readonly count: number; readonly explained: number };

/** Stations that stand out, by region (or station) and reason. */
export async function outliersAt(db: Reader, { event, region, depth, contest }: At): Promise<OutlierCount[]> {
  const path = depth > 4 ? sql`t.path || '/' || t.station` : head('t.path', depth);
  const { rows } = await sql<OutlierCount>`
    SELECT ${path} AS path, t.code, count(*)::int AS count, count(*) FILTER (WHERE t.explained)::int AS explained FROM station_outlier t
    WHERE t.event_id = ${event} AND ${below(sql`t.path`, region)} AND ${ofContest(contest)} GROUP BY 1, 2`.execute(db);
  return rows;
}

/** How many sheets are to come from each region: its stations in every contest whose district holds it, or the part of it that votes. */
export async function expectedAt(db: Reader, rollId: number, at: At, regions: readonly { readonly id: number; readonly path: string }[]): Promise<Map<number, { stations: number; sheets: number }>> {
  const { rows } = await sql<{ id: number; stations: number; sheets: number }>`
    WITH members AS MATERIALIZED (
      SELECT d.path, max(t.stations) AS stations, count(*) AS contests FROM contest c JOIN contest_region m ON m.contest_id = c.id JOIN region d ON d.id = m.region_id
      LEFT JOIN roll_region t ON t.roll_id = ${rollId} AND t.region_id = d.id
      WHERE c.event_id = ${at.event} AND ${at.contest === undefined ? sql`true` : sql`c.id = ${at.contest}`} GROUP BY d.path),
    inside AS MATERIALIZED (
      SELECT ${at.depth === 0 ? sql`''::text` : head('m.path', at.depth)} AS path, sum(m.stations * m.contests)::int AS sheets FROM members m
      WHERE ${below(sql`m.path`, at.region)} AND ${at.depth === 0 ? sql`m.path <> ''` : sql`cardinality(string_to_array(m.path, '.')) > ${at.depth}::int`} GROUP BY 1)
    SELECT r.id, COALESCE(t.stations, 0)::int AS stations, (COALESCE(t.stations, 0) * COALESCE((SELECT sum(m.contests) FROM members m
        WHERE m.path IN ('', split_part(r.path, '.', 1), ${head('r.path', 2)}, ${head('r.path', 3)}, r.path)), 0) + COALESCE(i.sheets, 0))::int AS sheets
    FROM unnest(${regions.map(({ id }) => id)}::int[], ${regions.map(({ path }) => path)}::text[]) AS r (id, path)
    LEFT JOIN roll_region t ON t.roll_id = ${rollId} AND t.region_id = r.id LEFT JOIN inside i ON i.path = r.path`.execute(db);
  return new Map(rows.map(({ id, ...rest }) => [id, rest]));
}

/** The kelurahan whose sheets wait longest in each of these regions, `most` of each, the oldest first, with what waits there. */
export type WaitingAt = { readonly at: string; readonly path: string; readonly since: Date; readonly sheets: number };

export async function waitingAt(db: Reader, { event, scheme, contest }: At, regions: readonly { readonly path: string }[], most: number): Promise<WaitingAt[]> {
  const { rows } = await sql<WaitingAt>`
    SELECT w.at, k.path, k.since, k.sheets FROM unnest(${regions.map(({ path }) => path)}::text[]) AS w (at) CROSS JOIN LATERAL (
      SELECT t.path, min(t.since) AS since, count(*)::int AS sheets FROM sheet_case t
      WHERE t.event_id = ${event} AND t.scheme = ${scheme} AND (t.path = w.at OR (t.path > w.at || '.' AND t.path < w.at || '/')) AND t.state <> 'accepted' AND ${ofContestHere(contest)}
      GROUP BY t.path ORDER BY since, t.path LIMIT ${most}) k ORDER BY k.since, k.path`.execute(db);
  return rows;
}

/** The subdistrict of each region (at `depth`) where something waits longest, or the oldest few of the whole region. */
export async function oldestSubdistricts(db: Reader, at: At, each: boolean, limit: number): Promise<{ readonly at: string; readonly path: string; readonly oldest: Date }[]> {
  const group = each ? head('t.path', at.depth) : sql`t.path`;
  const { rows } = await sql<{ at: string; path: string; oldest: Date }>`
    SELECT * FROM (SELECT DISTINCT ON (1) ${group} AS at, t.path, t.oldest FROM overview_count t
      WHERE t.event_id = ${at.event} AND ${below(sql`t.path`, at.region)} AND t.oldest IS NOT NULL AND ${ofContest(at.contest)} ORDER BY 1, t.oldest, t.path) o ORDER BY oldest, path LIMIT ${limit}`.execute(db);
  return rows;
}

/** The first contest of an election that votes in a region or a part of it. */
export async function firstContest(db: Reader, event: number, region: string): Promise<number | null> {
  const { rows } = await sql<{ id: number }>`
    SELECT c.id FROM contest c WHERE c.event_id = ${event} AND EXISTS (SELECT FROM contest_region m JOIN region d ON d.id = m.region_id
      WHERE m.contest_id = c.id AND (d.path = '' OR d.path = ${region} OR ${region} = '' OR starts_with(${region}, d.path || '.') OR starts_with(d.path, ${`${region}.`}))) ORDER BY c.id LIMIT 1`.execute(db);
  return rows[0]?.id ?? null;
}
