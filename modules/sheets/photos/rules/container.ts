/** What the container of a picture says about itself, found by walking it from end to end. */
export type Container =
  | { readonly kind: 'image/jpeg' | 'image/webp'; readonly metadata: string | null }
  | { readonly kind: 'broken'; readonly why: 'not_a_picture' | 'cut_off' | 'something_behind' | 'too_many_parts' };

// A progressive photo has about ten scans; each costs the reader a pass over the whole picture.
const MOST_SCANS = 30;
// Colour profiles of phones have 0.5–3 KiB; larger ones carry something else.
const MOST_PROFILE_BYTES = 8 * 1024;

const broken = (why: Extract<Container, { kind: 'broken' }>['why']): Container => ({ kind: 'broken', why });

/**
 * By content, never by name: a JPEG or a still WebP that fills the bytes to the last one, so that nothing else hides in
 * front, inside or behind. Source: ITU-T T.81 annex B; RFC 9649 (WebP).
 */
export function containerOf(bytes: Uint8Array): Container {
  if (bytes[0] === 0xff && bytes[1] === 0xd8) return walkJpeg(bytes);
  if (textAt(bytes, 0) === 'RIFF' && textAt(bytes, 8) === 'WEBP') return walkWebp(bytes);
  return broken('not_a_picture');
}

const SOI = 0xd8, EOI = 0xd9, SOS = 0xda, COMMENT = 0xfe;
const isRestart = (marker: number): boolean => marker >= 0xd0 && marker <= 0xd7;

function walkJpeg(bytes: Uint8Array): Container {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let metadata: string | null = null;
  let scans = 0;
  for (let at = 2; at + 1 < bytes.length;) {
    if (bytes[at] !== 0xff) return broken('not_a_picture');
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) { at += 1; continue; }
    if (marker === EOI) return at + 2 === bytes.length ? { kind: 'image/jpeg', metadata } : broken('something_behind');
    if (marker === SOI || marker === 0 || isRestart(marker)) return broken('not_a_picture');
    if (at + 4 > bytes.length) return broken('cut_off');
    const length = view.getUint16(at + 2);
    if (length < 2) return broken('not_a_picture');
    metadata ??= hiddenInSegment(bytes, marker, at + 4, length - 2);
    at += 2 + length;
    if (marker !== SOS) continue;
    if (++scans > MOST_SCANS) return broken('too_many_parts');
    at = endOfScan(bytes, at);
  }
  return broken('cut_off');
}

/** Where the coded data of a scan end: at the next marker that is neither a stuffed byte nor a restart. */
function endOfScan(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at !== -1; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1];
    if (next === undefined) break;
    if (next !== 0 && next !== 0xff && !isRestart(next)) return at;
  }
  return bytes.length;
}

function hiddenInSegment(bytes: Uint8Array, marker: number, at: number, length: number): string | null {
  if (marker === COMMENT) return 'komentar';
  if (marker < 0xe0 || marker > 0xef) return null;
  const name = textAt(bytes, at);
  if (marker === 0xe0 && name === 'JFIF' && length === 14) return null;
  if (marker === 0xee && name === 'Adob' && length === 12) return null;
  if (marker === 0xe2 && name === 'ICC_' && length <= MOST_PROFILE_BYTES) return null;
  if (marker === 0xe1) return name === 'Exif' ? 'EXIF' : 'XMP';
  return `APP${marker - 0xe0}`;
}

const WEBP_PARTS = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH']);

function walkWebp(bytes: Uint8Array): Container {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 20) return broken('cut_off');
  const end = view.getUint32(4, true) + 8;
  if (end > bytes.length) return broken('cut_off');
  if (end < bytes.length) return broken('something_behind');
  let metadata: string | null = null;
  let at = 12;
  while (at + 8 <= end) {
    const [name, length] = [textAt(bytes, at), view.getUint32(at + 4, true)];
    if (name === 'ANIM' || name === 'ANMF') return broken('not_a_picture');
    if (!WEBP_PARTS.has(name) && !(name === 'ICCP' && length <= MOST_PROFILE_BYTES)) metadata ??= name.trim().replace(/\W/g, '?');
    at += 8 + length + (length % 2);
  }
  return at === end ? { kind: 'image/webp', metadata } : broken('cut_off');
}

const textAt = (bytes: Uint8Array, at: number): string => String.fromCharCode(...bytes.subarray(at, at + 4));
