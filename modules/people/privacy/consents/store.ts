import '../tables.ts';
import { sql } from 'kysely';
import type { Reader, Tx } from '../../../../kernel/db/schema.ts';
import type { ConsentTable } from '../tables.ts';

export type Consent = Omit<ConsentTable, 'recorded_at'> & { readonly recorded_at: Date };

/** The consent to a purpose that is in force. */
export const activeConsent = (db: Reader, person: string, purpose: string): Promise<Consent | undefined> =>
  db.selectFrom('consent').selectAll().where('person_id', '=', person).where('purpose', '=', purpose)
    .where('withdrawn_at', 'is', null).where('replaced_by', 'is', null).executeTakeFirst();

/** Every consent of a person, newest first; withdrawn and replaced ones too. */
export const consentsOf = (db: Reader, person: string): Promise<Consent[]> =>
  db.selectFrom('consent').selectAll().where('person_id', '=', person).orderBy('recorded_at', 'desc').orderBy('id', 'desc').execute();

/** Adds a consent in the place of the one in force. */
export async function insertConsent(tx: Tx, row: Omit<ConsentTable, 'recorded_at' | 'withdrawn_at' | 'withdrawn_by' | 'replaced_by'>): Promise<void> {
  await tx.updateTable('consent').set({ replaced_by: row.id }).where('person_id', '=', row.person_id).where('purpose', '=', row.purpose)
    .where('withdrawn_at', 'is', null).where('replaced_by', 'is', null).execute();
  await tx.insertInto('consent').values({ ...row, withdrawn_at: null, withdrawn_by: null, replaced_by: null }).execute();
}

/** Withdraws a consent in force; false if there is none of this id. */
export async function endConsent(tx: Tx, person: string, consent: string, by: string): Promise<string | null> {
  const done = await tx.updateTable('consent').set({ withdrawn_at: sql`now()`, withdrawn_by: by }).where('id', '=', consent).where('person_id', '=', person)
    .where('withdrawn_at', 'is', null).where('replaced_by', 'is', null).returning('purpose').executeTakeFirst();
  return done?.purpose ?? null;
}
