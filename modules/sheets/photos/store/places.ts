import '../tables.ts';
import { sql } from 'kysely';
import type { Reader } from '../../../../kernel/db/schema.ts';

/** A station that a picture was sent for, and how. `path` = village/number. */
export type PhotoPlace = { readonly contest: number; readonly event: string; readonly scheme: string; readonly path: string; readonly person: string; readonly purpose: 'sheet' | 'statement'; readonly task: string | null; /** False once superseded, moved or set aside. */ readonly isCurrent: boolean };

/** Everywhere a picture was sent for, with who reads that sheet at this moment (`task`). */
export async function placesOfPhoto(db: Reader, sha256: string): Promise<PhotoPlace[]> {
  const { rows } = await sql<PhotoPlace>`
    WITH sent AS (
      SELECT contest_id, village_id, station, person_id, 'sheet' AS purpose, standing = 'current' AS is_current FROM sheet_photo WHERE sha256 = ${sha256}
      UNION ALL
      SELECT contest_id, village_id, station, person_id, 'statement', true FROM statement_photo WHERE sha256 = ${sha256}
    )
    SELECT s.contest_id AS contest, e.slug AS event, r.scheme, r.path || '/' || s.station AS path, s.person_id AS person, s.purpose, s.is_current AS "isCurrent",
           CASE WHEN s.purpose = 'sheet' AND c.task_until > now() THEN c.task_person END AS task
    FROM sent s JOIN region r ON r.id = s.village_id JOIN contest t ON t.id = s.contest_id JOIN event e ON e.id = t.event_id
    LEFT JOIN sheet_case c ON c.contest_id = s.contest_id AND c.village_id = s.village_id AND c.station = s.station
    LIMIT 500`.execute(db);
  return rows;
}
