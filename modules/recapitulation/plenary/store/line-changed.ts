import '../tables.ts';
import type { Tx } from '../../../../kernel/db/schema.ts';
import { TAKEN_BACK_STATES } from '../states.ts';

/** A line of the contest changed: what was drawn up of it is no longer what the plenary found. The next drawing-up is a new version. */
export async function lineChanged(tx: Tx, plenary: { readonly id: number }, contest: number): Promise<void> {
  await tx.updateTable('certificate').set({ state: 'superseded' }).where('plenary_id', '=', plenary.id).where('contest_id', '=', contest).where('state', 'in', [...TAKEN_BACK_STATES]).execute();
}
