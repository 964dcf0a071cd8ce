import { profileOf, sendEnrolment, type Profile } from '../net/api.ts';
import { makeKeys, signEnrolment } from '../net/sign.ts';
import type { Told } from '../queue/states.ts';
import { MOST_FAILS, waitLeft } from '../vault/guard.ts';
import { makeLock, openLock, seal, unseal } from '../vault/seal.ts';
import { countTry, openStore, wipe } from '../vault/store.ts';
import { chosenLang } from '../words/useWords.ts';
import { takeLangOf } from './language.ts';
import { show } from './open.ts';
import { restUntilAsked, syncSoon } from './outbox.ts';
import { change, CLOSED, held, now, NOTHING, opened } from './state.ts';
import { askAllAnew } from './work.ts';

export type Unlocking = { readonly kind: 'open' | 'wiped' } | { readonly kind: 'wrong'; readonly left: number } | { readonly kind: 'wait'; readonly milliseconds: number };
export type Enrolling = { readonly kind: 'done' | 'unreachable' } | { readonly kind: 'refused'; readonly told: Told };

/** Opens the phone's own database and finds out how far this phone has come. */
export async function start(): Promise<void> {
  change({ lang: chosenLang() ?? 'id' });
  try {
    // Without a secure context there is no key that cannot be read out, and nothing to begin with.
    if (!globalThis.isSecureContext) throw new Error('no secure context');
    held.store = await openStore();
    held.record = (await held.store.get('device', 'this')) ?? null;
    const hasPin = (await held.store.get('vault', 'this')) !== undefined;
    change({ stage: held.record === null ? 'new' : hasPin ? 'locked' : 'choose_pin', device: held.record?.id ?? null, online: navigator.onLine });
  } catch {
    change({ stage: 'unusable' });
    return;
  }
  addEventListener('online', () => { change({ online: true }); syncSoon(); });
  addEventListener('offline', () => change({ online: false }));
}

let attempt: { readonly code: string; readonly keys: Awaited<ReturnType<typeof makeKeys>> } | null = null;

/** Makes a key, proves with the code whose phone this is, and keeps both. */
export async function enrol(code: string, name: string): Promise<Enrolling> {
  // The same code is sent again with the same key: should only the answer have been lost, it is given again.
  if (attempt?.code !== code) attempt = { code, keys: await makeKeys() };
  const { privateKey, publicKey } = attempt.keys;
  const told = { code, publicKey, name, deviceTime: new Date().toISOString() };
  const answer = await sendEnrolment({ ...told, signature: await signEnrolment(privateKey, told) });
  if (answer.kind === 'unreachable') return answer;
  if (answer.kind === 'refused') return { kind: 'refused', told: answer.told };
  held.record = { id: answer.value.device, privateKey, publicKey, pending: profileOf(answer.value), profile: null, halt: null };
  await opened().put('device', held.record, 'this');
  attempt = null;
  // Browsers may empty storage that nobody asked them to keep.
  void navigator.storage.persist().catch(() => false);
  change({ stage: 'choose_pin', device: held.record.id, wiped: false });
  takeLangOf(answer.value.lang);
  return { kind: 'done' };
}

/** Closes what the phone keeps under a PIN, for the first time. */
export async function choosePin(pin: string): Promise<void> {
  const { record } = held;
  if (!record?.pending) throw new Error('no phone waits for a PIN');
  const { lock: made, key } = await makeLock(pin);
  const next = { ...record, pending: null, profile: await seal(key, record.pending, 'profile') };
  const tx = opened().transaction(['device', 'vault'], 'readwrite');
  await Promise.all([tx.objectStore('vault').put({ lock: made, fails: 0, lastFailAt: 0 }, 'this'), tx.objectStore('device').put(next, 'this'), tx.done]);
  Object.assign(held, { record: next, key });
  change({ profile: record.pending });
  await show();
}

/** Opens the phone. The try is counted before it is made; the tenth wrong one empties the phone. */
export async function unlock(pin: string): Promise<Unlocking> {
  const before = await opened().get('vault', 'this');
  if (!before) return { kind: 'wiped' };
  const wait = waitLeft(before, Date.now());
  if (wait > 0) return { kind: 'wait', milliseconds: wait };
  const counted = (await countTry(opened(), Date.now())) ?? before;
  const key = await openLock(before.lock, pin);
  if (!key) return afterWrong(counted.fails);
  await opened().put('vault', { lock: before.lock, fails: 0, lastFailAt: 0 }, 'this');
  const record = (await opened().get('device', 'this')) ?? null;
  Object.assign(held, { record, key });
  change({ profile: record?.profile ? await unseal<Profile>(key, record.profile, 'profile') : null });
  await show();
  return { kind: 'open' };
}

async function afterWrong(fails: number): Promise<Unlocking> {
  if (fails < MOST_FAILS) return { kind: 'wrong', left: MOST_FAILS - fails };
  await forget();
  change({ wiped: true });
  return { kind: 'wiped' };
}

/** How long the next PIN has to wait, milliseconds. */
export async function pinWait(): Promise<number> {
  const vault = await opened().get('vault', 'this');
  return vault ? waitLeft(vault, Date.now()) : 0;
}

export function lock(): void {
  restUntilAsked();
  askAllAnew();
  held.key = null;
  if (now().stage === 'open') change({ stage: 'locked', ...CLOSED });
}

/** Empties the phone; it is enrolled anew or not at all. */
export async function forget(): Promise<void> {
  lock();
  await wipe(opened());
  held.record = null;
  change({ ...NOTHING, stage: 'new', online: now().online, lang: now().lang });
}
