/** A person's name as plain lower-case words: no accents, titles' dots or punctuation; an apostrophe joins ("Nur'aini" → 'nuraini'). */
export const fold = (name: string): string =>
  name.normalize('NFKD').toLowerCase().replace(/[\u0300-\u036f'’"`]/g, '').replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
