import { isIP } from 'node:net';
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import type { z } from 'zod';
import type { Reader } from '../../../../kernel/db/schema.ts';
import type { Origin } from '../../../../kernel/http/route.ts';
import { problem } from '../../../../kernel/problem.ts';
import { fail, ok, type Result } from '../../../../kernel/result.ts';
import type { PasskeyRegistration, PasskeyResponse } from '../contract.ts';
import type { PasskeyTable } from '../tables.ts';
import { passkeyById, passkeysOf } from './store.ts';

/** Loaded with the first passkey: with all its formats of certificates it is 18 MiB of every door and terminal, and most never see one. */
const webauthn = () => import('@simplewebauthn/server');

/** The name a passkey is bound to; browsers refuse numbers. */
export function hostOf({ origin }: Origin): Result<string> {
  const host = new URL(origin).hostname;
  return isIP(host.replace(/^\[|\]$/g, '')) === 0 ? ok(host) : fail(problem('passkey_unusable', { host }));
}

const handleOf = (person: string) => new TextEncoder().encode(person);
type Asked = { readonly options: Record<string, unknown> & { challenge: string }; readonly secret: Buffer };
const asked = (options: { challenge: string }): Asked => ({ options: { ...options }, secret: Buffer.from(options.challenge, 'utf8') });

/** What the browser is asked to make: a passkey that verifies its owner and is found without a login. */
export async function askNewPasskey(db: Reader, host: string, person: string, login: string, name: string): Promise<Asked> {
  const known = await passkeysOf(db, person);
  const { generateRegistrationOptions } = await webauthn();
  return asked(await generateRegistrationOptions({
    rpName: 'E-Rekap', rpID: host, userName: login, userDisplayName: name, userID: handleOf(person), attestationType: 'none',
    excludeCredentials: known.map(({ credential_id: id, transports }) => ({ id, transports })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  }));
}

/** What the browser is asked to prove; without a person, whichever passkey of this house it has. */
export async function askPasskey(db: Reader, host: string, person: string | null): Promise<Asked> {
  const known = person === null ? [] : await passkeysOf(db, person);
  const { generateAuthenticationOptions } = await webauthn();
  return asked(await generateAuthenticationOptions({ rpID: host, userVerification: 'required', allowCredentials: known.map(({ credential_id: id, transports }) => ({ id, transports })) }));
}

/** The row of a new passkey; null if the answer does not fit the question. */
export async function readNewPasskey(response: z.infer<typeof PasskeyRegistration>, secret: Buffer, from: Origin, host: string): Promise<Omit<PasskeyTable, 'created_at' | 'used_at' | 'name' | 'person_id'> | null> {
  const { verifyRegistrationResponse } = await webauthn();
  const told = await verifyRegistrationResponse({
    response: response as unknown as RegistrationResponseJSON, expectedChallenge: secret.toString('utf8'), expectedOrigin: from.origin, expectedRPID: host, requireUserVerification: true,
  }).catch(refused);
  if (!told?.verified) return null;
  const { id, publicKey, counter, transports = [] } = told.registrationInfo.credential;
  return { credential_id: id, public_key: Buffer.from(publicKey), counter, transports: transports.slice(0, 10) };
}

export type Proved = { readonly person: string; readonly passkey: string; readonly before: number; readonly after: number };

/** Whose passkey answered the question; null if nobody's, if its counter went back, or if it did not verify its owner. */
export async function readPasskey(db: Reader, response: z.infer<typeof PasskeyResponse>, secret: Buffer, from: Origin, host: string): Promise<Proved | null> {
  const known = await passkeyById(db, response.id);
  if (!known) return null;
  const handle = response.response.userHandle;
  if (handle !== undefined && handle !== '' && Buffer.from(handle, 'base64url').toString('utf8') !== known.person_id) return null;
  const { verifyAuthenticationResponse } = await webauthn();
  const told = await verifyAuthenticationResponse({
    response: response as unknown as AuthenticationResponseJSON, expectedChallenge: secret.toString('utf8'), expectedOrigin: from.origin, expectedRPID: host, requireUserVerification: true,
    credential: { id: known.credential_id, publicKey: new Uint8Array(known.public_key), counter: known.counter },
  }).catch(refused);
  return told?.verified ? { person: known.person_id, passkey: known.credential_id, before: known.counter, after: told.authenticationInfo.newCounter } : null;
}

/** The library throws for every answer that does not fit; whatever it was, it is a refusal. */
const refused = (): null => null;
