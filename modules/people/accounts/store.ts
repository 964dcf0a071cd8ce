import { sql } from 'kysely';
import type { Place } from '../../../kernel/access.ts';
import type { Db, Reader, Tx } from '../../../kernel/db/schema.ts';
import type { RoleAt } from '../roles/rules/roles.ts';
import { hashesOf } from './logins.ts';
import type { AccountTable } from './tables.ts';

const COLUMNS = [
  'p.id as person', 'p.name', 'p.scheme', 'p.path', 'a.login_sealed as loginSealed', 'a.password_hash as passwordHash',
  'a.password_set_at as passwordSetAt', 'a.password_temporary as passwordTemporary', 'a.totp_sealed as totpSealed', 'a.totp_confirmed_at as totpSince',
  'a.totp_last_step as totpLastStep', 'a.disabled_at as disabledAt', 'a.disabled_reason as disabledReason',
] as const;

const accounts = (db: Reader) => db.selectFrom('account as a').innerJoin('person as p', 'p.id', 'a.person_id').select(COLUMNS).where('p.merged_into', 'is', null);

type Row = NonNullable<Awaited<ReturnType<ReturnType<typeof accounts>['executeTakeFirst']>>>;

/** An account with the person it belongs to. `loginHash` is by the current key, also where the row still has that of an older one. */
export type Account = Row & { readonly loginHash: Buffer };

const withHash = (row: Row | undefined): Account | undefined => row && { ...row, loginHash: hashesOf(row.loginSealed, row.person).now };

/** By the hashes of a login (`loginHashes`). */
export const accountByLogin = async (db: Reader, hashes: readonly Buffer[]): Promise<Account | undefined> => withHash(await accounts(db).where('a.login_hash', 'in', hashes).executeTakeFirst());

export const accountOf = async (db: Reader, person: string): Promise<Account | undefined> => withHash(await accounts(db).where('a.person_id', '=', person).executeTakeFirst());

/** The same, held until the transaction ends, so that two changes of one account follow each other. */
export const holdAccount = async (tx: Tx, person: string): Promise<Account | undefined> => withHash(await accounts(tx).where('a.person_id', '=', person).forUpdate('a').executeTakeFirst());

/** False if the login belongs to somebody already, or this person has an account. */
export async function insertAccount(tx: Tx, row: Pick<AccountTable, 'person_id' | 'login_hash' | 'login_sealed' | 'password_hash' | 'created_by'>): Promise<boolean> {
  // The index does not see the same login under a hash of an older key.
  const { before } = hashesOf(row.login_sealed, row.person_id);
  if (before.length > 0 && (await tx.selectFrom('account').select('person_id').where('login_hash', 'in', before).executeTakeFirst())) return false;
  const done = await tx.insertInto('account').values({
    ...row, password_set_at: row.password_hash === null ? null : new Date(), totp_sealed: null, totp_confirmed_at: null, totp_last_step: null, disabled_at: null, disabled_reason: null,
  }).onConflict((conflict) => conflict.doNothing()).executeTakeFirst();
  return done.numInsertedOrUpdatedRows === 1n;
}

/** True if anybody has an account. The invented people of the demo city count as well, as long as their accounts are open. */
export const hasAccounts = async (db: Reader): Promise<boolean> =>
  (await db.selectFrom('account as a').innerJoin('person as p', 'p.id', 'a.person_id').select('p.id')
    .where(({ eb, or }) => or([eb('p.demo', '=', false), eb('a.disabled_at', 'is', null)])).limit(1).executeTakeFirst()) !== undefined;

/** One set-up at a time, until the transaction ends. */
export async function holdSetup(tx: Tx): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(4779)`.execute(tx);
}

export async function setPassword(db: Reader, person: string, hash: string | null): Promise<void> {
  await db.updateTable('account').set({ password_hash: hash, password_set_at: hash === null ? null : sql<Date>`clock_timestamp()`, password_temporary: false }).where('person_id', '=', person).execute();
}

/** The same password under today's parameters; nothing if it was changed in the meantime. */
export async function renewHash(db: Db, person: string, before: string, hash: string): Promise<void> {
  await db.updateTable('account').set({ password_hash: hash }).where('person_id', '=', person).where('password_hash', '=', before).execute();
}

export async function setTotp(tx: Tx, person: string, sealed: Buffer | null, step: number | null): Promise<void> {
  await tx.updateTable('account').set({ totp_sealed: sealed, totp_confirmed_at: sealed === null ? null : sql<Date>`clock_timestamp()`, totp_last_step: step }).where('person_id', '=', person).execute();
}

/** Notes the time step of a code that was right; false if that one or a later one was taken before. */
export async function takeTotpStep(tx: Tx, person: string, step: number): Promise<boolean> {
  const done = await tx.updateTable('account').set({ totp_last_step: step }).where('person_id', '=', person).where('totp_sealed', 'is not', null)
    .where((is) => is.or([is('totp_last_step', 'is', null), is('totp_last_step', '<', step)])).executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

/** False if it was so already. */
export async function setDisabled(tx: Tx, person: string, reason: string | null): Promise<boolean> {
  const done = await tx.updateTable('account').set({ disabled_at: reason === null ? null : sql<Date>`clock_timestamp()`, disabled_reason: reason })
    .where('person_id', '=', person).where('disabled_at', reason === null ? 'is not' : 'is', null).executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

/** A role with the time it is held; `until` null = for good. */
export type RoleSpan = RoleAt & { readonly until: string | null; readonly begun: boolean };

/** Where a person lives, who they are, and every role that is not over: those held at this moment, and those that begin later. */
export async function personAt(db: Reader, person: string): Promise<{ id: string; name: string; home: Place; roles: RoleSpan[] } | undefined> {
  const found = await db.selectFrom('person').select(['id', 'name', 'scheme', 'path']).where('id', '=', person).where('merged_into', 'is', null).executeTakeFirst();
  if (!found) return undefined;
  const roles = await db.selectFrom('assignment').select(['role', 'scheme', 'path', 'within', 'valid_until as until', sql<boolean>`valid_from <= now()`.as('begun')])
    .where('person_id', '=', person).where('revoked_at', 'is', null).where((is) => is.or([is('valid_until', 'is', null), is('valid_until', '>', sql<Date>`now()`)])).execute();
  return {
    id: found.id, name: found.name, home: { scheme: found.scheme, path: found.path },
    roles: roles.map(({ role, until, ...at }) => ({ ...at, role: role as RoleSpan['role'], until: until?.toISOString() ?? null })),
  };
}
