import './tables/official-figure.ts';
import './tables/running-total.ts';
import { sql, type RawBuilder } from 'kysely';
import type { Db, Reader, Tx } from '../../kernel/db/schema.ts';
import { RULE_CODES } from '../forms/index.ts';
import type { Totals } from './rules/running-totals.ts';
import type { Turnout } from './rules/tally.ts';

/** Totals, or a change of them, of one subdistrict. */
export type RegionDelta = { readonly regionId: number; readonly path: string; readonly totals: Totals };

const literals = (vectors: readonly (readonly number[])[]): string[] => vectors.map((vector) => `{${vector.join(',')}}`);

/**
 * The statement that adds changes to the running totals, each region once. In the order of their paths, so that two transactions that
 * touch the same regions wait for each other but never in a circle.
 */
export function addToTotals(contestId: number, channel: string, deltas: readonly RegionDelta[]): RawBuilder<unknown> {
  const sorted = [...deltas].sort((a, b) => (a.path < b.path ? -1 : 1));
  const totals = sorted.map((delta) => delta.totals);
  return sql`/* prepared */
    INSERT INTO running_total AS t (contest_id, channel, path, region_id, stations_in, hard, warn, corrected, incomplete, rules, present, sums)
    SELECT ${contestId}::int, ${channel}::text, d.path, d.region_id, d.stations_in, d.hard, d.warn, d.corrected, d.incomplete,
           d.rules::bigint[], d.present::bigint[], d.sums::bigint[]
    FROM unnest(
      ${sorted.map((delta) => delta.path)}::text[], ${sorted.map((delta) => delta.regionId)}::int[],
      ${totals.map((one) => one.stationsIn)}::int[], ${totals.map((one) => one.hard)}::int[], ${totals.map((one) => one.warn)}::int[],
      ${totals.map((one) => one.corrected)}::int[], ${totals.map((one) => one.incomplete)}::int[],
      ${literals(totals.map((one) => one.rules))}::text[], ${literals(totals.map((one) => one.present))}::text[],
      ${literals(totals.map((one) => one.sums))}::text[]
    ) AS d (path, region_id, stations_in, hard, warn, corrected, incomplete, rules, present, sums)
    ON CONFLICT (contest_id, channel, path) DO UPDATE SET
      stations_in = t.stations_in + excluded.stations_in, hard = t.hard + excluded.hard, warn = t.warn + excluded.warn,
      corrected = t.corrected + excluded.corrected, incomplete = t.incomplete + excluded.incomplete,
      rules = vector_add(t.rules, excluded.rules), present = vector_add(t.present, excluded.present),
      sums = vector_add(t.sums, excluded.sums)`;
}

export type StoredTotals = Totals & { readonly path: string; readonly regionId: number };

/** The running totals of every subdistrict, as they are kept. */
export async function readTotals(db: Reader, contestId: number, channel: string): Promise<StoredTotals[]> {
  return db.selectFrom('running_total')
    .select(['path', 'region_id as regionId', 'stations_in as stationsIn', 'hard', 'warn', 'corrected', 'incomplete', 'rules', 'present', 'sums'])
    .where('contest_id', '=', contestId).where('channel', '=', channel).orderBy('path').execute();
}

const numbers = (count: number): number[] => Array.from({ length: count }, (_, at) => at + 1);
const summed = (vector: string, length: number): string => `ARRAY[${numbers(length).map((i) => `sum(${vector}[${i}])`).join()}]::bigint[] AS ${vector}`;

/** Below a path, in the C collation: '/' is the sign right after '.'. */
const within = (path: string) => (path === '' ? sql`true` : sql`(t.path = ${path} OR (t.path > ${`${path}.`} AND t.path < ${`${path}/`}))`);

