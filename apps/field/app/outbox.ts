import { askMe, profileOf } from '../net/api.ts';
import { checkWaiting } from '../copies/keep.ts';
import { newKey, signedHeaders } from '../net/sign.ts';
import { carry } from '../queue/carriers.ts';
import { afterTry, heldBack, isUnsent, newestFirst, nextOrder, nextToSend, retryDelay, revive, tooOld, type QueueItem, type Told } from '../queue/states.ts';
import { seal, unseal } from '../vault/seal.ts';
import { wordsOf } from '../words/useWords.ts';
import { change, held, now, opened, remember } from './state.ts';
import { refreshWork } from './work.ts';

const boundTo = (id: string): string => `queue ${id}`;

let sending: Promise<void> | null = null;
let failures = 0;
let timer: ReturnType<typeof setTimeout> | undefined;

/** What the phone still has to say, and what became of the rest, newest first. */
export async function keptItems(key: CryptoKey): Promise<QueueItem[]> {
  const rows = await opened().getAll('queue');
  return newestFirst(await Promise.all(rows.map(async ({ id, sealed }) => revive(await unseal<QueueItem>(key, sealed, boundTo(id))))));
}

/** Keeps an item; `instead` names a kept value that goes in the same moment, such as the draft it was made from. */
async function keep(item: QueueItem, instead: string | null = null): Promise<void> {
  const { key } = held;
  // Locked meanwhile: what was sent is sent again after the next opening, under its own key, which costs nothing.
  if (!key) return;
  const items = newestFirst([item, ...now().items.filter(({ id }) => id !== item.id)]);
  const old = tooOld(items);
  const sealed = await seal(key, { ...item, ...(item.state === 'sending' ? { state: 'waiting' as const } : {}) }, boundTo(item.id));
  const tx = opened().transaction(['queue', 'kept'], 'readwrite');
  const gone = old.map(({ id }) => tx.objectStore('queue').delete(id));
  await Promise.all([tx.objectStore('queue').put({ id: item.id, sealed }), ...gone, instead === null ? null : tx.objectStore('kept').delete(instead), tx.done]);
  // Others may have been kept while this one was being sealed.
  if (now().stage === 'open') change({ items: newestFirst([item, ...now().items.filter(({ id }) => id !== item.id)]).filter(({ id }) => !old.some((one) => one.id === id)) });
}

export type ToSay = Pick<QueueItem, 'kind' | 'lane' | 'target'> & {
  /** The final body: what is signed now is what travels. */
  readonly body: string;
  /** The moment that the body names. */
  readonly saidAt: string;
  readonly about?: string; readonly note?: string;
  /** A kept value that goes in the same moment. */
  readonly instead?: string;
};

/** Says something: signed at once, kept, and sent as soon as there is a way. */
export async function say({ kind, lane, target, body, saidAt, about = '', note = '', instead }: ToSay): Promise<QueueItem> {
  const { record } = held;
  if (!record || !held.key) throw new Error('no open phone');
  const id = newKey();
  const headers = await signedHeaders(record.privateKey, { method: 'POST', target, body, device: record.id, time: saidAt, key: id });
  const item: QueueItem = { id, kind, lane, order: nextOrder(now().items), saidAt, about, note, target, body, headers, state: 'waiting', sentAt: null, why: null, answer: null, handled: false };
  await keep(item, instead ?? null);
  syncSoon();
  return item;
}

/** Says "siap bertugas". */
export async function report(note: string): Promise<void> {
  const saidAt = new Date().toISOString();
  await say({ kind: 'report', lane: 'report', target: '/api/field/reports', body: JSON.stringify({ saidAt, note }), saidAt, note });
}

/** Whoever holds the phone has seen to what was refused or asked. */
export async function markHandled(ids: readonly string[]): Promise<void> {
  for (const item of now().items.filter(({ id }) => ids.includes(id))) await keep({ ...item, handled: true });
}

/** A reason to hope that there is a way now: try at once. */
export function syncSoon(): void {
  failures = 0;
  void sync();
}

/** Sends what waits, then asks who we are, how far the sheets have come, and whose copies' signatures are. Only one of these at a time. */
export function sync(): Promise<void> {
  sending ??= work().catch(plan).finally(() => {
    sending = null;
    change({ busy: false });
    // Said while the last ones were on their way.
    if (now().items.some(({ state }) => state === 'waiting') && failures === 0 && !now().halt) void sync();
  });
  return sending;
}

/** No more tries until somebody asks for one. */
export const restUntilAsked = (): void => clearTimeout(timer);

async function work(): Promise<void> {
  restUntilAsked();
  if (!held.key || !held.record || held.record.halt) return;
  change({ busy: true });
  const next = (await sendWaiting()) ?? (await refreshMe()) ?? (await refreshWork()) ?? (await checkWaiting());
  if (next === 'later') plan();
  else failures = 0;
}

function plan(): void {
  clearTimeout(timer);
  timer = setTimeout(() => void sync(), retryDelay(failures, Math.random()));
  failures += 1;
}

async function sendWaiting(): Promise<'later' | 'halt' | null> {
  const heldUp = new Set<string>();
  for (let item = nextToSend(now().items, heldUp); item; item = nextToSend(now().items, heldUp)) {
    const trying: QueueItem = { ...item, state: 'sending' };
    // A phone may be wrong about its network, so it tries; but it tells nobody that something travels which has no way.
    if (now().online) show(trying);
    const outcome = await carry(item).catch((): { kind: 'unreachable' } => ({ kind: 'unreachable' }));
    const step = afterTry(trying, outcome);
    if (isUnsent(step.item)) show(step.item);
    else await keep(step.item);
    for (const item of heldBack(step.item, now().items, colleagueFirst())) await keep(item);
    if (step.next === 'halt' && outcome.kind === 'refused') await stop(outcome.told);
    if (step.next === 'halt' || step.next === 'later') return step.next;
    if (step.next === 'lane_waits') heldUp.add(item.lane);
    // Locked meanwhile: nothing is in sight any more, and nothing is sent.
    if (now().stage !== 'open') return null;
  }
  return heldUp.size > 0 ? 'later' : null;
}

function colleagueFirst(): Told {
  const { t } = wordsOf(now().lang);
  return { code: 'colleague_first', title: t('sheet.aside'), detail: t('sheet.aside'), fix: t('sheet.asideAbout') };
}

/** On the screen only: what is kept says "waiting" until there is an answer. */
const show = (item: QueueItem): void => { change({ items: now().items.map((one) => (one.id === item.id ? item : one)) }); };

async function refreshMe(): Promise<'later' | 'halt' | null> {
  const { key, record } = held;
  if (!key || !record) return null;
  const answer = await askMe(record.id, record.privateKey);
  if (answer.kind === 'unreachable') return 'later';
  if (answer.kind === 'refused') {
    if (answer.told.code !== 'device_refused') return 'later';
    await stop(answer.told);
    return 'halt';
  }
  const profile = profileOf(answer.value);
  await remember({ profile: await seal(key, profile, 'profile'), halt: null });
  if (now().stage === 'open') change({ profile, skewMs: answer.value.skew, halt: null });
  return null;
}

/** The house refuses this phone: what was not sent stays, and nothing goes out until it is accepted again. */
async function stop(told: Told): Promise<void> {
  const halt = { ...told, at: new Date().toISOString() };
  await remember({ halt });
  change({ halt });
}

/** Asks whether the house takes this phone again (a duty prolonged, an account opened), and then goes on. */
export async function checkAgain(): Promise<void> {
  change({ busy: true });
  const next = await refreshMe().finally(() => change({ busy: false }));
  if (next === null) syncSoon();
}
