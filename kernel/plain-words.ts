/** Nothing that cannot be seen, that turns the writing round, or that paper has no letter for; `\n` only between lines. U+2800 is braille without a dot. */
const UNSEEN = /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\p{Extended_Pictographic}\u2800]/u;
const THREE_LETTERS = /(?:\p{L}\P{L}*){3}/u;

/** True if a text is what it looks like, on one line: as it is read aloud and printed. */
export const isPlain = (text: string): boolean => !UNSEEN.test(text);

/** True if a text says something: at least three letters, over any lines, each of them plain. */
export const isWords = (text: string): boolean => THREE_LETTERS.test(text) && text.split('\n').every(isPlain);
