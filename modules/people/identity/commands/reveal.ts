import { z } from 'zod';
import { may, type Actor, type Verb } from '../../../../kernel/access.ts';
import { command, execute } from '../../../../kernel/command.ts';
import type { Db } from '../../../../kernel/db/schema.ts';
import { problem } from '../../../../kernel/problem.ts';
import { fail, ok, type Result } from '../../../../kernel/result.ts';
import { LookReason, PersonId, type ContactsShown } from '../contract.ts';
import { openAddress, openContact, openNik } from '../secrets.ts';
import { homeOf, personThing, placeFor, unknownPerson } from '../standing.ts';
import { contactsOf, findPerson, type Person } from '../store.ts';

const Input = LookReason.extend({ id: PersonId });
type Noted = { readonly home: { readonly scheme: string; readonly path: string } };

/** The look is written down and committed first; only then is anything opened. The answer kept for a retry holds nothing. */
const look = (actor: Actor, name: 'people.read_nik' | 'people.read_contacts', verb: Verb) => command<z.infer<typeof Input>, Noted>({
  name,
  verb,
  input: Input,
  place: (tx, { id }) => placeFor(tx, actor, verb, id),
  async run(tx, _actor, { id }) {
    const person = await findPerson(tx, id);
    return person ? ok({ home: homeOf(person) }) : unknownPerson();
  },
  audit: ({ id, reason }, { home }) => ({ place: home, thing: personThing(id), details: { reason } }),
});

type Request = { actor: Actor; key: string; input: { readonly id: string; readonly reason: string } };

/** Runs the look; a retry with the same key shows again only what the right of this moment still covers. */
async function looked(db: Db, request: Request, name: 'people.read_nik' | 'people.read_contacts', verb: Verb): Promise<Result<Person>> {
  const noted = await execute(db, look(request.actor, name, verb), request);
  if (!noted.ok) return noted;
  const place = await placeFor(db, request.actor, verb, request.input.id);
  if (!place.ok) return place;
  if (!may(request.actor, verb, place.value)) return fail(problem('not_allowed', { verb }));
  const person = await findPerson(db, request.input.id);
  return person ? ok(person) : unknownPerson();
}

/** The whole NIK, for a reason that stands in the trail before the NIK is shown. */
export async function revealNik(db: Db, request: Request): Promise<Result<{ nik: string | null }>> {
  const person = await looked(db, request, 'people.read_nik', 'people.read_nik');
  if (!person.ok) return person;
  const { id, nikSealed } = person.value;
  return ok({ nik: nikSealed ? openNik(nikSealed, id) : null });
}

/** Contacts and street address in clear, for a reason that stands in the trail before. */
export async function revealContacts(db: Db, request: Request): Promise<Result<ContactsShown>> {
  const person = await looked(db, request, 'people.read_contacts', 'people.write');
  if (!person.ok) return person;
  const { id, addressSealed } = person.value;
  const contacts = (await contactsOf(db, id)).map(({ id: contact, kind, valueSealed }) => ({ id: contact, kind, value: openContact(valueSealed, id) }));
  return ok({ address: addressSealed ? openAddress(addressSealed, id) : null, contacts });
}
