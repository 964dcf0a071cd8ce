/** OWASP Password Storage Cheat Sheet: PBKDF2-HMAC-SHA256 with 600,000 iterations or more. */
export const ITERATIONS = 600_000;
const SALT_BYTES = 16;
const IV_BYTES = 12;
const KEY_BYTES = 32;

export type Sealed = { readonly iv: Uint8Array<ArrayBuffer>; readonly bytes: ArrayBuffer };
/** The key of everything on this phone, closed under a key that only the PIN makes. */
export type Lock = { readonly salt: Uint8Array<ArrayBuffer>; readonly iterations: number; readonly wrapped: Sealed };

const random = (length: number): Uint8Array<ArrayBuffer> => crypto.getRandomValues(new Uint8Array(length));
const bytesOf = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

async function keyOfPin(pin: string, salt: Uint8Array<ArrayBuffer>, iterations: number): Promise<CryptoKey> {
  const base = await crypto.subtle.importKey('raw', bytesOf(pin), 'PBKDF2', false, ['deriveKey']);
  return crypto.subtle.deriveKey({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations }, base, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
}

const dataKey = (raw: BufferSource): Promise<CryptoKey> => crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt']);

/** A fresh key for what the phone keeps, and the lock that opens it with this PIN alone. */
export async function makeLock(pin: string): Promise<{ lock: Lock; key: CryptoKey }> {
  const [salt, iv, raw] = [random(SALT_BYTES), random(IV_BYTES), random(KEY_BYTES)];
  const bytes = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, await keyOfPin(pin, salt, ITERATIONS), raw);
  return { lock: { salt, iterations: ITERATIONS, wrapped: { iv, bytes } }, key: await dataKey(raw) };
}

/** The key, or null for a wrong PIN. */
export async function openLock({ salt, iterations, wrapped }: Lock, pin: string): Promise<CryptoKey | null> {
  try {
    return await dataKey(await crypto.subtle.decrypt({ name: 'AES-GCM', iv: wrapped.iv }, await keyOfPin(pin, salt, iterations), wrapped.bytes));
  } catch {
    return null;
  }
}

/** Closes a value; `bound` ties it to its place, so that two of them cannot be swapped. */
export const seal = (key: CryptoKey, value: unknown, bound: string): Promise<Sealed> => sealBytes(key, bytesOf(JSON.stringify(value)), bound);

/** `seal` for what is bytes already, such as a picture. */
export async function sealBytes(key: CryptoKey, bytes: BufferSource, bound: string): Promise<Sealed> {
  const iv = random(IV_BYTES);
  return { iv, bytes: await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: bytesOf(bound) }, key, bytes) };
}

/** @throws DOMException where the value was edited or moved */
export const unseal = async <T>(key: CryptoKey, sealed: Sealed, bound: string): Promise<T> => JSON.parse(new TextDecoder().decode(await unsealBytes(key, sealed, bound))) as T;

/** @throws DOMException where the bytes were edited or moved */
export const unsealBytes = (key: CryptoKey, { iv, bytes }: Sealed, bound: string): Promise<ArrayBuffer> =>
  crypto.subtle.decrypt({ name: 'AES-GCM', iv, additionalData: bytesOf(bound) }, key, bytes);
