/** Segments that are needed to show a JPEG: tables, frame, scans, restart interval; JFIF and the kind of colours, which say nothing of anybody. */
const NEEDED = new Set([0xdb, 0xc4, 0xc0, 0xc1, 0xc2, 0xda, 0xdd, 0xe0, 0xee]);
const SOS = 0xda;
const JFIF = 0xe0, JFIF_BYTES = 16;

/**
 * A JPEG as the browser drew it, without what some browsers write into it by themselves (EXIF, colour profile, tables of other
 * programs): the house takes a picture and nothing else. Bytes that are no JPEG stay as they are; the house says what it thinks of them.
 * Source: ITU-T T.81 annex B.
 */
export function pictureOnly(bytes: Uint8Array): Uint8Array {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return bytes;
  const kept: Uint8Array[] = [bytes.subarray(0, 2)];
  let at = 2;
  while (bytes[at] === 0xff && at + 4 <= bytes.length) {
    const marker = bytes[at + 1] ?? 0;
    // From the first scan on there is only the picture.
    if (marker === SOS) return joined([...kept, bytes.subarray(at)]);
    const length = 2 + (bytes[at + 2] ?? 0) * 256 + (bytes[at + 3] ?? 0);
    // A JFIF segment of another length has a small picture in it.
    if (NEEDED.has(marker) && (marker !== JFIF || length === 2 + JFIF_BYTES)) kept.push(bytes.subarray(at, at + length));
    at += length;
  }
  return bytes;
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) { whole.set(part, at); at += part.length; }
  return whole;
}
