import type { Db, Tx } from '../../../../kernel/db/schema.ts';
import type { Origin, WithCookies } from '../../../../kernel/http/route.ts';
import { problem } from '../../../../kernel/problem.ts';
import { fail, ok, ProblemError, type Result } from '../../../../kernel/result.ts';
import { noteOwn } from '../audit.ts';
import type { Step } from '../contract.ts';
import { factorsOf } from '../factors/factors.ts';
import { recoveryCodesLeft } from '../factors/store.ts';
import { knownBrowser, rememberBrowser } from '../known-browser.ts';
import { sendNotice } from '../messages/send.ts';
import { sessionCookie, tokenFrom } from '../sessions/cookie.ts';
import { openSession, tokenHash } from '../sessions/open-session.ts';
import { endSessionOfToken } from '../sessions/store.ts';
import { beginStep, noStepCookie } from '../steps/step.ts';
import { closeStep, type StepRow } from '../steps/store.ts';
import { holdAccount, type Account } from '../store.ts';
import { forgiveTries } from '../throttle.ts';

export type Answer<T> = Result<T> & WithCookies;

export const expired = () => fail(problem('step_expired'));

export type Proven = { readonly via: readonly string[]; readonly renew: boolean };

/** The password was right (or chosen through a link): now the second factor, or its setting up. */
export async function askFactor(db: Db | Tx, from: Origin, account: Account, { via, renew }: Proven): Promise<Answer<Step>> {
  const factors = await factorsOf(db, account);
  const stage = factors.length > 0 ? 'factor' : 'enrol';
  const cookie = await beginStep(db, from, { kind: 'factor', person: account.person, detail: { stage, via, renew } });
  return { ...ok<Step>(stage === 'factor' ? { step: 'factor', factors } : { step: 'enrol' }), cookies: [cookie] };
}

/**
 * Ends one step and goes on to the next, in one transaction: of two who use the same step, the second comes too late.
 * `prove` uses up what was given (a code, a counter); false, and nothing has happened.
 */
export async function complete(db: Db, from: Origin, step: StepRow, person: string, via: readonly string[], prove: (tx: Tx, account: Account) => Promise<boolean>): Promise<Answer<Step>> {
  return db.transaction().execute(async (tx) => {
    const account = await endStep(tx, step, person);
    if (!(await prove(tx, account))) throw new ProblemError(problem('code_wrong'));
    return proceed(tx, from, account, { via: [...(step.detail.via ?? []), ...via], renew: step.detail.renew === true || account.passwordTemporary });
  });
}

/** Closes a step that is still open and gives the account it belongs to, held; throws `step_expired`. */
export async function endStep(tx: Tx, step: StepRow, person: string): Promise<Account> {
  const account = await holdAccount(tx, person);
  if (!account || account.disabledAt || !(await closeStep(tx, step.hash))) throw new ProblemError(problem('step_expired'));
  return account;
}

/** Both factors are proved: a new password if one is due, else the session. */
export async function proceed(tx: Tx, from: Origin, account: Account, { via, renew }: Proven): Promise<Answer<Step>> {
  if (!renew) return openDoor(tx, from, account, via);
  const cookie = await beginStep(tx, from, { kind: 'factor', person: account.person, detail: { stage: 'new_password', via } });
  return { ...ok<Step>({ step: 'new_password' }), cookies: [cookie] };
}

/** Opens the session under a fresh token; the one this browser had before ends. Whoever used up a recovery code is told how many are left. */
export async function openDoor(tx: Tx, from: Origin, account: Account, via: readonly string[]): Promise<Answer<Step>> {
  const secure = from.secure === true;
  const before = tokenFrom(from.cookie ?? null, secure);
  if (before !== null) await endSessionOfToken(tx, tokenHash(before), 'replaced');
  const { id, token } = await openSession(tx, account.person, 'staff', from);
  const isKnown = knownBrowser(from, account.loginHash) !== null;
  if (!isKnown && !via.includes('enrol')) await sendNotice(tx, account, 'new_browser');
  await noteOwn(tx, account, 'accounts.signed_in', { via, session: id, known_browser: isKnown });
  await forgiveTries(tx, account.loginHash, from);
  const left = via.includes('recovery') ? { recoveryCodesLeft: await recoveryCodesLeft(tx, account.person) } : {};
  return { ...ok<Step>({ step: 'done', ...left }), cookies: [sessionCookie(token, secure), noStepCookie(from), rememberBrowser(from, account.loginHash)] };
}
