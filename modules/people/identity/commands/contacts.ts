import { z } from 'zod';
import type { Actor } from '../../../../kernel/access.ts';
import { command, execute } from '../../../../kernel/command.ts';
import type { Db, Tx } from '../../../../kernel/db/schema.ts';
import { problem } from '../../../../kernel/problem.ts';
import { fail, ok, type Result } from '../../../../kernel/result.ts';
import { contactGuard } from '../../accounts/manage/guard.ts';
import { sendContactNews } from '../../accounts/messages/send.ts';
import { waitFrom } from '../../accounts/rules/policy.ts';
import { ContactInput, PersonId } from '../contract.ts';
import { contactHashes, tokenOf } from '../secrets.ts';
import { homeOf, personThing, placeForLiving, unknownPerson } from '../standing.ts';
import { borneContacts, contactsOf, endContact, findPerson, insertContacts, type Person } from '../store/people.ts';
import { contactRow, contactShared, MOST_SHARERS } from './save.ts';

/** One person is called and written to in a few ways, not in hundreds. */
const MOST = 10;
type Done = { readonly id: string; readonly home: { readonly scheme: string; readonly path: string } };

/** The person, if the actor may decide how they are reached. */
async function whoseContacts(tx: Tx, actor: Actor, id: string): Promise<Result<Person>> {
  const person = await findPerson(tx, id);
  if (!person) return unknownPerson();
  const guarded = await contactGuard(tx, actor, id);
  return guarded ? fail(guarded) : ok(person);
}

const AddInput = z.object({ id: PersonId, contact: ContactInput });

const add = (actor: Actor) => command<z.infer<typeof AddInput>, Done>({
  name: 'people.add_contact',
  verb: 'people.write',
  input: AddInput,
  place: (tx, { id }) => placeForLiving(tx, actor, 'people.write', id),
  async run(tx, _actor, { id, contact }) {
    const person = await whoseContacts(tx, actor, id);
    if (!person.ok) return person;
    const held = await contactsOf(tx, id);
    if (held.length >= MOST) return fail(problem('too_large', { limit: `${MOST}` }));
    // One that an older key hashed is not seen by the index.
    const hashes = contactHashes(contact.kind, contact.value);
    const isHeld = hashes.some((hash) => held.some(({ valueHash }) => valueHash.equals(hash)));
    const sharers = (await borneContacts(tx, hashes)).reduce((sum, { people }) => sum + people, 0);
    if (!isHeld && sharers >= MOST_SHARERS) return fail(contactShared());
    const added = isHeld ? 0 : await insertContacts(tx, [contactRow(id, contact, { waits: waitFrom(new Date()), withRecord: false })]);
    if (added === 1) await sendContactNews(tx, id, 'added');
    return added === 1 ? ok({ id, home: homeOf(person.value) }) : fail(problem('already_exists', { thing: { id: 'Kontak ini', en: 'This contact' } }));
  },
  audit: ({ id, contact }, { home }) => ({ place: home, thing: personThing(id), details: { kind: contact.kind } }),
  fingerprint: (input) => tokenOf(input),
});

const EndInput = z.object({ id: PersonId, contact: z.number().int().positive() });

const end = (actor: Actor) => command<z.infer<typeof EndInput>, Done>({
  name: 'people.end_contact',
  verb: 'people.write',
  input: EndInput,
  place: (tx, { id }) => placeForLiving(tx, actor, 'people.write', id),
  async run(tx, _actor, { id, contact }) {
    const person = await whoseContacts(tx, actor, id);
    if (!person.ok) return person;
    await sendContactNews(tx, id, 'ended');
    return (await endContact(tx, id, contact)) ? ok({ id, home: homeOf(person.value) }) : fail(problem('not_found', { thing: { id: 'Kontak ini', en: 'This contact' } }));
  },
  audit: ({ id, contact }, { home }) => ({ place: home, thing: personThing(id), details: { contact } }),
});

type Request = { actor: Actor; key: string; input: unknown };
const idOf = (done: Result<Done>): Result<{ id: string }> => (done.ok ? ok({ id: done.value.id }) : done);

/** Adds a telephone number or e-mail address to a person; it opens nothing for a week, unless proved, and the other contacts are told. */
export const addContact = async (db: Db, request: Request): Promise<Result<{ id: string }>> => idOf(await execute(db, add(request.actor), request));

/** Ends a contact; it stays on record, but nobody is reached or found by it any more. All contacts are told. */
export const endContactOf = async (db: Db, request: Request): Promise<Result<{ id: string }>> => idOf(await execute(db, end(request.actor), request));
