import type { NodeLevel } from '../contract.ts';
import { NODE_LEVELS } from '../contract.ts';
import { fold, spellings, withoutLevelWord } from '../rules/names.ts';

/**
 * One way to read what was typed: a name in every spelling, the level a word like 'kec.' asked for, the place it should
 * lie in ('' = anywhere), how much this reading is worth beside the others, and whether the place was only guessed.
 */
export type Wish = { readonly spellings: readonly string[]; readonly level: NodeLevel | null; readonly place: string; readonly weight: number; readonly isGuess: boolean };

/**
 * Reads a search text. 'Kec. Plaju, Palembang' wishes for a subdistrict named plaju in something named palembang;
 * without a comma the whole text is tried as a name, and again with its last word as the place.
 */
export function readWishes(text: string): Wish[] {
  const [head = '', ...rest] = text.split(',');
  const whole = fold(head).replace(/^kab /, 'kabupaten ');
  const { name, level } = withoutLevelWord(whole);
  const place = rest.join(' ').trim();
  const wishes = [wish(whole, level, place, 1)];
  if (level) wishes.push(wish(name, level, place, 0.98));
  const words = name.split(' ');
  const last = words.at(-1) ?? '';
  if (place === '' && words.length > 1 && last.length > 3) wishes.push({ ...wish(words.slice(0, -1).join(' '), level, last, 0.96), isGuess: true });
  return wishes.filter((one) => one.spellings.length > 0);
}

const wish = (name: string, level: NodeLevel | null, place: string, weight: number): Wish =>
  ({ spellings: withJoined(spellings(name).filter((one) => one !== '')), level, place, weight, isGuess: false });

/** The gazette writes many names as one word that people write as two: 'Bukitlama'. */
const withJoined = (names: readonly string[]): string[] => [...new Set([...names, ...names.map((name) => name.replaceAll(' ', ''))])];

/** 0…1: how well a node fits a wish. The name counts most; the level asked for, then the higher level, decide between namesakes. */
export function score(wish: Wish, node: { readonly search: string; readonly level: NodeLevel }): number {
  const names = node.search.split(' | ');
  let best = 0;
  for (const asked of wish.spellings) for (const name of names) best = Math.max(best, nearness(asked, name));
  const level = wish.level === null ? 0.5 : wish.level === node.level ? 1 : 0;
  const height = 1 - NODE_LEVELS.indexOf(node.level) / NODE_LEVELS.length;
  return wish.weight * (best * 0.94 + level * 0.04 + height * 0.02);
}

/** 1 for the same text, less for each letter missing, extra, wrong or swapped; a typed beginning counts nearly as the whole. */
export function nearness(asked: string, name: string): number {
  if (asked === name) return 1;
  const whole = 1 - typos(asked, name) / Math.max(asked.length, name.length);
  if (name.length <= asked.length || asked.length < 3) return whole;
  const value = 0.8 + (0.15 * asked.length) / name.length;
  if (value <= whole) return whole;
  return Math.max(whole, (1 - typos(asked, name.slice(0, asked.length)) / asked.length) * value);
}

/** The text with each two neighbouring letters swapped in turn. */
export const swaps = (text: string): string[] =>
  Array.from({ length: Math.max(0, text.length - 1) }, (_, i) => text.slice(0, i) + text.charAt(i + 1) + text.charAt(i) + text.slice(i + 2));

const WIDTH = 128;
/** Three rows of the table, used again and again: this runs for every candidate of every search. */
let [before, last, row] = [new Uint8Array(WIDTH + 1), new Uint8Array(WIDTH + 1), new Uint8Array(WIDTH + 1)];

/**
 * Damerau–Levenshtein distance (optimal string alignment): insert, delete, replace or swap two neighbours cost 1 each.
 * Only the first 128 letters count.
 */
export function typos(asked: string, name: string): number {
  const a = asked.slice(0, WIDTH);
  const b = name.slice(0, WIDTH);
  for (let j = 0; j <= b.length; j++) last[j] = j;
  for (let i = 1; i <= a.length; i++) {
    const code = a.charCodeAt(i - 1);
    const codeBefore = i > 1 ? a.charCodeAt(i - 2) : -1;
    row[0] = i;
    for (let j = 1; j <= b.length; j++) {
      const other = b.charCodeAt(j - 1);
      let cost = Math.min((last[j] as number) + 1, (row[j - 1] as number) + 1, (last[j - 1] as number) + (code === other ? 0 : 1));
      if (j > 1 && codeBefore === other && code === b.charCodeAt(j - 2)) cost = Math.min(cost, (before[j - 2] as number) + 1);
      row[j] = cost;
    }
    [before, last, row] = [last, row, before];
  }
  return last[b.length] as number;
}
