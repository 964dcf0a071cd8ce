/** What may stand before the coded data of a JPEG, each in its right length: nothing else is needed to show it. Source: ITU-T T.81 annex B; T.871 (JFIF); ICC.1 annex B.4. */
export type JpegSoFar = {
  /** Numbers of quantization tables that were given, and those that the frame asks for. */
  readonly given: Set<number>; readonly asked: Set<number>;
  /** Bytes of the colour profile so far; parts that came and that are to come. */
  profile: { bytes: number; parts: number; of: number; size: number } | null;
  readonly once: Set<string>;
};
export const newJpeg = (): JpegSoFar => ({ given: new Set(), asked: new Set(), profile: null, once: new Set() });

// Colour profiles of phones have 0.5–3 KiB; larger ones carry something else.
export const MOST_PROFILE_BYTES = 8 * 1024;
const PROFILE_HEADER = 14;

const nameAt = (bytes: Uint8Array, from: number, length: number): string => String.fromCharCode(...bytes.subarray(from, from + length));

/** True if these bytes begin as a colour profile of this size does. */
export function isProfile(bytes: Uint8Array, size: number): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return bytes.length >= 128 && view.getUint32(0) === size && nameAt(bytes, 36, 4) === 'acsp';
}

/** What a segment carries that is none of the picture, in a word; null = it belongs there. `content` = without marker and length. */
export function strangeIn(marker: number, content: Uint8Array, jpeg: JpegSoFar): string | null {
  const fits = KNOWN[marker]?.(content, jpeg);
  if (fits === true) return null;
  if (marker === 0xfe) return 'komentar';
  if (marker === 0xe1) return nameAt(content, 0, 4) === 'Exif' ? 'EXIF' : 'XMP';
  if (marker >= 0xe0 && marker <= 0xef) return `APP${marker - 0xe0}`;
  return `penanda ${marker.toString(16).toUpperCase()}`;
}

/** What is only known at the end: tables that no part of the picture uses, or a profile that is not whole. */
export function strangeInWhole({ given, asked, profile }: JpegSoFar): string | null {
  if ([...given].some((table) => !asked.has(table))) return 'penanda DB';
  return profile && (profile.parts !== profile.of || profile.bytes !== profile.size) ? 'APP2' : null;
}

type Fits = (content: Uint8Array, jpeg: JpegSoFar) => boolean;

const first = (jpeg: JpegSoFar, what: string): boolean => !jpeg.once.has(what) && jpeg.once.add(what).has(what);

const isJfif: Fits = (content, jpeg) => {
  const [, , , , , major = 0, minor = 9, units = 9] = content;
  const noThumbnail = content[12] === 0 && content[13] === 0;
  return content.length === 14 && nameAt(content, 0, 5) === 'JFIF\0' && major === 1 && minor <= 2 && units <= 2 && noThumbnail && first(jpeg, 'JFIF');
};

const isAdobe: Fits = (content, jpeg) => content.length === 12 && nameAt(content, 0, 5) === 'Adobe' && (content[11] ?? 9) <= 2 && first(jpeg, 'Adobe');

/** Parts one after the other, of one profile whose own header tells its size. */
const isProfilePart: Fits = (content, jpeg) => {
  if (nameAt(content, 0, 12) !== 'ICC_PROFILE\0' || content.length <= PROFILE_HEADER) return false;
  const [part = 0, of = 0] = content.subarray(12);
  const bytes = content.subarray(PROFILE_HEADER);
  if (jpeg.profile === null) {
    const size = bytes.length >= 4 ? new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(0) : 0;
    if (!isProfile(bytes, size)) return false;
    jpeg.profile = { bytes: 0, parts: 0, of, size };
  }
  const { profile } = jpeg;
  profile.parts++;
  profile.bytes += bytes.length;
  return part === profile.parts && of === profile.of && profile.bytes <= Math.min(profile.size, MOST_PROFILE_BYTES);
};

/** Tables of 64 figures of one or two bytes, each given once. */
const isQuantization: Fits = (content, { given }) => {
  let at = 0;
  while (at < content.length) {
    const head = content[at] ?? 0;
    const table = head & 15;
    if (head >> 4 > 1 || table > 3 || given.has(table)) return false;
    given.add(table);
    at += 1 + (head >> 4 === 1 ? 128 : 64);
  }
  return at === content.length && at > 0;
};

const isHuffman: Fits = (content) => {
  let at = 0;
  while (at + 17 <= content.length) {
    const head = content[at] ?? 0;
    if (head >> 4 > 1 || (head & 15) > 3) return false;
    at += 17 + content.subarray(at + 1, at + 17).reduce((sum, count) => sum + count, 0);
  }
  return at === content.length && at > 0;
};

const isFrame: Fits = (content, jpeg) => {
  const parts = content[5] ?? 0;
  if (content.length !== 6 + 3 * parts || !first(jpeg, 'frame')) return false;
  for (let part = 0; part < parts; part++) jpeg.asked.add(content[8 + 3 * part] ?? 0);
  return true;
};

const KNOWN: Readonly<Record<number, Fits>> = {
  0xc0: isFrame, 0xc1: isFrame, 0xc2: isFrame, 0xc4: isHuffman, 0xdb: isQuantization, 0xe0: isJfif, 0xe2: isProfilePart, 0xee: isAdobe,
  0xda: (content) => content.length === 4 + 2 * (content[0] ?? 0),
  0xdd: (content) => content.length === 2,
};
