import type { Reader } from '../../../../kernel/db/schema.ts';
import type { Text } from '../../../../kernel/text.ts';
import { regionOf } from '../rules/place.ts';
import { isRole, ROLES } from '../rules/roles.ts';
import { heldBy } from '../store/assignments.ts';
import { regionNames } from './list-assignments.ts';

/** A role in words; `region` is its region's name, '' for the nation and for a region that left its tree. */
export type Duty = { readonly role: Text; readonly region: string };

/** What a person serves as at this moment, for that person to see. */
export async function dutiesOf(db: Reader, person: string): Promise<Duty[]> {
  const now = Date.now();
  const held = ((await heldBy(db, [person])).get(person) ?? []).filter(({ from }) => from <= now);
  const names = await regionNames(db, held);
  return held.map(({ role, scheme, path }) => ({ role: isRole(role) ? ROLES[role].name : { id: role, en: role }, region: names.get(`${scheme} ${regionOf(path)}`) ?? '' }));
}
