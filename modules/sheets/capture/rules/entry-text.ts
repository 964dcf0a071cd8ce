/** What a station's people say of their sheet, as it travels, is signed, and is copied to witnesses. */
export type EntryWords = {
  readonly contest: number; readonly village: string; readonly station: number;
  /** The number of the entry of this sheet that the sender saw last, 0 = none. */
  readonly after: number;
  readonly figures: Readonly<Record<string, number | null>>;
  /** Broken hard rules, and why the paper says so. */
  readonly reasons: Readonly<Record<string, string>>;
  readonly reason: string | null;
  /** SHA-256 of the photo of each page, hex. */
  readonly photos: readonly { readonly page: number; readonly sha256: string }[];
  /** The phone's clock, ISO 8601. */
  readonly saidAt: string;
};

/** In the order of its names, and without what is absent, so that one sheet has one text. */
function inOrder<T>(record: Readonly<Record<string, T>>): Record<string, T> {
  const ordered: Record<string, T> = {};
  for (const name of Object.keys(record).sort()) {
    const value = record[name] as T;
    if (value !== null) ordered[name] = value;
  }
  return ordered;
}

/**
 * The one text of an entry: the phone sends exactly this as the body of its request, so that its signature can be checked
 * again from the stored figures, and every copy of it has the same SHA-256. Keys in a fixed order, no spaces, no absent
 * cells, the time in UTC with milliseconds.
 */
export const entryText = ({ contest, village, station, after, figures, reasons, reason, photos, saidAt }: EntryWords): string =>
  JSON.stringify({
    contest, village, station, after, figures: inOrder(figures), reasons: inOrder(reasons), reason,
    photos: [...photos].sort((a, b) => a.page - b.page || (a.sha256 < b.sha256 ? -1 : 1)).map(({ page, sha256 }) => ({ page, sha256 })), saidAt: new Date(saidAt).toISOString(),
  });
