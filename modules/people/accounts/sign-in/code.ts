import { randomInt, timingSafeEqual } from 'node:crypto';
import type { z } from 'zod';
import { appendAudit, noteAudit } from '../../../../kernel/audit/trail.ts';
import { ANONYMOUS } from '../../../../kernel/access.ts';
import { keys } from '../../../../kernel/crypt/house-keys.ts';
import type { Db } from '../../../../kernel/db/schema.ts';
import type { Origin } from '../../../../kernel/http/route.ts';
import { enqueueMessage } from '../../../../kernel/messages/enqueue.ts';
import { isAddress } from '../../../../kernel/messages/check.ts';
import { problem } from '../../../../kernel/problem.ts';
import { fail, ok, ProblemError } from '../../../../kernel/result.ts';
import type { CodeRequest, CodeSignIn, CodeStep, Sent } from '../contract.ts';
import { langOfAll } from '../../identity/store/languages.ts';
import { hashesOfContact } from '../contacts/contact.ts';
import { noteVerified, peopleByContact, signsInBy } from '../contacts/store.ts';
import { evenly } from '../evenly.ts';
import { rememberBrowser } from '../known-browser.ts';
import { codeWords } from '../messages/words.ts';
import { readLogin } from '../rules/login.ts';
import { STEP_SECONDS } from '../rules/policy.ts';
import { sessionCookie } from '../sessions/cookie.ts';
import { openSession } from '../sessions/open-session.ts';
import { beginStep, noStepCookie, stepTried } from '../steps/step.ts';
import { closeStep, untryStep, type StepRow } from '../steps/store.ts';
import { personAt } from '../store.ts';
import { forgiveTries, throttle, throttleAddress } from '../throttle.ts';
import { expired, type Answer } from './finish.ts';

const DIGITS = 6;
const newCode = (): string => String(randomInt(10 ** DIGITS)).padStart(DIGITS, '0');
/** Tied to the contact, so that equal codes of two people have unequal hashes. */
const codeHash = (contact: Buffer, code: string): Buffer => keys().keyedHash('sign-in.code', `${contact.toString('base64url')} ${code}`);

/** Sends a one-time code to a contact that is known, and says the same where it is not. Owners of an account sign in with their password. */
export const requestCode = (db: Db, { contact, channel }: z.infer<typeof CodeRequest>, from: Origin): Promise<Answer<z.infer<typeof Sent>>> => evenly(async () => {
  const to = readLogin(contact)?.value ?? '';
  if (!isAddress(channel, to)) return fail(problem('input_invalid', { column: 'contact', reason: channel === 'email' ? 'nama@contoh.id' : '0812…' }));
  const hashes = hashesOfContact(to);
  const [hash] = hashes;
  const stopped = await throttle(db, 'message', hash, from);
  if (stopped) return fail(stopped);
  const people = await peopleByContact(db, hashes);
  const lang = await langOfAll(db, people.map(({ id }) => id));
  const code = newCode();
  const cookie = await db.transaction().execute(async (tx) => {
    if (people.length > 0) await enqueueMessage(tx, { channel, to, ...codeWords(lang, code, STEP_SECONDS / 60) });
    return beginStep(tx, from, { kind: 'code', person: null, secret: codeHash(hash, code), detail: { people: people.map(({ id }) => id), contacts: hashes.map((one) => one.toString('base64url')) } });
  });
  return { ...ok({ sent: true as const, minutes: STEP_SECONDS / 60 }), cookies: [cookie] };
});

/** The code of a contact, once. Where several people share it, the right code asks who of them is there. The clock does not tell whether there is anybody. */
export const signInWithCode = (db: Db, given: z.infer<typeof CodeSignIn>, from: Origin): Promise<Answer<z.infer<typeof CodeStep>>> => evenly(() => checkCode(db, given, from));

async function checkCode(db: Db, { code, person }: z.infer<typeof CodeSignIn>, from: Origin): Promise<Answer<z.infer<typeof CodeStep>>> {
  const stopped = await throttleAddress(db, from);
  if (stopped) return fail(stopped);
  const step = await stepTried(db, from, ['code'], [undefined]);
  if (!step?.secret) return expired();
  const contacts = (step.detail.contacts ?? []).map((one) => Buffer.from(one, 'base64url'));
  const contact = contacts[0] ?? Buffer.of();
  const people = step.detail.people ?? [];
  const isRight = timingSafeEqual(step.secret, codeHash(contact, code.replace(/[\s-]/g, ''))) && people.length > 0;
  if (!isRight) {
    await noteWrong(db, people);
    return fail(problem('code_wrong'));
  }
  const chosen = person ?? (people.length === 1 ? people[0] : undefined);
  if (chosen === undefined || !(await signsInBy(db, contacts, chosen))) {
    await untryStep(db, step.hash);
    return ok({ step: 'person' as const, people: await peopleByContact(db, contacts) });
  }
  return open(db, step, contacts, chosen, from);
}

/** Who still has the contact, and no account by now, gets the session. */
async function open(db: Db, step: StepRow, contacts: readonly Buffer[], person: string, from: Origin): Promise<Answer<z.infer<typeof CodeStep>>> {
  const contact = contacts[0] ?? Buffer.of();
  const token = await db.transaction().execute(async (tx) => {
    const owner = (await signsInBy(tx, contacts, person)) ? await personAt(tx, person) : undefined;
    if (!owner || !(await closeStep(tx, step.hash))) throw new ProblemError(problem('code_wrong'));
    const opened = await openSession(tx, person, 'code', from);
    await noteVerified(tx, person, contacts);
    await appendAudit(tx, { id: person, name: owner.name, grants: [] }, 'accounts.signed_in', { place: owner.home, thing: `person ${person}`, details: { via: ['code'], session: opened.id } });
    await forgiveTries(tx, contact, from, ['message']);
    return opened.token;
  });
  return { ...ok({ step: 'done' as const }), cookies: [sessionCookie(token, from.secure === true), noStepCookie(from), rememberBrowser(from, contact)] };
}

async function noteWrong(db: Db, [only, ...others]: readonly string[]): Promise<void> {
  const owner = only !== undefined && others.length === 0 ? await personAt(db, only) : undefined;
  if (owner) await noteAudit(db, ANONYMOUS, 'accounts.sign_in_failed', { place: owner.home, thing: `person ${owner.id}`, details: { at: 'code' } });
}
