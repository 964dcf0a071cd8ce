import { CODE_LENGTH, CODE_LETTERS } from './policy.ts';

const CODE = new RegExp(`^[${CODE_LETTERS}]{${CODE_LENGTH}}$`);

/** A code as it was typed or read out, with any spaces, dots and dashes, in any case; null if it cannot be one. */
export function readCode(text: string): string | null {
  const letters = text.toUpperCase().replace(/[\s.\-–_]+/g, '');
  return CODE.test(letters) ? letters : null;
}

/** `KQ4-M7RX-9TB`: three short groups, as one reads a number aloud. */
export const groupCode = (code: string): string => `${code.slice(0, 3)}-${code.slice(3, 7)}-${code.slice(7)}`;

/** A code out of random bytes, one letter each: 256 is a multiple of 32, so every letter is equally likely. */
export const codeFrom = (bytes: Uint8Array): string => Array.from(bytes.subarray(0, CODE_LENGTH), (byte) => CODE_LETTERS.charAt(byte % CODE_LETTERS.length)).join('');
