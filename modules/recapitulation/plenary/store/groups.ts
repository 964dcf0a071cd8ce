import '../tables.ts';
import type { Reader, Tx } from '../../../../kernel/db/schema.ts';
import type { LineRef } from '../contract.ts';
import type { Group } from '../rules/groups.ts';

export type GroupRow = Group & { readonly showing: LineRef | null };

export const groupsOf = (db: Reader, plenary: number): Promise<GroupRow[]> =>
  db.selectFrom('plenary_group').select(['number', 'name', 'regions', 'showing']).where('plenary_id', '=', plenary).orderBy('number').execute();

/** The whole division anew; projectors go dark. */
export async function replaceGroups(tx: Tx, plenary: number, groups: readonly Group[]): Promise<void> {
  await tx.deleteFrom('plenary_group').where('plenary_id', '=', plenary).execute();
  if (groups.length === 0) return;
  await tx.insertInto('plenary_group').values(groups.map(({ number, name, regions }) => ({ plenary_id: plenary, number, name, regions: [...regions], showing: null }))).execute();
}

/** What a group has on its projector; false where there is no such group. */
export async function setShowing(tx: Tx, plenary: number, group: number, line: LineRef | null): Promise<boolean> {
  const set = await tx.updateTable('plenary_group').set({ showing: line === null ? null : JSON.stringify(line) }).where('plenary_id', '=', plenary).where('number', '=', group)
    .returning('number').executeTakeFirst();
  return set !== undefined;
}
