import { isUtf8 } from 'node:buffer';

/** Watches a stream of bytes for anything that is not UTF-8 text. Chunk borders may cut a character in two. */
export type Utf8Guard = {
  /** Where in this chunk the line with the first bad byte starts (0 if it started earlier), or -1. */
  check(chunk: Buffer): number;
  /** True when the stream ended inside a character. */
  cut(): boolean;
};

const NEWLINE = 10;

/** NUL counts as bad: no text holds it, and it is what UTF-16 and cut-off downloads look like. */
export function utf8Guard(): Utf8Guard {
  let carry: Buffer = Buffer.alloc(0);
  return {
    check(chunk) {
      const bytes = carry.length === 0 ? chunk : Buffer.concat([carry, chunk]);
      const open = openEnd(bytes);
      const whole = bytes.subarray(0, bytes.length - open);
      const bad = firstBadLine(whole);
      const offset = bad === -1 ? -1 : Math.max(0, bad - carry.length);
      carry = open === 0 ? Buffer.alloc(0) : Buffer.from(bytes.subarray(bytes.length - open));
      return offset;
    },
    cut: () => carry.length > 0,
  };
}

/** How many bytes at the end begin a character that is not complete yet (0 to 3). */
function openEnd(bytes: Buffer): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back] as number;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? back : 0;
  }
  return 0;
}

/** Start of the first line that is not text, or -1. The whole chunk is tested first: that is the only cost of a good file. */
function firstBadLine(bytes: Buffer): number {
  const nul = bytes.indexOf(0);
  const nulLine = nul <= 0 ? nul : bytes.lastIndexOf(NEWLINE, nul) + 1;
  if (isUtf8(bytes)) return nulLine;
  let start = 0;
  for (;;) {
    const newline = bytes.indexOf(NEWLINE, start);
    const end = newline === -1 ? bytes.length : newline + 1;
    if (start === nulLine || !isUtf8(bytes.subarray(start, end)) || newline === -1) return start;
    start = end;
  }
}
