import type { z } from 'zod';
import type { Db } from '../../../../kernel/db/schema.ts';
import type { Origin } from '../../../../kernel/http/route.ts';
import { takeFrom } from '../../../../kernel/limits/limits.ts';
import { problem, type Problem } from '../../../../kernel/problem.ts';
import { fail, ok } from '../../../../kernel/result.ts';
import { noteFailure } from '../audit.ts';
import type { PasskeyAnswer, PasskeyBegin, Step } from '../contract.ts';
import { askPasskey, hostOf, readPasskey } from '../factors/passkeys.ts';
import { readRecoveryCode, recoveryHashes } from '../factors/recovery.ts';
import { takeRecoveryCode, usePasskey } from '../factors/store.ts';
import { totpStep } from '../factors/totp.ts';
import { knownBrowser } from '../known-browser.ts';
import { sendNotice } from '../messages/send.ts';
import { beginStep, stepOf, stepTried } from '../steps/step.ts';
import { setSecret, type StepRow } from '../steps/store.ts';
import { accountOf, takeTotpStep, type Account } from '../store.ts';
import { throttle, throttleAddress } from '../throttle.ts';
import { complete, expired, type Answer } from './finish.ts';

type Waiting = { readonly step: StepRow; readonly account: Account };

/** The exchange that waits for a second factor in this browser, with one try counted against it, its account and its address. */
async function waiting(db: Db, from: Origin): Promise<Waiting | Problem> {
  const step = await stepTried(db, from, ['factor'], ['factor']);
  const account = step?.person ? await accountOf(db, step.person) : undefined;
  if (!step || !account || account.disabledAt) return problem('step_expired');
  return (await throttle(db, 'factor', account.loginHash, from)) ?? { step, account };
}

const isProblem = (found: Waiting | Problem): found is Problem => 'code' in found;

/** A code of the code app: right now, and never used before. */
export async function signInWithTotp(db: Db, code: string, from: Origin): Promise<Answer<Step>> {
  const found = await waiting(db, from);
  if (isProblem(found)) return fail(found);
  const { step, account } = found;
  const at = account.totpSealed ? totpStep(account.totpSealed, account.person, code) : null;
  if (at === null || (account.totpLastStep !== null && at <= account.totpLastStep)) return refuse(db, from, account, 'totp');
  return complete(db, from, step, account.person, ['totp'], (tx) => takeTotpStep(tx, account.person, at));
}

/** One of the codes that were shown once, used up by this. */
export async function signInWithRecovery(db: Db, code: string, from: Origin): Promise<Answer<Step>> {
  const found = await waiting(db, from);
  if (isProblem(found)) return fail(found);
  const { step, account } = found;
  const plain = readRecoveryCode(code);
  const done = plain === null ? null : await complete(db, from, step, account.person, ['recovery'], async (tx) => {
    const isTaken = await takeRecoveryCode(tx, account.person, recoveryHashes(account.person, plain));
    if (isTaken) await sendNotice(tx, account, 'recovery_used');
    return isTaken;
  }).catch(wrongCode);
  return done ?? refuse(db, from, account, 'recovery');
}

/** A code that nobody has is an answer; everything else goes on up. */
function wrongCode(error: unknown): null {
  if (error instanceof Error && 'problem' in error && (error.problem as Problem).code === 'code_wrong') return null;
  throw error;
}

/** What the browser is to be asked: for a passkey of the person whose password was right, or, as the first step, for any. */
export async function passkeyOptions(db: Db, { first }: z.infer<typeof PasskeyBegin>, from: Origin): Promise<Answer<unknown>> {
  const stopped = await throttleAddress(db, from);
  if (stopped) return fail(stopped);
  const host = hostOf(from);
  if (!host.ok) return host;
  const step = first ? undefined : await stepOf(db, from, ['factor'], ['factor']);
  const { options, secret } = await askPasskey(db, host.value, step?.person ?? null);
  if (step) {
    await setSecret(db, step.hash, secret, { ...step.detail, pending: 'passkey' });
    return ok(options);
  }
  return { ...ok(options), cookies: [await beginStep(db, from, { kind: 'passkey', person: null, secret, detail: { stage: 'first', pending: 'passkey' } })] };
}

/** A passkey that verified its owner: the second factor after a password, or both at once. */
export async function signInWithPasskey(db: Db, { response }: z.infer<typeof PasskeyAnswer>, from: Origin): Promise<Answer<Step>> {
  const stopped = await throttleAddress(db, from);
  if (stopped) return fail(stopped);
  const host = hostOf(from);
  if (!host.ok) return host;
  const step = await stepTried(db, from, ['factor', 'passkey'], ['factor', 'first']);
  if (!step?.secret || step.detail.pending !== 'passkey') return expired();
  const proved = await readPasskey(db, response, step.secret, from, host.value);
  const account = await accountOf(db, proved?.person ?? step.person ?? '');
  if (!proved || !account || account.disabledAt || (step.person !== null && step.person !== proved.person)) {
    if (account) await noteFailure(db, account, 'accounts.sign_in_failed', { at: 'passkey', closed: account.disabledAt !== null });
    return fail(problem('passkey_wrong'));
  }
  return complete(db, from, step, account.person, ['passkey'], (tx) => usePasskey(tx, proved.passkey, proved.before, proved.after));
}

const A_DAY = 86_400;

/** Whoever gets this far knows the password: if the browser is a stranger, the owner is told, once a day. */
async function refuse(db: Db, from: Origin, account: Account, at: string): Promise<Answer<Step>> {
  await noteFailure(db, account, 'accounts.sign_in_failed', { at });
  const isStranger = knownBrowser(from, account.loginHash) === null;
  if (isStranger && (await takeFrom(db, { name: 'notice.factor', key: account.person, max: 1, perSeconds: A_DAY })).allowed) {
    await db.transaction().execute((tx) => sendNotice(tx, account, 'factor_refused'));
  }
  return fail(problem('code_wrong'));
}
