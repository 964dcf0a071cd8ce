import '../tables.ts';
import { sql } from 'kysely';
import type { Reader, Tx } from '../../../../kernel/db/schema.ts';
import type { LegalHoldTable } from '../tables.ts';

export type Hold = Omit<LegalHoldTable, 'placed_at'> & { readonly placed_at: Date };

export const holdsOf = (db: Reader, person: string): Promise<Hold[]> =>
  db.selectFrom('legal_hold').selectAll().where('person_id', '=', person).orderBy('placed_at', 'desc').execute();

export async function insertHold(tx: Tx, row: Pick<LegalHoldTable, 'id' | 'person_id' | 'reason' | 'placed_by'>): Promise<void> {
  await tx.insertInto('legal_hold').values({ ...row, lifted_by: null, lifted_at: null, lift_reason: null }).execute();
}

/** Lifts a hold of a person; false if none of this id lasts. */
export async function liftHold(tx: Tx, person: string, hold: string, by: string, reason: string): Promise<boolean> {
  const done = await tx.updateTable('legal_hold').set({ lifted_by: by, lifted_at: sql`now()`, lift_reason: reason }).where('id', '=', hold).where('person_id', '=', person).where('lifted_at', 'is', null).executeTakeFirst();
  return done.numUpdatedRows === 1n;
}
