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

/** True if the holder of the private half signed these words. ECDSA with SHA-256 (FIPS 186-5). */
export function isSignedBy(key: KeyObject, message: string, signature: string): boolean {
  const bytes = Buffer.from(signature, 'base64url');
  return bytes.length === SIGNATURE_BYTES && verify('sha256', Buffer.from(message, 'utf8'), { key, dsaEncoding: 'ieee-p1363' }, bytes);
}

/** The same beside this thread: a check costs a tenth of a millisecond, in which others are served. */
export function isSignedMeanwhile(key: KeyObject, message: string, signature: string): Promise<boolean> {
  const bytes = Buffer.from(signature, 'base64url');
  if (bytes.length !== SIGNATURE_BYTES) return Promise.resolve(false);
  return new Promise((done, reject) => {
    verify('sha256', Buffer.from(message, 'utf8'), { key, dsaEncoding: 'ieee-p1363' }, bytes, (error, isGenuine) => { if (error) reject(error); else done(isGenuine); });
  });
}
