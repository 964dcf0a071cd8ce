import '../tables.ts';
import '../../accounts/tables.ts';
import '../../devices/tables.ts';
import '../../identity/tables.ts';
import { sql, type RawBuilder, type SqlBool } from 'kysely';
import type { Reader, Tx } from '../../../../kernel/db/schema.ts';
import type { HeldPost, Post } from '../rules/admit.ts';

export type PersonHead = { readonly id: string; readonly name: string; readonly merged_into: string | null };

/** Locks people so that nobody else changes their roles until the end of the transaction; in the order of ids, so that two never wait for each other. */
export async function lockPeople(tx: Tx, ids: readonly string[]): Promise<Map<string, PersonHead>> {
  const { rows } = await sql<PersonHead>`SELECT id, name, merged_into FROM person WHERE id = ANY(${ids}::text[]) ORDER BY id FOR NO KEY UPDATE`.execute(tx);
  return new Map(rows.map((row) => [row.id, row]));
}

type HeldRow = { id: number; person_id: string; role: string; scheme: string; path: string; within: string | null; from: number; until: number | null };

/** What each of these people holds or will hold: neither revoked nor over. */
export async function heldBy(db: Reader, people: readonly string[]): Promise<Map<string, HeldPost[]>> {
  const { rows } = await sql<HeldRow>`
    SELECT id, person_id, role, scheme, path, within, round(extract(epoch FROM valid_from) * 1000)::float8 AS "from", round(extract(epoch FROM valid_until) * 1000)::float8 AS until
    FROM assignment WHERE person_id = ANY(${people}::text[]) AND revoked_at IS NULL AND (valid_until IS NULL OR now() < valid_until) ORDER BY id`.execute(db);
  return Map.groupBy(rows, (row) => row.person_id);
}

export type Giving = { readonly person: string; readonly post: Post; readonly source: string; readonly reason: string | null; readonly by: string };

/** Writes assignments in one statement; their numbers, in the order given. */
export async function insertAssignments(tx: Tx, all: readonly Giving[]): Promise<number[]> {
  if (all.length === 0) return [];
  const column = <T>(of: (one: Giving) => T): T[] => all.map(of);
  const { rows } = await sql<{ id: number }>`
    INSERT INTO assignment (person_id, role, scheme, path, within, valid_from, valid_until, source, reason, granted_by)
    SELECT g.person, g.role, g.scheme, g.path, g.within, to_timestamp(g.valid_from / 1000), to_timestamp(g.valid_until / 1000), g.source, g.reason, g.granted_by
    FROM unnest(${column((g) => g.person)}::text[], ${column((g) => g.post.role)}::text[], ${column((g) => g.post.scheme)}::text[], ${column((g) => g.post.path)}::text[], ${column((g) => g.post.within)}::text[],
      ${column((g) => g.post.from)}::float8[], ${column((g) => g.post.until)}::float8[], ${column((g) => g.source)}::text[], ${column((g) => g.reason)}::text[], ${column((g) => g.by)}::text[])
      WITH ORDINALITY AS g (person, role, scheme, path, within, valid_from, valid_until, source, reason, granted_by, at) ORDER BY g.at
    RETURNING id`.execute(tx);
  return rows.map(({ id }) => id);
}

export type Ending = { readonly id: number; readonly reason: string };

/** Ends assignments at this moment; the numbers of those that had not ended before. */
export async function revokeAssignments(tx: Tx, by: string, all: readonly Ending[]): Promise<number[]> {
  if (all.length === 0) return [];
  const { rows } = await sql<{ id: number }>`
    UPDATE assignment a SET revoked_at = clock_timestamp(), revoked_by = ${by}, revoke_reason = e.reason
    FROM unnest(${all.map((one) => one.id)}::bigint[], ${all.map((one) => one.reason)}::text[]) AS e (id, reason)
    WHERE a.id = e.id AND a.revoked_at IS NULL AND (a.valid_until IS NULL OR now() < a.valid_until) RETURNING a.id`.execute(tx);
  return rows.map(({ id }) => id);
}

