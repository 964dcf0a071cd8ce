import type { Db } from '../../../kernel/db/schema.ts';
import { houseFiles } from '../../../kernel/house-files.ts';
import { endUnmoved, partsInUse } from './store/uploads.ts';

/** A phone without a network comes back within two days; what rests longer begins anew. */
const RESTS_MS = 48 * 3_600_000;

/** Ends uploads that nobody went on with, and removes files that no upload names any more. Returns how many of each. */
export async function sweepUploads(db: Db, now: Date = new Date()): Promise<{ uploads: number; files: number }> {
  const since = new Date(now.getTime() - RESTS_MS);
  const { parts } = houseFiles();
  const ended = await endUnmoved(db, since);
  for (const name of ended) await parts.drop(name);
  const old = await parts.untouchedSince(since);
  const used = await partsInUse(db, old);
  const left = old.filter((name) => !used.has(name));
  for (const name of left) await parts.drop(name);
  return { uploads: ended.length, files: left.length };
}
