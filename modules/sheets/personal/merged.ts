import type { Actor } from '../../../kernel/access.ts';
import { appendAudit } from '../../../kernel/audit/trail.ts';
import type { Tx } from '../../../kernel/db/schema.ts';
import { decidedByBoth, dropTasksOf, joinEyes, moveQueues } from './store.ts';

/**
 * One person was recorded twice. Entries, photos and looks keep the record under which they came: phones signed them, and nothing
 * that somebody said is put into another's mouth. What follows from them goes along: the queues, and what makes eyes no longer fresh,
 * so that nobody reads a second time what they read first under their other record. Where the two records already stand as two
 * people on one sheet, that is an entry of the trail for the office to open the sheet again: figures never change by themselves.
 */
export async function mergeReaders(tx: Tx, actor: Actor, { kept, merged }: { readonly kept: string; readonly merged: string }): Promise<void> {
  await moveQueues(tx, kept, merged);
  await dropTasksOf(tx, merged);
  const sheets = await decidedByBoth(tx, kept, merged);
  await joinEyes(tx, kept, merged);
  if (sheets.length > 0) await appendAudit(tx, actor, 'sheets.same_person', { place: { scheme: '*', path: '' }, thing: `person ${kept}`, details: { merged, count: sheets.length, sheets: sheets.slice(0, 200) } });
}
