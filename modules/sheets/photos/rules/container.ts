import { isProfile, MOST_PROFILE_BYTES, newJpeg, strangeIn, strangeInWhole } from './jpeg-segments.ts';

/** What the container of a picture says about itself, found by walking it from end to end. */
export type Container =
  | { readonly kind: 'image/jpeg' | 'image/webp'; readonly metadata: string | null }
  | { readonly kind: 'broken'; readonly why: 'not_a_picture' | 'cut_off' | 'something_behind' | 'too_many_parts' };

// A progressive photo has about ten scans; each costs the reader a pass over the whole picture.
const MOST_SCANS = 30;

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

const SOI = 0xd8, EOI = 0xd9, SOS = 0xda;
const isRestart = (marker: number): boolean => marker >= 0xd0 && marker <= 0xd7;

function walkJpeg(bytes: Uint8Array): Container {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let metadata: string | null = null;
  let scans = 0;
  const jpeg = newJpeg();
  for (let at = 2; at + 1 < bytes.length;) {
    if (bytes[at] !== 0xff) return broken('not_a_picture');
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) { at += 1; continue; }
    if (marker === EOI) return at + 2 === bytes.length ? { kind: 'image/jpeg', metadata: metadata ?? strangeInWhole(jpeg) } : broken('something_behind');
    if (marker === SOI || marker === 0 || isRestart(marker)) return broken('not_a_picture');
    if (at + 4 > bytes.length) return broken('cut_off');
    const length = view.getUint16(at + 2);
    if (length < 2) return broken('not_a_picture');
    metadata ??= strangeIn(marker, bytes.subarray(at + 4, at + 2 + length), jpeg);
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

const WEBP_PARTS = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH']);

function walkWebp(bytes: Uint8Array): Container {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 20) return broken('cut_off');
  const end = view.getUint32(4, true) + 8;
  if (end > bytes.length) return broken('cut_off');
  if (end < bytes.length) return broken('something_behind');
  let metadata: string | null = null;
  const seen = new Set<string>();
  let at = 12;
  while (at + 8 <= end) {
    const [name, length] = [textAt(bytes, at), view.getUint32(at + 4, true)];
    if (name === 'ANIM' || name === 'ANMF') return broken('not_a_picture');
    const isPart = WEBP_PARTS.has(name) || (name === 'ICCP' && length <= MOST_PROFILE_BYTES && isProfile(bytes.subarray(at + 8, at + 8 + length), length));
    if (!isPart || seen.has(name)) metadata ??= name.trim().replace(/\W/g, '?');
    seen.add(name);
    at += 8 + length + (length % 2);
  }
  return at === end ? { kind: 'image/webp', metadata } : broken('cut_off');
}

const textAt = (bytes: Uint8Array, at: number): string => String.fromCharCode(...bytes.subarray(at, at + 4));
