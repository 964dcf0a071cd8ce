import '../tables.ts';
import { sql } from 'kysely';
import type { Db } from '../../../../kernel/db/schema.ts';
import type { DutyRow } from './devices.ts';
import { IN_FORCE } from './scope.ts';

export type SigningDevice = DutyRow & {
  readonly id: string; readonly person: string; readonly name: string; readonly publicKey: Buffer; readonly revoked: boolean; readonly inForce: boolean;
  /** The person's account was closed, or the person's record was joined with another one. */
  readonly closed: boolean;
  readonly stale: boolean; readonly skewMs: number | null;
};

/** A phone with its person, key and duty at this moment, in one statement. */
export async function signingDevice(db: Db, id: string, everySeconds: number): Promise<SigningDevice | undefined> {
  const { rows } = await sql<SigningDevice>`/* prepared */
    SELECT d.id, d.person_id AS person, p.name, d.public_key AS "publicKey", d.revoked_at IS NOT NULL AS revoked, ${IN_FORCE} AS "inForce",
      (c.disabled_at IS NOT NULL OR p.merged_into IS NOT NULL) AS closed,
      (d.seen_at IS NULL OR d.seen_at < now() - ${everySeconds}::int * interval '1 second') AS stale, d.skew_ms AS "skewMs",
      a.id AS assignment, a.role, a.scheme, a.path, a.within
    FROM device d JOIN assignment a ON a.id = d.assignment_id JOIN person p ON p.id = d.person_id LEFT JOIN account c ON c.person_id = p.id
    WHERE d.id = ${id}`.execute(db);
  return rows[0];
}

/** Notes a sign of life, and how far the clock is off where that was measured; nobody waits for another who notes the same. */
export async function noteSeen(db: Db, id: string, skewMs: number | null): Promise<void> {
  await sql`/* prepared */ UPDATE device SET seen_at = now(), skew_ms = COALESCE(${skewMs}::bigint, skew_ms)
    WHERE id = (SELECT id FROM device WHERE id = ${id} FOR UPDATE SKIP LOCKED)`.execute(db);
}
