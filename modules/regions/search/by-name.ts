import type { Db } from '../../../kernel/db/schema.ts';
import type { NodeLevel } from '../contract.ts';
import type { Region } from '../tree/store.ts';
import { readWishes, score, swaps, type Wish } from './rank.ts';
import { namesLike, type Among } from './store.ts';

export type Scored = { readonly region: Region; readonly score: number };

export type NameSearch = { readonly scheme: string; readonly text: string; readonly level: NodeLevel | null; readonly on: string; readonly limit: number; readonly among?: Among };

/** A first look for names that hold nearly every letter triple; only where it finds nothing good, a wide one (pg_trgm, 0…1). */
const STRICT = 0.6;
const WIDE = 0.3;
/** From here on a hit is what was asked for, and looking further would only cost time. */
const GOOD = 0.9;
/** Below this a name has so little in common with the text that showing it would only distract. */
const LEAST = 0.55;
const PLACES = 3;
const SHORT = 9;
const SAME = 0.95;
/** Inside a named place there are few enough names to look at them all but the plainly different. */
const WIDE_WITHIN = 0.1;

/** Regions by name or alias, best first. Each wish the text can be read as is tried until one finds something good. */
export const byName = (db: Db, search: NameSearch): Promise<Scored[]> => seek(db, search, [STRICT, WIDE]);

async function seek(db: Db, search: NameSearch, stages: readonly number[]): Promise<Scored[]> {
  const best = new Map<number, Scored>();
  for (const closeness of stages) {
    for (const wish of readWishes(search.text)) {
      // A place that was only guessed and a name with typing errors would be a guess upon a guess.
      if (wish.isGuess && closeness === WIDE) continue;
      for (const found of await tryWish(db, search, wish, closeness)) {
        if (found.score >= (best.get(found.region.id)?.score ?? LEAST)) best.set(found.region.id, found);
      }
      if ([...best.values()].some((one) => one.score >= GOOD)) return ranked(best, search.limit);
    }
  }
  const swapped = stages.includes(WIDE) ? await tryShort(db, search) : [];
  for (const found of swapped) if (found.score >= (best.get(found.region.id)?.score ?? LEAST)) best.set(found.region.id, found);
  return ranked(best, search.limit);
}

/** Two letters swapped in a short name leave few of its triples whole; so each swap is undone and looked for as it stands. */
async function tryShort(db: Db, search: NameSearch): Promise<Scored[]> {
  const [wish] = readWishes(search.text);
  const [typed = ''] = wish?.spellings ?? [];
  if (!wish || wish.place !== '' || typed.length > SHORT || typed.length < 4) return [];
  const undone = { ...wish, spellings: swaps(typed) };
  const found = await candidates(db, search, undone, SAME, null, undone.spellings);
  return scored(wish, found, 1);
}

const ranked = (found: ReadonlyMap<number, Scored>, limit: number): Scored[] =>
  [...found.values()].sort((a, b) => b.score - a.score || (a.region.path < b.region.path ? -1 : 1)).slice(0, limit);

async function tryWish(db: Db, search: NameSearch, wish: Wish, closeness: number): Promise<Scored[]> {
  if (wish.place === '') return scored(wish, await candidates(db, search, wish, closeness, null), 1);
  const asked = { ...search, text: wish.place, level: null, limit: PLACES, among: undefined };
  const places = (await seek(db, asked, wish.isGuess ? [STRICT] : [STRICT, WIDE])).filter((one) => one.region.level !== 'village');
  const within = await Promise.all(places.map(async (place) =>
    scored(wish, await candidates(db, search, wish, closeness, place.region.path), place.score)));
  return within.flat();
}

const candidates = (db: Db, search: NameSearch, wish: Wish, closeness: number, within: string | null, texts = wish.spellings.slice(0, 2)) =>
  namesLike(db, {
    scheme: search.scheme, texts, level: search.level, on: search.on, within, among: search.among,
    closeness: within !== null && closeness === WIDE ? WIDE_WITHIN : closeness,
  });

const scored = (wish: Wish, found: Awaited<ReturnType<typeof namesLike>>, place: number): Scored[] =>
  found.map(({ search: _search, ...region }) => ({ region, score: score(wish, { search: _search, level: region.level }) * (0.7 + 0.3 * place) }));
