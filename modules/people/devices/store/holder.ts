import '../../identity/tables.ts';
import type { Reader } from '../../../../kernel/db/schema.ts';

/** Contacts that somebody proved to be theirs; those that were ended stand last. */
export const provedContacts = (db: Reader, person: string): Promise<{ valueSealed: Buffer; ended: Date | null }[]> =>
  db.selectFrom('contact').select(['value_sealed as valueSealed', 'ended_at as ended']).where('person_id', '=', person).where('verified_at', 'is not', null)
    .orderBy('ended_at', (sort) => sort.asc().nullsFirst()).orderBy('kind').orderBy('id').execute();
