import type { z } from 'zod';
import { hashPassword, verifyPassword } from '../../../../kernel/crypt/password.ts';
import type { Db } from '../../../../kernel/db/schema.ts';
import type { Origin } from '../../../../kernel/http/route.ts';
import { problem } from '../../../../kernel/problem.ts';
import { fail, ok, ProblemError } from '../../../../kernel/result.ts';
import { noteFailure, noteOwn } from '../audit.ts';
import type { ResetPassword, Sent, Step } from '../contract.ts';
import { noteVerified } from '../contacts/store.ts';
import { evenly } from '../evenly.ts';
import { rememberBrowser } from '../known-browser.ts';
import { loginHash, loginHashes } from '../logins.ts';
import { sendLink, sendNotice } from '../messages/send.ts';
import { checkPassword } from '../password-check.ts';
import { RESET_SECONDS } from '../rules/policy.ts';
import { endSessionsOf } from '../sessions/store.ts';
import { stepOf } from '../steps/step.ts';
import { closeStep, closeStepsOf, stepByToken } from '../steps/store.ts';
import { accountByLogin, accountOf, holdAccount, setPassword } from '../store.ts';
import { throttle, throttleAddress } from '../throttle.ts';
import { askFactor, endStep, expired, openDoor, type Answer } from './finish.ts';

/** Sends a link to the account's own contact; whoever asks gets the same answer at the same moment, whether there is one or not. */
export const forgotten = (db: Db, login: string, from: Origin): Promise<Answer<z.infer<typeof Sent>>> => evenly(async () => {
  const hash = loginHash(login);
  const stopped = await throttle(db, 'message', hash, from);
  if (stopped) return fail(stopped);
  const account = await accountByLogin(db, loginHashes(login));
  if (account && !account.disabledAt) {
    await db.transaction().execute((tx) => sendLink(tx, account, 'reset'));
    await noteFailure(db, account, 'accounts.reset_requested');
  }
  return ok({ sent: true as const, minutes: RESET_SECONDS / 60 });
});

/** A password chosen through a link: all sessions and other links end, and the second factor is still asked for. */
export async function resetPassword(db: Db, { code, password }: z.infer<typeof ResetPassword>, from: Origin): Promise<Answer<Step>> {
  const stopped = await throttleAddress(db, from);
  if (stopped) return fail(stopped);
  const link = await stepByToken(db, code, ['reset']);
  const before = link?.person ? await accountOf(db, link.person) : undefined;
  if (!link || !before || before.disabledAt) return fail(problem('link_expired'));
  const weak = checkPassword(password, before);
  if (weak) return fail(weak);
  const hash = await hashPassword(password);
  return db.transaction().execute(async (tx) => {
    const account = await holdAccount(tx, before.person);
    if (!account || account.disabledAt || !(await closeStep(tx, link.hash))) throw new ProblemError(problem('link_expired'));
    await setPassword(tx, account.person, hash);
    await closeStepsOf(tx, account.person);
    await noteVerified(tx, account.person, (link.detail.contacts ?? []).map((one) => Buffer.from(one, 'base64url')));
    await endSessionsOf(tx, account.person, 'password_reset');
    await noteOwn(tx, account, 'accounts.password_reset', { invited: link.detail.invite === true });
    if (link.detail.invite !== true) await sendNotice(tx, account, 'password_changed');
    const next = await askFactor(tx, from, account, { via: ['link'], renew: false });
    // Whoever opened the mailbox is no stranger: nobody who hammers the account keeps them out.
    return { ...next, cookies: [...(next.cookies ?? []), rememberBrowser(from, account.loginHash)] };
  });
}

/** The password was somebody else's choice, or fits the policy no more: the last step of a sign-in chooses another. */
export async function newPassword(db: Db, password: string, from: Origin): Promise<Answer<Step>> {
  const stopped = await throttleAddress(db, from);
  if (stopped) return fail(stopped);
  const step = await stepOf(db, from, ['factor'], ['new_password']);
  const before = step?.person ? await accountOf(db, step.person) : undefined;
  if (!step || !before) return expired();
  const weak = checkPassword(password, before);
  if (weak) return fail(weak);
  if (await verifyPassword(password, before.passwordHash, 'known')) return fail(problem('password_weak', { id: 'Sama dengan yang lama.', en: 'The same as before.' }));
  const hash = await hashPassword(password);
  return db.transaction().execute(async (tx) => {
    const account = await endStep(tx, step, before.person);
    await setPassword(tx, account.person, hash);
    await closeStepsOf(tx, account.person);
    await endSessionsOf(tx, account.person, 'password_changed');
    await noteOwn(tx, account, 'accounts.password_changed');
    await sendNotice(tx, account, 'password_changed');
    return openDoor(tx, from, account, step.detail.via ?? []);
  });
}
