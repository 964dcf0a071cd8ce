import { sql } from 'kysely';
import type { Db, Tx } from '../../../../kernel/db/schema.ts';
import type { RoleAt } from '../../roles/rules/roles.ts';
import type { SessionTable } from '../tables.ts';
import { SEEN_EVERY_SECONDS } from '../rules/policy.ts';

export type Found = { readonly session: string; readonly person: string; readonly name: string; readonly kind: SessionTable['kind']; readonly stale: boolean; readonly roles: (RoleAt & { readonly id: number })[] };

/** The open session of a token with its person and the roles held at this moment, in one statement. */
export async function sessionByToken(db: Db, tokenHash: Buffer): Promise<Found | undefined> {
  const { rows } = await sql<Found>`/* prepared */
    SELECT s.id AS session, p.id AS person, p.name, s.kind, s.seen_at < now() - ${SEEN_EVERY_SECONDS}::int * interval '1 second' AS stale,
      COALESCE((SELECT json_agg(json_build_object('id', a.id, 'role', a.role, 'scheme', a.scheme, 'path', a.path, 'within', a.within,
        'until', to_char(a.valid_until AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) ORDER BY a.id)
        FROM assignment a WHERE a.person_id = p.id AND a.revoked_at IS NULL AND a.valid_from <= now() AND (a.valid_until IS NULL OR now() < a.valid_until)), '[]') AS roles
    FROM session s JOIN person p ON p.id = s.person_id LEFT JOIN account c ON c.person_id = p.id
    WHERE s.token_hash = ${tokenHash} AND s.ended_at IS NULL AND now() < s.expires_at
      AND now() < s.seen_at + s.idle_seconds * interval '1 second' AND c.disabled_at IS NULL AND p.merged_into IS NULL`.execute(db);
  return rows[0];
}

export async function insertSession(tx: Tx, row: Omit<SessionTable, 'created_at' | 'seen_at' | 'ended_at' | 'end_reason'>): Promise<void> {
  await tx.insertInto('session').values({ ...row, ended_at: null, end_reason: null }).execute();
}

/** Notes that a session is in use, without making anybody wait for another who notes the same. */
export async function noteSeen(db: Db, session: string): Promise<void> {
  await sql`/* prepared */ UPDATE session SET seen_at = now() WHERE id = (SELECT id FROM session WHERE id = ${session} FOR UPDATE SKIP LOCKED)`.execute(db);
}

/** Ends one session; false if it had ended before. */
export async function endSession(tx: Tx | Db, session: string, reason: string): Promise<boolean> {
  const done = await tx.updateTable('session').set({ ended_at: sql`now()`, end_reason: reason }).where('id', '=', session).where('ended_at', 'is', null).executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

/** Whose session it is, if it is open. */
export async function ownerOfSession(db: Tx | Db, id: string): Promise<string | undefined> {
  return (await db.selectFrom('session').select('person_id').where('id', '=', id).where('ended_at', 'is', null).executeTakeFirst())?.person_id;
}

/** Ends the session of a token, if it is open. */
export async function endSessionOfToken(tx: Tx, tokenHash: Buffer, reason: string): Promise<void> {
  await tx.updateTable('session').set({ ended_at: sql`now()`, end_reason: reason }).where('token_hash', '=', tokenHash).where('ended_at', 'is', null).execute();
}

/** Ends every session of a person, but one if it is named; returns how many. */
export async function endSessionsOf(tx: Tx, person: string, reason: string, except?: string): Promise<number> {
  let query = tx.updateTable('session').set({ ended_at: sql`now()`, end_reason: reason }).where('person_id', '=', person).where('ended_at', 'is', null);
  if (except !== undefined) query = query.where('id', '!=', except);
  return Number((await query.executeTakeFirst()).numUpdatedRows);
}
