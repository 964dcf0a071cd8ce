import '../tables.ts';
import { sql } from 'kysely';
import type { Reader } from '../../../kernel/db/schema.ts';
import { ancestorsOf } from '../../regions/index.ts';

export type FieldObjection = { /** Of the statement. */ readonly id: number; readonly contestId: number; readonly villageId: number; readonly station: number; readonly person: string; readonly kind: 'witness' | 'supervisor' | null; readonly contestant: number | null; /** Where the mandate holds by which they spoke. */ readonly path: string | null; readonly reason: string; /** By the key of a phone. A laptop of a hall holds no signatures, and none is signed there. */ readonly isSigned: boolean };

export type SaidObjection = { /** Of the statement. */ readonly id: number; readonly contestId: number; readonly villageId: number };

/** Where somebody watches: an election by its name, villages by their paths. */
export type Watched = { readonly event: string; readonly villages: readonly string[] };

/** Every objection that one person signed there: on the sheets of the contests in whose districts those villages lie. */
export async function objectionsBy(db: Reader, person: string, { event, villages }: Watched): Promise<SaidObjection[]> {
  const over = [...new Set(villages.flatMap((path) => [...ancestorsOf(path), path]))];
  const { rows } = await sql<SaidObjection>`
    WITH here AS (SELECT DISTINCT c.id, o.scheme FROM event e JOIN roll o ON o.id = e.roll_id JOIN region a ON a.scheme = o.scheme AND a.path = ANY(${over}::text[])
      JOIN contest_region m ON m.region_id = a.id JOIN contest c ON c.id = m.contest_id AND c.event_id = e.id WHERE e.slug = ${event})
    SELECT s.id, s.contest_id AS "contestId", s.village_id AS "villageId" FROM here
    JOIN region v ON v.scheme = here.scheme AND v.path = ANY(${[...villages]}::text[]) JOIN copy_statement s ON s.contest_id = here.id AND s.village_id = v.id
    WHERE s.person_id = ${person} AND s.statement = 'objection' ORDER BY s.id`.execute(db);
  return rows;
}

/** Every objection there that still stood when a copy left, or was stated since, by its own number; nobody took it back before. */
export async function objectionsSince(db: Reader, contestIds: readonly number[], villageIds: readonly number[], since: Date): Promise<Omit<FieldObjection, 'kind' | 'contestant' | 'path' | 'isSigned'>[]> {
  const { rows } = await sql<Omit<FieldObjection, 'kind' | 'contestant' | 'path' | 'isSigned'>>`
    SELECT s.id, s.contest_id AS "contestId", s.village_id AS "villageId", s.station, s.person_id AS person, COALESCE(s.reason, '') AS reason FROM copy_statement s
    WHERE s.contest_id = ANY(${contestIds}::int[]) AND s.village_id = ANY(${villageIds}::int[]) AND s.statement = 'objection'
      AND NOT EXISTS (SELECT FROM copy_statement n WHERE n.contest_id = s.contest_id AND n.village_id = s.village_id AND n.station = s.station AND n.person_id = s.person_id AND n.id > s.id AND n.received_at < ${since}) ORDER BY s.id`.execute(db);
  return rows;
}

/** Who objects at stations of these villages: what each person said last of a sheet, where that is an objection. */
export async function fieldObjections(db: Reader, contestIds: readonly number[], villageIds: readonly number[]): Promise<FieldObjection[]> {
  const { rows } = await sql<FieldObjection>`
    SELECT s.id, s.contest_id AS "contestId", s.village_id AS "villageId", s.station, s.person_id AS person, m.kind, m.contestant, m.path, s.reason, s.signature IS NOT NULL AS "isSigned" FROM (
      SELECT DISTINCT ON (contest_id, village_id, station, person_id) id, contest_id, village_id, station, person_id, mandate_id, statement, COALESCE(reason, '') AS reason, signature
      FROM copy_statement WHERE contest_id = ANY(${contestIds}::int[]) AND village_id = ANY(${villageIds}::int[]) ORDER BY contest_id, village_id, station, person_id, id DESC) s
    LEFT JOIN mandate m ON m.id = s.mandate_id WHERE s.statement = 'objection' ORDER BY s.contest_id, s.village_id, s.station, s.person_id`.execute(db);
  return rows;
}

/** Objections by their own numbers, whatever the same people said since. */
export async function objectionsNumbered(db: Reader, ids: readonly number[]): Promise<FieldObjection[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<FieldObjection>`
    SELECT s.id, s.contest_id AS "contestId", s.village_id AS "villageId", s.station, s.person_id AS person, m.kind, m.contestant, m.path, COALESCE(s.reason, '') AS reason, s.signature IS NOT NULL AS "isSigned"
    FROM copy_statement s LEFT JOIN mandate m ON m.id = s.mandate_id WHERE s.id = ANY(${[...ids]}::bigint[]) AND s.statement = 'objection' ORDER BY s.id`.execute(db);
  return rows;
}
