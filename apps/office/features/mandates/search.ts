type Raw = Record<string, unknown>;
const word = (raw: Raw, name: string): string | undefined => (typeof raw[name] === 'string' && raw[name] !== '' ? raw[name] : undefined);

export const MANDATE_TABS = ['list', 'file'] as const;
export const MANDATE_KINDS = ['witness', 'supervisor'] as const;
export const MANDATE_STATES = ['now', 'ended'] as const;

/** State of the room of mandates; whatever is left out has its usual value. */
export type MandatesSearch = {
  tab?: (typeof MANDATE_TABS)[number] | undefined;
  event?: string | undefined; region?: string | undefined; person?: string | undefined;
  kind?: (typeof MANDATE_KINDS)[number] | undefined; state?: (typeof MANDATE_STATES)[number] | undefined;
  /** The dialog that gives a mandate is open. */
  give?: '1' | undefined;
};

export const mandatesSearch = (raw: Raw): MandatesSearch => ({
  tab: MANDATE_TABS.find((tab) => tab === raw['tab'] && tab !== 'list'), event: word(raw, 'event'), region: word(raw, 'region'), person: word(raw, 'person'),
  kind: MANDATE_KINDS.find((kind) => kind === raw['kind']), state: MANDATE_STATES.find((state) => state === raw['state'] && state !== 'now'), give: raw['give'] === '1' ? '1' : undefined,
});
