type Raw = Record<string, unknown>;
const word = (raw: Raw, name: string): string | undefined => (typeof raw[name] === 'string' && raw[name] !== '' ? raw[name] : undefined);

/** `to`: where the visitor wanted to go; it is followed only within this office. */
export type SignInSearch = { to?: string | undefined };
export const signInSearch = (raw: Raw): SignInSearch => ({ to: word(raw, 'to') });

export const ACCOUNT_STATES = ['invited', 'incomplete', 'open', 'disabled'] as const;

export type SessionsSearch = {
  tab?: 'accounts' | undefined;
  /** Of one person only. */
  person?: string | undefined;
  q?: string | undefined;
  account?: (typeof ACCOUNT_STATES)[number] | undefined;
};
export const sessionsSearch = (raw: Raw): SessionsSearch => ({
  tab: raw['tab'] === 'accounts' ? 'accounts' : undefined, person: word(raw, 'person'), q: word(raw, 'q'), account: ACCOUNT_STATES.find((state) => state === raw['state']),
});
