import { stationNumber } from '../../components/station.ts';
import { isUnanswered } from './offers.ts';
import type { LineFilter } from './search.ts';
import type { LineRef, LineRow, PlenaryPage } from './wire.ts';

/** A line in words: `TPS 004, Bukitlama`; above the subdistrict its region alone. */
export const placeName = (name: string, station: number): string => (station === 0 ? name : `TPS ${stationNumber(station)}, ${name}`);

/** The same for a line of which only the path is known: the plenary's groups name its regions. */
export function lineName({ region, station }: LineRef, page: Pick<PlenaryPage, 'groups'>): string {
  const name = page.groups.flatMap(({ regions }) => regions).find(({ path }) => path === region)?.name ?? region;
  return placeName(name, station);
}

export const sameLine = (row: Pick<LineRow, 'region' | 'station'>, region: string | undefined, station: number): boolean => row.region.path === region && row.station === station;

/** Has a line an objection that is not answered? By the plenary's own records, where the list counts all of a line. */
export const hasUnanswered = ({ objections }: Pick<PlenaryPage, 'objections'>) => (row: LineRow): boolean =>
  row.objections > 0 && objections.some((one) => isUnanswered(one) && (one.contest === null || one.contest === row.contest) && one.region === row.region.path && (one.station ?? 0) === row.station);

/** Something to look at: what is open about a line that waits, and of every line a broken rule, an objection that is not answered, a witness who says otherwise, a D.Hasil that changed. */
export const isFlagged = (row: LineRow, isOpen = (one: LineRow): boolean => one.objections > 0): boolean => row.broken.length > 0 || isOpen(row) || row.outdated || row.against > 0 || row.doubts.length > 0;

/** Is it one that may be confirmed with many others? What somebody says otherwise of is looked at by itself. */
export const isOneOfMany = (row: LineRow): boolean => row.state === 'waiting' && row.mark !== null && row.doubts.length === 0;

export const filtered = (rows: readonly LineRow[], filter: LineFilter, isOpen?: (row: LineRow) => boolean): LineRow[] =>
  rows.filter((row) => filter === 'all' || (filter === 'flagged' ? isFlagged(row, isOpen) : filter === 'objection' ? row.objections > 0 : row.state === filter));

/** Which line comes next: the first that waits after this one, else the first that waits at all; null when all are read. */
export function nextWaiting(rows: readonly LineRow[], region: string | undefined, station: number): LineRow | null {
  const at = rows.findIndex((row) => sameLine(row, region, station));
  const waits = (row: LineRow): boolean => row.state === 'waiting' && !sameLine(row, region, station);
  return rows.slice(at + 1).find(waits) ?? rows.find(waits) ?? null;
}

/** The line that the address names; else the one that is on the desk already, else the first that waits: what was done with a line never takes it off the desk. */
export function lineAt({ region, station }: { readonly region?: string | undefined; readonly station?: string | undefined }, contest: number, rows: readonly LineRow[], held: LineRef | null): LineRef | null {
  if (region !== undefined) return { contest, region, station: Number(station ?? 0) };
  if (held?.contest === contest && rows.some((row) => sameLine(row, held.region, held.station))) return held;
  const first = nextWaiting(rows, undefined, 0) ?? rows[0];
  return first ? { contest, region: first.region.path, station: first.station } : null;
}

/** The group that reads a region; undefined where there is none. */
export const groupOf = (page: Pick<PlenaryPage, 'groups'>, region: string): number | undefined =>
  page.groups.find(({ regions }) => regions.some(({ path }) => path === region))?.number;

/**
 * The line meant by `5`, `bukit`, or `bukit 5`: in the kelurahan on the desk, else in the next one that has it; the same said
 * again goes on to the next. Null where there is none.
 */
export function jumpTo(rows: readonly LineRow[], at: LineRef | null, said: string): LineRow | null {
  const [, name = '', number = ''] = /^\s*(.*?)\s*(?:tps\s*)?(\d*)\s*$/i.exec(said) ?? [];
  const meant = (row: LineRow): boolean => row.region.name.toLocaleLowerCase('id').includes(name.toLocaleLowerCase('id')) && (number === '' || row.station === Number(number) || (row.station === 0 && Number(row.region.code.split('.').at(-1)) === Number(number)));
  if (name === '' && number === '') return null;
  const here = at === null ? -1 : rows.findIndex((row) => sameLine(row, at.region, at.station));
  const found = rows.filter((row, index) => index !== here && meant(row));
  const own = rows[here] && !meant(rows[here]) ? found.find(({ region }) => region.path === at?.region) : undefined;
  return own ?? found.find((row) => rows.indexOf(row) > here) ?? found[0] ?? (rows[here] && meant(rows[here]) ? rows[here] : null);
}
