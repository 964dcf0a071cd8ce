import '../tables.ts';
import { sql } from 'kysely';
import type { Reader } from '../../../../kernel/db/schema.ts';
import type { UnitType } from '../../../forms/index.ts';
import type { CaseState } from '../../../sheets/contract.ts';
import type { Heard } from '../rules/doubts.ts';
import type { LineState } from '../states.ts';
import { AGAINST, heardOf } from './heard.ts';
import { knownJoins } from './known.ts';
import type { LineKey } from './lines.ts';

export type ListedLine = {
  readonly path: string; readonly code: string; readonly name: string; readonly level: 'province' | 'regency' | 'subdistrict' | 'village'; readonly regionId: number; readonly station: number;
  readonly state: LineState; readonly changes: number; readonly corrected: number; readonly mark: string | null; readonly replaced: boolean; readonly from: string | null; readonly quick: CaseState | null;
  /** Bits of the rule codes, of a station; codes, of a certificate. */
  readonly mask: number | null; readonly codes: string[] | null; readonly outdated: boolean; readonly objections: number; readonly heard: Heard;
};
export type LineFilter = { readonly contest: number; readonly regions: readonly number[] | null; readonly state: LineState | null };

/** Lines of one contest in the order of reading: by path and station. */
export async function listedLines(db: Reader, plenary: number, stations: boolean, { contest, regions, state }: LineFilter): Promise<ListedLine[]> {
  const own = stations
    ? sql`q.state AS quick, COALESCE(legal.broken, v.broken) AS mask, NULL::text[] AS codes, false AS outdated`
    : sql`NULL::text AS quick, NULL::int AS mask, c.broken AS codes, l.state <> 'waiting' AND l.certificate_id IS DISTINCT FROM c.id AS outdated`;
  const { rows } = await sql<ListedLine>`
    SELECT r.path, r.code, r.name, r.level, l.region_id AS "regionId", l.station, l.state, l.changes, cardinality(l.corrected) AS corrected, k.known_mark AS mark, k.known_from AS "from", l.replaced IS NOT NULL OR (l.written IS NULL AND k.is_replaced) AS replaced, ${own}, ${heardOf(stations)} AS heard,
      (SELECT count(*)::int FROM plenary_objection o WHERE o.plenary_id = l.plenary_id AND (o.contest_id IS NULL OR o.contest_id = l.contest_id) AND o.region_id = l.region_id AND (o.station IS NULL OR o.station = l.station) AND o.kind = 'objection') AS objections
    FROM plenary_line l JOIN region r ON r.id = l.region_id ${knownJoins(stations)}
    WHERE l.plenary_id = ${plenary} AND l.contest_id = ${contest} AND ${regions === null ? sql`true` : sql`l.region_id = ANY(${regions}::int[])`} AND ${state === null ? sql`true` : sql`l.state = ${state}`}
    ORDER BY r.path, l.station`.execute(db);
  return rows;
}

export type Neighbour = { readonly path: string; readonly station: number };

/** The lines before and after one in the order of reading, of the same contest and (where given) group. */
export async function neighbours(db: Reader, plenary: number, { contest, path, station }: { contest: number; path: string; station: number }, regions: readonly number[] | null): Promise<{ previous: Neighbour | null; next: Neighbour | null }> {
  const one = async (after: boolean): Promise<Neighbour | null> => {
    const { rows } = await sql<Neighbour>`
      SELECT r.path, l.station FROM plenary_line l JOIN region r ON r.id = l.region_id
      WHERE l.plenary_id = ${plenary} AND l.contest_id = ${contest} AND ${regions === null ? sql`true` : sql`l.region_id = ANY(${regions}::int[])`}
        AND ${after ? sql`(r.path, l.station) > (${path}, ${station}::int)` : sql`(r.path, l.station) < (${path}, ${station}::int)`}
      ORDER BY ${after ? sql`r.path, l.station` : sql`r.path DESC, l.station DESC`} LIMIT 1`.execute(db);
    return rows[0] ?? null;
  };
  return { previous: await one(false), next: await one(true) };
}

/** A station's kind and voters by the roll. */
export async function stationOf(db: Reader, roll: number, { regionId, station }: LineKey): Promise<{ unitType: UnitType; male: number | null; female: number | null } | undefined> {
  const { rows } = await sql<{ unitType: UnitType; male: number | null; female: number | null }>`
    SELECT unit_type AS "unitType", voters_male AS male, voters_female AS female FROM polling_station WHERE roll_id = ${roll} AND village_id = ${regionId} AND number = ${station}`.execute(db);
  return rows[0];
}

export const caseStateOf = async (db: Reader, { contest, regionId, station }: LineKey): Promise<CaseState | null> =>
  (await sql<{ state: CaseState }>`SELECT state FROM sheet_case WHERE contest_id = ${contest} AND village_id = ${regionId} AND station = ${station}`.execute(db)).rows[0]?.state ?? null;

/** Pictures of its pages that stand. */
export async function photosOf(db: Reader, { contest, regionId, station }: LineKey): Promise<{ page: number; sha256: string; standing: string }[]> {
  const { rows } = await sql<{ page: number; sha256: string; standing: string }>`
    SELECT page, sha256, standing FROM sheet_photo WHERE contest_id = ${contest} AND village_id = ${regionId} AND station = ${station} AND standing IN ('current', 'superseded') ORDER BY page, standing, id DESC`.execute(db);
  return rows;
}

export type Progress = { readonly contest: number; readonly lines: number; readonly confirmed: number; readonly corrected: number; readonly waiting: number; /** Lines of which somebody said last that their copy is not the same. */ readonly against: number };

/** How far every contest of a plenary is. */
export async function progressOf(db: Reader, plenary: number): Promise<Progress[]> {
  const { rows } = await sql<Progress>`
    WITH said AS (SELECT DISTINCT contest_id, village_id, station FROM (
      SELECT DISTINCT ON (s.contest_id, s.village_id, s.station, s.person_id) s.contest_id, s.village_id, s.station, s.statement FROM (SELECT DISTINCT contest_id, region_id FROM plenary_line WHERE plenary_id = ${plenary} AND station > 0) l
      JOIN copy_statement s ON s.contest_id = l.contest_id AND s.village_id = l.region_id ORDER BY s.contest_id, s.village_id, s.station, s.person_id, s.id DESC) last WHERE ${AGAINST('last')})
    SELECT contest_id AS contest, count(*)::int AS lines, (count(*) FILTER (WHERE state = 'confirmed'))::int AS confirmed, (count(*) FILTER (WHERE state = 'corrected'))::int AS corrected,
      (count(*) FILTER (WHERE state = 'waiting'))::int AS waiting, (count(*) FILTER (WHERE (contest_id, region_id, station) IN (SELECT contest_id, village_id, station FROM said)))::int AS against
    FROM plenary_line WHERE plenary_id = ${plenary} GROUP BY contest_id ORDER BY contest_id`.execute(db);
  return rows;
}

/** Is there a line of that station in any contest? */
export const hasStation = async (db: Reader, plenary: number, region: number, station: number): Promise<boolean> =>
  (await sql`SELECT FROM plenary_line WHERE plenary_id = ${plenary} AND region_id = ${region} AND station = ${station} LIMIT 1`.execute(db)).rows.length > 0;
