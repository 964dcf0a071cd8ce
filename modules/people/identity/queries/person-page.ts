import type { Actor } from '../../../../kernel/access.ts';
import type { Db } from '../../../../kernel/db/schema.ts';
import { ok, type Result } from '../../../../kernel/result.ts';
import { ancestorsOf, findRegions } from '../../../regions/index.ts';
import type { PersonPage } from '../contract.ts';
import { maskContact } from '../rules/contacts.ts';
import { placeOver } from '../rules/reach.ts';
import { openContact } from '../secrets.ts';
import { seePerson } from '../standing.ts';
import { contactsOf, mergedInto } from '../store/people.ts';
import { maskedNik, namesFor, roleHeld, yearOf } from './describe.ts';

/** One person, what identifies masked; one who was merged says where to. `not_found` for whoever may not see the person. */
export async function personPage(db: Db, actor: Actor, id: string): Promise<Result<PersonPage>> {
  const seen = await seePerson(db, actor, id);
  if (!seen.ok) return seen;
  const { person, roles } = seen.value;
  // Beside the masked NIK the day of birth is half of it.
  const mayKnowDay = placeOver(actor, 'people.read_nik', { scheme: person.scheme, path: person.path, roles }) !== null;
  const above = [...ancestorsOf(person.path), person.path];
  const [contacts, from, names, regions] = await Promise.all([
    contactsOf(db, id), mergedInto(db, id), namesFor(db, [person, ...roles]), findRegions(db, person.scheme, above),
  ]);
  return ok({
    id, name: person.name, sex: person.sex, birthDate: mayKnowDay ? person.birthDate : null, birthYear: yearOf(person.birthDate), birthPlace: person.birthPlace, nik: maskedNik(person), scheme: person.scheme, path: person.path,
    home: above.flatMap((path) => regions.get(path) ?? []).map(({ path, name, level }) => ({ path, name, level })), hasAddress: person.addressSealed !== null,
    contacts: contacts.map((one) => ({ id: one.id, kind: one.kind, masked: maskContact(one.kind, openContact(one.valueSealed, id)), verified: one.verifiedAt !== null })),
    roles: roles.map((role) => roleHeld(role, names)), version: person.version, demo: person.demo, createdAt: person.createdAt.toISOString(),
    anonymisedAt: person.anonymisedAt?.toISOString() ?? null,
    mergedInto: person.mergedInto && person.mergedAt ? { id: person.mergedInto, at: person.mergedAt.toISOString() } : null,
    mergedFrom: from.map((one) => ({ id: one.id, name: one.name, at: one.at?.toISOString() ?? '' })),
  });
}
