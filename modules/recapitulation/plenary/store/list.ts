import '../tables.ts';
import { sql } from 'kysely';
import type { Reader } from '../../../../kernel/db/schema.ts';
import { LEGAL } from '../../../elections/index.ts';
import type { PlenaryLevel } from '../contract.ts';
import type { PlenaryState } from '../states.ts';
import { UP_TO, UP_TO_JOINS, type UnitRow } from './units.ts';

export type Member = { readonly upTo: PlenaryLevel; readonly path: string };

/** The members of all districts of an election's contests that have a legal way, and up to which level each is added up: as `contestContext` tells it, for all at once. */
export async function districtMembers(db: Reader, event: number): Promise<Member[]> {
  const { rows } = await sql<Member>`
    SELECT DISTINCT ${UP_TO} AS "upTo", d.path FROM contest c ${UP_TO_JOINS} JOIN contest_region m ON m.contest_id = c.id JOIN region d ON d.id = m.region_id
    WHERE c.event_id = ${event} AND ${LEGAL} = ANY(c.channels)`.execute(db);
  return rows;
}

/** Missions below 'Luar Negeri' or a country. */
export async function missionsWithin(db: Reader, { scheme, path, rollId, validOn }: { scheme: string; path: string; rollId: number; validOn: string }): Promise<UnitRow[]> {
  const { rows } = await sql<UnitRow>`
    SELECT r.id, r.path, r.code, r.name, r.level FROM region r JOIN roll_region t ON t.roll_id = ${rollId} AND t.region_id = r.id AND t.stations > 0
    WHERE r.scheme = ${scheme} AND (r.valid_from IS NULL OR r.valid_from <= ${validOn}) AND (r.valid_to IS NULL OR ${validOn} < r.valid_to)
      AND r.level = 'subdistrict' AND r.path > ${`${path}.`} AND r.path < ${`${path}/`} ORDER BY r.path`.execute(db);
  return rows;
}

export type Standing = { readonly id: number; readonly regionId: number; readonly state: PlenaryState; readonly lines: number; readonly done: number; readonly openObjections: number; /** The laptop of a hall that carries it now. */ readonly out: { readonly carrier: string; readonly takenAt: string } | null };

/** How far the plenaries of these regions are; a region without one is left out. */
export async function standingOf(db: Reader, event: number, regions: readonly number[]): Promise<Standing[]> {
  const { rows } = await sql<Standing>`
    SELECT p.id, p.region_id AS "regionId", p.state, COALESCE(l.lines, 0)::int AS lines, COALESCE(l.done, 0)::int AS done,
      (SELECT count(*)::int FROM plenary_objection o WHERE o.plenary_id = p.id AND o.kind = 'objection' AND o.outcome = 'open') AS "openObjections",
      (SELECT jsonb_build_object('carrier', b.carrier, 'takenAt', to_char(b.taken_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) FROM hall_bundle b WHERE b.plenary_id = p.id AND b.ended IS NULL) AS out
    FROM plenary p LEFT JOIN LATERAL (SELECT count(*) AS lines, count(*) FILTER (WHERE state <> 'waiting') AS done FROM plenary_line WHERE plenary_id = p.id) l ON true
    WHERE p.event_id = ${event} AND p.region_id = ANY(${regions}::int[])`.execute(db);
  return rows;
}

/** Open alarms by the path they were raised at. */
export async function openAlarms(db: Reader, event: number, scheme: string, paths: readonly string[]): Promise<Map<string, number>> {
  const { rows } = await sql<{ path: string; count: number }>`
    SELECT path, count(*) AS count FROM recap_alarm WHERE event_id = ${event} AND scheme = ${scheme} AND path = ANY(${paths}) AND answered_at IS NULL GROUP BY path`.execute(db);
  return new Map(rows.map(({ path, count }) => [path, count]));
}
