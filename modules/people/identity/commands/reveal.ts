import type { z } from 'zod';
import type { Actor, Place, Verb } from '../../../../kernel/access.ts';
import { command, execute } from '../../../../kernel/command.ts';
import type { Db, Tx } from '../../../../kernel/db/schema.ts';
import { problem } from '../../../../kernel/problem.ts';
import { fail, ok, type Result } from '../../../../kernel/result.ts';
import { LookReason, PersonId, type ContactsShown } from '../contract.ts';
import { openAddress, openContact, openNik } from '../secrets.ts';
import { homeOf, masterGuard, personThing, placeFor, unknownPerson } from '../standing.ts';
import { contactsOf, findPerson, type Person } from '../store/people.ts';

const Input = LookReason.extend({ id: PersonId });
type Found = { readonly found: boolean };
type Kind = 'people.read_nik' | 'people.read_contacts';
type Request = { actor: Actor; key: string; input: { readonly id: string; readonly reason: string } };

/** What is seen leaves through `show` and stands in no row, so that nothing of it is kept for a retry. */
const look = (actor: Actor, name: Kind, verb: Verb, show: (tx: Tx, person: Person) => Promise<void>) => command<z.infer<typeof Input>, Found & { readonly home: Place }>({
  name,
  verb,
  input: Input,
  place: (tx, { id }) => placeFor(tx, actor, verb, id),
  async run(tx, _actor, { id }) {
    const person = await findPerson(tx, id);
    if (!person) return unknownPerson();
    // What a letter to somebody stronger could be caught by is not shown either.
    const stronger = name === 'people.read_contacts' ? await masterGuard(tx, actor, id) : null;
    if (stronger) return fail(stronger);
    await show(tx, person);
    return ok({ found: true, home: homeOf(person) });
  },
  audit: ({ id, reason }, { home }) => ({ place: home, thing: personThing(id), details: { reason } }),
});

/** The entry is committed before anything is answered; each look has its own, so the same key is never answered twice. */
async function looked<T>(db: Db, request: Request, name: Kind, verb: Verb, open: (tx: Tx, person: Person) => Promise<T>): Promise<Result<T>> {
  const seen: T[] = [];
  const noted = await execute(db, look(request.actor, name, verb, async (tx, person) => { seen.push(await open(tx, person)); }), request);
  if (!noted.ok) return noted;
  return seen.length > 0 ? ok(seen[0] as T) : fail(problem('answer_gone'));
}

/** The whole NIK, for a reason that stands in the trail before the NIK is shown. */
export const revealNik = (db: Db, request: Request): Promise<Result<{ nik: string | null }>> =>
  looked(db, request, 'people.read_nik', 'people.read_nik', async (_tx, { id, nikSealed }) => ({ nik: nikSealed ? openNik(nikSealed, id) : null }));

/** Contacts and street address in clear, for a reason that stands in the trail before. */
export const revealContacts = (db: Db, request: Request): Promise<Result<ContactsShown>> =>
  looked(db, request, 'people.read_contacts', 'people.write', async (tx, { id, addressSealed }) => ({
    address: addressSealed ? openAddress(addressSealed, id) : null,
    contacts: (await contactsOf(tx, id)).map(({ id: contact, kind, valueSealed }) => ({ id: contact, kind, value: openContact(valueSealed, id) })),
  }));
