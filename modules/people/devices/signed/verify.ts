import { createPublicKey, verify, type KeyObject } from 'node:crypto';

/** SubjectPublicKeyInfo of an uncompressed P-256 point: always 91 bytes with this beginning (RFC 5480). */
const SPKI_BYTES = 91;
const SPKI_HEAD = Buffer.from('3059301306072a8648ce3d020106082a8648ce3d03010703420004', 'hex');
/** r and s of 32 bytes each (IEEE P1363), as WebCrypto writes them. */
const SIGNATURE_BYTES = 64;

/** The key in these bytes; null for any other kind of key, any other spelling of it, or a point that is not on the curve. */
export function readPublicKey(spki: Uint8Array): KeyObject | null {
  const bytes = Buffer.from(spki);
  if (bytes.length !== SPKI_BYTES || !bytes.subarray(0, SPKI_HEAD.length).equals(SPKI_HEAD)) return null;
  try {
    return createPublicKey({ key: bytes, format: 'der', type: 'spki' });
  } catch {
    return null;
  }
}

/**
 * True if the holder of the private half signed these words. ECDSA with SHA-256 (FIPS 186-5). In this thread: a check costs
 * less than to hand it to another and to be told.
 */
export function isSignedBy(key: KeyObject, message: string, signature: string): boolean {
  const bytes = Buffer.from(signature, 'base64url');
  return bytes.length === SIGNATURE_BYTES && verify('sha256', Buffer.from(message, 'utf8'), key, derOf(bytes));
}

const HALF = SIGNATURE_BYTES / 2;
const [SEQUENCE, INTEGER, SIGN_BIT] = [0x30, 0x02, 0x80];
/** Both integers with a zero before each, their heads, and the head of the whole. */
const LONGEST_DER = SIGNATURE_BYTES + 2 + 4 + 2;

/** r and s as OpenSSL reads them without a detour: a sequence of two integers (RFC 3279, 2.2.3), each without needless zeros. */
function derOf(bytes: Buffer): Buffer {
  const der = Buffer.alloc(LONGEST_DER);
  const end = putInteger(der, putInteger(der, 2, bytes.subarray(0, HALF)), bytes.subarray(HALF));
  der[0] = SEQUENCE;
  der[1] = end - 2;
  return der.subarray(0, end);
}

/** @returns where the next one begins */
function putInteger(der: Buffer, at: number, half: Buffer): number {
  let from = 0;
  while (from < HALF - 1 && half[from] === 0) from++;
  // A first bit would make it negative.
  const lead = ((half[from] ?? 0) & SIGN_BIT) === 0 ? 0 : 1;
  der[at] = INTEGER;
  der[at + 1] = lead + HALF - from;
  half.copy(der, at + 2 + lead, from);
  return at + 2 + lead + HALF - from;
}
