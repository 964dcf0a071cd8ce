import type { Actor, Place, Verb } from '../../../kernel/access.ts';
import type { Reader } from '../../../kernel/db/schema.ts';
import { problem, type Problem } from '../../../kernel/problem.ts';
import { fail, ok, type Result } from '../../../kernel/result.ts';
import { placeOver } from './rules/reach.ts';
import { exceeding } from '../roles/rules/admit.ts';
import { isRole } from '../roles/rules/roles.ts';
import { heldBy } from '../roles/store/assignments.ts';
import { findPerson, homesOf, rolesOf, type HeldRole, type Person } from './store/people.ts';

export const personThing = (id: string): string => `person ${id}`;
export const unknownPerson = () => fail(problem('not_found', { thing: { id: 'Orang ini', en: 'This person' } }));
export const homeOf = ({ scheme, path }: Person): Place => ({ scheme, path });

export type Seen = { readonly person: Person; readonly roles: readonly HeldRole[] };

/**
 * A person whom the actor may see. Somebody else's person is `not_found`, as one who does not exist: an id that is tried
 * out tells nothing.
 */
export async function seePerson(db: Reader, actor: Actor, id: string): Promise<Result<Seen>> {
  const person = await findPerson(db, id);
  if (!person) return unknownPerson();
  const roles = await rolesOf(db, [id]);
  return placeOver(actor, 'people.read', { ...homeOf(person), roles }) ? ok({ person, roles }) : unknownPerson();
}

/** Those of many people whom the actor may see; who does not exist is not among them either. */
export async function seenAmong(db: Reader, actor: Actor, ids: readonly string[]): Promise<Set<string>> {
  const homes = await homesOf(db, ids);
  const byHome = new Set(homes.filter((home) => placeOver(actor, 'people.read', { scheme: home.scheme, path: home.path, roles: [] })).map(({ id }) => id));
  const others = homes.filter(({ id }) => !byHome.has(id));
  const roles = Map.groupBy(await rolesOf(db, others.map(({ id }) => id)), ({ person }) => person);
  const byRole = others.filter(({ id, scheme, path }) => placeOver(actor, 'people.read', { scheme, path, roles: roles.get(id) ?? [] }));
  return new Set([...byHome, ...byRole.map(({ id }) => id)]);
}

/**
 * Null if `actor` could give every role that this person holds or will hold, else `account_stronger`: a name, a contact or a
 * home is a way to a stronger office, and to those who watch, and stays with whoever holds as much.
 */
export async function masterGuard(db: Reader, actor: Actor, id: string): Promise<Problem | null> {
  const held = (await heldBy(db, [id])).get(id) ?? [];
  const isMastered = held.every(({ role, scheme, path, within }) => !isRole(role) || exceeding(actor, { role, scheme, path, within }) === null);
  return isMastered ? null : problem('account_stronger');
}

/** The place at which a command on a person asks for its right: where the actor holds it, else the person's home, where it is then refused. */
export async function placeFor(db: Reader, actor: Actor, verb: Verb, id: string): Promise<Result<Place>> {
  const seen = await seePerson(db, actor, id);
  if (!seen.ok) return seen;
  const { person, roles } = seen.value;
  return ok(placeOver(actor, verb, { ...homeOf(person), roles }) ?? homeOf(person));
}

/** As `placeFor`, for somebody who is still one of the people of the house: merged or anonymised ones do not change any more. */
export async function placeForLiving(db: Reader, actor: Actor, verb: Verb, id: string): Promise<Result<Place>> {
  const person = await findPerson(db, id);
  if (person?.mergedInto || person?.anonymisedAt) return unknownPerson();
  return placeFor(db, actor, verb, id);
}
