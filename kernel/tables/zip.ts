import { crc32, inflateRawSync } from 'node:zlib';
import { zipSync } from 'fflate';

/** A workbook of a thousand sheets stays below this. */
const PARTS_LIMIT = 10_000;
const STORED = 0;
const DEFLATED = 8;
const ENCRYPTED = 1;

export type Repacked = { readonly zip: Buffer } | { readonly refused: 'damaged' | 'too_large' };

/**
 * Unpacks a zip by its directory and packs it again without compression. The reader behind gets a zip that says nothing
 * false: no part twice, no size but the real one, nothing that only one of two readers would see.
 * Sizes are measured by unpacking (headers can lie), and `limit` bytes in all end it, so a bomb costs no more than the limit.
 */
export function repackZip(zip: Buffer, limit: number): Repacked {
  const end = zip.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  if (end === -1 || end + 20 > zip.length) return { refused: 'damaged' };
  const count = zip.readUInt16LE(end + 10);
  if (count !== zip.readUInt16LE(end + 8)) return { refused: 'damaged' };
  if (count > PARTS_LIMIT) return { refused: 'too_large' };
  const parts = new Map<string, Uint8Array>();
  let at = zip.readUInt32LE(end + 16);
  let total = 0;
  for (let left = count; left > 0; left--) {
    if (at + 46 > zip.length || zip.readUInt32LE(at) !== 0x02014b50) return { refused: 'damaged' };
    const name = zip.toString('utf8', at + 46, at + 46 + zip.readUInt16LE(at + 28));
    const part = unpack(zip, at, limit - total);
    if (typeof part === 'string') return { refused: part };
    if (parts.has(name)) return { refused: 'damaged' };
    if (!name.endsWith('/')) parts.set(name, part);
    total += part.length;
    if (total > limit) return { refused: 'too_large' };
    at += 46 + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return { zip: Buffer.from(zipSync(Object.fromEntries(parts), { level: 0 })) };
}

function unpack(zip: Buffer, entry: number, limit: number): Uint8Array | 'damaged' | 'too_large' {
  const method = zip.readUInt16LE(entry + 10);
  const packed = zip.readUInt32LE(entry + 20);
  const local = zip.readUInt32LE(entry + 42);
  if (local + 30 > zip.length || zip.readUInt32LE(local) !== 0x04034b50) return 'damaged';
  const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
  if (start + packed > zip.length || (zip.readUInt16LE(entry + 8) & ENCRYPTED) !== 0) return 'damaged';
  const bytes = zip.subarray(start, start + packed);
  const content = method === STORED ? bytes : method === DEFLATED ? inflate(bytes, limit) : 'damaged';
  if (typeof content === 'string') return content;
  return crc32(content) === zip.readUInt32LE(entry + 16) ? content : 'damaged';
}

function inflate(bytes: Buffer, limit: number): Uint8Array | 'damaged' | 'too_large' {
  try {
    return inflateRawSync(bytes, { maxOutputLength: Math.max(1, limit) });
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? 'too_large' : 'damaged';
  }
}
