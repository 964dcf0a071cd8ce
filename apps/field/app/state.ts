import type { Lang } from '../../../kernel/text.ts';
import type { KnownWork } from '../station/names.ts';
import type { Draft } from '../entry/draft.ts';
import type { Profile } from '../net/api.ts';
import type { KeptCopy } from '../copies/copy.ts';
import type { KeptPhoto } from '../photos/photo.ts';
import type { Halt, QueueItem } from '../queue/states.ts';
import { changeDevice, type DeviceRecord, type Store } from '../vault/store.ts';

export type Stage = 'loading' | 'unusable' | 'new' | 'choose_pin' | 'locked' | 'open';

/** All that the screens show. */
export type FieldState = {
  readonly stage: Stage; /** Of the screens. */ readonly lang: Lang; readonly device: string | null; readonly profile: Profile | null; readonly items: readonly QueueItem[];
  readonly halt: Halt | null; readonly skewMs: number | null; readonly online: boolean; readonly busy: boolean;
  /** Stations, contests and sheets as the house told them last, also from an earlier day; null = never told, or no such duty. */
  readonly work: KnownWork | null; readonly workAt: string | null;
  /** What is being filled in, by sheet. */
  readonly drafts: Readonly<Record<string, Draft>>;
  /** Pictures taken by this phone, and copies of sheets that it was given. */
  readonly photos: readonly KeptPhoto[]; readonly copies: readonly KeptCopy[];
  /** Ten wrong PINs emptied this phone. */
  readonly wiped: boolean;
};

export const NOTHING: FieldState = {
  stage: 'loading', lang: 'id', device: null, profile: null, items: [], halt: null, skewMs: null, online: true, busy: false, work: null, workAt: null, drafts: {}, photos: [], copies: [], wiped: false,
};

/** What a locked phone shows nothing of. */
export const CLOSED = { profile: null, items: [], skewMs: null, work: null, workAt: null, drafts: {}, photos: [], copies: [] } satisfies Partial<FieldState>;

let state = NOTHING;
const listeners = new Set<() => void>();

export const now = (): FieldState => state;

export function change(part: Partial<FieldState>): void {
  state = { ...state, ...part };
  for (const listener of listeners) listener();
}

export function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => { listeners.delete(listener); };
}

/** What no screen sees: the database, this phone's record, and, while unlocked, the key of what it keeps. */
export const held: { store: Store | null; record: DeviceRecord | null; key: CryptoKey | null } = { store: null, record: null, key: null };

export function opened(): Store {
  if (!held.store) throw new Error('the store is not open');
  return held.store;
}

/** Changes this phone's record, here and in the database. */
export async function remember(part: Partial<DeviceRecord>): Promise<void> {
  await changeDevice(opened(), part);
  if (held.record) held.record = { ...held.record, ...part };
}
