import { hear } from '../../kernel/announce.ts';
import '../sheets/index.ts';
import { foldChanges } from './running.ts';
import { addToTotals } from './store.ts';

let composed = false;

/** Makes the totals listen to accepted sheets, inside their transaction. Calling it again changes nothing. */
export function composeRecapitulation(): void {
  if (composed) return;
  composed = true;
  hear('sheets.accepted', async (tx, _actor, news) => addToTotals(tx, news.contest.id, news.channel, foldChanges(news)));
}
