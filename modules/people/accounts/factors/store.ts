import { sql } from 'kysely';
import { keys } from '../../../../kernel/crypt/house-keys.ts';
import type { Reader, Tx } from '../../../../kernel/db/schema.ts';
import type { PasskeyTable } from '../tables.ts';

export const passkeysOf = (db: Reader, person: string) => db.selectFrom('passkey').selectAll().where('person_id', '=', person).orderBy('created_at').execute();

export const passkeyById = (db: Reader, id: string) => db.selectFrom('passkey').selectAll().where('credential_id', '=', id).executeTakeFirst();

/** False if this very passkey is known already. */
export async function insertPasskey(tx: Tx, row: Omit<PasskeyTable, 'created_at' | 'used_at'>): Promise<boolean> {
  const done = await tx.insertInto('passkey').values({ ...row, used_at: null }).onConflict((conflict) => conflict.doNothing()).executeTakeFirst();
  return done.numInsertedOrUpdatedRows === 1n;
}

/** Moves the counter on; false if it moved in the meantime, as a copied key would make it (WebAuthn §6.1.1). Keys that do not count stay at 0. */
export async function usePasskey(tx: Reader, id: string, before: number, after: number): Promise<boolean> {
  const done = await tx.updateTable('passkey').set({ counter: after, used_at: sql<Date>`clock_timestamp()` }).where('credential_id', '=', id).where('counter', '=', before).executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

export async function deletePasskey(tx: Tx, person: string, id: string): Promise<boolean> {
  return (await tx.deleteFrom('passkey').where('person_id', '=', person).where('credential_id', '=', id).executeTakeFirst()).numDeletedRows === 1n;
}

export async function replaceRecoveryCodes(tx: Tx, person: string, hashes: readonly Buffer[]): Promise<void> {
  await tx.deleteFrom('recovery_code').where('person_id', '=', person).execute();
  if (hashes.length > 0) await tx.insertInto('recovery_code').values(hashes.map((code_hash) => ({ person_id: person, code_hash, key_id: keys().ids[0], used_at: null }))).execute();
}

/** Uses a code up; false if there is none such, or it was used. */
export async function takeRecoveryCode(tx: Tx, person: string, hashes: readonly Buffer[]): Promise<boolean> {
  const done = await tx.updateTable('recovery_code').set({ used_at: sql<Date>`clock_timestamp()` }).where('person_id', '=', person).where('code_hash', 'in', hashes).where('used_at', 'is', null).executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

/** Codes that still work: unused, and made with a key that is here. */
export async function recoveryCodesLeft(db: Reader, person: string): Promise<number> {
  return (await db.selectFrom('recovery_code').select((select) => select.fn.countAll<number>().as('count')).where('person_id', '=', person).where('used_at', 'is', null)
    .where((is) => is.or([is('key_id', 'is', null), is('key_id', 'in', keys().ids)])).executeTakeFirstOrThrow()).count;
}

/** Removes every second factor: code app, passkeys and recovery codes. */
export async function dropFactors(tx: Tx, person: string): Promise<void> {
  await tx.updateTable('account').set({ totp_sealed: null, totp_confirmed_at: null, totp_last_step: null }).where('person_id', '=', person).execute();
  await tx.deleteFrom('passkey').where('person_id', '=', person).execute();
  await tx.deleteFrom('recovery_code').where('person_id', '=', person).execute();
}

/** Codes whose key was not written down are of the key of that time, which the witness names. */
export async function nameKeyOfCodes(db: Reader, key: string): Promise<void> {
  await db.updateTable('recovery_code').set({ key_id: key }).where('key_id', 'is', null).execute();
}

/** Unused recovery codes that an older key made, and how many people hold them: they end when that key is taken away. `unnamed`: the key of codes that name none. */
export async function codesOfBefore(db: Reader, unnamed: string): Promise<{ codes: number; people: number }> {
  const { rows } = await sql<{ codes: number; people: number }>`
    SELECT count(*)::int AS codes, count(DISTINCT person_id)::int AS people FROM recovery_code WHERE used_at IS NULL AND coalesce(key_id, ${unnamed}) <> ${keys().ids[0]}`.execute(db);
  return rows[0] ?? { codes: 0, people: 0 };
}
