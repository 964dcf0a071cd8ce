/** What a phone can say. Each kind may have its own way to travel (queue/carriers.ts). */
export const QUEUE_KINDS = ['report', 'statement', 'entry', 'photo'] as const;
export type QueueKind = (typeof QUEUE_KINDS)[number];

/** Something said by this phone, signed when it was said, on its way to the house. */
export type QueueItem = {
  /** Also its idempotency key: to send it again is to send the same. */
  readonly id: string; readonly kind: QueueKind;
  /** Things of one lane travel in the order in which they were said, lanes beside each other: one lane per sheet. */
  readonly lane: string;
  /** 1, 2, 3 … on this phone; clocks jump, this does not. */
  readonly order: number;
  readonly saidAt: string;
  /** What it is about, as its list shows it, e.g. `DPR · TPS 001`. */
  readonly about: string; readonly note: string;
  readonly target: string; readonly body: string; readonly headers: Readonly<Record<string, string>>;
  /** `sending` is never kept: who is killed while sending was waiting. */
  readonly state: 'waiting' | 'sending' | 'sent' | 'refused'; readonly sentAt: string | null; readonly why: Told | null;
  /** What the house answered. */
  readonly answer: unknown;
  /** Somebody has seen to what was refused, or to what the answer asks. */
  readonly handled: boolean;
};

/** What the server says of a refusal, in its own words. */
export type Told = { readonly code: string; readonly title: string; readonly detail: string; readonly fix: string };
/** The house refuses this phone as a whole: nothing is sent until it is accepted again. */
export type Halt = Told & { readonly at: string };

export type Outcome =
  | { readonly kind: 'answered'; readonly at: string; readonly value: unknown }
  | { readonly kind: 'refused'; readonly status: number; readonly told: Told }
  | { readonly kind: 'unreachable' };

/** `lane_waits`: only what stands behind it in its lane waits with it. */
export type Step = { readonly item: QueueItem; readonly next: 'go_on' | 'lane_waits' | 'later' | 'halt' };

/** Faults of the way or of a busy house: all wait. */
const PASSING = [408, 425, 429, 502, 503, 504];

/** What becomes of an item after a try to send it, and whether the others may follow. */
export function afterTry(item: QueueItem, outcome: Outcome): Step {
  const still: QueueItem = item.state === 'sending' ? { ...item, state: 'waiting' } : item;
  if (outcome.kind === 'unreachable') return { item: still, next: 'later' };
  if (outcome.kind === 'answered') return { item: { ...item, state: 'sent', sentAt: outcome.at, why: null, answer: outcome.value }, next: 'go_on' };
  if (outcome.told.code === 'device_refused') return { item: still, next: 'halt' };
  if (PASSING.includes(outcome.status)) return { item: still, next: 'later' };
  // A fault that only this one meets must not hold up the other sheets.
  if (outcome.status >= 500) return { item: still, next: 'lane_waits' };
  return { item: { ...item, state: 'refused', why: outcome.told }, next: 'go_on' };
}

/**
 * Who corrects before a network comes back builds on an entry of their own that has not arrived. Should a colleague's have come
 * first, what follows was said without having seen it: it is held back, and shown beside the colleague's.
 */
export const heldBack = (answered: QueueItem, items: readonly QueueItem[], why: Told): QueueItem[] => {
  const isAside = answered.kind === 'entry' && typeof answered.answer === 'object' && answered.answer !== null && 'outcome' in answered.answer && answered.answer.outcome === 'aside';
  return isAside ? items.filter((item) => item.lane === answered.lane && item.kind === 'entry' && item.order > answered.order && isUnsent(item)).map((item): QueueItem => ({ ...item, state: 'refused', why })) : [];
};

const inOrder = (a: QueueItem, b: QueueItem): number => a.order - b.order || (a.id < b.id ? -1 : 1);

/** The next one to send: words before pictures, otherwise as they were said, and never one whose lane is held up. */
export function nextToSend(items: readonly QueueItem[], heldUp: ReadonlySet<string>): QueueItem | null {
  const firsts = new Map<string, QueueItem>();
  for (const item of [...items].sort(inOrder)) {
    if (item.state === 'waiting' && !heldUp.has(item.lane) && !firsts.has(item.lane)) firsts.set(item.lane, item);
  }
  return [...firsts.values()].sort((a, b) => Number(a.kind === 'photo') - Number(b.kind === 'photo') || inOrder(a, b))[0] ?? null;
}

export const newestFirst = (items: readonly QueueItem[]): QueueItem[] => [...items].sort((a, b) => inOrder(b, a));
export const nextOrder = (items: readonly QueueItem[]): number => items.reduce((most, { order }) => Math.max(most, order), 0) + 1;
export const isUnsent = ({ state }: QueueItem): boolean => state === 'waiting' || state === 'sending';
/** Refused, and nobody has seen to it yet. */
export const isOpenRefusal = ({ state, handled }: QueueItem): boolean => state === 'refused' && !handled;

/** What the phone kept, made whole: an older app kept only reports, and named neither kind nor lane. */
export const revive = (kept: Partial<QueueItem> & Pick<QueueItem, 'id' | 'saidAt' | 'note' | 'target' | 'body' | 'headers' | 'state' | 'sentAt' | 'why'>): QueueItem =>
  ({ kind: 'report', lane: 'report', order: 0, about: '', answer: null, handled: false, ...kept, ...(kept.state === 'sending' ? { state: 'waiting' as const } : {}) });

const FIRST_DELAY_MILLISECONDS = 2_000;
const LONGEST_DELAY_MILLISECONDS = 300_000;

/** How long to wait before the next try, doubling, with a part of chance so that a whole city does not knock at once. @param chance 0..1 */
export const retryDelay = (failures: number, chance: number): number =>
  Math.min(LONGEST_DELAY_MILLISECONDS, FIRST_DELAY_MILLISECONDS * 2 ** Math.min(failures, 20)) * (0.75 + chance / 2);

/** Reports that were sent stay in sight for a while; the oldest of them go first. What was said of a sheet stays. */
export const MOST_SENT_KEPT = 30;
export const tooOld = (items: readonly QueueItem[]): QueueItem[] =>
  newestFirst(items.filter(({ state, kind }) => state === 'sent' && (kind === 'report' || kind === 'photo'))).slice(MOST_SENT_KEPT);
