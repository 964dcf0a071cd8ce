import { DRAFTS } from './drafts.ts';
import type { Draft } from '../entry/draft.ts';
import { keptValues } from './kept.ts';
import { keptItems, syncSoon } from './outbox.ts';
import { change, held } from './state.ts';
import { keptCopies } from '../copies/keep.ts';
import { healPhotos, keptPhotos } from '../photos/keep.ts';
import { keptWork } from './work.ts';

/** Shows what the phone keeps, right after it was opened, and goes on sending. */
export async function show(): Promise<void> {
  const { key, record } = held;
  if (!key) return;
  const [items, drafts, work, photos, copies] = await Promise.all([keptItems(key), keptValues<Draft>(DRAFTS), keptWork(), keptPhotos(), keptCopies()]);
  change({ stage: 'open', items, drafts: Object.fromEntries(drafts), work: work?.work ?? null, workAt: work?.at ?? null, photos, copies, halt: record?.halt ?? null });
  void healPhotos().catch(() => undefined);
  syncSoon();
}
