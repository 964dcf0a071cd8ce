import { sql } from 'kysely';
import type { Db, Reader } from '../../../../kernel/db/schema.ts';

/** True if a write with this key was done before; the command itself then gives the first answer again, or refuses another content. */
export async function wasAnswered(db: Db, actor: string, key: string): Promise<boolean> {
  return (await db.selectFrom('idempotency').select('command').where('actor', '=', actor).where('key', '=', key).where('response', 'is not', null).executeTakeFirst()) !== undefined;
}

/** The open sessions of a person, newest first. */
export const openSessionsOf = (db: Reader, person: string) =>
  db.selectFrom('session').select(['id', 'kind', 'user_agent as userAgent', 'address_sealed as addressSealed', 'created_at as createdAt', 'seen_at as seenAt', 'expires_at as expiresAt'])
    .where('person_id', '=', person).where('ended_at', 'is', null).where('expires_at', '>', sql<Date>`now()`)
    .where(sql<boolean>`now() < seen_at + idle_seconds * interval '1 second'`).orderBy('created_at', 'desc').orderBy('id', 'desc').limit(100).execute();

export type OpenSession = Awaited<ReturnType<typeof openSessionsOf>>[number];
