import '../tables.ts';
import type { Reader } from '../../../../kernel/db/schema.ts';
import type { EntryStanding } from '../tables.ts';
import { storedText, type StoredEntry } from '../evidence.ts';
import type { SheetAt } from '../store.ts';

/** A station's word on a sheet, as it is given to witnesses: its text, and what its phone signed. */
export type SheetCopy = {
  readonly text: string; readonly hash: string; readonly number: number; readonly by: string; readonly device: string | null;
  readonly message: string | null; readonly signature: Buffer | null; readonly standing: EntryStanding;
};

/** The present word; null while nothing was filled in. @param hash asks for that very entry of the station instead, whatever became of it */
export async function copyOfSheet(db: Reader, { contest, place }: SheetAt, hash?: string): Promise<SheetCopy | null> {
  const row = await db.selectFrom('sheet_entry')
    .select(['number', 'person_id as by', 'device_id as device', 'figures', 'reasons', 'reason', 'photos', 'follows', 'said_at as saidAt', 'hash', 'message', 'signature', 'standing'])
    .where('contest_id', '=', contest.id).where('village_id', '=', place.villageId).where('station', '=', place.station)
    .where('kind', 'in', ['kpps', 'office'])
    .where((eb) => (hash === undefined ? eb('standing', '=', 'current') : eb('hash', '=', hash))).orderBy('number', 'desc').executeTakeFirst();
  if (!row || row.hash === null) return null;
  const stored: StoredEntry = { ...row, contest: contest.id, village: place.village, station: place.station };
  return { text: storedText(contest.form, stored), hash: row.hash, number: row.number, by: row.by, device: row.device, message: row.message, signature: row.signature, standing: row.standing };
}

/** The number of the entry that each of these hashes stands for; without those that the house does not hold. */
export async function entryNumbers(db: Reader, { contest, place }: SheetAt, hashes: readonly string[]): Promise<Map<string, number>> {
  if (hashes.length === 0) return new Map();
  const rows = await db.selectFrom('sheet_entry').select(['number', 'hash'])
    .where('contest_id', '=', contest.id).where('village_id', '=', place.villageId).where('station', '=', place.station)
    .where('kind', 'in', ['kpps', 'office']).where('hash', 'in', [...new Set(hashes)]).orderBy('number').execute();
  return new Map(rows.map(({ number, hash }) => [hash ?? '', number]));
}

/** What one copy said: the figures of its entry in the order of the form, and whether that entry still stands. */
export type CopiedEntry = { readonly number: number; readonly standing: EntryStanding; readonly figures: readonly (number | null)[] };

/** The entry that each of these hashes stands for, with its figures: for those who may see entries. Without those that the house does not hold. */
export async function copiedEntries(db: Reader, { contest, place }: SheetAt, hashes: readonly string[]): Promise<Map<string, CopiedEntry>> {
  if (hashes.length === 0) return new Map();
  const rows = await db.selectFrom('sheet_entry').select(['number', 'hash', 'standing', 'figures'])
    .where('contest_id', '=', contest.id).where('village_id', '=', place.villageId).where('station', '=', place.station)
    .where('kind', 'in', ['kpps', 'office']).where('hash', 'in', [...new Set(hashes)]).orderBy('number').execute();
  return new Map(rows.map(({ hash, ...entry }) => [hash ?? '', entry]));
}

/** The entry of a sheet that a copy was made of, by its hash; null where the house does not hold it. */
export async function entryOfHash(db: Reader, { contest, place }: SheetAt, hash: string): Promise<{ readonly number: number; readonly isCurrent: boolean } | null> {
  const row = await db.selectFrom('sheet_entry').select(['number', 'standing'])
    .where('contest_id', '=', contest.id).where('village_id', '=', place.villageId).where('station', '=', place.station)
    .where('hash', '=', hash).orderBy('number', 'desc').executeTakeFirst();
  return row ? { number: row.number, isCurrent: row.standing === 'current' } : null;
}
