import type { Actor, Place, Verb } from '../../../kernel/access.ts';
import type { Reader } from '../../../kernel/db/schema.ts';
import { problem } from '../../../kernel/problem.ts';
import { fail, ok, type Result } from '../../../kernel/result.ts';
import { placeOver } from './rules/reach.ts';
import { findPerson, rolesOf, type HeldRole, type Person } from './store/people.ts';

export const personThing = (id: string): string => `person ${id}`;
export const unknownPerson = () => fail(problem('not_found', { thing: 'Orang ini / This person' }));
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
