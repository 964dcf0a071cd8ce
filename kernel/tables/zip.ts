import { crc32, inflateRawSync } from 'node:zlib';
import { zipSync } from 'fflate';
import type { Text } from '../text.ts';

/** A workbook of a thousand sheets stays below this. */
const PARTS_LIMIT = 10_000;
const STORED = 0;
const DEFLATED = 8;
const ENCRYPTED = 1;

/** `limit`: which one, in words, where it is not the unpacked bytes. */
export type Repacked = { readonly zip: Buffer } | { readonly refused: 'damaged' | 'too_large'; readonly limit?: Text };

export type ZipLimits = { readonly workbookUnpackedBytes: number; readonly workbookCells: number; readonly rows: number };

/** What a reader of workbooks needs of one. Pictures, macros and the parts of other formats that also come in a zip stay behind. */
const NEEDED = /^(\[Content_Types\]\.xml|_rels\/[^/]*\.rels|docProps\/[^/]*\.xml|xl\/.*\.(xml|rels))$/i;

/**
 * Unpacks a zip by its directory and packs it again without compression. The reader behind gets a zip that says nothing
 * false: no part twice, no size but the real one, nothing that only one of two readers would see.
 * Sizes are measured by unpacking (headers can lie), and the limit of bytes in all ends it, so a bomb costs no more than the limit.
 * Rows and cells are counted in the unpacked text: a parsed cell takes a hundred times its bytes.
 */
export function repackZip(zip: Buffer, limits: ZipLimits): Repacked {
  const limit = limits.workbookUnpackedBytes;
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
    total += part.length;
    if (total > limit) return { refused: 'too_large' };
    const beyond = NEEDED.test(name) ? tooMuchIn(part, limits) : null;
    if (beyond !== null) return { refused: 'too_large', limit: beyond };
    parts.set(name, part);
    at += 46 + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return { zip: Buffer.from(zipSync(Object.fromEntries([...parts].filter(([name]) => NEEDED.test(name))), { level: 0 })) };
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

const [LESS_THAN, SLASH, COLON, GREATER_THAN, LAST_SPACE] = [60, 47, 58, 62, 32];

/** Counts opening tags by their local names, whatever prefix they carry: rows, and all that become one object each. */
function tooMuchIn(part: Uint8Array, { rows, workbookCells }: ZipLimits): Text | null {
  if (rows === Infinity && workbookCells === Infinity) return null;
  const xml = Buffer.from(part.buffer, part.byteOffset, part.length);
  let [foundRows, foundThings] = [0, 0];
  for (let at = xml.indexOf(LESS_THAN); at !== -1; at = xml.indexOf(LESS_THAN, at + 1)) {
    const name = localName(xml, at + 1);
    if (name === 'row') foundRows += 1;
    else if (COUNTED.has(name)) foundThings += 1;
    // The header is a row as well.
    if (foundRows > rows + 1) return { id: `${rows} baris`, en: `${rows} rows` };
    if (foundThings > workbookCells) return { id: `${workbookCells} sel`, en: `${workbookCells} cells` };
  }
  return null;
}

/** Cells, shared texts and their runs, styles, merged places, links, columns, names. */
const COUNTED = new Set(['c', 'si', 'r', 'xf', 'font', 'fill', 'border', 'numFmt', 'dxf', 'mergeCell', 'hyperlink', 'col', 'definedName', 'sheet', 'Override', 'Default', 'Relationship', 'comment', 'property']);
const LONGEST_NAME = 40;

function localName(xml: Buffer, from: number): string {
  let start = from;
  let at = from;
  const end = Math.min(xml.length, from + LONGEST_NAME);
  for (; at < end; at++) {
    const code = xml[at] as number;
    if (code <= LAST_SPACE || code === SLASH || code === GREATER_THAN) break;
    if (code === COLON) start = at + 1;
  }
  return xml.toString('latin1', start, at);
}
