import { sql, type RawBuilder } from 'kysely';
import type { Place } from '../../../../kernel/access.ts';
import { keys } from '../../../../kernel/crypt/house-keys.ts';
import type { Db } from '../../../../kernel/db/schema.ts';
import { livesIn, servesIn } from '../../identity/store/conditions.ts';
import type { OpenSession } from '../own/store.ts';

const inReach = (places: readonly Place[]): RawBuilder<boolean> =>
  places.some(({ scheme, path }) => scheme === '*' && path === '') ? sql<boolean>`true`
    : sql<boolean>`(${livesIn(places)} OR p.id IN (SELECT a.person_id FROM assignment a WHERE ${servesIn(places)}))`;

const OPEN = sql`s.ended_at IS NULL AND now() < s.expires_at AND now() < s.seen_at + s.idle_seconds * interval '1 second'`;
const HAS_PASSKEY = sql<boolean>`EXISTS (SELECT 1 FROM passkey k WHERE k.person_id = p.id)`;

export type ListedAccount = {
  readonly person: string; readonly name: string; readonly search: string; readonly scheme: string; readonly path: string; readonly loginSealed: Buffer;
  readonly hasPassword: boolean; readonly hasTotp: boolean; readonly hasPasskey: boolean; readonly hasRecovery: boolean; readonly disabledAt: Date | null; readonly disabledReason: string | null;
  readonly createdAt: Date; readonly lastSignIn: Date | null; readonly sessions: number;
};

const STATES = {
  disabled: sql<boolean>`c.disabled_at IS NOT NULL`,
  invited: sql<boolean>`c.disabled_at IS NULL AND c.password_hash IS NULL`,
  incomplete: sql<boolean>`c.disabled_at IS NULL AND c.password_hash IS NOT NULL AND c.totp_sealed IS NULL AND NOT ${HAS_PASSKEY}`,
  open: sql<boolean>`c.disabled_at IS NULL AND c.password_hash IS NOT NULL AND (c.totp_sealed IS NOT NULL OR ${HAS_PASSKEY})`,
} as const;

export type AccountsAsked = {
  readonly places: readonly Place[]; readonly person: string | undefined; readonly words: readonly string[]; readonly login: readonly Buffer[] | null; readonly state: keyof typeof STATES | undefined;
  readonly after: { readonly search: string; readonly id: string } | null; readonly limit: number;
};

/** Accounts of people in these places, by name. */
export async function accountsIn(db: Db, { places, person, words, login, state, after, limit }: AccountsAsked): Promise<ListedAccount[]> {
  const named = words.length === 0 ? sql<boolean>`true` : sql<boolean>`(${sql.join(words.map((word) => sql`p.search LIKE ${`%${word}%`}`), sql` AND `)})`;
  const found = login === null ? named : sql<boolean>`(${named} OR c.login_hash = ANY(${login}::bytea[]))`;
  const { rows } = await sql<ListedAccount>`
    SELECT p.id AS person, p.name, p.search, p.scheme, p.path, c.login_sealed AS "loginSealed", c.password_hash IS NOT NULL AS "hasPassword", c.totp_sealed IS NOT NULL AS "hasTotp",
      ${HAS_PASSKEY} AS "hasPasskey", EXISTS (SELECT 1 FROM recovery_code r WHERE r.person_id = p.id AND r.used_at IS NULL AND (r.key_id IS NULL OR r.key_id = ANY(${keys().ids}))) AS "hasRecovery",
      c.disabled_at AS "disabledAt", c.disabled_reason AS "disabledReason", c.created_at AS "createdAt",
      (SELECT max(s.created_at) FROM session s WHERE s.person_id = p.id) AS "lastSignIn", (SELECT count(*) FROM session s WHERE s.person_id = p.id AND ${OPEN})::int AS sessions
    FROM account c JOIN person p ON p.id = c.person_id
    WHERE p.merged_into IS NULL AND ${inReach(places)} AND ${found} AND ${state ? STATES[state] : sql<boolean>`true`} AND ${person === undefined ? sql<boolean>`true` : sql<boolean>`p.id = ${person}`}
      AND ${after ? sql<boolean>`(p.search COLLATE "C", p.id) > (${after.search}, ${after.id})` : sql<boolean>`true`}
    ORDER BY p.search COLLATE "C", p.id LIMIT ${limit}`.execute(db);
  return rows;
}

export type ListedSession = OpenSession & { readonly person: string; readonly name: string; readonly scheme: string; readonly path: string };

/** Open sessions of people in these places, the newest first, below session `after`. */
export async function sessionsIn(db: Db, asked: { places: readonly Place[]; person: string | undefined; after: string | undefined; limit: number }): Promise<ListedSession[]> {
  const { rows } = await sql<ListedSession>`
    SELECT s.id, s.kind, s.user_agent AS "userAgent", s.address_sealed AS "addressSealed", s.created_at AS "createdAt", s.seen_at AS "seenAt", s.expires_at AS "expiresAt",
      p.id AS person, p.name, p.scheme, p.path
    FROM session s JOIN person p ON p.id = s.person_id
    WHERE ${OPEN} AND ${inReach(asked.places)} AND ${asked.person === undefined ? sql<boolean>`true` : sql<boolean>`p.id = ${asked.person}`}
      AND ${asked.after === undefined ? sql<boolean>`true` : sql<boolean>`s.id < ${asked.after}`}
    ORDER BY s.id DESC LIMIT ${asked.limit}`.execute(db);
  return rows;
}
