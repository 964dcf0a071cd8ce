import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto';
import { promisify } from 'node:util';

/** No 0 and O, no 1 and I: it is read from paper by lamplight. */
const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const GROUPS = [0, 4, 8, 12];
const [IV, TAG] = [12, 16];
// 80 bits that nobody chose are not guessed; the slow hash (RFC 7914, 32 MiB, about 0.1 s) makes every guess dear besides.
const SLOW = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1024 * 1024 } as const;

/** A password of 16 letters in groups, out of the first bytes of a secret. */
export function passwordFrom(secret: Uint8Array): string {
  const letters = Array.from(secret.subarray(0, 16), (byte) => LETTERS[byte % LETTERS.length] ?? '').join('');
  return GROUPS.map((at) => letters.slice(at, at + 4)).join('-');
}

/** As it is typed: small letters, spaces and strokes make no difference. */
const plain = (password: string): string => password.toUpperCase().replaceAll(/[^A-Z0-9]/g, '');
const keyOf = async (password: string, bundle: string): Promise<Buffer> => (await (promisify(scrypt) as (password: string, salt: string, bytes: number, options: typeof SLOW) => Promise<Buffer>)(plain(password), `EREKAP-RUANG ${bundle}`, 32, SLOW));

/** AES-256-GCM: without the password nobody reads it, nor finds the key in it with which a way back is sealed. */
export async function lock(content: Uint8Array, password: string, bundle: string): Promise<Buffer> {
  const iv = randomBytes(IV);
  const cipher = createCipheriv('aes-256-gcm', await keyOf(password, bundle), iv).setAAD(Buffer.from(bundle));
  const locked = Buffer.concat([cipher.update(content), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), locked]);
}

/** What was locked; null where the password is another. */
export async function unlock(locked: Buffer, password: string, bundle: string): Promise<Buffer | null> {
  if (locked.length < IV + TAG) return null;
  const decipher = createDecipheriv('aes-256-gcm', await keyOf(password, bundle), locked.subarray(0, IV)).setAAD(Buffer.from(bundle)).setAuthTag(locked.subarray(IV, IV + TAG));
  try {
    return Buffer.concat([decipher.update(locked.subarray(IV + TAG)), decipher.final()]);
  } catch {
    return null;
  }
}
