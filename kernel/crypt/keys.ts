import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { problem } from '../problem.ts';
import { fail, ok, type Result } from '../result.ts';
import { readKeyFile } from './key-file.ts';

/**
 * What is made of the house key. `purpose` separates uses ('person.nik', 'rate-limit'): what one purpose sealed or hashed
 * means nothing to another. `bound` ties a sealed text to its owner (a person id), so that it cannot be moved to another row.
 */
export type Keys = {
  /** AES-256-GCM; the same text sealed twice differs. 33 bytes longer than the UTF-8 text. */
  seal(purpose: string, text: string, bound: string): Buffer;
  /** The text again, also if an old key sealed it; throws SealBroken for anything edited, foreign, or bound to another. */
  unseal(purpose: string, sealed: Uint8Array, bound: string): string;
  /** True if the current key sealed it; what an old key sealed waits to be sealed anew. */
  isCurrent(sealed: Uint8Array): boolean;
  /** HMAC-SHA256 (32 bytes) with the current key: equal texts have equal hashes, and nobody without the key can try texts out. */
  keyedHash(purpose: string, text: string): Buffer;
  /** The same by every key of this house, the current one first: what is looked for may have been written before the key changed. */
  keyedHashes(purpose: string, text: string): Buffer[];
  /** Name of the current key, then of the old ones (8 hexadecimal digits each); a name tells nothing of its key. */
  readonly ids: readonly [string, ...string[]];
  /** 256 random bits in base64url (43 characters), for links and sessions. */
  token(): string;
};

/** A sealed value that no key of this house made for this place: edited, moved or lost its key. Never expected. */
export class SealBroken extends Error {
  constructor(reason: string) {
    super(`sealed value cannot be opened: ${reason}`);
    this.name = 'SealBroken';
  }
}

const VERSION = 1;
const ID = 4;
const HEADER = 1 + ID;
const NONCE = 12;
const TAG = 16;
export const KEY_BYTES = 32;

export type KeySource = {
  /** SECRET_KEY: base64 of 32 bytes; undefined = the key of the data folder. */
  readonly secret: string | undefined;
  /** SECRET_KEY_OLD: keys of before, separated by commas; they only open what they once sealed. */
  readonly old?: string | undefined;
  readonly folder: string;
};

/** Takes the house key from the environment, or reads or makes `<folder>/secret.key`. A key that does not fit is `input_invalid`. */
export async function openKeys({ secret, old, folder }: KeySource): Promise<Result<Keys>> {
  const olds: Buffer[] = [];
  for (const text of (old ?? '').split(',').map((part) => part.trim()).filter(Boolean)) {
    const key = readKey(text);
    if (!key) return fail(notAKey('SECRET_KEY_OLD'));
    olds.push(key);
  }
  if (secret !== undefined) {
    const key = readKey(secret);
    return key ? ok(makeKeys(key, olds)) : fail(notAKey('SECRET_KEY'));
  }
  const kept = await readKeyFile(folder, () => randomBytes(KEY_BYTES).toString('base64'));
  if (!kept.ok) return kept;
  const key = readKey(kept.value);
  return key ? ok(makeKeys(key, olds)) : fail(problem('folder_unusable', { folder, reason: { id: 'secret.key rusak', en: 'secret.key is damaged' } }));
}

const notAKey = (column: string) => problem('input_invalid', { column, reason: { id: '32 bita acak dalam base64 (openssl rand -base64 32)', en: '32 random bytes in base64 (openssl rand -base64 32)' } });

function readKey(text: string): Buffer | null {
  const trimmed = text.trim();
  return /^[A-Za-z0-9+/_-]{43}=?$/.test(trimmed) ? Buffer.from(trimmed, 'base64') : null;
}

/** Keys out of raw bytes (32 each), the current one first. */
export function makeKeys(current: Uint8Array, old: readonly Uint8Array[] = []): Keys {
  const now = ring(current);
  const rings = [now, ...old.map(ring)];
  return {
    seal: (purpose, text, bound) => seal(now, purpose, text, bound),
    unseal(purpose, sealed, bound) {
      const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
      if (bytes.length < HEADER + NONCE + TAG || bytes[0] !== VERSION) throw new SealBroken('not a seal of this version');
      const maker = rings.find((one) => one.id.equals(bytes.subarray(1, HEADER)));
      if (!maker) throw new SealBroken('its key is not here (SECRET_KEY_OLD?)');
      return open(maker.subkey('seal', purpose), bytes, bound);
    },
    isCurrent: (sealed) => now.id.equals(sealed.subarray(1, HEADER)),
    keyedHash: (purpose, text) => keyedHash(now, purpose, text),
    keyedHashes: (purpose, text) => rings.map((one) => keyedHash(one, purpose, text)),
    ids: [now.id.toString('hex'), ...rings.slice(1).map(({ id }) => id.toString('hex'))],
    token: () => randomBytes(KEY_BYTES).toString('base64url'),
  };
}

type Ring = { readonly id: Buffer; subkey(use: 'seal' | 'hash', purpose: string): Buffer };

/** One key and its subkeys (HKDF-SHA256, RFC 5869), each derived once. */
function ring(key: Uint8Array): Ring {
  if (key.length !== KEY_BYTES) throw new Error(`a house key has ${KEY_BYTES} bytes`);
  const derived = new Map<string, Buffer>();
  const derive = (info: string): Buffer => Buffer.from(hkdfSync('sha256', key, '', info, KEY_BYTES));
  return {
    id: derive('erekap/id').subarray(0, ID),
    subkey(use, purpose) {
      const info = `erekap/${use}/${purpose}`;
      const found = derived.get(info) ?? derive(info);
      derived.set(info, found);
      return found;
    },
  };
}

const keyedHash = ({ subkey }: Ring, purpose: string, text: string): Buffer => createHmac('sha256', subkey('hash', purpose)).update(text).digest();

/** The name of the key that made a seal. */
export const sealedBy = (sealed: Uint8Array): string => Buffer.from(sealed.subarray(1, HEADER)).toString('hex');

function seal({ id, subkey }: Ring, purpose: string, text: string, bound: string): Buffer {
  const header = Buffer.concat([Buffer.of(VERSION), id]);
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', subkey('seal', purpose), nonce, { authTagLength: TAG });
  cipher.setAAD(Buffer.concat([header, Buffer.from(bound, 'utf8')]));
  return Buffer.concat([header, nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
}

function open(subkey: Buffer, bytes: Buffer, bound: string): string {
  const decipher = createDecipheriv('aes-256-gcm', subkey, bytes.subarray(HEADER, HEADER + NONCE), { authTagLength: TAG });
  decipher.setAAD(Buffer.concat([bytes.subarray(0, HEADER), Buffer.from(bound, 'utf8')]));
  decipher.setAuthTag(bytes.subarray(-TAG));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(HEADER + NONCE, -TAG)), decipher.final()]).toString('utf8');
  } catch {
    throw new SealBroken('edited, or made for another purpose or owner');
  }
}
