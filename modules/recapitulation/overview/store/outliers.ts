import '../tables.ts';
import { sql, type RawBuilder } from 'kysely';
import type { Reader, Tx } from '../../../../kernel/db/schema.ts';
import { LEGAL, QUICK } from '../../../elections/index.ts';
import type { Outlier } from '../rules/outliers.ts';
import type { CountedEvent } from './counting.ts';

export type DueVillage = { readonly event: number; readonly path: string };

/** Takes some of the kelurahan that are to be looked through. */
export async function takeDue(tx: Tx, limit: number): Promise<DueVillage[]> {
  const { rows } = await sql<DueVillage>`
    DELETE FROM overview_due d USING (SELECT event_id, path FROM overview_due ORDER BY event_id, path LIMIT ${limit}) t
    WHERE d.event_id = t.event_id AND d.path = t.path RETURNING d.event_id AS event, d.path`.execute(tx);
  return rows;
}

/** A sheet that counts, of one way. `explained`: D.Hasil tells why the plenary read something else. */
export type CountedSheet = {
  readonly contest: number; readonly path: string; readonly station: number; readonly channel: string; readonly figures: (number | null)[]; readonly dpt: number | null; readonly explained: boolean;
};

/** Every sheet that counts in these kelurahan, of both ways. What nobody agreed on yet is not among them. */
export async function countedSheets(db: Reader, { scheme, validOn, rollId }: CountedEvent, at: readonly { readonly path: string; readonly contest: number }[]): Promise<CountedSheet[]> {
  const { rows } = await sql<CountedSheet>`
    SELECT v.contest_id AS contest, r.path, v.station, v.channel, v.figures, s.voters_male + s.voters_female AS dpt,
      EXISTS (SELECT FROM plenary p JOIN plenary_line l ON l.plenary_id = p.id AND l.contest_id = v.contest_id AND l.region_id = r.id AND l.station = v.station
        WHERE v.channel = ${LEGAL} AND p.region_id = r.parent_id AND (l.misread IS NOT NULL OR cardinality(l.corrected) > 0)) AS explained
    FROM unnest(${at.map(({ path }) => path)}::text[], ${at.map(({ contest }) => contest)}::int[]) AS w (path, contest)
    JOIN region r ON r.scheme = ${scheme} AND r.path = w.path AND (r.valid_from IS NULL OR r.valid_from <= ${validOn}) AND (r.valid_to IS NULL OR ${validOn} < r.valid_to)
    CROSS JOIN (VALUES (${QUICK}), (${LEGAL})) AS k (channel)
    JOIN sheet_version v ON v.contest_id = w.contest AND v.channel = k.channel AND v.village_id = r.id AND v.current
    LEFT JOIN polling_station s ON s.roll_id = ${rollId} AND s.village_id = r.id AND s.number = v.station`.execute(db);
  return rows;
}

export type FoundOutlier = Omit<Outlier, 'code'> & { readonly code: string; readonly path: string; readonly contest: number; readonly channel: string; readonly explained: boolean };

/** What stands out in these kelurahan now, in the place of what stood there. */
export async function replaceOutliers(tx: Tx, event: number, paths: readonly string[], found: readonly FoundOutlier[]): Promise<void> {
  await sql`DELETE FROM station_outlier WHERE event_id = ${event} AND path = ANY(${paths}::text[])`.execute(tx);
  if (found.length === 0) return;
  await sql`
    INSERT INTO station_outlier (event_id, path, station, contest_id, code, channel, value, beside, explained, cell)
    SELECT ${event}::int, o.* FROM unnest(${found.map(({ path }) => path)}::text[], ${found.map(({ station }) => station)}::smallint[], ${found.map(({ contest }) => contest)}::int[],
      ${found.map(({ code }) => code)}::text[], ${found.map(({ channel }) => channel)}::text[], ${found.map(({ value }) => value)}::float8[], ${found.map(({ beside }) => beside)}::float8[],
      ${found.map(({ explained }) => explained)}::bool[], ${found.map(({ cell }) => cell)}::text[]) AS o`.execute(tx);
}

