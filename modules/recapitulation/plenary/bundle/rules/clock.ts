/** A few minutes are no matter. */
const SKEW_MS = 10 * 60_000;

/** Clocks of laptops are shown, never trusted: does a moment lie before the copy left, or in a time that has not come? */
export function clockFlaw(at: string, takenAt: Date, now: Date): 'behind' | 'ahead' | null {
  const moment = Date.parse(at);
  return moment < takenAt.getTime() - SKEW_MS ? 'behind' : moment > now.getTime() + SKEW_MS ? 'ahead' : null;
}

/** When the plenary was opened or closed, where the laptop's clock can be right; else the moment of joining. */
export const momentOr = (at: string | null, takenAt: Date, now: Date): string | null => (at === null || clockFlaw(at, takenAt, now) === null ? at : now.toISOString());
