const WIB = 7 * 3_600_000;

/** A moment as a `datetime-local` field of this house shows it: the clock of Jakarta, to the minute. */
export const toField = (moment: Date): string => new Date(moment.getTime() + WIB).toISOString().slice(0, 16);

/** What such a field says, as a moment; null while it says nothing whole. */
export const fromField = (text: string): string | null => (/^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(text) ? `${text}:00+07:00` : null);

/** Today in Jakarta (`2026-11-21`). */
export const today = (now = new Date()): string => toField(now).slice(0, 10);
