import { createHash, generateKeyPairSync, randomUUID, sign, type KeyObject } from 'node:crypto';
import { Hono } from 'hono';
import { ANONYMOUS, type Actor } from '../../../kernel/access.ts';
import type { Db } from '../../../kernel/db/schema.ts';
import { enrolmentMessage, requestMessage } from '../../../kernel/device-message.ts';
import { askedBy } from '../../../kernel/http/asked.ts';
import { mount } from '../../../kernel/http/mount.ts';
import { createLog } from '../../../kernel/log.ts';
import { grantsOfRole, isRole } from '../roles/rules/roles.ts';
import { devicesRoutes } from './routes.ts';
import { actorOfDevice, comesFromDevice } from './signed/actor-of-device.ts';

/** The device routes over HTTP; `x-person` says which demo person has signed in (`x-session: code` = with a one-time code), as the session cookie does elsewhere. */
export function deviceDoor(db: Db): Hono {
  const app = new Hono();
  mount(app, devicesRoutes, { db, log: createLog('silent'), actorOf: (request) => (comesFromDevice(askedBy(request)) ? actorOfDevice(db, request) : personOf(db, request)) });
  return app;
}

async function personOf(db: Db, request: Request): Promise<Actor> {
  const id = request.headers.get('x-person');
  if (id === null) return ANONYMOUS;
  const sessionKind = request.headers.get('x-session') === 'code' ? 'code' as const : 'staff' as const;
  const held = await db.selectFrom('assignment').selectAll().where('person_id', '=', id).where('revoked_at', 'is', null).execute();
  return { id, name: id, sessionKind, grants: sessionKind === 'code' ? [] : held.flatMap(({ role, ...at }) => (isRole(role) ? grantsOfRole({ ...at, role }) : [])) };
}

export type Answer<T> = { readonly status: number; readonly body: T };

async function answerOf<T>(response: Response): Promise<Answer<T>> {
  const text = await response.text();
  return { status: response.status, body: (response.headers.get('content-type')?.includes('json') ? JSON.parse(text) : text) as T };
}

export async function as<T = { code?: string }>(door: Hono, person: string | null, method: 'GET' | 'POST', path: string, body?: unknown, key: string = randomUUID()): Promise<Answer<T>> {
  const headers = { ...(person === null ? {} : { 'x-person': person }), 'content-type': 'application/json', 'idempotency-key': key };
  return answerOf<T>(await door.request(path, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) }));
}

/** A phone as the field app makes one: a P-256 key, and signatures as WebCrypto writes them. */
export type TestPhone = { readonly privateKey: KeyObject; readonly publicKey: string; id: string; /** Milliseconds its clock is ahead. */ skew: number };

export function newPhone(): TestPhone {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  return { privateKey, publicKey: publicKey.export({ type: 'spki', format: 'der' }).toString('base64url'), id: '', skew: 0 };
}

export const signWith = ({ privateKey }: TestPhone, message: string): string => sign('sha256', Buffer.from(message), { key: privateKey, dsaEncoding: 'ieee-p1363' }).toString('base64url');

const clockOf = ({ skew }: TestPhone): string => new Date(Date.now() + skew).toISOString();

export async function enrolPhone(door: Hono, phone: TestPhone, code: string, name = 'Ponsel uji'): Promise<Answer<{ device: string; person: string; code?: string }>> {
  const letters = code.replaceAll('-', '').toUpperCase();
  const told = { code: letters, publicKey: phone.publicKey, name, deviceTime: clockOf(phone) };
  const answer = await as<{ device: string; person: string }>(door, null, 'POST', '/api/devices/enrol', { ...told, code, signature: signWith(phone, enrolmentMessage(told)) });
  if (answer.status === 200) phone.id = answer.body.device;
  return answer;
}

export type Sent = { readonly method: string; readonly target: string; readonly body: string; readonly headers: Record<string, string> };

/** A request as a phone sends it, signed at this moment of its own clock. */
export function signedRequest(phone: TestPhone, method: 'GET' | 'POST', target: string, body?: unknown, key: string = randomUUID()): Sent {
  const text = body === undefined ? '' : JSON.stringify(body);
  const time = clockOf(phone);
  const signedKey = method === 'GET' ? '' : key;
  const message = requestMessage({ method, target, bodyHash: createHash('sha256').update(text).digest('hex'), device: phone.id, time, key: signedKey });
  const headers = { 'e-rekap-device': phone.id, 'e-rekap-time': time, 'e-rekap-signature': signWith(phone, message) };
  return { method, target, body: text, headers: method === 'GET' ? headers : { ...headers, 'idempotency-key': key, 'content-type': 'application/json' } };
}

export async function sendSigned<T = { code?: string; detail?: string }>(door: Hono, { method, target, body, headers }: Sent): Promise<Answer<T>> {
  return answerOf<T>(await door.request(target, { method, headers, ...(body === '' ? {} : { body }) }));
}
