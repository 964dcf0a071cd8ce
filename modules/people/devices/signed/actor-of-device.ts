import type { KeyObject } from 'node:crypto';
import type { Actor } from '../../../../kernel/access.ts';
import { noteAudit } from '../../../../kernel/audit/trail.ts';
import type { Db } from '../../../../kernel/db/schema.ts';
import { DEVICE_HEADERS, requestMessage, type SignedRequest } from '../../../../kernel/device-message.ts';
import { askedBy, type Asked } from '../../../../kernel/http/asked.ts';
import { sha256 } from '../../../../kernel/ids.ts';
import { takeFrom } from '../../../../kernel/limits/limits.ts';
import { ProblemError } from '../../../../kernel/result.ts';
import { grantsOfRole, isRole } from '../../roles/rules/roles.ts';
import { REFUSALS, SEEN } from '../rules/policy.ts';
import { refusal, type Refusal } from '../rules/refusals.ts';
import { noteSeen, noteSeenSoon, signingDevice, type SigningDevice } from '../store/signed.ts';
import { rememberDevice, rememberedDevice } from './remembered.ts';
import { whyRefused } from './why-refused.ts';
import { isSignedBy, readPublicKey } from './verify.ts';

/** True if the request says that a phone signed it; then nothing else, such as a cookie, says who asks. */
export const comesFromDevice = ({ header }: Pick<Asked, 'header'>): boolean => header(DEVICE_HEADERS.device) !== undefined;

/**
 * The person behind a signed request, with the rights of the phone's own duty and of no other.
 * The phone's clock is measured, and never a reason to refuse. Reads may be repeated; a write carries its idempotency
 * key inside the signature, so sending it again does nothing twice.
 * @throws ProblemError `device_refused`, which says why
 */
export async function actorOfDevice(db: Db, request: Request, body: () => Promise<ArrayBuffer> = () => request.clone().arrayBuffer(), arrivedAt: number = Date.now()): Promise<Actor> {
  return actorBehind(db, askedBy(request), NO_BODY.has(request.method) ? NOTHING : new Uint8Array(await body()), arrivedAt);
}

/** The same, of a request whose body is there already. */
export async function actorBehind(db: Db, asked: Asked, body: Uint8Array, arrivedAt: number = Date.now()): Promise<Actor> {
  const { signature, ...signed } = readSigned(asked, body);
  const device = /^[0-9A-HJKMNP-TV-Z]{26}$/.test(signed.device) ? await signingDevice(db, { id: signed.device, key: NO_BODY.has(signed.method) ? '' : signed.key, everySeconds: SEEN.everySeconds }) : undefined;
  const key = device ? keyOf(device) : null;
  const message = requestMessage(signed);
  // An unknown phone and a wrong signature are told alike; only who holds the key learns more.
  if (!device || !key || !isSignedBy(key, message, signature)) throw new ProblemError(refusal('signature'));
  const why = whyRefused(device);
  if (why) throw await refused(db, device, why);
  await see(db, device, signed, arrivedAt);
  rememberDevice(db, device);
  return { ...actorFrom(device), signed: { message, signature, refused: device.refused, duty: device.assignment } };
}

/**
 * The same for a write of a phone that was looked up a moment ago, without asking anybody: its signature is checked, but not whether it
 * may still act. Null where it has to be looked up.
 */
export function rememberedActor(db: Db, asked: Asked, body: Uint8Array): Actor | null {
  const device = NO_BODY.has(asked.method) ? undefined : rememberedDevice(db, asked.header(DEVICE_HEADERS.device) ?? '');
  const key = device ? keyOf(device) : null;
  if (!device || !key) return null;
  const { signature, ...signed } = readSigned(asked, body);
  const message = requestMessage(signed);
  if (!isSignedBy(key, message, signature)) return null;
  return { ...actorFrom(device), signed: { message, signature, duty: device.assignment }, unconfirmed: true };
}

const actorFrom = (device: SigningDevice): Actor => ({ ...personOf(device), grants: isRole(device.role) ? grantsOfRole({ ...device, role: device.role }) : [], device: device.id });

function readSigned({ method, target, header }: Asked, body: Uint8Array): SignedRequest & { readonly signature: string } {
  const said = (name: string): string => header(name) ?? '';
  return {
    method, target, bodyHash: sha256(body), device: said(DEVICE_HEADERS.device),
    time: said(DEVICE_HEADERS.time), key: said('idempotency-key'), signature: said(DEVICE_HEADERS.signature),
  };
}

const NO_BODY = new Set(['GET', 'HEAD']);
const NOTHING = new Uint8Array();

/** Keys as they were read, by their bytes; the oldest stand first. A phone sends many pieces in one evening. */
const keys = new Map<string, KeyObject>();
const MOST_KEYS = 5000;

function keyOf({ publicKey }: SigningDevice): KeyObject | null {
  const bytes = publicKey.toString('base64');
  const known = keys.get(bytes);
  if (known) return known;
  const key = readPublicKey(publicKey);
  if (key) keys.set(bytes, key);
  const [oldest] = keys.keys();
  if (keys.size > MOST_KEYS && oldest !== undefined) keys.delete(oldest);
  return key;
}

const personOf = ({ person, name }: SigningDevice) => ({ id: person, name });

/** Notes the refusal in the trail, seldom enough that a phone cannot fill it. */
async function refused(db: Db, device: SigningDevice, why: Refusal): Promise<ProblemError> {
  const { allowed } = await takeFrom(db, { ...REFUSALS, key: device.id });
  if (allowed) {
    await noteAudit(db, { ...personOf(device), grants: [] }, 'devices.refused', { place: { scheme: device.scheme, path: device.path }, thing: `device ${device.id}`, details: { why } });
  }
  return new ProblemError(refusal(why));
}

/** A write may have been signed long before it is sent, so only reads tell what the clock says now; and a sheet waits for no note. */
async function see(db: Db, { id, stale, skewMs }: SigningDevice, { method, time }: SignedRequest, arrivedAt: number): Promise<void> {
  if (method !== 'GET') {
    if (stale) noteSeenSoon(db, id);
    return;
  }
  const said = Date.parse(time);
  const measured = Number.isSafeInteger(said) ? said - arrivedAt : null;
  const jumped = measured !== null && (skewMs === null || Math.abs(measured - skewMs) > SEEN.jumpMilliseconds);
  if (stale || jumped) await noteSeen(db, id, measured);
}
