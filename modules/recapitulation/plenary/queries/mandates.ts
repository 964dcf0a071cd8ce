import type { Reader } from '../../../../kernel/db/schema.ts';
import { mandatesOf, type MandateRow } from '../../../supervision/index.ts';
import { hallHouse } from '../bundle/store/hall-house.ts';
import type { Attend, AttendanceView } from '../contract.ts';
import type { Plenary } from '../store/plenaries.ts';

/** Does one place lie in the other? A station ('village/7') lies in its village. */
const meet = (one: string, other: string): boolean => [[one, other], [other, one]].some(([outer = '', inner = '']) => outer === '' || inner === outer || inner.startsWith(`${outer}.`) || inner.startsWith(`${outer}/`));

/** A person's mandates as a witness, in force, that touch the region of a plenary. */
export const witnessMandates = async (db: Reader, { slug, scheme, path }: Plenary, person: string): Promise<MandateRow[]> =>
  (await mandatesOf(db, slug, person)).filter((one) => one.kind === 'witness' && one.scheme === scheme && meet(one.path, path));

export const speaksFor = (mandate: MandateRow, { contestType, contestant }: Pick<Attend, 'contestType' | 'contestant'>): boolean => mandate.contestType === contestType && mandate.contestant === contestant;

/** Attendance numbers of witnesses, known by person, for whom no mandate is recorded. The house of a hall holds no list of mandates and says nothing. */
export async function withoutMandate(db: Reader, plenary: Plenary, people: readonly AttendanceView[]): Promise<Set<number>> {
  const without = new Set<number>();
  if (await hallHouse(db)) return without;
  for (const one of people) {
    if (one.capacity !== 'witness' || one.person === null) continue;
    if (!(await witnessMandates(db, plenary, one.person)).some((mandate) => speaksFor(mandate, one))) without.add(one.id);
  }
  return without;
}