export type OutlierAsk = {
  readonly region: string; readonly contest: number | undefined; readonly code: string | undefined; readonly channel: string | undefined; readonly explained: boolean | undefined;
  readonly sort: 'place' | 'value'; readonly after: OutlierKey | null; readonly limit: number;
};
/** Where the page before ended. */
export type OutlierKey = { readonly value: number; readonly path: string; readonly station: number; readonly contest: number; readonly code: string };
export type OutlierRow = OutlierKey & { readonly channel: string; readonly beside: number | null; readonly explained: boolean; readonly cell: string | null };

const range = (path: string): RawBuilder<unknown> => (path === '' ? sql`true` : sql`(o.path = ${path} OR (o.path > ${`${path}.`} AND o.path < ${`${path}/`}))`);

const fitting = (event: number, { region, contest, code, channel, explained }: OutlierAsk): RawBuilder<unknown> => sql.join([
  sql`o.event_id = ${event}`, range(region), contest === undefined ? sql`true` : sql`o.contest_id = ${contest}`, code === undefined ? sql`true` : sql`o.code = ${code}`,
  channel === undefined ? sql`true` : sql`o.channel = ${channel}`, explained === undefined ? sql`true` : sql`o.explained = ${explained}`,
], sql` AND `);

const KEY = sql`o.path, o.station, o.contest_id, o.code`;

/** A page of stations that stand out, by place, or the largest measure first. */
export async function outlierRows(db: Reader, event: number, ask: OutlierAsk): Promise<OutlierRow[]> {
  const { after, sort } = ask;
  const key = sql`(${after?.path ?? ''}::text, ${after?.station ?? 0}::smallint, ${after?.contest ?? 0}::int, ${after?.code ?? ''}::text)`;
  const beyond = !after ? sql`true` : sort === 'place' ? sql`(${KEY}) > ${key}` : sql`(o.value < ${after.value}::float8 OR (o.value = ${after.value}::float8 AND (${KEY}) > ${key}))`;
  const { rows } = await sql<OutlierRow>`
    SELECT o.path, o.station, o.contest_id AS contest, o.code, o.channel, o.value, o.beside, o.explained, o.cell FROM station_outlier o
    WHERE ${fitting(event, ask)} AND ${beyond} ORDER BY ${sort === 'place' ? KEY : sql`o.value DESC, ${KEY}`} LIMIT ${ask.limit}`.execute(db);
  return rows;
}

/** How many stand out, by reason, whatever reason was asked for. */
export async function outlierCounts(db: Reader, event: number, ask: OutlierAsk): Promise<{ readonly code: string; readonly count: number; readonly explained: number }[]> {
  const { rows } = await sql<{ code: string; count: number; explained: number }>`
    SELECT o.code, count(*)::int AS count, count(*) FILTER (WHERE o.explained)::int AS explained FROM station_outlier o WHERE ${fitting(event, { ...ask, code: undefined })} GROUP BY o.code`.execute(db);
  return rows;
}

export type BothWays = { readonly path: string; readonly station: number; readonly contest: number; readonly quick: (number | null)[]; readonly legal: (number | null)[] };

/** What both ways say of these sheets now; those that only one has are left out. */
export async function bothWays(db: Reader, { scheme, validOn }: Pick<CountedEvent, 'scheme' | 'validOn'>, rows: readonly { readonly path: string; readonly station: number; readonly contest: number }[]): Promise<BothWays[]> {
  if (rows.length === 0) return [];
  const found = await sql<BothWays>`
    SELECT w.path, w.station, w.contest, q.figures AS quick, l.figures AS legal
    FROM unnest(${rows.map(({ path }) => path)}::text[], ${rows.map(({ station }) => station)}::smallint[], ${rows.map(({ contest }) => contest)}::int[]) AS w (path, station, contest)
    JOIN region r ON r.scheme = ${scheme} AND r.path = w.path AND (r.valid_from IS NULL OR r.valid_from <= ${validOn}) AND (r.valid_to IS NULL OR ${validOn} < r.valid_to)
    JOIN sheet_version q ON q.contest_id = w.contest AND q.channel = ${QUICK} AND q.village_id = r.id AND q.station = w.station AND q.current
    JOIN sheet_version l ON l.contest_id = w.contest AND l.channel = ${LEGAL} AND l.village_id = r.id AND l.station = w.station AND l.current`.execute(db);
  return found.rows;
}
