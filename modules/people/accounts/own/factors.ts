import type { z } from 'zod';
import type { Db, Tx } from '../../../../kernel/db/schema.ts';
import type { Origin } from '../../../../kernel/http/route.ts';
import { problem } from '../../../../kernel/problem.ts';
import { fail, ok, ProblemError, type Result } from '../../../../kernel/result.ts';
import type { Done, Enrolled, NewPasskey, Proof, TotpSecret } from '../contract.ts';
import { askNewPasskey, hostOf, readNewPasskey } from '../factors/passkeys.ts';
import { giveRecoveryCodes } from '../factors/recovery.ts';
import { deletePasskey, insertPasskey, passkeysOf, recoveryCodesLeft } from '../factors/store.ts';
import { keptTotp, newTotp, totpStep } from '../factors/totp.ts';
import { openLogin, shownLogin } from '../logins.ts';
import { sendNotice } from '../messages/send.ts';
import type { NoticeKind } from '../messages/words.ts';
import { endSessionsOf } from '../sessions/store.ts';
import { expired, type Answer } from '../sign-in/finish.ts';
import { beginStep, stepTried } from '../steps/step.ts';
import { closeStep, closeStepsOf, type StepRow } from '../steps/store.ts';
import { accountOf, setTotp } from '../store.ts';
import { changeOwn, noAccount, ownAccount, type OwnRequest } from './change.ts';
import { DONE } from './password.ts';
import { checkProof, checkProofOnce } from './proof.ts';

type Given = z.infer<typeof Proof>;
type Codes = z.infer<typeof Enrolled>;

/** A secret for a new code app; the one in use stays until the first code of the new one was right. */
export async function beginOwnTotp(db: Db, request: OwnRequest, proof: Given, from: Origin): Promise<Answer<z.infer<typeof TotpSecret>>> {
  const stopped = await checkProof(db, request, proof, from);
  if (stopped) return fail(stopped);
  const account = await accountOf(db, request.actor.id);
  if (!account) return noAccount();
  const { sealed, ...shown } = newTotp(account.person, openLogin(account).value);
  return { ...ok(shown), cookies: [await beginStep(db, from, { kind: 'factor', person: account.person, secret: sealed, detail: { stage: 'own', pending: 'totp' } })] };
}

export async function confirmOwnTotp(db: Db, request: OwnRequest, code: string, from: Origin): Promise<Result<Codes>> {
  const step = await ownStep(db, request, from, 'totp');
  const at = step?.secret ? totpStep(step.secret, request.actor.id, code) : null;
  if (!step?.secret) return expired();
  if (at === null) return fail(problem('code_wrong'));
  const { secret } = step;
  return addFactor(db, request, step, 'totp', (tx) => setTotp(tx, request.actor.id, keptTotp(secret, request.actor.id), at));
}

export async function beginOwnPasskey(db: Db, request: OwnRequest, proof: Given, from: Origin): Promise<Answer<unknown>> {
  const host = hostOf(from);
  if (!host.ok) return host;
  const stopped = await checkProof(db, request, proof, from);
  if (stopped) return fail(stopped);
  const account = await accountOf(db, request.actor.id);
  if (!account) return noAccount();
  const { options, secret } = await askNewPasskey(db, host.value, account.person, shownLogin(account), account.name);
  return { ...ok(options), cookies: [await beginStep(db, from, { kind: 'factor', person: account.person, secret, detail: { stage: 'own', pending: 'passkey' } })] };
}

export async function confirmOwnPasskey(db: Db, request: OwnRequest, { name, response }: z.infer<typeof NewPasskey>, from: Origin): Promise<Result<Codes>> {
  const host = hostOf(from);
  if (!host.ok) return host;
  const step = await ownStep(db, request, from, 'passkey');
  if (!step?.secret) return expired();
  const row = await readNewPasskey(response, step.secret, from, host.value);
  if (!row) return fail(problem('passkey_wrong'));
  return addFactor(db, request, step, 'passkey', async (tx) => {
    if (!(await insertPasskey(tx, { ...row, person_id: request.actor.id, name }))) throw new ProblemError(problem('passkey_wrong'));
  });
}

