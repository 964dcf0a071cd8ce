import '../tables.ts';
import { sql, type RawBuilder, type SqlBool } from 'kysely';
import type { Reader, Tx } from '../../../../kernel/db/schema.ts';
import type { DeviceInviteTable } from '../tables.ts';
import { DUTY, type DutyRow } from './devices.ts';
import { heldIn, IN_FORCE, type Scope } from './scope.ts';

export type InviteRow = DutyRow & {
  readonly id: string; readonly person: string; readonly personName: string; readonly issuedBy: string; readonly issuedAt: Date; readonly expiresAt: Date;
  readonly sentTo: string | null; readonly usedAt: Date | null; readonly cancelledAt: Date | null; readonly device: string | null; readonly deviceName: string | null;
};

const rows = (where: RawBuilder<SqlBool>, limit: number): RawBuilder<InviteRow> => sql<InviteRow>`
  SELECT i.id, ${DUTY}, p.id AS person, p.name AS "personName", i.issued_by AS "issuedBy", i.issued_at AS "issuedAt", i.expires_at AS "expiresAt",
    i.sent_to AS "sentTo", i.used_at AS "usedAt", i.cancelled_at AS "cancelledAt", d.id AS device, d.name AS "deviceName"
  FROM device_invite i JOIN assignment a ON a.id = i.assignment_id JOIN person p ON p.id = a.person_id LEFT JOIN device d ON d.invite_id = i.id
  WHERE ${where} ORDER BY i.id DESC LIMIT ${limit}`;

export const findInvites = async (db: Reader, scopes: readonly Scope[], limit: number): Promise<InviteRow[]> => (await rows(heldIn(scopes), limit).execute(db)).rows;
export const inviteById = async (db: Reader, id: string): Promise<InviteRow | undefined> => (await rows(sql<SqlBool>`i.id = ${id}`, 1).execute(db)).rows[0];

/** Writes the invitation; its life is counted by the database's clock. Returns when it ends. */
export async function insertInvite(tx: Tx, { minutes, ...row }: Pick<DeviceInviteTable, 'id' | 'code_hash' | 'assignment_id' | 'issued_by' | 'sent_to'> & { readonly minutes: number }): Promise<Date> {
  const { expires_at } = await tx.insertInto('device_invite')
    .values({ ...row, expires_at: sql<Date>`clock_timestamp() + ${minutes}::int * interval '1 minute'`, used_at: null, cancelled_at: null })
    .returning('expires_at').executeTakeFirstOrThrow();
  return expires_at;
}

export type TakenInvite = DutyRow & { readonly invite: string; readonly person: string; readonly personName: string; readonly issuedBy: string; readonly sentTo: string | null };

const TAKEN = sql`i.id AS invite, ${DUTY}, p.id AS person, p.name AS "personName", i.issued_by AS "issuedBy", i.sent_to AS "sentTo"`;

/** Uses an invitation up, for one of those who race for it; undefined for all others and for every code that is not valid now. */
export async function takeInvite(tx: Tx, codeHashes: readonly Buffer[]): Promise<TakenInvite | undefined> {
  const { rows: taken } = await sql<TakenInvite>`
    UPDATE device_invite i SET used_at = clock_timestamp() FROM assignment a JOIN person p ON p.id = a.person_id
    WHERE i.code_hash = ANY(${codeHashes}::bytea[]) AND i.used_at IS NULL AND i.cancelled_at IS NULL AND clock_timestamp() < i.expires_at AND a.id = i.assignment_id AND ${IN_FORCE}
    RETURNING ${TAKEN}`.execute(tx);
  return taken[0];
}

/** The phone that used this code with this very key: it asks again because the answer never reached it. */
export async function enrolledBefore(tx: Tx, codeHashes: readonly Buffer[], publicKey: Buffer): Promise<(TakenInvite & { readonly device: string }) | undefined> {
  const { rows: found } = await sql<TakenInvite & { device: string }>`
    SELECT ${TAKEN}, d.id AS device FROM device_invite i JOIN device d ON d.invite_id = i.id JOIN assignment a ON a.id = i.assignment_id JOIN person p ON p.id = a.person_id
    WHERE i.code_hash = ANY(${codeHashes}::bytea[]) AND d.public_key = ${publicKey} AND d.revoked_at IS NULL AND clock_timestamp() < i.expires_at AND ${IN_FORCE}`.execute(tx);
  return found[0];
}

/** False where it was used, cancelled or over before. */
export async function markCancelled(tx: Tx, id: string): Promise<boolean> {
  const done = await tx.updateTable('device_invite').set({ cancelled_at: sql<Date>`clock_timestamp()` })
    .where('id', '=', id).where('used_at', 'is', null).where('cancelled_at', 'is', null).where('expires_at', '>', sql<Date>`clock_timestamp()`).executeTakeFirst();
  return done.numUpdatedRows === 1n;
}
