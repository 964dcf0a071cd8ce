import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { problem, type Problem } from '../../../../../kernel/problem.ts';
import { fail, ok, type Result } from '../../../../../kernel/result.ts';
import { canonicalJson } from '../../certificates/rules/canonical.ts';
import { BUNDLE_FORMAT } from '../contract.ts';
import { lock } from './lock.ts';

/** `out` goes to a hall, `back` comes from it. */
export type BundleKind = 'out' | 'back';
/** One line of the text: which table, and the row. The first is `header`. */
export type BundleRow = { readonly t: string; readonly r: unknown };
/** A file that was looked at from outside: whole by its own hash, but nobody has said yet that it is genuine. */
export type Wrapped = { readonly kind: BundleKind; readonly bundle: string; readonly sha256: string; readonly seal: string; readonly packed: Buffer };

const NAME = 'EREKAP-RUANG';
const FIRST = /^EREKAP-RUANG (\d{1,3}) (out|back) ([0-9A-Z]{26}) ([0-9a-f]{64}) ([0-9a-f]{64})\n/;
const FIRST_BYTES = 200;

const sealOf = (key: Uint8Array, kind: BundleKind, bundle: string, sha256: string): Buffer => createHmac('sha256', key).update(`${NAME} ${BUNDLE_FORMAT} ${kind} ${bundle} ${sha256}`).digest();

/** First line (name, format, kind, bundle, SHA-256 of all that follows, keyed seal), then JSON lines as gzip, names in order; locked where there is a password. */
export async function packBundle(kind: BundleKind, bundle: string, key: Uint8Array, rows: readonly BundleRow[], password: string | null = null): Promise<Buffer> {
  const zipped = await promisify(gzip)(rows.map((row) => `${canonicalJson(row)}\n`).join(''));
  const packed = password === null ? zipped : await lock(zipped, password, bundle);
  const sha256 = createHash('sha256').update(packed).digest('hex');
  return Buffer.concat([Buffer.from(`${NAME} ${BUNDLE_FORMAT} ${kind} ${bundle} ${sha256} ${sealOf(key, kind, bundle, sha256).toString('hex')}\n`, 'latin1'), packed]);
}

export const damaged = (id: string, en: string): Problem => problem('bundle_damaged', { reason: { id, en } });

/** Looks at a file from outside, before anything is unpacked: format, kind, and whether what follows is what the first line says. */
export function unwrap(file: Buffer, kind: BundleKind): Result<Wrapped> {
  const head = FIRST.exec(file.subarray(0, FIRST_BYTES).toString('latin1'));
  if (!head) return fail(damaged('ini bukan berkas ruang pleno', 'this is no file of a plenary hall'));
  const [line, format, found, bundle = '', sha256 = '', seal = ''] = head;
  if (Number(format) !== BUNDLE_FORMAT) return fail(damaged(`ditulis oleh E-Rekap versi lain (bentuk ${format ?? ''})`, `written by another version of E-Rekap (format ${format ?? ''})`));
  if (found !== kind) return fail(problem('bundle_other_way', { reason: kind === 'back' ? { id: 'ini berkas yang dibawa keluar, bukan yang dibawa kembali', en: 'this is the file that went out, not the one that comes back' } : { id: 'ini berkas yang dibawa kembali, bukan yang dibawa keluar', en: 'this is the file that comes back, not the one that went out' } }));
  const packed = file.subarray(line.length);
  if (createHash('sha256').update(packed).digest('hex') !== sha256) return fail(damaged('isinya terpotong atau berubah', 'its content was cut off or changed'));
  return ok({ kind, bundle, sha256, seal, packed });
}

/** Was it sealed with this key? */
export const isGenuine = ({ kind, bundle, sha256, seal }: Wrapped, key: Uint8Array): boolean => timingSafeEqual(Buffer.from(seal, 'hex'), sealOf(key, kind, bundle, sha256));
