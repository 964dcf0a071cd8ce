const WIDTH = 64;

/**
 * Damerau–Levenshtein distance (optimal string alignment): a letter missing, extra, wrong, or swapped with its neighbour
 * counts 1. Only the first 64 letters count.
 */
export function typos(asked: string, name: string): number {
  const [a, b] = [asked.slice(0, WIDTH), name.slice(0, WIDTH)];
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      row.push(cost);
    }
    [before, last] = [last, row];
  }
  return last[b.length] ?? 0;
}

/** How many letters of a word may be wrong before it is another word. */
export const slipsAllowed = (word: string): number => (word.length <= 2 ? 0 : word.length <= 5 ? 1 : 2);

/** The word with each two neighbouring letters swapped back in turn. */
export const swaps = (word: string): string[] =>
  Array.from({ length: Math.max(0, word.length - 1) }, (_, i) => word.slice(0, i) + word.charAt(i + 1) + word.charAt(i) + word.slice(i + 2));

/** How far a name is from what was asked: for each word asked the nearest word of the name (a beginning costs half a slip), words left over a little. */
export function farness(asked: readonly string[], name: string): number {
  const words = name.split(' ');
  let sum = 0;
  for (const word of asked) {
    let best = word.length;
    for (const one of words) best = Math.min(best, one.startsWith(word) ? (one === word ? 0 : 0.5) : typos(word, one));
    sum += best;
  }
  const inOrder = name.startsWith(asked.join(' ')) ? 0 : 0.4;
  return sum + inOrder + Math.max(0, words.length - asked.length) * 0.1;
}
