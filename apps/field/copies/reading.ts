import type { SheetCopy } from './copy.ts';
import { isFull, wholeOf, withFrame, type Tray } from './frames.ts';
import { unpackCopy } from './pack.ts';

/** Where the reading of frames stands: parts so far, the copy, or parts that make no copy. */
export type Reading = { readonly kind: 'open'; readonly tray: Tray | null } | { readonly kind: 'done'; readonly copy: SheetCopy } | { readonly kind: 'broken' };

/** One more text that a camera saw. */
export async function readFrame(tray: Tray | null, text: string): Promise<Reading> {
  const next = withFrame(tray, text);
  if (!next || !isFull(next)) return { kind: 'open', tray: next };
  const bytes = await wholeOf(next);
  const copy = bytes && (await unpackCopy(bytes));
  return copy ? { kind: 'done', copy } : { kind: 'broken' };
}
