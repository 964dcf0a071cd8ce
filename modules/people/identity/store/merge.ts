import '../tables.ts';
import { sql } from 'kysely';
import type { Tx } from '../../../../kernel/db/schema.ts';
import type { Contact } from './people.ts';

/** Gives a contact to another person, sealed anew for them. */
export async function moveContact(tx: Tx, contact: number, to: string, sealed: Buffer): Promise<void> {
  await tx.updateTable('contact').set({ person_id: to, value_sealed: sealed }).where('id', '=', contact).execute();
}

/** Closes a person who is recorded elsewhere; whoever was merged into them before now points to the same one. */
export async function markMerged(tx: Tx, merged: string, kept: string): Promise<void> {
  await tx.updateTable('person').set({ merged_into: kept }).where('merged_into', '=', merged).execute();
  await sql`UPDATE person SET merged_into = ${kept}, merged_at = clock_timestamp(), version = version + 1 WHERE id = ${merged}`.execute(tx);
}

export const isSameContact = (a: Pick<Contact, 'kind' | 'valueHash'>, b: Pick<Contact, 'kind' | 'valueHash'>): boolean => a.kind === b.kind && a.valueHash.equals(b.valueHash);
