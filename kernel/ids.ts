import { hash, randomBytes } from 'node:crypto';

/** A sortable 26-letter id (time, then chance) in Crockford's alphabet: no I, L, O or U to misread. */
export function newId(at: number = Date.now()): string {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(at, 0, 6);
  let bits = BigInt(`0x${bytes.toString('hex')}`);
  let id = '';
  for (let i = 0; i < 26; i++) {
    id = ALPHABET.charAt(Number(bits & 31n)) + id;
    bits >>= 5n;
  }
  return id;
}

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** SHA-256 in hex of text or bytes. */
export const sha256 = (content: string | Uint8Array): string => hash('sha256', content);
