import { requestMessage } from '../../../kernel/device-message.ts';
import type { SheetCopy } from './copy.ts';

/** Where entries are sent: part of what was signed. */
export const ENTRIES = '/api/field/entries';

export const sha256Of = async (bytes: BufferSource): Promise<string> =>
  Array.from(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)), (byte) => byte.toString(16).padStart(2, '0')).join('');

/** What the copy is known by everywhere: SHA-256 of its text. */
export const hashOf = ({ text }: Pick<SheetCopy, 'text'>): Promise<string> => sha256Of(new TextEncoder().encode(text));

/** The message that the phone signed. */
export const messageOf = async ({ text, device, time, key }: SheetCopy): Promise<string> =>
  requestMessage({ method: 'POST', target: ENTRIES, bodyHash: await hashOf({ text }), device, time, key });

const P256 = { name: 'ECDSA', namedCurve: 'P-256' } as const;
const fromBase64url = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0));

/** True if the holder of this public key (SubjectPublicKeyInfo, base64url) signed the copy. What is no key or no signature is false. */
export async function isSignedBy(publicKey: string, copy: SheetCopy): Promise<boolean> {
  try {
    const key = await crypto.subtle.importKey('spki', fromBase64url(publicKey), P256, false, ['verify']);
    return await crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, key, fromBase64url(copy.signature), new TextEncoder().encode(await messageOf(copy)));
  } catch {
    return false;
  }
}
