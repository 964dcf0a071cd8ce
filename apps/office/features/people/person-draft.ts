import type { PersonPage } from '../../../../modules/people/contract.ts';
import { bareNik, isName, NIK_FLAWS, nikWarnings, readNik, type NikWarning, type Sex } from '../../../../modules/people/rules.ts';
import type { Text } from '../../../../kernel/text.ts';

/** What stands in the form of a person, as it is typed. */
export type PersonDraft = {
  readonly name: string; readonly nik: string; readonly sex: Sex | ''; readonly birthDate: string; readonly birthPlace: string;
  readonly path: string | undefined; readonly address: string; readonly phone: string; readonly email: string;
};

export const emptyDraft = (path: string | undefined): PersonDraft => ({ name: '', nik: '', sex: '', birthDate: '', birthPlace: '', path, address: '', phone: '', email: '' });

export const draftOf = (page: PersonPage): PersonDraft => ({
  ...emptyDraft(page.path), name: page.name, sex: page.sex ?? '', birthDate: page.birthDate ?? '', birthPlace: page.birthPlace ?? '',
});

/** What keeps a NIK from being one; null while it is empty or right. */
export function nikFlaw(nik: string): Text | null {
  if (nik.trim() === '') return null;
  const read = readNik(nik);
  return read.ok ? null : NIK_FLAWS[read.flaw];
}

/** What is odd, and may be right all the same. */
export function warningsIn({ nik, birthDate, sex }: PersonDraft): NikWarning[] {
  const read = readNik(nik);
  return read.ok ? nikWarnings(read.facts, { birthDate: birthDate || null, sex: sex || null }) : [];
}

/** What must be filled in and is not yet, in the order of the form. */
export const missingIn = ({ name, path }: PersonDraft): ('people.name' | 'people.home')[] =>
  [...(isName(name.trim()) ? [] : ['people.name' as const]), ...(path === undefined ? ['people.home' as const] : [])];

export const isWhole = (draft: PersonDraft): boolean => missingIn(draft).length === 0 && nikFlaw(draft.nik) === null;

const orNull = (text: string): string | null => text.trim() || null;

const factsOf = ({ name, sex, birthDate, birthPlace, path }: PersonDraft, scheme: string) =>
  ({ name: name.trim(), sex: sex || null, birthDate: birthDate || null, birthPlace: orNull(birthPlace), scheme, path: path ?? '' });

export const newBody = (draft: PersonDraft, scheme: string) => ({
  ...factsOf(draft, scheme), nik: draft.nik.trim() === '' ? null : bareNik(draft.nik), address: orNull(draft.address),
  contacts: [...(draft.phone.trim() ? [{ kind: 'phone', value: draft.phone.trim() }] : []), ...(draft.email.trim() ? [{ kind: 'email', value: draft.email.trim() }] : [])],
});

/** The page tells the year alone to those who may not see the whole NIK. */
export const hidesDay = ({ birthDate, birthYear }: PersonPage): boolean => birthDate === null && birthYear !== null;

function withoutHiddenDay({ birthDate, ...facts }: ReturnType<typeof factsOf>, page: PersonPage) {
  return birthDate === null && hidesDay(page) ? facts : { birthDate, ...facts };
}

/** A NIK, address or day of birth that was not typed stays as it is, where the page does not show it. */
export const changeBody = (draft: PersonDraft, page: PersonPage) => ({
  ...withoutHiddenDay(factsOf(draft, page.scheme), page), version: page.version,
  ...(draft.nik.trim() === '' ? {} : { nik: bareNik(draft.nik) }), ...(draft.address.trim() === '' ? {} : { address: draft.address.trim() }),
});
