type Raw = Record<string, unknown>;
const oneOf = <V extends string>(raw: Raw, name: string, values: readonly V[]): V | undefined => values.find((value) => value === raw[name]);
const day = (raw: Raw, name: string): string | undefined => (typeof raw[name] === 'string' && /^\d{4}-\d\d-\d\d$/.test(raw[name]) ? raw[name] : undefined);
const word = (raw: Raw, name: string): string | undefined => (typeof raw[name] === 'string' && raw[name] !== '' ? raw[name] : undefined);

export const PRIVACY_TABS = ['requests', 'breaches', 'retention', 'processing', 'own'] as const;
export type PrivacyTab = (typeof PRIVACY_TABS)[number];
export const REQUEST_STATES = ['open', 'done', 'refused', 'all'] as const;
export const BREACH_STATES = ['all', 'open', 'overdue'] as const;

/** State of the privacy room; whatever is left out has its usual value. */
export type PrivacySearch = {
  tab?: PrivacyTab | undefined;
  /** Requests: which state. */
  state?: (typeof REQUEST_STATES)[number] | undefined;
  /** Breaches: which ones. */
  show?: (typeof BREACH_STATES)[number] | undefined;
  /** Retention: as of which day, over which of the reader's regions (`scheme:path`). */
  on?: string | undefined;
  region?: string | undefined;
};

export const privacySearch = (raw: Raw): PrivacySearch => ({
  tab: oneOf(raw, 'tab', PRIVACY_TABS), state: oneOf(raw, 'state', REQUEST_STATES), show: oneOf(raw, 'show', BREACH_STATES), on: day(raw, 'on'), region: word(raw, 'region'),
});
