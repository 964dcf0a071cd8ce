import '../tables.ts';
import { sql } from 'kysely';
import type { Tx } from '../../../../kernel/db/schema.ts';

/** Gives a contact to another person, sealed and hashed anew for them; there it is a new one: not proved, and of no use until `waits`. */
export async function moveContact(tx: Tx, contact: number, to: string, { sealed, hash, waits }: { readonly sealed: Buffer; readonly hash: Buffer; readonly waits: Date }): Promise<void> {
  await tx.updateTable('contact').set({ person_id: to, value_sealed: sealed, value_hash: hash, verified_at: null, waits_until: waits, with_record: false }).where('id', '=', contact).execute();
}

/** Closes a person who is recorded elsewhere; whoever was merged into them before now points to the same one. */
export async function markMerged(tx: Tx, merged: string, kept: string): Promise<void> {
  await tx.updateTable('person').set({ merged_into: kept }).where('merged_into', '=', merged).execute();
  await sql`UPDATE person SET merged_into = ${kept}, merged_at = clock_timestamp(), version = version + 1 WHERE id = ${merged}`.execute(tx);
}
