import type { MakeStatement, WatchObjection } from '../../../modules/supervision/contract.ts';
import type { QueueItem } from '../queue/states.ts';
import { sheetKey, type SheetName } from '../entry/draft.ts';
import type { KnownWork } from '../station/names.ts';
import { wordsOfCopy, type KeptCopy } from './copy.ts';

export type StatementKind = MakeStatement['statement'];

/** Figures of the own paper that are others than those of the copy; what was typed and is the same does not differ. */
export function differing(copy: KeptCopy['copy'], own: Readonly<Record<string, number | null>>): Record<string, number | null> {
  const { figures } = wordsOfCopy(copy);
  return Object.fromEntries(Object.entries(own).filter(([cell, figure]) => (figures[cell] ?? null) !== figure));
}

export const STATEMENTS = '/api/field/statements';
export const statementLane = (name: SheetName): string => `statement ${sheetKey(name)}`;

/** What is said of a copy. @param saidAt ISO 8601, the phone's clock @param photos SHA-256 of pictures of evidence */
export const statementOf = ({ contest, village, station, hash }: KeptCopy, said: Pick<MakeStatement, 'statement' | 'figures' | 'reason' | 'photos' | 'saidAt'>): MakeStatement =>
  ({ contest, village, station, copyOf: hash, ...said });

/** What the house knew of the copied entry when it took the statement; once the copy is known to be replaced, that no longer holds and is not said. */
export function knownAbout({ replaced }: KeptCopy, { state, answer }: QueueItem): 'current' | 'superseded' | 'unknown' | null {
  const { known } = (answer ?? {}) as { readonly known?: 'current' | 'superseded' | 'unknown' };
  return state === 'sent' && !replaced ? known ?? null : null;
}

/** What a plenary made of an objection that this phone signed; null while the house has not told of it. */
export const outcomeOf = ({ answer }: QueueItem, work: KnownWork | null): WatchObjection | null => {
  const { id } = (answer ?? {}) as { readonly id?: number };
  return work?.objections?.find(({ statement }) => statement === id) ?? null;
};

/** How loudly the notice of a copy speaks: whatever its signature says, a replaced copy is no good news. */
export const noticeTone = ({ signature, replaced }: Pick<KeptCopy, 'signature' | 'replaced'>): 'hard' | 'warn' | 'good' =>
  signature === 'broken' ? 'hard' : signature === 'genuine' && !replaced ? 'good' : 'warn';

/** The newest statement of this phone about a copy. */
export const statementAbout = (copy: KeptCopy, items: readonly QueueItem[]): { readonly item: QueueItem; readonly said: MakeStatement } | null =>
  items.filter(({ kind, lane }) => kind === 'statement' && lane === statementLane(copy)).map((item) => ({ item, said: JSON.parse(item.body) as MakeStatement })).find(({ said }) => said.copyOf === copy.hash) ?? null;
