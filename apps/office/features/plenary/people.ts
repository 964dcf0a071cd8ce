import type { Words } from '../../i18n/index.ts';
import type { Attendance, Capacity, PlenaryPage } from './wire.ts';

/** A name with what its bearer is here: `Wulan (saksi 2 Nama Calon)`. */
export function nameWithCapacity({ t }: Words, person: { readonly name: string; readonly capacity: Capacity } & Partial<Pick<Attendance, 'contestant' | 'contestantName'>>): string {
  const of = person.contestantName ? ` ${person.contestant ?? ''} ${person.contestantName}` : '';
  return `${person.name} (${t(`plenary.capacity.${person.capacity}`)}${of})`;
}

/** The contests that a witness watches, by name: a mandate is for one kind of ballot. Empty where the plenary reads no other. */
export function ballotOf({ contests }: Pick<PlenaryPage, 'contests'>, { contestType }: Pick<Attendance, 'contestType'>): string {
  if (contestType === null || new Set(contests.map(({ type }) => type)).size < 2) return '';
  return contests.filter(({ type }) => type === contestType).map(({ name }) => name).join(', ');
}
