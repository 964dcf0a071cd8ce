/** Something said by this phone, signed when it was said, on its way to the house. */
export type QueueItem = {
  /** Also its idempotency key: to send it again is to send the same. */
  readonly id: string; readonly saidAt: string; readonly note: string;
  readonly target: string; readonly body: string; readonly headers: Readonly<Record<string, string>>;
  readonly state: 'waiting' | 'sent' | 'refused'; readonly sentAt: string | null; readonly why: Told | null;
};

/** What the server says of a refusal, in its own words. */
export type Told = { readonly code: string; readonly title: string; readonly detail: string; readonly fix: string };
/** The house refuses this phone as a whole: nothing is sent until it is accepted again. */
export type Halt = Told & { readonly at: string };

export type Outcome =
  | { readonly kind: 'answered'; readonly at: string }
  | { readonly kind: 'refused'; readonly status: number; readonly told: Told }
  | { readonly kind: 'unreachable' };

export type Step = { readonly item: QueueItem; readonly next: 'go_on' | 'later' | 'halt' };

/** 408, 425, 429 and every fault of the server pass; what else is refused stays refused. */
const passes = (status: number): boolean => status >= 500 || status === 408 || status === 425 || status === 429;

/** What becomes of an item after a try to send it, and whether the others may follow. */
export function afterTry(item: QueueItem, outcome: Outcome): Step {
  if (outcome.kind === 'unreachable') return { item, next: 'later' };
  if (outcome.kind === 'answered') return { item: { ...item, state: 'sent', sentAt: outcome.at, why: null }, next: 'go_on' };
  if (outcome.told.code === 'device_refused') return { item, next: 'halt' };
  if (passes(outcome.status)) return { item, next: 'later' };
  return { item: { ...item, state: 'refused', why: outcome.told }, next: 'go_on' };
}

const FIRST_DELAY_MILLISECONDS = 2_000;
const LONGEST_DELAY_MILLISECONDS = 300_000;

/** How long to wait before the next try, doubling, with a part of chance so that a whole city does not knock at once. @param chance 0..1 */
export const retryDelay = (failures: number, chance: number): number =>
  Math.min(LONGEST_DELAY_MILLISECONDS, FIRST_DELAY_MILLISECONDS * 2 ** Math.min(failures, 20)) * (0.75 + chance / 2);

/** Those that were sent stay in sight for a while; the oldest of them go first. */
export const MOST_SENT_KEPT = 30;
export const tooOld = (items: readonly QueueItem[]): QueueItem[] =>
  items.filter(({ state }) => state === 'sent').sort((a, b) => b.saidAt.localeCompare(a.saidAt)).slice(MOST_SENT_KEPT);
