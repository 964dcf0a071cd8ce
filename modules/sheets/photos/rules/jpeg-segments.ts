import type { Component, Frame } from './jpeg-scan.ts';
import { codeTables, type CodeTable } from './jpeg-tables.ts';

/** What may stand before the coded data of a JPEG, each in its right length: nothing else is needed to show it. Source: ITU-T T.81 annex B; T.871 (JFIF). */
export type JpegSoFar = {
  /** Numbers of quantization tables that were given, and those that the frame asks for. */
  readonly given: Set<number>; readonly asked: Set<number>;
  /** Tables of codes as they stand, and those of them that no scan has used yet. */
  readonly codes: Map<number, CodeTable>; readonly unused: Set<number>;
  frame: Frame | null;
  /** Units between two restart markers, 0 = none. */
  restart: number;
  readonly once: Set<string>;
};
export const newJpeg = (): JpegSoFar => ({ given: new Set(), asked: new Set(), codes: new Map(), unused: new Set(), frame: null, restart: 0, once: new Set() });

const nameAt = (bytes: Uint8Array, from: number, length: number): string => String.fromCharCode(...bytes.subarray(from, from + length));

/** What a segment carries that is none of the picture, in a word; null = it belongs there. `content` = without marker and length. */
export function strangeIn(marker: number, content: Uint8Array, jpeg: JpegSoFar): string | null {
  const fits = KNOWN[marker]?.(content, jpeg);
  if (fits === true) return null;
  if (marker === 0xfe) return 'komentar';
  if (marker === 0xe1) return nameAt(content, 0, 4) === 'Exif' ? 'EXIF' : 'XMP';
  if (marker === 0xe2) return nameAt(content, 0, 4) === 'ICC_' ? 'ICC' : 'APP2';
  if (marker >= 0xe0 && marker <= 0xef) return `APP${marker - 0xe0}`;
  return `penanda ${marker.toString(16).toUpperCase()}`;
}

/** What is only known at the end: tables that no part of the picture uses. */
export const strangeInWhole = ({ given, asked, unused }: JpegSoFar): string | null =>
  [...given].some((table) => !asked.has(table)) ? 'penanda DB' : unused.size > 0 ? 'penanda C4' : null;

type Fits = (content: Uint8Array, jpeg: JpegSoFar) => boolean;

const first = (jpeg: JpegSoFar, what: string): boolean => !jpeg.once.has(what) && jpeg.once.add(what).has(what);

const isJfif: Fits = (content, jpeg) => {
  const [, , , , , major = 0, minor = 9, units = 9] = content;
  const noThumbnail = content[12] === 0 && content[13] === 0;
  return content.length === 14 && nameAt(content, 0, 5) === 'JFIF\0' && major === 1 && minor <= 2 && units <= 2 && noThumbnail && first(jpeg, 'JFIF');
};

const isAdobe: Fits = (content, jpeg) => content.length === 12 && nameAt(content, 0, 5) === 'Adobe' && (content[11] ?? 9) <= 2 && first(jpeg, 'Adobe');

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

/** A table that takes the place of another must not have come for nothing. */
const isCodes: Fits = (content, { codes, unused }) => {
  const tables = codeTables(content);
  if (tables === null || [...tables.keys()].some((table) => unused.has(table))) return false;
  for (const [number, table] of tables) { codes.set(number, table); unused.add(number); }
  return true;
};

const isFrame: Fits = (content, jpeg) => {
  const [depth, high1 = 0, high2 = 0, wide1 = 0, wide2 = 0, count = 0] = content;
  if (content.length !== 6 + 3 * count || depth !== 8 || (count !== 1 && count !== 3 && count !== 4) || !first(jpeg, 'frame')) return false;
  const components = Array.from({ length: count }, (_, part): Component => {
    const [id = 0, factors = 0, table = 0] = content.subarray(6 + 3 * part);
    jpeg.asked.add(table);
    return { id, across: factors >> 4, down: factors & 15 };
  });
  jpeg.frame = { height: high1 * 256 + high2, width: wide1 * 256 + wide2, components };
  return components.every(({ across, down }) => across >= 1 && across <= 4 && down >= 1 && down <= 4) && new Set(components.map(({ id }) => id)).size === count;
};

const isRestartInterval: Fits = (content, jpeg) => {
  jpeg.restart = (content[0] ?? 0) * 256 + (content[1] ?? 0);
  return content.length === 2 && first(jpeg, 'restart');
};

const KNOWN: Readonly<Record<number, Fits>> = {
  0xc0: isFrame, 0xc1: isFrame, 0xc4: isCodes, 0xdb: isQuantization, 0xe0: isJfif, 0xee: isAdobe,
  0xda: (content) => content.length === 4 + 2 * (content[0] ?? 0),
  0xdd: isRestartInterval,
};