export type Assignment = { id: number; person_id: string; role: string; scheme: string; path: string; within: string | null; valid_until: Date | null; revoked_at: Date | null };

export const findAssignment = (db: Reader, id: number): Promise<Assignment | undefined> =>
  db.selectFrom('assignment').select(['id', 'person_id', 'role', 'scheme', 'path', 'within', 'valid_until', 'revoked_at']).where('id', '=', id).executeTakeFirst();

/** An assignment that counts at this moment. */
export const inForce = (alias: string): RawBuilder<SqlBool> => {
  const at = (name: string): RawBuilder<unknown> => sql.ref(`${alias}.${name}`);
  return sql<SqlBool>`(${at('revoked_at')} IS NULL AND ${at('valid_from')} <= now() AND (${at('valid_until')} IS NULL OR now() < ${at('valid_until')}))`;
};

/** Sign-ins of staff that go on after the last role ended since they began; only these people's if they are named. */
const withoutRole = (people: readonly string[] | null): RawBuilder<SqlBool> => sql<SqlBool>`
  s.kind = 'staff' AND s.ended_at IS NULL AND (${people}::text[] IS NULL OR s.person_id = ANY(${people}::text[]))
  AND EXISTS (SELECT 1 FROM assignment a WHERE a.person_id = s.person_id AND COALESCE(a.revoked_at, a.valid_until) BETWEEN s.created_at AND clock_timestamp())
  AND NOT EXISTS (SELECT 1 FROM assignment a WHERE a.person_id = s.person_id AND ${inForce('a')})`;

/** Ends them; how many sign-ins of whom. */
export async function endSessionsWithoutRole(tx: Tx, people: readonly string[] | null, reason: string): Promise<Map<string, number>> {
  const { rows } = await sql<{ person_id: string }>`
    UPDATE session s SET ended_at = clock_timestamp(), end_reason = ${reason} WHERE ${withoutRole(people)} RETURNING s.person_id`.execute(tx);
  return new Map([...Map.groupBy(rows, (row) => row.person_id)].map(([person, sessions]) => [person, sessions.length]));
}

/** Takes the devices away whose duty has ended; which of whom. */
export async function endDevicesWithoutDuty(tx: Tx, by: string, reason: string): Promise<{ id: string; person_id: string; scheme: string; path: string }[]> {
  const { rows } = await sql<{ id: string; person_id: string; scheme: string; path: string }>`
    UPDATE device d SET revoked_at = clock_timestamp(), revoked_by = ${by}, revoke_reason = ${reason}
    FROM assignment a WHERE a.id = d.assignment_id AND d.revoked_at IS NULL AND COALESCE(a.revoked_at, a.valid_until) <= clock_timestamp()
    RETURNING d.id, d.person_id, a.scheme, a.path`.execute(tx);
  return rows;
}

/** Ends what both hold from the same moment, so that one person does not hold it twice. */
export async function endTwins(tx: Tx, by: string, from: string, to: string): Promise<void> {
  await sql`
    UPDATE assignment m SET revoked_at = clock_timestamp(), revoked_by = ${by}, revoke_reason = 'person merged' FROM assignment k
    WHERE m.person_id = ${from} AND k.person_id = ${to} AND m.revoked_at IS NULL AND k.revoked_at IS NULL
      AND (k.role, k.scheme, k.path, k.valid_from) = (m.role, m.scheme, m.path, m.valid_from) AND k.within IS NOT DISTINCT FROM m.within`.execute(tx);
}

/** Hands all assignments of one person to another, as they are. */
export async function moveAssignments(tx: Tx, from: string, to: string): Promise<number> {
  const done = await tx.updateTable('assignment').set({ person_id: to }).where('person_id', '=', from).executeTakeFirst();
  return Number(done.numUpdatedRows);
}

/** Where a person last held a role; undefined for somebody who never did. */
export const lastPlace = (db: Reader, person: string): Promise<{ scheme: string; path: string } | undefined> =>
  db.selectFrom('assignment').select(['scheme', 'path']).where('person_id', '=', person).orderBy('id', 'desc').executeTakeFirst();
