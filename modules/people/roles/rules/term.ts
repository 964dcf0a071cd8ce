/** From when until when, in milliseconds of the clock; `until` itself is outside, null = no end. */
export type Term = { readonly from: number; readonly until: number | null };

const DAY_MILLISECONDS = 86_400_000;
const isDay = (moment: string): boolean => moment.length === 10;

/** A day begins as it is lived in the capital (WIB, UTC+7); a moment is what it says. */
export const beginOf = (moment: string): number => Date.parse(isDay(moment) ? `${moment}T00:00:00+07:00` : moment);

/** The last day counts whole; a moment ends right there. */
export const endOf = (moment: string): number => beginOf(moment) + (isDay(moment) ? DAY_MILLISECONDS : 0);

export const overlap = (a: Term, b: Term): boolean => (a.until === null || b.from < a.until) && (b.until === null || a.from < b.until);

/** True if `whole` holds all of `part`. */
export const covers = (whole: Term, part: Term): boolean =>
  whole.from <= part.from && (whole.until === null || (part.until !== null && part.until <= whole.until));

export const iso = (at: number): string => new Date(at).toISOString();
