import { DEVICE_HEADERS, enrolmentMessage, requestMessage, type Enrolment } from '../../../kernel/device-message.ts';

const P256 = { name: 'ECDSA', namedCurve: 'P-256' } as const;
const SIGN = { name: 'ECDSA', hash: 'SHA-256' } as const;

/** Idempotency keys: 128 random bits, hex. */
export const newKey = (): string => hex(crypto.getRandomValues(new Uint8Array(16)));

/** A key pair whose private half can be used by this app and read by nobody. */
export async function makeKeys(): Promise<{ privateKey: CryptoKey; publicKey: string }> {
  const pair = await crypto.subtle.generateKey(P256, false, ['sign', 'verify']);
  return { privateKey: pair.privateKey, publicKey: base64url(await crypto.subtle.exportKey('spki', pair.publicKey)) };
}

export const signEnrolment = (privateKey: CryptoKey, enrolment: Enrolment): Promise<string> => sign(privateKey, enrolmentMessage(enrolment));

export type ToSign = { readonly method: 'GET' | 'POST'; readonly target: string; readonly body: string; readonly device: string; readonly time: string; readonly key: string };

/** The headers that make a request one of this phone. */
export async function signedHeaders(privateKey: CryptoKey, { body, ...request }: ToSign): Promise<Record<string, string>> {
  const bodyHash = hex(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(body))));
  const signature = await sign(privateKey, requestMessage({ ...request, bodyHash }));
  return {
    [DEVICE_HEADERS.device]: request.device, [DEVICE_HEADERS.time]: request.time, [DEVICE_HEADERS.signature]: signature,
    ...(request.method === 'POST' ? { 'idempotency-key': request.key, 'content-type': 'application/json' } : {}),
  };
}

const sign = async (privateKey: CryptoKey, message: string): Promise<string> => base64url(await crypto.subtle.sign(SIGN, privateKey, new TextEncoder().encode(message)));

const hex = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

const base64url = (bytes: ArrayBuffer): string =>
  btoa(Array.from(new Uint8Array(bytes), (byte) => String.fromCharCode(byte)).join('')).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
