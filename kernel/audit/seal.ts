import { createHash } from 'node:crypto';

/** SHA-256 of one entry, from its canonical text: `[id, microseconds, actor, action, scheme, path, thing, details]` as jsonb writes it. */
export const entryDigest = (canonical: string): Buffer => createHash('sha256').update(canonical, 'utf8').digest();

/** One link of a lane: its entries as `{1,2}`, their digests one behind the other. Numbers are text, so that no tampered one can break the reader. */
export type Link = { readonly lane: string; readonly n: string; readonly entries: string; readonly digests: Buffer };

/** What a link's digest must be: it holds the one before it, its own place, and its entries with their digests. */
export const linkDigest = (before: Buffer | null, { lane, n, entries, digests }: Link): Buffer =>
  createHash('sha256').update(before ?? Buffer.alloc(0)).update(`${lane}/${n} ${entries}`, 'utf8').update(digests).digest();

const DIGEST_BYTES = 32;

/** The entries of a link with the digest each was sealed with; null where the link itself is malformed. */
export function sealedEntries(entries: string, digests: Buffer): Map<string, Buffer> | null {
  const ids = /^\{(\d+(?:,\d+)*)\}$/.exec(entries)?.[1]?.split(',') ?? [];
  if (ids.length === 0 || digests.length !== ids.length * DIGEST_BYTES) return null;
  return new Map(ids.map((id, at) => [id, digests.subarray(at * DIGEST_BYTES, (at + 1) * DIGEST_BYTES)]));
}
