const HOUR = 3_600_000;

/** How a deadline stands: still running, missed, met in time, or met too late. `left` in milliseconds, negative once missed. */
export type Standing = { readonly state: 'running' | 'overdue' | 'met' | 'late'; readonly left: number };

/** The moment a duty of so many hours ends. Hours of the clock, weekends and nights included: the law counts 3 × 24 hours. */
export const deadlineOf = (from: Date, hours: number): Date => new Date(from.getTime() + hours * HOUR);

/** Where a deadline stands now; `doneAt` = when the duty was done. A deadline is met up to its very moment. */
export function standingOf(deadline: Date, doneAt: Date | null, now: Date): Standing {
  const end = deadline.getTime();
  if (doneAt) return { state: doneAt.getTime() <= end ? 'met' : 'late', left: end - doneAt.getTime() };
  return { state: now.getTime() <= end ? 'running' : 'overdue', left: end - now.getTime() };
}

/** Minutes that West Indonesia Time is ahead of UTC; days of the house are counted in it. */
const WIB_MINUTES = 7 * 60;

/** The day (`2026-11-21`) on which a moment falls in Jakarta. */
export const dayOf = (moment: Date): string => new Date(moment.getTime() + WIB_MINUTES * 60_000).toISOString().slice(0, 10);
