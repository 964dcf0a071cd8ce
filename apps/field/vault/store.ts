import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { Halt } from '../queue/states.ts';
import type { Profile } from '../net/api.ts';
import type { Lock, Sealed } from './seal.ts';

/** This phone: its id at the house and the private key that no page can read out, only use. */
export type DeviceRecord = {
  readonly id: string; readonly privateKey: CryptoKey;
  /** Its public half, base64url: handed out with copies. Phones of an older app have forgotten it. */
  readonly publicKey?: string;
  /** Who this phone belongs to, in clear only until a PIN is chosen. */
  readonly pending: Profile | null;
  readonly profile: Sealed | null; readonly halt: Halt | null;
};
export type VaultRecord = { readonly lock: Lock; readonly fails: number; readonly lastFailAt: number };
export type QueueRecord = { readonly id: string; readonly sealed: Sealed };
/** Anything else that the phone keeps, by a name that tells nothing of a person: `work`, `draft 12/16.71.04.1001/1`. */
export type KeptRecord = { readonly id: string; readonly sealed: Sealed };

interface Tables extends DBSchema {
  device: { key: 'this'; value: DeviceRecord };
  vault: { key: 'this'; value: VaultRecord };
  queue: { key: string; value: QueueRecord };
  kept: { key: string; value: KeptRecord };
  /** Pictures: sealed bytes, by what they are named in the queue. */
  pictures: { key: string; value: KeptRecord };
}

export type Store = IDBPDatabase<Tables>;
const ALL = ['device', 'vault', 'queue', 'kept', 'pictures'] as const;

export const openStore = (): Promise<Store> => openDB<Tables>('erekap-field', 2, {
  upgrade(db, before) {
    if (before < 1) {
      db.createObjectStore('device');
      db.createObjectStore('vault');
      db.createObjectStore('queue', { keyPath: 'id' });
    }
    db.createObjectStore('kept', { keyPath: 'id' });
    db.createObjectStore('pictures', { keyPath: 'id' });
  },
  // A newer app in another window must not wait for this one.
  blocking(_before, _after, event) { (event.target as IDBDatabase).close(); },
});

/** Counts a try before it is made: an app that is closed in the middle of one has still made it. Returns how many there were. */
export async function countTry(store: Store, now: number): Promise<VaultRecord | undefined> {
  const tx = store.transaction('vault', 'readwrite');
  const before = await tx.store.get('this');
  if (before) await tx.store.put({ ...before, fails: before.fails + 1, lastFailAt: now }, 'this');
  await tx.done;
  return before && { ...before, fails: before.fails + 1, lastFailAt: now };
}

/** Changes the record of this phone as it stands now. */
export async function changeDevice(store: Store, change: Partial<DeviceRecord>): Promise<void> {
  const tx = store.transaction('device', 'readwrite');
  const before = await tx.store.get('this');
  if (before) await tx.store.put({ ...before, ...change }, 'this');
  await tx.done;
}

/** Everything at once or nothing: PIN, key, queue. The phone is as new. */
export async function wipe(store: Store): Promise<void> {
  const tx = store.transaction(ALL, 'readwrite');
  await Promise.all([...ALL.map((name) => tx.objectStore(name).clear()), tx.done]);
}
