import '../tables.ts';
import { sql } from 'kysely';
import type { Reader, Tx } from '../../../../kernel/db/schema.ts';
import type { SheetAt } from '../../capture/store.ts';
import type { PhotoMediaType, PhotoStanding } from '../tables.ts';

/** A picture by its content; `likeness` = 1024 characters 0 and 1. */
export type Photo = { readonly sha256: string; readonly size: number; readonly mediaType: PhotoMediaType; readonly width: number; readonly height: number; readonly likeness: string };

const PHOTO = ['sha256', 'size', 'media_type as mediaType', 'width', 'height', 'likeness'] as const;

export const findPhoto = async (db: Reader, sha256: string): Promise<(Photo & { storedBy: string }) | null> =>
  (await db.selectFrom('photo').select([...PHOTO, 'stored_by as storedBy']).where('sha256', '=', sha256).executeTakeFirst()) ?? null;

export async function insertPhoto(tx: Tx, { sha256, size, mediaType, width, height, likeness }: Photo, by: string): Promise<void> {
  await sql`INSERT INTO photo (sha256, size, media_type, width, height, likeness, stored_by)
    VALUES (${sha256}, ${size}, ${mediaType}, ${width}, ${height}, ${likeness}::text::bit(1024), ${by}) ON CONFLICT DO NOTHING`.execute(tx);
}

/** A picture in the history of a sheet. */
export type SheetPhoto = {
  readonly id: number; readonly page: number; readonly sha256: string; readonly standing: PhotoStanding; readonly note: string | null;
  readonly person: string; readonly device: string | null; readonly takenAt: Date | null; readonly receivedAt: Date;
};

const ROW = ['id', 'page', 'sha256', 'standing', 'note', 'person_id as person', 'device_id as device', 'taken_at as takenAt', 'received_at as receivedAt'] as const;

/** Every picture of a sheet with what became of it: by page, the newest first. */
export const photosOf = (db: Reader, { contest, place }: SheetAt): Promise<SheetPhoto[]> =>
  db.selectFrom('sheet_photo').select(ROW)
    .where('contest_id', '=', contest.id).where('village_id', '=', place.villageId).where('station', '=', place.station)
    .orderBy('page').orderBy('id', 'desc').execute();

/** The pictures that stand for the pages now, by page. */
export const currentPhotos = async (db: Reader, at: SheetAt): Promise<SheetPhoto[]> => (await photosOf(db, at)).filter(({ standing }) => standing === 'current');

export type NewSheetPhoto = Pick<SheetPhoto, 'page' | 'sha256' | 'person'> & { readonly device: string | null; readonly takenAt: Date | null; readonly note?: string | null };

/** Puts a picture on a page of a sheet; what stood there is superseded and kept. Returns its number. The caller holds the case. */
export async function putOnSheet(tx: Tx, at: SheetAt, photo: NewSheetPhoto): Promise<number> {
  const { contest, place } = at;
  await tx.updateTable('sheet_photo').set({ standing: 'superseded' })
    .where('contest_id', '=', contest.id).where('village_id', '=', place.villageId).where('station', '=', place.station).where('page', '=', photo.page).where('standing', '=', 'current')
    .execute();
  const { id } = await tx.insertInto('sheet_photo').values({
    contest_id: contest.id, village_id: place.villageId, station: place.station, page: photo.page, sha256: photo.sha256, note: photo.note ?? null,
    person_id: photo.person, device_id: photo.device, taken_at: photo.takenAt,
  }).returning('id').executeTakeFirstOrThrow();
  return id;
}

/** Takes a picture off its page: `moved` to where it belongs (then it is put there by `putOnSheet`), or `set_aside`; `note` says where to, or why. The caller holds the case. */
export async function takeOffSheet(tx: Tx, { contest, place }: SheetAt, id: number, standing: 'moved' | 'set_aside', note: string): Promise<void> {
  await tx.updateTable('sheet_photo').set({ standing, note })
    .where('contest_id', '=', contest.id).where('village_id', '=', place.villageId).where('station', '=', place.station).where('id', '=', id).execute();
}

/** Notes a picture of an objection; false if it is there already. */
export async function putWithStatement(tx: Tx, { contest, place }: SheetAt, { sha256, person, device, takenAt }: Omit<NewSheetPhoto, 'page'>): Promise<boolean> {
  const made = await tx.insertInto('statement_photo')
    .values({ contest_id: contest.id, village_id: place.villageId, station: place.station, sha256, person_id: person, device_id: device, taken_at: takenAt })
    .onConflict((conflict) => conflict.doNothing()).executeTakeFirst();
  return made.numInsertedOrUpdatedRows === 1n;
}

/** Which of these pictures arrived at a station, of its sheet or with an objection. */
export async function arrivedAt(db: Reader, { contest, place }: SheetAt, hashes: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ sha256: string }>`
    SELECT sha256 FROM statement_photo WHERE contest_id = ${contest.id} AND village_id = ${place.villageId} AND station = ${place.station} AND sha256 = ANY(${[...hashes]}::text[])
    UNION SELECT sha256 FROM sheet_photo WHERE contest_id = ${contest.id} AND village_id = ${place.villageId} AND station = ${place.station} AND sha256 = ANY(${[...hashes]}::text[])`.execute(db);
  return new Set(rows.map(({ sha256 }) => sha256));
}

/** How many pictures a person sent with objections at one station. */
export async function countOfStatements(tx: Tx, { contest, place }: SheetAt, person: string): Promise<number> {
  const { count } = await tx.selectFrom('statement_photo').select(({ fn }) => fn.countAll<number>().as('count'))
    .where('contest_id', '=', contest.id).where('village_id', '=', place.villageId).where('station', '=', place.station).where('person_id', '=', person).executeTakeFirstOrThrow();
  return count;
}
