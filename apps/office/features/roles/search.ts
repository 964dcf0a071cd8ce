type Raw = Record<string, unknown>;
const word = (raw: Raw, name: string): string | undefined => (typeof raw[name] === 'string' && raw[name] !== '' ? raw[name] : undefined);

export const ROLE_TABS = ['list', 'words', 'file'] as const;
export const ROLE_STATES = ['now', 'future', 'ended'] as const;

/** State of the roles room; whatever is left out has its usual value. */
export type RolesSearch = {
  tab?: (typeof ROLE_TABS)[number] | undefined;
  region?: string | undefined;
  role?: string | undefined;
  person?: string | undefined;
  within?: string | undefined;
  state?: (typeof ROLE_STATES)[number] | undefined;
  /** The grant dialog is open. */
  grant?: '1' | undefined;
};

export const rolesSearch = (raw: Raw): RolesSearch => ({
  tab: ROLE_TABS.find((tab) => tab === raw['tab'] && tab !== 'list'), region: word(raw, 'region'), role: word(raw, 'role'), person: word(raw, 'person'), within: word(raw, 'within'),
  state: ROLE_STATES.find((state) => state === raw['state'] && state !== 'now'), grant: raw['grant'] === '1' ? '1' : undefined,
});
