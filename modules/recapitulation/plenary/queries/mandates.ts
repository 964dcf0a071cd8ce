import type { Reader } from '../../../../kernel/db/schema.ts';
import { describeMandates, mandateById, mandatesOf, witnessMandatesOver, witnessMandatesBelow, type MandateRow } from '../../../supervision/index.ts';
import { hallHouse } from '../bundle/store/hall-house.ts';
import type { AttendanceView, HallMandates } from '../contract.ts';
import { attendanceOf } from '../store/hall.ts';
import type { Plenary } from '../store/plenaries.ts';

/** Does one place lie in the other? A station ('village/7') lies in its village. */
const meet = (one: string, other: string): boolean => [[one, other], [other, one]].some(([outer = '', inner = '']) => outer === '' || inner === outer || inner.startsWith(`${outer}.`) || inner.startsWith(`${outer}/`));
export const holdsAt = (mandate: MandateRow, { scheme, path }: Pick<Plenary, 'scheme' | 'path'>): boolean => mandate.scheme === scheme && meet(mandate.path, path);

/** A person's mandates as a witness, in force, that touch the region of a plenary; the nearest first. */
export const witnessMandates = async (db: Reader, plenary: Plenary, person: string): Promise<MandateRow[]> =>
  (await mandatesOf(db, plenary.slug, person)).filter((one) => one.kind === 'witness' && holdsAt(one, plenary)).sort((a, b) => Math.abs(a.path.length - plenary.path.length) - Math.abs(b.path.length - plenary.path.length));

const MOST = 500;

/** By which mandates witnesses may come: those that hold at the whole region, and of stations below those of a name or letter. Who came by each is told. */
export async function hallMandates(db: Reader, plenary: Plenary, find: string | undefined): Promise<HallMandates> {
  const over = await witnessMandatesOver(db, plenary.slug, plenary.scheme, plenary.path, MOST);
  const below = find === undefined ? [] : await witnessMandatesBelow(db, plenary.slug, plenary.scheme, plenary.path, find, MOST);
  const views = await describeMandates(db, plenary.eventId, plenary.scheme, [...over, ...below].slice(0, MOST));
  const like = find?.toLocaleLowerCase('id');
  const came = new Map((await attendanceOf(db, plenary.id)).flatMap(({ id, mandate_id: mandate, left_at: left }) => (mandate !== null && left === null ? [[mandate, id] as const] : [])));
  return { rows: views.flatMap(({ id, person, contestType, contestant, letter, place }) => {
    const isFound = like === undefined || [person.name, letter].some((text) => text.toLocaleLowerCase('id').includes(like));
    return contestType === null || contestant === null || !isFound ? [] : [{ id, person, contestType, contestant, letter, place, attendance: came.get(id) ?? null }];
  }) };
}

/** Why a witness stands on a paper without a mandate, by attendance number: nobody recorded one, or it was revoked since. The house of a hall holds no list of mandates and says only what was written down. */
export async function withoutMandate(db: Reader, people: readonly AttendanceView[]): Promise<Map<number, string>> {
  const isHall = (await hallHouse(db)) !== undefined;
  const without = new Map<number, string>();
  for (const one of people) {
    if (one.capacity !== 'witness') continue;
    if (one.withoutMandate !== null) without.set(one.id, one.withoutMandate);
    else if (one.mandate === null) without.set(one.id, 'Mandat tidak tercatat');
    else if (!isHall && (await mandateById(db, one.mandate))?.revokedAt !== null) without.set(one.id, 'Mandat dicabut sesudah hadir');
  }
  return without;
}
