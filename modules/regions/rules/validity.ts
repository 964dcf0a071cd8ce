/** A node is valid from `from` (inclusive) until `to` (exclusive); null = since ever, or until further notice. */
export type Validity = { readonly validFrom: string | null; readonly validTo: string | null };

/** Dates are ISO texts (2024-02-14), which compare as dates do. */
export const isValidOn = (node: Validity, on: string): boolean =>
  (node.validFrom === null || node.validFrom <= on) && (node.validTo === null || on < node.validTo);

/** Today's date where the country's offices are; law takes effect by the calendar of Jakarta. */
export const today = (now: Date = new Date()): string => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Jakarta' }).format(now);