/** Running totals within `path`, added up for each region at `depth` (0 nation … 3 subdistrict), in the order of their paths. */
export async function totalsAtDepth(
  db: Reader, scope: { contestId: number; channel: string; cells: number; path: string; depth: number },
): Promise<(Totals & { path: string })[]> {
  const group = scope.depth === 0 ? sql`''` : scope.depth >= 3 ? sql`t.path` : sql.raw(`array_to_string((string_to_array(t.path, '.'))[1:${scope.depth}], '.')`);
  const { rows } = await sql<Totals & { path: string }>`
    SELECT ${group} AS path, sum(stations_in)::int AS "stationsIn", sum(hard)::int AS hard, sum(warn)::int AS warn,
           sum(corrected)::int AS corrected, sum(incomplete)::int AS incomplete,
           ${sql.raw([summed('rules', RULE_CODES.length), summed('present', scope.cells), summed('sums', scope.cells)].join())}
    FROM running_total t
    WHERE t.contest_id = ${scope.contestId} AND t.channel = ${scope.channel} AND ${within(scope.path)}
    GROUP BY 1 ORDER BY 1`.execute(db);
  return rows;
}

/**
 * Of a running total `t`: what the sheets that have both figures (positions `a`, `b` of the form, from 1; 0 = it has none) say of each, and how many sheets these are.
 * Where every sheet has both, or none has one of them, the total itself tells; else the sheets of the subdistrict are asked.
 */
export const bothOf = (t: string, a: string, b: string): RawBuilder<unknown> => sql.raw(`CASE
  WHEN ${t}.present[${a}] = ${t}.stations_in + ${t}.incomplete AND ${t}.present[${b}] = ${t}.stations_in + ${t}.incomplete THEN ARRAY[${t}.sums[${a}], ${t}.sums[${b}], ${t}.stations_in + ${t}.incomplete]
  WHEN COALESCE(${t}.present[${a}], 0) = 0 OR COALESCE(${t}.present[${b}], 0) = 0 THEN ARRAY[0, 0, 0]::bigint[]
  ELSE (SELECT ARRAY[COALESCE(sum(v.figures[${a}]), 0), COALESCE(sum(v.figures[${b}]), 0), count(*)]::bigint[] FROM region g JOIN sheet_version v ON v.village_id = g.id AND v.contest_id = ${t}.contest_id AND v.channel = ${t}.channel AND v.current
    WHERE g.parent_id = ${t}.region_id AND v.figures[${a}] IS NOT NULL AND v.figures[${b}] IS NOT NULL) END`);

/** Of the sheets that count in each region at `depth` (at most 4: kelurahan) within `path`: registered voters and voters where both are known, and how many have not both. `cells` = their positions, from 1. */
export async function turnoutAtDepth(db: Reader, { scheme, contestId, channel, path, depth, cells: [a, b] }: { scheme: string; contestId: number; channel: string; path: string; depth: number; cells: readonly [number, number] }): Promise<Map<string, Turnout>> {
  const group = depth === 0 ? sql`''` : depth >= 3 ? sql`t.path` : sql.raw(`array_to_string((string_to_array(t.path, '.'))[1:${depth}], '.')`);
  const { rows } = depth > 3
    ? await sql<Turnout & { path: string }>`
        SELECT t.path, COALESCE(sum(v.figures[${a}::int]) FILTER (WHERE v.figures[${b}::int] IS NOT NULL), 0)::bigint AS registered, COALESCE(sum(v.figures[${b}::int]) FILTER (WHERE v.figures[${a}::int] IS NOT NULL), 0)::bigint AS voters,
          count(*) FILTER (WHERE v.figures[${a}::int] IS NULL OR v.figures[${b}::int] IS NULL)::int AS "leftOut"
        FROM region t JOIN sheet_version v ON v.village_id = t.id AND v.contest_id = ${contestId} AND v.channel = ${channel} AND v.current
        WHERE t.scheme = ${scheme} AND t.level = 'village' AND ${within(path)} GROUP BY t.path`.execute(db)
    : await sql<Turnout & { path: string }>`
        SELECT ${group} AS path, sum(x.of[1])::bigint AS registered, sum(x.of[2])::bigint AS voters, sum(t.stations_in + t.incomplete - x.of[3])::int AS "leftOut"
        FROM running_total t CROSS JOIN LATERAL (SELECT ${bothOf('t', String(a), String(b))} AS of) x
        WHERE t.contest_id = ${contestId} AND t.channel = ${channel} AND ${within(path)} GROUP BY 1`.execute(db);
  return new Map(rows.map(({ path: at, ...turnout }) => [at, turnout]));
}

