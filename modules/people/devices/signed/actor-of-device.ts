import { createHash } from 'node:crypto';
import type { Actor } from '../../../../kernel/access.ts';
import { noteAudit } from '../../../../kernel/audit/trail.ts';
import type { Db } from '../../../../kernel/db/schema.ts';
import { DEVICE_HEADERS, requestMessage, type SignedRequest } from '../../../../kernel/device-message.ts';
import { takeFrom } from '../../../../kernel/limits/limits.ts';
import { ProblemError } from '../../../../kernel/result.ts';
import { grantsOfRole, isRole } from '../../roles/rules/roles.ts';
import { REFUSALS, SEEN } from '../rules/policy.ts';
import { refusal, type Refusal } from '../rules/refusals.ts';
import { noteSeen, signingDevice, type SigningDevice } from '../store/signed.ts';
import { isSignedBy, readPublicKey } from './verify.ts';

/** True if the request says that a phone signed it; then nothing else, such as a cookie, says who asks. */
export const comesFromDevice = (request: Request): boolean => request.headers.has(DEVICE_HEADERS.device);

/**
 * The person behind a signed request, with the rights of the phone's own duty and of no other.
 * The phone's clock is measured, and never a reason to refuse. Reads may be repeated; a write carries its idempotency
 * key inside the signature, so sending it again does nothing twice.
 * @throws ProblemError `device_refused`, which says why
 */
export async function actorOfDevice(db: Db, request: Request, arrivedAt: number = Date.now()): Promise<Actor> {
  const { signature, ...signed } = await readSigned(request);
  const device = /^[0-9A-HJKMNP-TV-Z]{26}$/.test(signed.device) ? await signingDevice(db, signed.device, SEEN.everySeconds) : undefined;
  const key = device ? readPublicKey(device.publicKey) : null;
  const message = requestMessage(signed);
  // An unknown phone and a wrong signature are told alike; only who holds the key learns more.
  if (!device || !key || !isSignedBy(key, message, signature)) throw new ProblemError(refusal('signature'));
  const why = whyRefused(device);
  if (why) throw await refused(db, device, why);
  await see(db, device, signed, arrivedAt);
  return { ...personOf(device), grants: isRole(device.role) ? grantsOfRole({ ...device, role: device.role }) : [], device: device.id, signed: { message, signature } };
}

async function readSigned(request: Request): Promise<SignedRequest & { readonly signature: string }> {
  const { pathname, search } = new URL(request.url);
  const header = (name: string): string => request.headers.get(name) ?? '';
  const body = request.body === null ? new Uint8Array() : new Uint8Array(await request.clone().arrayBuffer());
  return {
    method: request.method, target: pathname + search, bodyHash: createHash('sha256').update(body).digest('hex'), device: header(DEVICE_HEADERS.device),
    time: header(DEVICE_HEADERS.time), key: header('idempotency-key'), signature: header(DEVICE_HEADERS.signature),
  };
}

const personOf = ({ person, name }: SigningDevice) => ({ id: person, name });

const whyRefused = ({ revoked, inForce, closed }: SigningDevice): Refusal | null => (revoked ? 'revoked' : closed ? 'closed' : inForce ? null : 'duty_ended');

/** Notes the refusal in the trail, seldom enough that a phone cannot fill it. */
async function refused(db: Db, device: SigningDevice, why: Refusal): Promise<ProblemError> {
  const { allowed } = await takeFrom(db, { ...REFUSALS, key: device.id });
  if (allowed) {
    await noteAudit(db, { ...personOf(device), grants: [] }, 'devices.refused', { place: { scheme: device.scheme, path: device.path }, thing: `device ${device.id}`, details: { why } });
  }
  return new ProblemError(refusal(why));
}

/** A write may have been signed long before it is sent, so only reads tell what the clock says now. */
async function see(db: Db, { id, stale, skewMs }: SigningDevice, { method, time }: SignedRequest, arrivedAt: number): Promise<void> {
  const said = method === 'GET' ? Date.parse(time) : NaN;
  const measured = Number.isSafeInteger(said) ? said - arrivedAt : null;
  const jumped = measured !== null && (skewMs === null || Math.abs(measured - skewMs) > SEEN.jumpMilliseconds);
  if (stale || jumped) await noteSeen(db, id, measured);
}
