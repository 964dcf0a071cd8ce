import { randomInt } from 'node:crypto';
import { z } from 'zod';
import type { Actor } from '../../../../kernel/access.ts';
import { command, execute, type Request } from '../../../../kernel/command.ts';
import type { Db, Tx } from '../../../../kernel/db/schema.ts';
import { problem } from '../../../../kernel/problem.ts';
import { fail, ok, type Result } from '../../../../kernel/result.ts';
import { tokenOf } from '../../identity/secrets.ts';
import { NewAccount, PersonParams, type AccountMade } from '../contract.ts';
import { addressesOf, addressOfLogin, hashesOfContact, type Address } from '../contacts/contact.ts';
import { mayBeLogin } from '../contacts/store.ts';
import { sealLogin } from '../logins.ts';
import { sendContactNews, sendLink } from '../messages/send.ts';
import { maskLogin, readLogin, type Login } from '../rules/login.ts';
import { endSessionsOf } from '../sessions/store.ts';
import { accountOf, insertAccount, personAt } from '../store.ts';
import { contactGuard } from './guard.ts';
import { masterPerson } from './standing.ts';

const Input = z.object({ ...PersonParams.shape, ...NewAccount.shape });
type Made = z.infer<typeof AccountMade> & { readonly kind: Login['kind'] };

/**
 * An account for a person, with an invitation to its own contact: nobody types a password for somebody else. Only for those
 * who serve within the actor's reach. A login that is no standing contact of that person could be anybody's mailbox, so it is
 * taken only from those who hold as much as the person themselves, and the contacts that stand are told.
 */
const creation = (actor: Actor) => command<z.infer<typeof Input>, Made>({
  name: 'accounts.created', verb: 'accounts.manage', input: Input,
  async place(tx, { person }) {
    const mastered = await masterPerson(tx, actor, 'accounts.manage', person);
    return mastered.ok ? ok(mastered.value.place) : mastered;
  },
  async run(tx, _actor, { person, login: text }) {
    const login = readLogin(text);
    if (!login) return fail(problem('input_invalid', { column: 'login', reason: { id: 'surel, nomor telepon, atau 3–40 huruf kecil', en: 'e-mail, telephone number, or 3–40 small letters' } }));
    const mastered = await masterPerson(tx, actor, 'accounts.manage', person);
    if (!mastered.ok) return mastered;
    const contacts = (await addressesOf(tx, person)).filter(({ stands }) => stands);
    const isRecorded = login.kind === 'name' || contacts.some((one) => one.login.value === login.value);
    const stronger = isRecorded ? null : await contactGuard(tx, actor, person);
    if (stronger) return fail(stronger);
    const to = addressOfLogin(login) ?? contacts[0]?.address;
    if (!to) return fail(problem('contact_missing'));
    if (await accountOf(tx, person)) return fail(problem('already_exists', { thing: { id: 'Akun orang ini', en: 'The account of this person' } }));
    // The same words as for a name that is taken: whether somebody bears the address is not for this office to know.
    const made = (await isFree(tx, person, login)) && (await open(tx, person, login, actor.id, to));
    return made ? ok({ person, login: maskLogin(login), kind: login.kind }) : fail(problem('already_exists', { thing: { id: 'Nama masuk ini', en: 'This sign-in name' } }));
  },
  audit: ({ person }, { kind }, place) => ({ place, thing: `person ${person}`, details: { login: kind } }),
  fingerprint: (input) => tokenOf(input),
});

/** Creates the account of a person. Problems: not_found, input_invalid, account_stronger, contact_missing, already_exists. */
export async function createAccount(db: Db, request: Request): Promise<Result<z.infer<typeof AccountMade>>> {
  const made = await execute(db, creation(request.actor), request);
  return made.ok ? ok({ person: made.value.person, login: made.value.login }) : made;
}

/** A user name is anybody's; an address belongs to whoever proved it, or bore it first. */
const isFree = async (tx: Tx, person: string, login: Login): Promise<boolean> => login.kind === 'name' || mayBeLogin(tx, hashesOfContact(login.value), person);

async function open(tx: Tx, person: string, login: Login, by: string, to: Address): Promise<boolean> {
  const sealed = sealLogin(login, person);
  if (!(await insertAccount(tx, { person_id: person, ...sealed, password_hash: null, created_by: by }))) return false;
  // Who signed in with a one-time code before has a stronger way in from now on.
  await endSessionsOf(tx, person, 'account_created');
  await sendLink(tx, { person, loginSealed: sealed.login_sealed }, 'invite', to);
  await sendContactNews(tx, person, 'account', to.to);
  return true;
}

export type Ensured = 'created' | 'present' | 'no_contact' | 'no_person';

/**
 * Gives a person an account if there is none, under a contact of theirs that stands, and invites them; for appointments, inside their
 * transaction and without an entry of its own. Where a contact is already somebody's login (a family shares a telephone),
 * the next one is taken, and at last a user name made of the person's own. `by`: actor id.
 */
export async function ensureAccount(tx: Tx, { person, by }: { readonly person: string; readonly by: string }): Promise<Ensured> {
  const owner = await personAt(tx, person);
  if (!owner) return 'no_person';
  if (await accountOf(tx, person)) return 'present';
  // One that waits because a relative bears it too was given by nobody who came later: the invitation may go there.
  const contacts = (await addressesOf(tx, person)).filter(({ stands, withRecord }) => stands || withRecord);
  const [first] = contacts;
  if (!first) return 'no_contact';
  for (const { login, address, stands } of contacts) if (stands && (await isFree(tx, person, login)) && (await open(tx, person, login, by, address))) return 'created';
  const start = owner.name.toLowerCase().replace(/[^a-z]+/g, '').slice(0, 20).padEnd(3, 'x');
  for (let tries = 0; tries < 20; tries++) {
    const value = `${start}.${String(randomInt(1000, 10_000))}`;
    if (await open(tx, person, { kind: 'name', value }, by, first.address)) return 'created';
  }
  throw new Error('no free user name found');
}
