import { ofEvent, type Actor } from '../../../kernel/access.ts';
import type { AuditRow } from '../../../kernel/audit/read-trail.ts';
import type { Reader } from '../../../kernel/db/schema.ts';
import { contestContext } from '../../elections/index.ts';
import { seesEntries } from '../sees-entries.ts';
import { countedThings, type NamedSheet } from '../store/counted-things.ts';

const ONE_SHEET = /^(?:entry|case) (\d{1,9})\/([^/]+)\/(\d{1,4})$/;
/** What an entry of the trail tells of what stands on a sheet: rules that its figures break, and people's own words, which may hold figures. */
const TELLING = ['broken', 'reason', 'note'];

/**
 * Entries of the trail for one reader: of a sheet that does not count yet, what tells of its figures is left out, and named as `withheld`, for whoever may not see what was
 * written on it (`seesEntries`). Once it counts they read all of it; what is kept never changes.
 */
export async function withholdUncounted<Row extends AuditRow>(db: Reader, actor: Actor, rows: readonly Row[]): Promise<Row[]> {
  const telling = rows.flatMap((row) => sheetOf(row) ?? []);
  const sees = await seen(db, actor, telling);
  const hidden = telling.filter((sheet) => !sees(sheet));
  const counted = await countedThings(db, hidden);
  const withheld = new Set(hidden.flatMap(({ row }, at) => (counted[at] ? [] : [row])));
  return rows.map((row) => (withheld.has(row.id) ? { ...row, details: withoutTelling(row.details) } : row));
}

type Telling = NamedSheet & { /** Number of the entry of the trail. */ readonly row: number };

/** The sheet that an entry tells something of; null where it tells nothing of one. */
function sheetOf({ id, thing, scheme, details }: AuditRow): Telling | null {
  const [, contest, village, station] = ONE_SHEET.exec(thing) ?? [];
  if (contest === undefined || village === undefined || !TELLING.some((name) => Object.hasOwn(details, name))) return null;
  return { row: id, contest: Number(contest), scheme, village, station: Number(station) };
}

/** Also what is empty: that nothing is broken tells as much. */
const withoutTelling = (details: AuditRow['details']): AuditRow['details'] => ({
  ...Object.fromEntries(Object.entries(details).filter(([name]) => !TELLING.includes(name))), withheld: TELLING.filter((name) => Object.hasOwn(details, name)),
});

/** May the reader see what was written on a sheet before it counts? Of a contest that is not there any more nobody. */
async function seen(db: Reader, actor: Actor, sheets: readonly Telling[]): Promise<(sheet: Telling) => boolean> {
  const events = new Map<number, string>();
  for (const id of new Set(sheets.map(({ contest }) => contest))) {
    const found = await contestContext(db, id);
    if (found.ok) events.set(id, found.value.event);
  }
  return ({ contest, scheme, village, station }) => {
    const event = events.get(contest);
    return event !== undefined && seesEntries(actor, { scheme, path: `${village}/${station}`, within: ofEvent(event) });
  };
}
