import '../tables.ts';
import { sql } from 'kysely';
import type { Reader } from '../../../kernel/db/schema.ts';

export type FieldObjection = { /** Of the statement. */ readonly id: number; readonly contestId: number; readonly villageId: number; readonly station: number; readonly person: string; readonly kind: 'witness' | 'supervisor' | null; readonly contestant: number | null; readonly reason: string; /** By the key of a phone. A laptop of a hall holds no signatures, and none is signed there. */ readonly isSigned: boolean };

export type SaidObjection = { /** Of the statement. */ readonly id: number; readonly contestId: number; readonly villageId: number };

/** Where somebody watches: an election by its name, villages by their paths. */
export type Watched = { readonly event: string; readonly villages: readonly string[] };

/** Every objection that one person signed there. */
export async function objectionsBy(db: Reader, person: string, { event, villages }: Watched): Promise<SaidObjection[]> {
  const { rows } = await sql<SaidObjection>`
    SELECT s.id, s.contest_id AS "contestId", s.village_id AS "villageId" FROM copy_statement s
    JOIN contest c ON c.id = s.contest_id JOIN event e ON e.id = c.event_id AND e.slug = ${event} JOIN roll o ON o.id = e.roll_id
    JOIN region v ON v.id = s.village_id AND v.scheme = o.scheme AND v.path = ANY(${[...villages]}::text[])
    WHERE s.person_id = ${person} AND s.statement = 'objection' ORDER BY s.id`.execute(db);
  return rows;
}

/** Every objection there that still stood when a copy left, or was stated since, by its own number; nobody took it back before. */
export async function objectionsSince(db: Reader, contestIds: readonly number[], villageIds: readonly number[], since: Date): Promise<Omit<FieldObjection, 'kind' | 'contestant' | 'isSigned'>[]> {
  const { rows } = await sql<Omit<FieldObjection, 'kind' | 'contestant' | 'isSigned'>>`
    SELECT s.id, s.contest_id AS "contestId", s.village_id AS "villageId", s.station, s.person_id AS person, COALESCE(s.reason, '') AS reason FROM copy_statement s
    WHERE s.contest_id = ANY(${contestIds}::int[]) AND s.village_id = ANY(${villageIds}::int[]) AND s.statement = 'objection'
      AND NOT EXISTS (SELECT FROM copy_statement n WHERE n.contest_id = s.contest_id AND n.village_id = s.village_id AND n.station = s.station AND n.person_id = s.person_id AND n.id > s.id AND n.received_at < ${since}) ORDER BY s.id`.execute(db);
  return rows;
}

/** Who objects at stations of these villages: what each person said last of a sheet, where that is an objection. */
export async function fieldObjections(db: Reader, contestIds: readonly number[], villageIds: readonly number[]): Promise<FieldObjection[]> {
  const { rows } = await sql<FieldObjection>`
    SELECT s.id, s.contest_id AS "contestId", s.village_id AS "villageId", s.station, s.person_id AS person, m.kind, m.contestant, s.reason, s.signature IS NOT NULL AS "isSigned" FROM (
      SELECT DISTINCT ON (contest_id, village_id, station, person_id) id, contest_id, village_id, station, person_id, mandate_id, statement, COALESCE(reason, '') AS reason, signature
      FROM copy_statement WHERE contest_id = ANY(${contestIds}::int[]) AND village_id = ANY(${villageIds}::int[]) ORDER BY contest_id, village_id, station, person_id, id DESC) s
    LEFT JOIN mandate m ON m.id = s.mandate_id WHERE s.statement = 'objection' ORDER BY s.contest_id, s.village_id, s.station, s.person_id`.execute(db);
  return rows;
}
