import '../tables.ts';
import { sql, type RawBuilder, type SqlBool } from 'kysely';
import type { Reader, Tx } from '../../../../kernel/db/schema.ts';
import { fold } from '../../identity/rules/fold.ts';
import type { DeviceFilter } from '../contract.ts';
import type { DeviceTable } from '../tables.ts';
import { belowPath, heldIn, IN_FORCE, type Scope } from './scope.ts';

/** An assignment as a phone's duty. */
export type DutyRow = { readonly assignment: number; readonly role: string; readonly scheme: string; readonly path: string; readonly within: string | null };

export type DeviceRow = DutyRow & {
  readonly id: string; readonly name: string; readonly person: string; readonly personName: string; readonly inForce: boolean;
  readonly invitedBy: string; readonly inviterName: string; readonly sentTo: string | null; readonly enrolledAt: Date; readonly seenAt: Date | null; readonly skewMs: number | null; readonly revokedAt: Date | null; readonly revokeReason: string | null;
  readonly saidAt: Date | null; readonly receivedAt: Date | null; readonly note: string | null;
};

export const DUTY = sql`a.id AS assignment, a.role, a.scheme, a.path, a.within`;

const FROM = sql`FROM device d JOIN assignment a ON a.id = d.assignment_id JOIN person p ON p.id = d.person_id`;
const rows = (where: RawBuilder<SqlBool>, limit: number): RawBuilder<DeviceRow> => sql<DeviceRow>`
  SELECT d.id, d.name, d.person_id AS person, p.name AS "personName", ${DUTY}, ${IN_FORCE} AS "inForce", d.enrolled_at AS "enrolledAt",
    d.seen_at AS "seenAt", d.skew_ms AS "skewMs", d.revoked_at AS "revokedAt", d.revoke_reason AS "revokeReason",
    i.issued_by AS "invitedBy", COALESCE(b.name, i.issued_by) AS "inviterName", i.sent_to AS "sentTo",
    r.said_at AS "saidAt", r.received_at AS "receivedAt", r.note
  ${FROM} JOIN device_invite i ON i.id = d.invite_id LEFT JOIN person b ON b.id = i.issued_by LEFT JOIN LATERAL (SELECT * FROM device_report WHERE device_id = d.id ORDER BY id DESC LIMIT 1) r ON true
  WHERE ${where} ORDER BY d.id DESC LIMIT ${limit}`;

export type DeviceSearch = DeviceFilter & { readonly scopes: readonly Scope[] };

/** Phones of a filter within the reader's places, the newest first. */
export const findDevices = async (db: Reader, search: DeviceSearch & { readonly after?: string | undefined; readonly limit: number }): Promise<DeviceRow[]> => {
  const { after } = search;
  return (await rows(sql<SqlBool>`${matching(search)} AND ${after === undefined ? sql`true` : sql`d.id < ${after}`}`, search.limit).execute(db)).rows;
};

export const countDevices = async (db: Reader, search: DeviceSearch): Promise<number> =>
  (await sql<{ count: number }>`SELECT count(*)::int AS count ${FROM} WHERE ${matching(search)}`.execute(db)).rows[0]?.count ?? 0;

export const devicesOf = async (db: Reader, person: string): Promise<DeviceRow[]> => (await rows(sql<SqlBool>`d.person_id = ${person}`, 100).execute(db)).rows;

export const deviceById = async (db: Reader, id: string): Promise<DeviceRow | undefined> => (await rows(sql<SqlBool>`d.id = ${id}`, 1).execute(db)).rows[0];

const STATES = {
  revoked: sql`d.revoked_at IS NOT NULL`,
  active: sql`d.revoked_at IS NULL AND ${IN_FORCE}`,
  ended: sql`d.revoked_at IS NULL AND NOT ${IN_FORCE}`,
} as const;

function matching({ scopes, person, q, scheme, region, role, state }: DeviceSearch): RawBuilder<SqlBool> {
  const parts: RawBuilder<unknown>[] = [heldIn(scopes)];
  if (person !== undefined) parts.push(sql`d.person_id = ${person}`);
  if (q) parts.push(sql`(strpos(p.search, ${fold(q)}) > 0 OR strpos(lower(d.name), ${q.toLowerCase()}) > 0)`);
  if (scheme !== undefined) parts.push(sql`a.scheme = ${scheme}`);
  if (region) parts.push(belowPath(region));
  if (role !== undefined) parts.push(sql`a.role = ${role}`);
  if (state !== undefined) parts.push(STATES[state]);
  return sql<SqlBool>`${sql.join(parts, sql` AND `)}`;
}

