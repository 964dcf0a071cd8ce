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

/** r and s as OpenSSL reads them without a detour: a sequence of two integers (RFC 3279, 2.2.3), each without needless zeros. */
function derOf(bytes: Buffer): Buffer {
  const whole = [integer(bytes.subarray(0, HALF)), integer(bytes.subarray(HALF))];
  const length = whole.reduce((sum, part) => sum + part.length, 0);
  return Buffer.concat([Buffer.from([SEQUENCE, length]), ...whole]);
}

function integer(half: Buffer): Buffer {
  let from = 0;
  while (from < HALF - 1 && half[from] === 0) from++;
  const digits = half.subarray(from);
  const lead = ((digits[0] ?? 0) & SIGN_BIT) === 0 ? [] : [0];
  return Buffer.concat([Buffer.from([INTEGER, digits.length + lead.length, ...lead]), digits]);
}
