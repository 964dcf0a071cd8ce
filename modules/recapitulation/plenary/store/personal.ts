import '../tables.ts';
import { sql } from 'kysely';
import type { Reader } from '../../../../kernel/db/schema.ts';

export type OwnAttendance = {
  readonly event: string; readonly scheme: string; readonly region: string; readonly number: number; readonly name: string; readonly capacity: string;
  readonly contestType: string | null; readonly contestant: number | null; readonly letter: string | null; readonly withoutMandate: string | null; readonly cameAt: Date; readonly leftAt: Date | null; readonly struck: boolean;
};

/** Plenaries at which these people were, as the minutes know them. */
export const attendancesOf = async (db: Reader, ids: readonly string[]): Promise<OwnAttendance[]> => (await sql<OwnAttendance>`
  SELECT e.slug AS event, p.scheme, p.path AS region, a.id AS number, a.name, a.capacity, a.contest_type AS "contestType", a.contestant, a.letter, a.without_mandate AS "withoutMandate", a.came_at AS "cameAt", a.left_at AS "leftAt", a.left_at IS NOT DISTINCT FROM a.came_at AS struck
  FROM plenary_attendance a JOIN plenary p ON p.id = a.plenary_id JOIN event e ON e.id = p.event_id WHERE a.person_id = ANY(${[...ids]}::text[]) ORDER BY a.came_at`.execute(db)).rows;