export type DutyFound = DutyRow & { readonly person: string; readonly personName: string; readonly devices: number };

/** Assignments in force with one of these roles, with how many phones work for each. */
export async function findDuties(db: Reader, { scopes, roles, q, person, limit }: { scopes: readonly Scope[] | null; roles: readonly string[]; q?: string | undefined; person?: string | undefined; limit: number }): Promise<DutyFound[]> {
  const parts: RawBuilder<unknown>[] = [IN_FORCE, sql`a.role = ANY(${roles}::text[])`, sql`p.merged_into IS NULL`];
  if (scopes !== null) parts.push(heldIn(scopes));
  if (q) parts.push(sql`strpos(p.search, ${fold(q)}) > 0`);
  if (person !== undefined) parts.push(sql`a.person_id = ${person}`);
  const { rows: found } = await sql<DutyFound>`
    SELECT ${DUTY}, p.id AS person, p.name AS "personName",
      (SELECT count(*)::int FROM device d WHERE d.assignment_id = a.id AND d.revoked_at IS NULL) AS devices
    FROM assignment a JOIN person p ON p.id = a.person_id WHERE ${sql.join(parts, sql` AND `)} ORDER BY p.search, a.id LIMIT ${limit}`.execute(db);
  return found;
}

export type DutyWithRoots = DutyRow & { readonly person: string; readonly personName: string; readonly inForce: boolean; /** Who recorded the person. */ readonly recordedBy: string; readonly grantedBy: string };

/** An assignment whoever holds it, whether it holds now, and through whom it came about. */
export async function assignmentById(db: Reader, id: number): Promise<DutyWithRoots | undefined> {
  const { rows: found } = await sql<DutyWithRoots>`
    SELECT ${DUTY}, p.id AS person, p.name AS "personName", ${IN_FORCE} AS "inForce", p.created_by AS "recordedBy", a.granted_by AS "grantedBy" FROM assignment a JOIN person p ON p.id = a.person_id WHERE a.id = ${id}`.execute(db);
  return found[0];
}

/** True if the phone is new; false where its key belongs to another phone already. */
export async function insertDevice(tx: Tx, row: Pick<DeviceTable, 'id' | 'person_id' | 'assignment_id' | 'invite_id' | 'public_key' | 'name' | 'user_agent'>): Promise<boolean> {
  const done = await tx.insertInto('device').values({ ...row, seen_at: null, skew_ms: null, revoked_at: null, revoked_by: null, revoke_reason: null })
    .onConflict((conflict) => conflict.column('public_key').doNothing()).executeTakeFirst();
  return done.numInsertedOrUpdatedRows === 1n;
}

/** The moment of the revocation, or undefined where the phone was revoked before. */
export async function markRevoked(tx: Tx, id: string, by: string, reason: string): Promise<Date | undefined> {
  const done = await tx.updateTable('device').set({ revoked_at: sql<Date>`clock_timestamp()`, revoked_by: by, revoke_reason: reason })
    .where('id', '=', id).where('revoked_at', 'is', null).returning('revoked_at').executeTakeFirst();
  return done?.revoked_at ?? undefined;
}

export async function insertReport(tx: Tx, row: { device_id: string; said_at: Date; note: string; message: string; signature: Buffer }): Promise<{ id: number; received_at: Date }> {
  return tx.insertInto('device_report').values(row).returning(['id', 'received_at']).executeTakeFirstOrThrow();
}

/** Two people were one: the phones are the remaining one's, and serve the same duty under that name where both held it. */
export async function movePhones(tx: Tx, merged: string, kept: string): Promise<void> {
  await sql`UPDATE device d SET person_id = ${kept}, assignment_id = COALESCE((
      SELECT a.id FROM assignment a JOIN assignment old ON old.id = d.assignment_id
      WHERE a.person_id = ${kept} AND a.role = old.role AND a.scheme = old.scheme AND a.path = old.path AND a.within IS NOT DISTINCT FROM old.within AND ${IN_FORCE}
      LIMIT 1), d.assignment_id)
    WHERE d.person_id = ${merged}`.execute(tx);
}
