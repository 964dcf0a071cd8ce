import { inflateRawSync } from 'node:zlib';

/**
 * How many bytes the parts of a zip unpack to, measured by unpacking (headers can lie), or null where it is no sound zip.
 * Stops with Infinity as soon as `limit` is passed, so a bomb costs no more than the limit.
 */
export function unpackedZipBytes(zip: Buffer, limit: number): number | null {
  const directory = zip.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  if (directory === -1 || directory + 20 > zip.length) return null;
  let at = zip.readUInt32LE(directory + 16);
  let total = 0;
  for (let left = zip.readUInt16LE(directory + 10); left > 0; left--) {
    if (at + 46 > zip.length || zip.readUInt32LE(at) !== 0x02014b50) return null;
    const size = partBytes(zip, at, limit - total);
    if (size === null) return null;
    total += size;
    if (total > limit) return Infinity;
    at += 46 + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return total;
}

function partBytes(zip: Buffer, entry: number, limit: number): number | null {
  const packed = zip.readUInt32LE(entry + 20);
  const local = zip.readUInt32LE(entry + 42);
  if (local + 30 > zip.length || zip.readUInt32LE(local) !== 0x04034b50) return null;
  const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
  if (start + packed > zip.length) return null;
  if (zip.readUInt16LE(entry + 10) === 0) return packed;
  try {
    return inflateRawSync(zip.subarray(start, start + packed), { maxOutputLength: Math.max(1, limit) }).length;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? Infinity : null;
  }
}
