import type { Db } from '../../../../kernel/db/schema.ts';
import { SEEN } from '../rules/policy.ts';
import type { SigningDevice } from '../store/signed.ts';

type Remembered = { readonly device: SigningDevice; readonly until: number };

/** By database, because one process may hold several, as tests do; the oldest stand first. */
const books = new WeakMap<Db, Map<string, Remembered>>();
const MOST = 5000;
/** Not longer than a sign of life may be old: the next look-up notes the next one. */
const KEPT_MS = SEEN.everySeconds * 1000;

/** Keeps what a look-up told, of phones that may act. What it says of rights is only ever used where it is confirmed (`STILL_HOLDS`). */
export function rememberDevice(db: Db, device: SigningDevice): void {
  let book = books.get(db);
  if (!book) books.set(db, (book = new Map<string, Remembered>()));
  book.delete(device.id);
  book.set(device.id, { device, until: Date.now() + KEPT_MS });
  const [oldest] = book.keys();
  if (book.size > MOST && oldest !== undefined) book.delete(oldest);
}

/** The phone as it was looked up within the last minute. */
export function rememberedDevice(db: Db, id: string): SigningDevice | undefined {
  const kept = books.get(db)?.get(id);
  return kept && kept.until > Date.now() ? kept.device : undefined;
}

/** What was remembered of them is not true any more, or may not be. */
export function forgetDevices(db: Db, ids: readonly (string | undefined)[]): void {
  const book = books.get(db);
  for (const id of ids) if (id !== undefined) book?.delete(id);
}
