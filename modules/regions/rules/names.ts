import type { NodeLevel } from '../contract.ts';
import { numbersAsDigits, numbersAsWords } from './numbers.ts';

/** A name as plain lower-case words: no accents, no punctuation; an apostrophe joins ("Soka'an" → 'sokaan'). */
export const fold = (name: string): string =>
  name.normalize('NFKD').toLowerCase().replace(/[\u0300-\u036f'’"`]/g, '').replace(/[^a-z0-9]+/g, ' ').trim();

/** Words put before a name to say its level, as officers write them. */
const LEVEL_WORDS: Readonly<Record<string, NodeLevel>> = {
  prov: 'province', provinsi: 'province', propinsi: 'province',
  kab: 'regency', kabupaten: 'regency', kota: 'regency', kotamadya: 'regency',
  kec: 'subdistrict', kecamatan: 'subdistrict', distrik: 'subdistrict',
  kel: 'village', kelurahan: 'village', desa: 'village', ds: 'village', kampung: 'village', nagari: 'village',
};

export type Wanted = { readonly name: string; readonly level: NodeLevel | null };

/** Takes a level word off the front: 'kec plaju' → plaju, subdistrict. A name that is nothing but that word stays. */
export function withoutLevelWord(folded: string): Wanted {
  const [first = '', ...rest] = folded.split(' ');
  const level = LEVEL_WORDS[first] ?? null;
  return level && rest.length > 0 ? { name: rest.join(' '), level } : { name: folded, level: null };
}

/** Ways to write one name, numbers spelled out and in digits: '35 ilir' and 'tiga puluh lima ilir'. */
export function spellings(name: string): string[] {
  const folded = fold(name);
  const digits = numbersAsDigits(folded.split(' '));
  return [...new Set([folded, digits.join(' '), numbersAsWords(digits).join(' ')])];
}

/**
 * What the search looks through: every way to write the name and its aliases, with and without a regency's level word,
 * parted by ' | ' so that no word runs over into the next spelling.
 */
export function searchText(name: string, aliases: readonly string[], level: NodeLevel): string {
  const names = [name, ...aliases].flatMap(spellings);
  const bare = level === 'regency' ? names.map((one) => withoutLevelWord(one).name) : [];
  return [...new Set([...names, ...bare])].join(' | ');
}

const KEPT_UPPER = new Set(['DKI', 'DI', 'KBRI', 'KJRI', 'KRI', 'KDEI', 'TPSLN', 'KSK', 'POS']);

/** 'KABUPATEN ACEH SELATAN' → 'Kabupaten Aceh Selatan'; names that are not all capitals stay as they are. */
export function titleCase(name: string): string {
  if (name !== name.toUpperCase()) return name;
  return name.replace(/\p{L}+/gu, (word) => (KEPT_UPPER.has(word) ? word : word.charAt(0) + word.slice(1).toLowerCase()));
}
