type Raw = Record<string, unknown>;
const word = (raw: Raw, name: string): string | undefined => (typeof raw[name] === 'string' && raw[name] !== '' ? raw[name] : undefined);
const number = (raw: Raw, name: string): string | undefined => (/^\d{1,9}$/.test(word(raw, name) ?? '') ? word(raw, name) : undefined);

/** Which election, and from which region down; '' = the whole nation, left out = the reader's own. */
export type PlenariesSearch = { event?: string | undefined; region?: string | undefined };
export const plenariesSearch = (raw: Raw): PlenariesSearch => ({ event: word(raw, 'event'), region: typeof raw['region'] === 'string' ? raw['region'] : undefined });

export const LINE_FILTERS = ['all', 'waiting', 'confirmed', 'corrected', 'objection', 'flagged'] as const;
export type LineFilter = (typeof LINE_FILTERS)[number];

/** Which line is read aloud: contest, group, place; and which lines the list shows. */
export type ReadSearch = { contest?: string | undefined; group?: string | undefined; region?: string | undefined; station?: string | undefined; list?: LineFilter | undefined };
export const readSearch = (raw: Raw): ReadSearch => ({
  contest: number(raw, 'contest'), group: number(raw, 'group'), region: word(raw, 'region'), station: number(raw, 'station'), list: LINE_FILTERS.find((one) => one === raw['list'] && one !== 'all'),
});

/** Which groups a projector shows, by number (`1` or `1,3`); left out = all of them. */
export type BeamerSearch = { group?: string | undefined };
export const beamerSearch = (raw: Raw): BeamerSearch => {
  const group = typeof raw['group'] === 'number' ? String(raw['group']) : word(raw, 'group');
  return { group: group !== undefined && /^\d{1,2}(,\d{1,2})*$/.test(group) ? group : undefined };
};

/** Which part of the columns of a certificate is shown: a region below, or nothing but the sum. */
export type CertificateSearch = { region?: string | undefined; part?: string | undefined };
export const certificateSearch = (raw: Raw): CertificateSearch => ({ region: word(raw, 'region'), part: word(raw, 'part') });
