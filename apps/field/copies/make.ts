import type { FieldSheet, SubmittedEntry } from '../../../modules/sheets/contract.ts';
import type { FieldState } from '../app/state.ts';
import type { FoundSheet } from '../station/find.ts';
import type { QueueItem } from '../queue/states.ts';
import { laneOf } from '../station/sheet-state.ts';
import { slimBallot } from './ballot.ts';
import type { SheetCopy } from './copy.ts';

/** The newest entry that this phone signed for a sheet and that was not refused: only who signed can hand out the signature. */
export const signedHere = (items: readonly QueueItem[], { name }: FoundSheet): QueueItem | null =>
  items.find(({ kind, lane, state }) => kind === 'entry' && lane === laneOf(name) && state !== 'refused') ?? null;

/** The entry that the house holds in the place of this one; null: this one stands, has not arrived, or the phone was told nothing newer yet. @param hash of the text of `item` */
export function replacedBy({ state, answer }: QueueItem, hash: string, sheet: FieldSheet | null): NonNullable<FieldSheet['entry']> | null {
  const entry = sheet?.entry;
  if (state !== 'sent' || !entry || entry.hash === hash) return null;
  const { number = 0, outcome } = (answer ?? {}) as Partial<SubmittedEntry>;
  return entry.number > number || outcome === 'aside' ? entry : null;
}

/** The copy of an entry, made of what this phone keeps: no network is needed. @param publicKey of this phone */
export function copyOf(item: QueueItem, { contest, station }: FoundSheet, { profile, device }: Pick<FieldState, 'profile' | 'device'>, publicKey: string | null): SheetCopy {
  return {
    v: 1, text: item.body, device: item.headers['e-rekap-device'] ?? device ?? '', time: item.headers['e-rekap-time'] ?? item.saidAt, key: item.id,
    signature: item.headers['e-rekap-signature'] ?? '', publicKey, by: profile?.person ?? '',
    contest: { name: contest.name, type: contest.type, variant: contest.variant, ballot: slimBallot(contest) }, place: station.village.name,
  };
}