/** The step of this browser, if this very person began it. */
async function ownStep(db: Db, { actor }: OwnRequest, from: Origin, pending: 'totp' | 'passkey'): Promise<StepRow | null> {
  const step = await stepTried(db, from, ['factor'], ['own']);
  return step?.person === actor.id && step.detail.pending === pending ? step : null;
}

const addFactor = (db: Db, request: OwnRequest, step: StepRow, what: 'totp' | 'passkey', keep: (tx: Tx) => Promise<void>): Promise<Result<Codes>> => changeOwn(db, request, {
  name: `accounts.${what}_added`, about: { step: step.hash.toString('base64url') }, kept: () => ({ recoveryCodes: null }),
  async run(tx, actor) {
    const account = await ownAccount(tx, actor);
    if (!(await closeStep(tx, step.hash))) return expired();
    await keep(tx);
    const recoveryCodes = (await recoveryCodesLeft(tx, account.person)) === 0 ? await giveRecoveryCodes(tx, account.person) : null;
    await sendNotice(tx, account, `${what}_added`);
    return ok({ recoveryCodes });
  },
});

/** Takes the code app away, if a passkey is left; every other session ends. */
export const removeOwnTotp = (db: Db, request: OwnRequest, proof: Given, from: Origin): Promise<Result<z.infer<typeof Done>>> =>
  removeFactor(db, request, proof, from, 'totp', {}, async (tx, { person, hasTotp, passkeys }) => {
    if (!hasTotp) return 'absent';
    if (passkeys.length === 0) return 'last';
    await setTotp(tx, person, null, null);
    return 'gone';
  });

/** Takes one passkey away, if the code app or another passkey is left; every other session ends. */
export const removeOwnPasskey = (db: Db, request: OwnRequest, id: string, proof: Given, from: Origin): Promise<Result<z.infer<typeof Done>>> =>
  removeFactor(db, request, proof, from, 'passkey', { id }, async (tx, { person, hasTotp, passkeys }) => {
    if (!passkeys.includes(id)) return 'absent';
    if (!hasTotp && passkeys.length === 1) return 'last';
    await deletePasskey(tx, person, id);
    return 'gone';
  });

type Has = { readonly person: string; readonly hasTotp: boolean; readonly passkeys: readonly string[] };

async function removeFactor(db: Db, request: OwnRequest, proof: Given, from: Origin, what: 'totp' | 'passkey', about: unknown, remove: (tx: Tx, has: Has) => Promise<'gone' | 'last' | 'absent'>): Promise<Result<z.infer<typeof Done>>> {
  const stopped = await checkProofOnce(db, request, proof, from);
  if (stopped) return fail(stopped);
  return changeOwn(db, request, {
    name: `accounts.${what}_removed`, about,
    async run(tx, actor) {
      const account = await ownAccount(tx, actor);
      const passkeys = (await passkeysOf(tx, account.person)).map(({ credential_id }) => credential_id);
      const done = await remove(tx, { person: account.person, hasTotp: account.totpSealed !== null, passkeys });
      if (done === 'last') return fail(problem('factor_last'));
      if (done === 'absent') return fail(problem('not_found', { thing: { id: 'Faktor ini', en: 'This factor' } }));
      await endSessionsOf(tx, account.person, 'factor_removed', actor.session);
      await closeStepsOf(tx, account.person);
      await sendNotice(tx, account, `${what}_removed` satisfies NoticeKind);
      return ok(DONE);
    },
  });
}

/** Ten fresh recovery codes, shown once; those of before end. */
export async function renewRecoveryCodes(db: Db, request: OwnRequest, proof: Given, from: Origin): Promise<Result<Codes>> {
  const stopped = await checkProofOnce(db, request, proof, from);
  if (stopped) return fail(stopped);
  return changeOwn(db, request, {
    name: 'accounts.recovery_renewed', kept: () => ({ recoveryCodes: null }),
    async run(tx, actor) {
      const account = await ownAccount(tx, actor);
      await sendNotice(tx, account, 'recovery_renewed');
      return ok<Codes>({ recoveryCodes: await giveRecoveryCodes(tx, account.person) });
    },
  });
}
