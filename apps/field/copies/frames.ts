import { base45, fromBase45 } from './base45.ts';

/** A frame of version 1; then base45 of: 4 bytes that name the whole, its number, how many there are, and a part. */
const MARK = 'ER1:';
const HEAD = 6;
/** Bytes of a part: with its head a QR code of version 10 at level M (57 modules a side), which a cheap phone reads off another one's screen. */
export const PART_BYTES = 180;
export const MOST_FRAMES = 120;

const nameOf = async (bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> => new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)).subarray(0, 4);

/** Texts of the frames that together are these bytes; null where they are too many to be shown. */
export async function framesOf(bytes: Uint8Array<ArrayBuffer>): Promise<string[] | null> {
  const count = Math.max(1, Math.ceil(bytes.length / PART_BYTES));
  if (count > MOST_FRAMES) return null;
  const name = await nameOf(bytes);
  return Array.from({ length: count }, (_, at) => {
    const part = bytes.subarray(at * PART_BYTES, (at + 1) * PART_BYTES);
    const frame = new Uint8Array(HEAD + part.length);
    frame.set(name);
    frame.set([at, count], 4);
    frame.set(part, HEAD);
    return MARK + base45(frame);
  });
}

/** What was read so far of one whole. */
export type Tray = { readonly name: string; readonly count: number; readonly parts: ReadonlyMap<number, Uint8Array<ArrayBuffer>> };

/** True for anything that looks like a frame of ours: other codes in sight are told from it. */
export const isFrame = (text: string): boolean => text.startsWith(MARK);

/**
 * Puts a frame into the tray: in any order, any number of times. A frame of another whole begins a new tray, so that who
 * turns to the next phone need not say so. What is no frame changes nothing.
 */
export function withFrame(tray: Tray | null, text: string): Tray | null {
  const bytes = isFrame(text) ? fromBase45(text.slice(MARK.length)) : null;
  const [at = 0, count = 0] = bytes?.subarray(4, HEAD) ?? [];
  if (!bytes || bytes.length < HEAD || count < 1 || count > MOST_FRAMES || at >= count || bytes.length > HEAD + PART_BYTES) return tray;
  const name = Array.from(bytes.subarray(0, 4), (byte) => byte.toString(16).padStart(2, '0')).join('');
  const before = tray?.name === name && tray.count === count ? tray : { name, count, parts: new Map<number, Uint8Array<ArrayBuffer>>() };
  if (before.parts.has(at)) return before;
  return { ...before, parts: new Map([...before.parts, [at, bytes.slice(HEAD)]]) };
}

export const isFull = ({ parts, count }: Tray): boolean => parts.size === count;

/** The bytes of a full tray; null where its parts do not make the whole that they name. */
export async function wholeOf(tray: Tray): Promise<Uint8Array<ArrayBuffer> | null> {
  const parts = Array.from({ length: tray.count }, (_, at) => tray.parts.get(at) ?? new Uint8Array(0));
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let from = 0;
  for (const part of parts) {
    bytes.set(part, from);
    from += part.length;
  }
  const name = Array.from(await nameOf(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');
  return isFull(tray) && name === tray.name ? bytes : null;
}
