import type { z } from 'zod';
import { hashPassword, needsRehash, verifyPassword } from '../../../../kernel/crypt/password.ts';
import type { Db } from '../../../../kernel/db/schema.ts';
import type { Origin } from '../../../../kernel/http/route.ts';
import { problem } from '../../../../kernel/problem.ts';
import { fail } from '../../../../kernel/result.ts';
import { noteFailure } from '../audit.ts';
import type { PasswordSignIn, Step } from '../contract.ts';
import { evenly } from '../evenly.ts';
import { knownBrowser } from '../known-browser.ts';
import { loginHash, loginHashes, openLogin } from '../logins.ts';
import { weaknessOf } from '../rules/password.ts';
import { accountByLogin, renewHash } from '../store.ts';
import { throttle } from '../throttle.ts';
import { askFactor, type Answer } from './finish.ts';

/**
 * The first step. Nobody learns whether the account exists: an unknown one, a closed one and a wrong password get the same
 * answer, after the same work (a password is checked against nothing) and at the same moment.
 */
export const signInWithPassword = (db: Db, { login, password }: z.infer<typeof PasswordSignIn>, from: Origin): Promise<Answer<Step>> => evenly(async () => {
  const hash = loginHash(login);
  const stopped = await throttle(db, 'password', hash, from);
  if (stopped) return fail(stopped);
  const account = await accountByLogin(db, loginHashes(login));
  const isRight = await verifyPassword(password, account?.passwordHash ?? null, knownBrowser(from, hash) === null ? 'anybody' : 'known');
  if (!account || !isRight || account.disabledAt) {
    if (account) await noteFailure(db, account, 'accounts.sign_in_failed', { at: 'password', closed: account.disabledAt !== null });
    return fail(problem('sign_in_failed'));
  }
  const kept = account.passwordHash ?? '';
  if (needsRehash(kept)) await renewHash(db, account.person, kept, await hashPassword(password));
  // What was let in before the policy forbade it is replaced now.
  const renew = account.passwordTemporary || weaknessOf(password, { login: openLogin(account).value, name: account.name }) !== null;
  return askFactor(db, from, account, { via: ['password'], renew });
});
