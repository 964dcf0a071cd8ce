import '../tables.ts';
import { sql } from 'kysely';
import type { Tx } from '../../../../kernel/db/schema.ts';

/** Of two consents in force to one purpose, the one given last stands for the other. */
export async function moveConsents(tx: Tx, kept: string, merged: string): Promise<void> {
  await sql`
    WITH both_given AS (
      SELECT o.id, first_value(o.id) OVER (PARTITION BY o.purpose ORDER BY o.given_at DESC, o.id DESC) AS stays FROM consent o
      WHERE o.person_id IN (${kept}, ${merged}) AND o.withdrawn_at IS NULL AND o.replaced_by IS NULL)
    UPDATE consent c SET replaced_by = b.stays FROM both_given b WHERE c.id = b.id AND b.id <> b.stays`.execute(tx);
  await tx.updateTable('consent').set({ person_id: kept }).where('person_id', '=', merged).execute();
}

export async function moveHoldsAndRequests(tx: Tx, kept: string, merged: string): Promise<void> {
  await tx.updateTable('legal_hold').set({ person_id: kept }).where('person_id', '=', merged).execute();
  await tx.updateTable('subject_request').set({ person_id: kept }).where('person_id', '=', merged).execute();
}
