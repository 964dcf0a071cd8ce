/** Words that stand in a list elsewhere, as a sentence by themselves: with a capital and a full stop. */
export const sentence = (words: string): string => `${words.slice(0, 1).toLocaleUpperCase()}${words.slice(1)}.`;
