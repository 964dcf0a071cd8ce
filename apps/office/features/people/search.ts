type Raw = Record<string, unknown>;
const word = (raw: Raw, name: string): string | undefined => (typeof raw[name] === 'string' && raw[name] !== '' ? raw[name] : undefined);
const flag = (raw: Raw, name: string): '1' | undefined => (raw[name] === '1' ? '1' : undefined);

export const PEOPLE_TABS = ['list', 'twins', 'file'] as const;
export type PeopleTab = (typeof PEOPLE_TABS)[number];

/** State of the people room. A NIK or contact that is looked up never stands in it. */
export type PeopleSearch = {
  tab?: PeopleTab | undefined;
  q?: string | undefined;
  region?: string | undefined;
  role?: string | undefined;
  /** The form of a new person is open. */
  new?: '1' | undefined;
};

export const peopleSearch = (raw: Raw): PeopleSearch => ({
  tab: PEOPLE_TABS.find((tab) => tab === raw['tab'] && tab !== 'list'), q: word(raw, 'q'), region: word(raw, 'region'), role: word(raw, 'role'), new: flag(raw, 'new'),
});

export type PersonSearch = { edit?: '1' | undefined };
export const personSearch = (raw: Raw): PersonSearch => ({ edit: flag(raw, 'edit') });
