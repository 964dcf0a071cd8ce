import type { z } from 'zod';
import type { Db, Tx } from '../../../../kernel/db/schema.ts';
import type { Origin } from '../../../../kernel/http/route.ts';
import { problem } from '../../../../kernel/problem.ts';
import { fail, ok, ProblemError } from '../../../../kernel/result.ts';
import { noteOwn } from '../audit.ts';
import type { EnrolledStep, NewPasskey, TotpSecret } from '../contract.ts';
import { factorsOf } from '../factors/factors.ts';
import { askNewPasskey, hostOf, readNewPasskey } from '../factors/passkeys.ts';
import { giveRecoveryCodes } from '../factors/recovery.ts';
import { insertPasskey } from '../factors/store.ts';
import { keptTotp, newTotp, totpStep } from '../factors/totp.ts';
import { openLogin, shownLogin } from '../logins.ts';
import { sendNotice } from '../messages/send.ts';
import { stepOf, stepTried } from '../steps/step.ts';
import { setSecret, type StepRow } from '../steps/store.ts';
import { accountOf, setTotp, type Account } from '../store.ts';
import { throttleAddress } from '../throttle.ts';
import { endStep, expired, proceed, type Answer } from './finish.ts';

type Enrolled = z.infer<typeof EnrolledStep>;

async function enrolling(db: Db, from: Origin): Promise<{ step: StepRow; account: Account } | null> {
  const step = await stepOf(db, from, ['factor'], ['enrol']);
  const account = step?.person ? await accountOf(db, step.person) : undefined;
  return step && account ? { step, account } : null;
}

/** A secret for the code app; it counts once its first code was right. */
export async function beginTotp(db: Db, from: Origin): Promise<Answer<z.infer<typeof TotpSecret>>> {
  const found = (await throttleAddress(db, from)) ?? (await enrolling(db, from));
  if (!found) return expired();
  if ('code' in found) return fail(found);
  const { sealed, ...shown } = newTotp(found.account.person, openLogin(found.account).value);
  await setSecret(db, found.step.hash, sealed, { ...found.step.detail, pending: 'totp' });
  return ok(shown);
}

export async function confirmTotp(db: Db, code: string, from: Origin): Promise<Answer<Enrolled>> {
  const step = await stepTried(db, from, ['factor'], ['enrol']);
  if (!step?.secret || !step.person || step.detail.pending !== 'totp') return expired();
  const { secret, person } = step;
  const at = totpStep(secret, person, code);
  if (at === null) return fail(problem('code_wrong'));
  return enrol(db, from, step, person, 'totp', (tx) => setTotp(tx, person, keptTotp(secret, person), at));
}

export async function beginPasskey(db: Db, from: Origin): Promise<Answer<unknown>> {
  const host = hostOf(from);
  if (!host.ok) return host;
  const found = (await throttleAddress(db, from)) ?? (await enrolling(db, from));
  if (!found) return expired();
  if ('code' in found) return fail(found);
  const { step, account } = found;
  const { options, secret } = await askNewPasskey(db, host.value, account.person, shownLogin(account), account.name);
  await setSecret(db, step.hash, secret, { ...step.detail, pending: 'passkey' });
  return ok(options);
}

export async function confirmPasskey(db: Db, { name, response }: z.infer<typeof NewPasskey>, from: Origin): Promise<Answer<Enrolled>> {
  const host = hostOf(from);
  if (!host.ok) return host;
  const step = await stepTried(db, from, ['factor'], ['enrol']);
  if (!step?.secret || !step.person || step.detail.pending !== 'passkey') return expired();
  const { person } = step;
  const row = await readNewPasskey(response, step.secret, from, host.value);
  if (!row) return fail(problem('passkey_wrong'));
  return enrol(db, from, step, person, 'passkey', async (tx) => {
    if (!(await insertPasskey(tx, { ...row, person_id: person, name }))) throw new ProblemError(problem('passkey_wrong'));
  });
}

/** Keeps the first second factor and goes on. Where one was set up in the meantime, this password alone adds no other. */
function enrol(db: Db, from: Origin, step: StepRow, person: string, what: 'totp' | 'passkey', keep: (tx: Tx) => Promise<void>): Promise<Answer<Enrolled>> {
  return db.transaction().execute(async (tx) => {
    const account = await endStep(tx, step, person);
    if ((await factorsOf(tx, account)).length > 0) throw new ProblemError(problem('step_expired'));
    await keep(tx);
    const recoveryCodes = await giveRecoveryCodes(tx, person);
    await noteOwn(tx, account, `accounts.${what}_added`);
    await sendNotice(tx, account, `${what}_added`);
    const next = await proceed(tx, from, account, { via: [...(step.detail.via ?? []), 'enrol', what], renew: step.detail.renew === true });
    return next.ok ? { ...ok({ next: next.value, recoveryCodes }), cookies: next.cookies ?? [] } : next;
  });
}
