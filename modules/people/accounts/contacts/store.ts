import { sql } from 'kysely';
import type { Reader } from '../../../../kernel/db/schema.ts';

export const contactsOf = (db: Reader, person: string): Promise<{ valueSealed: Buffer }[]> =>
  db.selectFrom('contact').select('value_sealed as valueSealed').where('person_id', '=', person).where('ended_at', 'is', null)
    .orderBy(sql`verified_at IS NULL`).orderBy('kind').orderBy('id').execute();

/** Everybody with this contact who has no account: those sign in with one-time codes. */
export const peopleByContact = (db: Reader, hashes: readonly Buffer[]): Promise<{ id: string; name: string }[]> =>
  db.selectFrom('contact as c').innerJoin('person as p', 'p.id', 'c.person_id').leftJoin('account as a', 'a.person_id', 'p.id')
    .select(['p.id', 'p.name']).where('c.value_hash', 'in', hashes).where('c.ended_at', 'is', null).where('p.merged_into', 'is', null)
    .where('p.anonymised_at', 'is', null).where('a.person_id', 'is', null).orderBy('p.name').limit(20).execute();

export async function noteVerified(db: Reader, person: string, hashes: readonly Buffer[]): Promise<void> {
  await db.updateTable('contact').set({ verified_at: sql<Date>`clock_timestamp()` }).where('person_id', '=', person).where('value_hash', 'in', hashes)
    .where('ended_at', 'is', null).where('verified_at', 'is', null).execute();
}
