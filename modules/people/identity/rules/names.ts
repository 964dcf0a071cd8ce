/** A name as it is kept: one blank between words, composed letters. Spelling and titles stay as they are written. */
export const tidyName = (text: string): string => text.normalize('NFC').replace(/\s+/gu, ' ').trim();

/** True for a person's name: letters, blanks, and the few signs that names and titles carry. A digit is a slip of another column. */
export const isName = (text: string): boolean => /^[\p{L}\p{M}][\p{L}\p{M} .,'’`()/-]*$/u.test(text);

/** A long row of digits in a sentence is a NIK or a telephone number, and neither belongs into a reason that others read. */
export const holdsNumber = (text: string): boolean => /\d{10}/.test(text.replace(/[\s.\-]/g, ''));
