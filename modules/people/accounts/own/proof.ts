import type { z } from 'zod';
import { verifyPassword } from '../../../../kernel/crypt/password.ts';
import type { Actor } from '../../../../kernel/access.ts';
import type { Db } from '../../../../kernel/db/schema.ts';
import type { Origin } from '../../../../kernel/http/route.ts';
import { problem, type Problem } from '../../../../kernel/problem.ts';
import { ok } from '../../../../kernel/result.ts';
import { noteFailure } from '../audit.ts';
import type { Proof } from '../contract.ts';
import { askPasskey, hostOf, readPasskey } from '../factors/passkeys.ts';
import { usePasskey } from '../factors/store.ts';
import type { Answer } from '../sign-in/finish.ts';
import { beginStep, stepTried } from '../steps/step.ts';
import { closeStep } from '../steps/store.ts';
import { accountOf } from '../store.ts';
import { throttleProof } from '../throttle.ts';
import { wasAnswered } from './store.ts';
import { noAccount, type OwnRequest } from './change.ts';

type GivenProof = z.infer<typeof Proof>;

/** Asks for a passkey of one's own, to prove that it is still the same person who sits there. */
export async function proofOptions(db: Db, actor: Actor, from: Origin): Promise<Answer<unknown>> {
  const host = hostOf(from);
  if (!host.ok) return host;
  if (!(await accountOf(db, actor.id))) return noAccount();
  const { options, secret } = await askPasskey(db, host.value, actor.id);
  return { ...ok(options), cookies: [await beginStep(db, from, { kind: 'passkey', person: actor.id, secret, detail: { stage: 'proof', pending: 'passkey' } })] };
}

/**
 * The problem with a proof; null if it is good. A session that somebody else got hold of is not enough to change how an
 * account is opened. Source: OWASP ASVS 5.0 V7.5.1.
 */
export async function checkProof(db: Db, { actor }: OwnRequest, proof: GivenProof, from: Origin): Promise<Problem | null> {
  const account = await accountOf(db, actor.id);
  if (!account) return noAccount().problem;
  const stopped = await throttleProof(db, actor.session ?? actor.id);
  if (stopped) return stopped;
  const isGood = 'password' in proof ? await verifyPassword(proof.password, account.passwordHash, 'known') : await isOwnPasskey(db, actor, proof, from);
  if (isGood) return null;
  await noteFailure(db, account, 'accounts.proof_failed', { by: 'password' in proof ? 'password' : 'passkey' });
  return problem('proof_failed');
}

/**
 * The same for a command: one whose key was answered before needs no new proof, because it changes nothing any more.
 * Never for anything but a command, which itself compares the key with what was asked under it.
 */
export const checkProofOnce = async (db: Db, request: OwnRequest, proof: GivenProof, from: Origin): Promise<Problem | null> =>
  (await wasAnswered(db, request.actor.id, request.key)) ? null : checkProof(db, request, proof, from);

async function isOwnPasskey(db: Db, actor: Actor, proof: Extract<GivenProof, { passkey: unknown }>, from: Origin): Promise<boolean> {
  const host = hostOf(from);
  const step = await stepTried(db, from, ['passkey'], ['proof']);
  if (!host.ok || !step?.secret || step.person !== actor.id) return false;
  const proved = await readPasskey(db, proof.passkey, step.secret, from, host.value);
  if (proved?.person !== actor.id || !(await closeStep(db, step.hash))) return false;
  return usePasskey(db, proved.passkey, proved.before, proved.after);
}
