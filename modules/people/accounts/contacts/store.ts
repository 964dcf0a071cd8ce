import { sql, type RawBuilder } from 'kysely';
import type { Reader } from '../../../../kernel/db/schema.ts';

/** Proved by its owner, or not added to the record of somebody else a short while ago. */
const STANDS = (name: 'contact' | 'c'): RawBuilder<boolean> => sql<boolean>`(${sql.ref(`${name}.verified_at`)} IS NOT NULL OR COALESCE(${sql.ref(`${name}.waits_until`)} <= clock_timestamp(), true))`;

export type ContactFound = { readonly valueSealed: Buffer; readonly verified: boolean; readonly stands: boolean };

/** The contacts of a person, those that were proved first, and those that open nothing yet last. */
export const contactsOf = (db: Reader, person: string): Promise<ContactFound[]> =>
  db.selectFrom('contact').select(['value_sealed as valueSealed', sql<boolean>`verified_at IS NOT NULL`.as('verified'), STANDS('contact').as('stands')])
    .where('person_id', '=', person).where('ended_at', 'is', null).orderBy(sql`verified_at IS NULL`).orderBy(STANDS('contact'), 'desc').orderBy('kind').orderBy('id').execute();

/** Everybody with this contact who has no account: those sign in with one-time codes. Not by a contact that somebody just added. */
export const peopleByContact = (db: Reader, hashes: readonly Buffer[]): Promise<{ id: string; name: string }[]> =>
  db.selectFrom('contact as c').innerJoin('person as p', 'p.id', 'c.person_id').leftJoin('account as a', 'a.person_id', 'p.id')
    .select(['p.id', 'p.name']).where('c.value_hash', 'in', hashes).where('c.ended_at', 'is', null).where(STANDS('c')).where('p.merged_into', 'is', null)
    .where('p.anonymised_at', 'is', null).where('a.person_id', 'is', null).orderBy('p.name').limit(20).execute();

/** Notes that what was sent to this contact of the person was used. */
export async function noteVerified(db: Reader, person: string, hashes: readonly Buffer[]): Promise<void> {
  if (hashes.length === 0) return;
  await db.updateTable('contact').set({ verified_at: sql<Date>`clock_timestamp()` }).where('person_id', '=', person).where('value_hash', 'in', hashes)
    .where('ended_at', 'is', null).where('verified_at', 'is', null).execute();
}
