import '../tables.ts';
import { sql } from 'kysely';
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

export type HeldGroup = GroupRow & { readonly shownBy: string | null; readonly shownLines: number };

/** One group, held; undefined where there is none of that number. */
export const holdGroup = (tx: Tx, plenary: number, number: number): Promise<HeldGroup | undefined> =>
  tx.selectFrom('plenary_group').select(['number', 'name', 'regions', 'showing', 'shown_by as shownBy', 'shown_lines as shownLines']).where('plenary_id', '=', plenary).where('number', '=', number).forUpdate().executeTakeFirst();

/** What a group has on its projector, and who presents there; nobody where it is dark. */
export async function setShowing(tx: Tx, plenary: number, group: number, line: LineRef | null, presenter: { readonly by: string; readonly lines: number; readonly begins: boolean } | null): Promise<void> {
  await sql`UPDATE plenary_group SET showing = ${line === null ? null : JSON.stringify(line)}::jsonb, shown_by = ${presenter?.by ?? null}, shown_lines = ${presenter?.lines ?? 0},
    shown_since = CASE WHEN ${presenter === null} THEN NULL WHEN ${presenter?.begins ?? false} THEN clock_timestamp() ELSE shown_since END WHERE plenary_id = ${plenary} AND number = ${group}`.execute(tx);
}

/** A new sitting: whoever shows a line now begins to present. What stands on the projectors stays. */
export async function beginSitting(tx: Tx, plenary: number): Promise<void> {
  await tx.updateTable('plenary_group').set({ shown_by: null, shown_since: null, shown_lines: 0 }).where('plenary_id', '=', plenary).where('shown_by', 'is not', null).execute();
}
