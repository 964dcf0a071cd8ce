import { sql } from 'kysely';
import type { Db, Reader, Tx } from '../../../../kernel/db/schema.ts';
import { tokenHash, newToken } from '../sessions/open-session.ts';
import { STEP_TRIES } from '../rules/policy.ts';
import type { SignInStepTable } from '../tables.ts';

export type StepKind = SignInStepTable['kind'];

/** What an exchange has come to. `stage` is what it waits for; `pending` what `secret` holds. */
export type StepDetail = {
  readonly stage?: 'factor' | 'enrol' | 'new_password' | 'own' | 'proof' | 'first';
  readonly pending?: 'totp' | 'passkey';
  /** How the person has proved who they are so far. */
  readonly via?: readonly string[];
  /** A new password must be chosen before the end. */
  readonly renew?: boolean;
  /** Everybody who has the contact that a one-time code went to. */
  readonly people?: readonly string[];
  /** The hashes of the contact that a code or a link went to, by the current key first. */
  readonly contacts?: readonly string[];
  readonly invite?: boolean;
};

export type StepRow = { readonly hash: Buffer; readonly kind: StepKind; readonly person: string | null; readonly secret: Buffer | null; readonly detail: StepDetail };
export type NewStep = { readonly kind: StepKind; readonly person: string | null; readonly secret?: Buffer | null; readonly detail?: StepDetail; readonly seconds: number };

const COLUMNS = ['token_hash as hash', 'kind', 'person_id as person', 'secret', 'detail'] as const;

/** Writes down a step and gives the token that goes on with it. */
export async function insertStep(db: Reader, { kind, person, secret = null, detail = {}, seconds }: NewStep): Promise<string> {
  const token = newToken();
  await db.insertInto('sign_in_step').values({
    token_hash: tokenHash(token), kind, person_id: person, secret, detail: JSON.stringify(detail), used_at: null,
    expires_at: sql<Date>`clock_timestamp() + ${seconds}::int * interval '1 second'`,
  }).execute();
  return token;
}

/** An open step, without counting a try. */
export async function stepByToken(db: Reader, token: string, kinds: readonly StepKind[]): Promise<StepRow | undefined> {
  return (await db.selectFrom('sign_in_step').select(COLUMNS).where('token_hash', '=', tokenHash(token)).where('kind', 'in', kinds)
    .where('used_at', 'is', null).where('expires_at', '>', sql<Date>`clock_timestamp()`).where('tries', '<', STEP_TRIES).executeTakeFirst());
}

/** An open step, with one try counted; parallel tries wait for each other and never exceed the number allowed. */
export async function tryStep(db: Db, token: string, kinds: readonly StepKind[]): Promise<StepRow | undefined> {
  return (await db.updateTable('sign_in_step').set({ tries: sql`tries + 1` }).where('token_hash', '=', tokenHash(token)).where('kind', 'in', kinds)
    .where('used_at', 'is', null).where('expires_at', '>', sql<Date>`clock_timestamp()`).where('tries', '<', STEP_TRIES).returning(COLUMNS).executeTakeFirst());
}

/** Gives a try back: it was right, but something else is asked before the end. */
export async function untryStep(db: Db, hash: Buffer): Promise<void> {
  await db.updateTable('sign_in_step').set({ tries: sql`greatest(tries - 1, 0)` }).where('token_hash', '=', hash).execute();
}

/** Keeps a fresh secret with an open step. */
export async function setSecret(db: Reader, hash: Buffer, secret: Buffer, detail: StepDetail): Promise<void> {
  await db.updateTable('sign_in_step').set({ secret, detail: JSON.stringify(detail) }).where('token_hash', '=', hash).where('used_at', 'is', null).execute();
}

/** Ends a step; false if somebody else ended it first. */
export async function closeStep(tx: Reader, hash: Buffer): Promise<boolean> {
  const done = await tx.updateTable('sign_in_step').set({ used_at: sql<Date>`clock_timestamp()` }).where('token_hash', '=', hash)
    .where('used_at', 'is', null).where('expires_at', '>', sql<Date>`clock_timestamp()`).executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

/** Ends every open link and step of a person. */
export async function closeStepsOf(tx: Tx, person: string): Promise<void> {
  await tx.updateTable('sign_in_step').set({ used_at: sql<Date>`clock_timestamp()` }).where('person_id', '=', person).where('used_at', 'is', null).execute();
}

export async function closeStepsOfKind(tx: Tx, kind: StepKind): Promise<void> {
  await tx.updateTable('sign_in_step').set({ used_at: sql<Date>`clock_timestamp()` }).where('kind', '=', kind).where('used_at', 'is', null).execute();
}

/** Removes what ended a day ago; returns how many. */
export async function sweepSteps(db: Db): Promise<number> {
  const done = await db.deleteFrom('sign_in_step').where('expires_at', '<', sql<Date>`clock_timestamp() - interval '1 day'`).executeTakeFirst();
  return Number(done.numDeletedRows);
}
