import { createHash } from 'node:crypto';
import type { CertificateDocument } from '../../contract.ts';
import { canonicalJson } from './canonical.ts';

type Named = CertificateDocument['attendance'][number];

/**
 * The page of signatures: 1 with those whom the document names, one more with everybody who came later. Its hash is that of the certificate's hash and
 * the names; the certificate's own hash, that of the figures, never changes by it.
 */
export function signaturePage(hash: string, named: readonly Named[], late: readonly (Named & { readonly page: number })[]): { readonly version: number; readonly hash: string } {
  const people = [...named, ...late].map(({ id, name, capacity, of, withoutMandate }) => ({ id, name, capacity, of, withoutMandate }));
  const version = 1 + late.length;
  return { version, hash: createHash('sha256').update(canonicalJson({ certificate: hash, page: version, people }), 'utf8').digest('hex') };
}