/** KPU's current figures of regions, by region id. */
export async function officialFigures(db: Reader, contestId: number, regionIds: readonly number[]): Promise<Map<number, { source: string; figures: Record<string, number> }>> {
  const found = await db.selectFrom('official_figure').select(['region_id', 'source', 'figures'])
    .where('contest_id', '=', contestId).where('current', '=', true).where(sql<boolean>`region_id = ANY(${regionIds}::int[])`).execute();
  return new Map(found.map(({ region_id, ...official }) => [region_id, official]));
}

/** What a list of stations can ask of the totals. */
export type CountName = 'in' | 'flagged' | 'hard' | 'warn' | 'corrected' | 'incomplete' | 'known';

const COUNTS: Readonly<Record<CountName, string>> = {
  in: 't.stations_in', flagged: 't.hard + t.warn', hard: 't.hard', warn: 't.warn', corrected: 't.corrected', incomplete: 't.incomplete', known: 't.stations_in + t.incomplete',
};

export type SubdistrictCount = { readonly id: number; readonly path: string; readonly fits: number };

/** How many sheets of each subdistrict within `path` are in, flagged and so on, and at most so many that break a rule. */
export async function subdistrictCounts(
  db: Reader, contestId: number, channel: string, path: string, { count, ruleBit }: { count: CountName; ruleBit: number | null },
): Promise<SubdistrictCount[]> {
  const fits = sql.raw(ruleBit === null ? COUNTS[count] : `LEAST(${COUNTS[count]}, t.rules[${ruleBit + 1}])`);
  const { rows } = await sql<SubdistrictCount>`
    SELECT t.region_id AS id, t.path, (${fits})::int AS fits FROM running_total t
    WHERE t.contest_id = ${contestId} AND t.channel = ${channel} AND ${within(path)} AND ${fits} > 0 ORDER BY t.path`.execute(db);
  return rows;
}

export type OfficialVersion = { readonly regionId: number; readonly path: string; readonly version: number; readonly figures: Readonly<Record<string, number>> };

/** Current official figures of a whole contest, by region id. */
export async function currentOfficial(db: Reader, contestId: number): Promise<Map<number, OfficialVersion>> {
  const rows = await db.selectFrom('official_figure').select(['region_id as regionId', 'path', 'version', 'figures'])
    .where('contest_id', '=', contestId).where('current', '=', true).execute();
  return new Map(rows.map((row) => [row.regionId, row]));
}

/** Adds versions of official figures and takes their place as current from the ones before. */
export async function insertOfficial(
  tx: Tx, about: { contestId: number; source: string; reason: string | null; actor: string }, versions: readonly OfficialVersion[],
): Promise<void> {
  if (versions.length === 0) return;
  const columns = sql`unnest(${versions.map((one) => one.regionId)}::int[], ${versions.map((one) => one.version)}::smallint[],
    ${versions.map((one) => one.path)}::text[], ${versions.map((one) => JSON.stringify(one.figures))}::jsonb[]) AS n (region_id, version, path, figures)`;
  await sql`
    UPDATE official_figure o SET current = false FROM ${columns}
    WHERE o.contest_id = ${about.contestId} AND o.region_id = n.region_id AND o.version = n.version - 1 AND o.current`.execute(tx);
  await sql`
    INSERT INTO official_figure (contest_id, region_id, version, path, figures, source, reason, actor)
    SELECT ${about.contestId}::int, n.region_id, n.version, n.path, n.figures, ${about.source}::text, ${about.reason}::text, ${about.actor}::text
    FROM ${columns}`.execute(tx);
}

/** Makes two imports of official figures of one contest wait for each other. */
export async function lockOfficial(tx: Tx, contestId: number): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtext('official_figure'), ${contestId}::int)`.execute(tx);
}

/** Tells the planner what a large import changed, so that the first page after it is as fast as the hundredth. */
export async function analyseAfterImport(db: Db): Promise<void> {
  await sql`ANALYZE sheet_version, running_total, official_figure`.execute(db);
}
