import { sql, type RawBuilder } from 'kysely';
import type { Reader } from '../../../../kernel/db/schema.ts';

/** Proved by its owner, or not added to the record of somebody else a short while ago. */
const STANDS = (name: 'contact' | 'c'): RawBuilder<boolean> => sql<boolean>`(${sql.ref(`${name}.verified_at`)} IS NOT NULL OR COALESCE(${sql.ref(`${name}.waits_until`)} <= clock_timestamp(), true))`;

export type ContactFound = { readonly valueSealed: Buffer; readonly verified: boolean; readonly stands: boolean; readonly withRecord: boolean };

/** The contacts of a person, those that were proved first, and those that open nothing yet last. */
export const contactsOf = (db: Reader, person: string): Promise<ContactFound[]> =>
  db.selectFrom('contact').select(['value_sealed as valueSealed', sql<boolean>`verified_at IS NOT NULL`.as('verified'), STANDS('contact').as('stands'), 'with_record as withRecord'])
    .where('person_id', '=', person).where('ended_at', 'is', null).orderBy(sql`verified_at IS NULL`).orderBy(STANDS('contact'), 'desc').orderBy('kind').orderBy('id').execute();

/** Living people with this contact, which opens something already: those who proved it, then those who have borne it longest. */
const bearers = (db: Reader, hashes: readonly Buffer[]) =>
  db.selectFrom('contact as c').innerJoin('person as p', 'p.id', 'c.person_id').where('c.value_hash', 'in', hashes).where('c.ended_at', 'is', null)
    .where(STANDS('c')).where('p.merged_into', 'is', null).where('p.anonymised_at', 'is', null).orderBy(sql`c.verified_at IS NULL`).orderBy('c.id');

/** The same without those who have an account: these sign in with one-time codes. */
const withoutAccount = (db: Reader, hashes: readonly Buffer[]) => bearers(db, hashes).leftJoin('account as a', 'a.person_id', 'p.id').where('a.person_id', 'is', null);

/** As many as a screen offers; nobody is kept out by those who were recorded with the contact after them. */
const MOST_OFFERED = 20;

/** Who may sign in with a code sent to this contact, in the order of `bearers`. */
export const peopleByContact = (db: Reader, hashes: readonly Buffer[]): Promise<{ id: string; name: string }[]> =>
  withoutAccount(db, hashes).select(['p.id', 'p.name']).limit(MOST_OFFERED).execute();

/** Whether this person may, however many others bear the contact. */
export const signsInBy = async (db: Reader, hashes: readonly Buffer[], person: string): Promise<boolean> =>
  (await withoutAccount(db, hashes).select('p.id').where('p.id', '=', person).limit(1).executeTakeFirst()) !== undefined;

/**
 * Whether a contact may be this person's login: who proved it has it, else who has borne it longest; one that nobody bears is
 * anybody's. So nobody takes a stranger's address away by recording a person of their own with it.
 */
export async function mayBeLogin(db: Reader, hashes: readonly Buffer[], person: string): Promise<boolean> {
  const [first] = await bearers(db, hashes).select('p.id').limit(1).execute();
  if (first === undefined || first.id === person) return true;
  const own = await bearers(db, hashes).select('p.id').where('p.id', '=', person).where('c.verified_at', 'is not', null).limit(1).executeTakeFirst();
  return own !== undefined;
}

/** Notes that what was sent to this contact of the person was used. */
export async function noteVerified(db: Reader, person: string, hashes: readonly Buffer[]): Promise<void> {
  if (hashes.length === 0) return;
  await db.updateTable('contact').set({ verified_at: sql<Date>`clock_timestamp()` }).where('person_id', '=', person).where('value_hash', 'in', hashes)
    .where('ended_at', 'is', null).where('verified_at', 'is', null).execute();
}
