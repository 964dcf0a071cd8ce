import type { Words } from '../../i18n/index.ts';
import type { Attendance, Capacity } from './wire.ts';

/** A name with what its bearer is here: `Wulan (saksi 2 Nama Calon)`. */
export function nameWithCapacity({ t }: Words, person: { readonly name: string; readonly capacity: Capacity } & Partial<Pick<Attendance, 'contestant' | 'contestantName'>>): string {
  const of = person.contestantName ? ` ${person.contestant ?? ''} ${person.contestantName}` : '';
  return `${person.name} (${t(`plenary.capacity.${person.capacity}`)}${of})`;
}
