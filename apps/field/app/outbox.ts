import { askMe, profileOf, sendItem } from '../net/api.ts';
import { newKey, signedHeaders } from '../net/sign.ts';
import { afterTry, retryDelay, tooOld, type QueueItem, type Told } from '../queue/states.ts';
import { seal, unseal } from '../vault/seal.ts';
import { change, held, now, opened, remember } from './state.ts';

const REPORTS = '/api/field/reports';
const boundTo = (id: string): string => `queue ${id}`;
const newestFirst = (items: readonly QueueItem[]): QueueItem[] => [...items].sort((a, b) => b.saidAt.localeCompare(a.saidAt));

let sending: Promise<void> | null = null;
let failures = 0;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Shows what the phone keeps, right after it was opened, and goes on sending. */
export async function show(): Promise<void> {
  const { key, record } = held;
  if (!key) return;
  const rows = await opened().getAll('queue');
  const items = await Promise.all(rows.map(({ id, sealed }) => unseal<QueueItem>(key, sealed, boundTo(id))));
  change({ stage: 'open', items: newestFirst(items), halt: record?.halt ?? null });
  syncSoon();
}

async function keep(item: QueueItem): Promise<void> {
  const { key } = held;
  // Locked meanwhile: what was sent is sent again after the next opening, under its own key, which costs nothing.
  if (!key) return;
  await opened().put('queue', { id: item.id, sealed: await seal(key, item, boundTo(item.id)) });
  const items = newestFirst([item, ...now().items.filter(({ id }) => id !== item.id)]);
  const old = tooOld(items);
  for (const { id } of old) await opened().delete('queue', id);
  if (now().stage === 'open') change({ items: items.filter((one) => !old.includes(one)) });
}

/** Says "siap bertugas": signed at once, sent as soon as there is a way. */
export async function report(note: string): Promise<void> {
  const { record } = held;
  if (!record) throw new Error('no phone');
  const [id, saidAt] = [newKey(), new Date().toISOString()];
  const body = JSON.stringify({ saidAt, note });
  const headers = await signedHeaders(record.privateKey, { method: 'POST', target: REPORTS, body, device: record.id, time: saidAt, key: id });
  await keep({ id, saidAt, note, target: REPORTS, body, headers, state: 'waiting', sentAt: null, why: null });
  syncSoon();
}

/** A reason to hope that there is a way now: try at once. */
export function syncSoon(): void {
  failures = 0;
  void sync();
}

/** Sends what waits, one after the other, then asks who we are. Only one of these at a time. */
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
  const next = (await sendWaiting()) ?? (await refreshMe());
  if (next === 'later') plan();
  else failures = 0;
}

function plan(): void {
  timer = setTimeout(() => void sync(), retryDelay(failures, Math.random()));
  failures += 1;
}

async function sendWaiting(): Promise<'later' | 'halt' | null> {
  const waiting = now().items.filter(({ state }) => state === 'waiting').reverse();
  for (const item of waiting) {
    const outcome = await sendItem(item);
    const step = afterTry(item, outcome);
    if (step.item !== item) await keep(step.item);
    if (step.next === 'halt' && outcome.kind === 'refused') await stop(outcome.told);
    if (step.next !== 'go_on') return step.next;
  }
  return null;
}

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
