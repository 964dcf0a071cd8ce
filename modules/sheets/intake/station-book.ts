import type { Db, Reader } from '../../../kernel/db/schema.ts';
import type { ContestContext } from '../../elections/index.ts';
import { neighbourStations, villageStations } from '../store/stations.ts';
import type { ArrivingSheet, StationPlace } from './submission.ts';

/** Stations by village path and number; a village that is not in the tree is not in the map. */
export type Stations = ReadonlyMap<string, ReadonlyMap<number, StationPlace>>;

type Page = { readonly stations: ReadonlyMap<number, StationPlace>; readonly until: number };
type StationAt = Pick<ArrivingSheet, 'village' | 'station'>;

// A changed roll is seen after this time; a station that is new to it at once, because what is missing is always asked for.
const KEPT_MS = 5 * 60_000;
// All villages of the nation, with about ten stations each.
const MOST_VILLAGES = 100_000;

/** `asking`: kecamatan that are being read now, by the path of the villages' parent. */
type Book = { readonly pages: Map<string, Page>; readonly asking: Map<string, Promise<void>> };
const books = new Map<string, Book>();

/** The villages that sheets name, with all their stations: from memory where they were read a moment ago. */
export async function lookUpStations(db: Reader, contest: ContestContext, sheets: readonly StationAt[]): Promise<Stations> {
  const book = bookOf(contest);
  const found = new Map<string, ReadonlyMap<number, StationPlace>>();
  const missing = new Set<string>();
  for (const sheet of sheets) {
    const stations = inBook(book, sheet);
    if (stations) found.set(sheet.village, stations);
    else missing.add(sheet.village);
  }
  if (missing.size === 0) return found;
  const read = await villageStations(db, contest, [...missing]);
  note(book, read);
  for (const [village, stations] of read) found.set(village, stations);
  return found;
}

/**
 * The same for the sheet of one phone. The phones of a kecamatan send in the same hour, so its villages are read together, once: who asks
 * for another of them meanwhile waits for the same answer.
 */
export async function lookUpNear(db: Db, contest: ContestContext, at: StationAt): Promise<Stations> {
  const book = bookOf(contest);
  if (!isFresh(book.pages.get(at.village))) await readNeighbours(db, contest, book, at.village);
  return lookUpStations(db, contest, [at]);
}

function readNeighbours(db: Db, contest: ContestContext, book: Book, village: string): Promise<void> {
  const parent = village.slice(0, Math.max(0, village.lastIndexOf('.')));
  let asking = book.asking.get(parent);
  if (!asking) {
    asking = neighbourStations(db, contest, village).then((read) => { note(book, read); }).finally(() => book.asking.delete(parent));
    book.asking.set(parent, asking);
  }
  return asking;
}

function inBook({ pages }: Book, { village, station }: StationAt): Page['stations'] | null {
  const page = pages.get(village);
  return isFresh(page) && page.stations.has(station) ? page.stations : null;
}

const isFresh = (page: Page | undefined): page is Page => page !== undefined && page.until > Date.now();

function note({ pages }: Book, read: ReadonlyMap<string, Page['stations']>): void {
  const until = Date.now() + KEPT_MS;
  for (const [village, stations] of read) {
    pages.delete(village);
    pages.set(village, { stations, until });
  }
  for (const oldest of pages.keys()) {
    if (pages.size <= MOST_VILLAGES) break;
    pages.delete(oldest);
  }
}

/** All contests of an election share its roll. Its name goes into the key because one process may hold several databases, as tests do. */
function bookOf({ rollId, scheme, validOn, event, eventId }: ContestContext): Book {
  const name = `${rollId} ${scheme} ${validOn} ${eventId} ${event}`;
  let book = books.get(name);
  if (!book) books.set(name, (book = { pages: new Map<string, Page>(), asking: new Map<string, Promise<void>>() }));
  return book;
}
