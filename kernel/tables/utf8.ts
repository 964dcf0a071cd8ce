import { isUtf8 } from 'node:buffer';

/** Watches a stream of bytes for anything that is not UTF-8 text. Chunk borders may cut a character in two. */
export type Utf8Guard = {
  /** Offset of the first bad byte of the next chunk (0 where the bad character began earlier), or -1. */
  check(chunk: Buffer): number;
  /** True when the stream ended inside a character. */
  cut(): boolean;
};

/** NUL counts as bad: no text holds it, and it is what UTF-16 and cut-off downloads look like. */
export function utf8Guard(): Utf8Guard {
  let carry: Buffer = Buffer.alloc(0);
  return {
    check(chunk) {
      const bytes = carry.length === 0 ? chunk : Buffer.concat([carry, chunk]);
      const open = openEnd(bytes);
      const whole = open === 0 ? bytes : bytes.subarray(0, bytes.length - open);
      const nul = chunk.indexOf(0);
      const bad = isUtf8(whole) ? -1 : Math.max(0, firstBad(whole) - carry.length);
      carry = open === 0 ? Buffer.alloc(0) : Buffer.from(bytes.subarray(bytes.length - open));
      return nul === -1 ? bad : bad === -1 ? nul : Math.min(nul, bad);
    },
    cut: () => carry.length > 0,
  };
}

/** How many bytes at the end are the beginning of a character that is not complete yet (0 to 3). */
function openEnd(bytes: Buffer): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back] as number;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? back : 0;
  }
  return 0;
}

/** Offset of the first byte that is not UTF-8, by halving: only ever run once, on the chunk that fails. */
function firstBad(bytes: Buffer): number {
  let good = 0;
  let bad = bytes.length;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    const part = bytes.subarray(good, middle);
    if (isUtf8(part.subarray(0, part.length - openEnd(part)))) good = middle - openEnd(part) > good ? middle - openEnd(part) : middle;
    else bad = middle;
  }
  return good;
}
