import type { Reader } from '../../../kernel/db/schema.ts';
import type { ContestContext } from '../../elections/index.ts';
import { villageStations } from '../store/stations.ts';
import type { ArrivingSheet, StationPlace } from './submission.ts';

/** Stations by village path and number; a village that is not in the tree is not in the map. */
export type Stations = ReadonlyMap<string, ReadonlyMap<number, StationPlace>>;

type Page = { readonly stations: ReadonlyMap<number, StationPlace>; readonly until: number };

// A changed roll is seen after this time; a station that is new to it at once, because what is missing is always asked for.
const KEPT_MS = 5 * 60_000;
// All villages of the nation, with about ten stations each.
const MOST_VILLAGES = 100_000;

const books = new Map<string, Map<string, Page>>();

/** The villages that sheets name, with all their stations: from memory where they were read a moment ago. */
export async function lookUpStations(db: Reader, contest: ContestContext, sheets: readonly ArrivingSheet[]): Promise<Stations> {
  const book = bookOf(contest);
  const now = Date.now();
  const found = new Map<string, ReadonlyMap<number, StationPlace>>();
  const missing = new Set<string>();
  for (const { village, station } of sheets) {
    const page = book.get(village);
    if (page && page.until > now && page.stations.has(station)) found.set(village, page.stations);
    else missing.add(village);
  }
  if (missing.size === 0) return found;
  for (const [village, stations] of await villageStations(db, contest, [...missing])) {
    book.set(village, { stations, until: now + KEPT_MS });
    found.set(village, stations);
  }
  for (const oldest of book.keys()) {
    if (book.size <= MOST_VILLAGES) break;
    book.delete(oldest);
  }
  return found;
}

/** All contests of an election share its roll. Its name goes into the key because one process may hold several databases, as tests do. */
function bookOf({ rollId, scheme, validOn, event, eventId }: ContestContext): Map<string, Page> {
  const name = `${rollId} ${scheme} ${validOn} ${eventId} ${event}`;
  let book = books.get(name);
  if (!book) books.set(name, (book = new Map<string, Page>()));
  return book;
}
