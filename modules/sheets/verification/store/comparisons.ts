import '../tables.ts';
import { sql } from 'kysely';
import type { Reader, Tx } from '../../../../kernel/db/schema.ts';
import type { SheetAt } from '../../capture/store.ts';

/** Somebody held the pictures that stood then (`page:sha256` each) against a version, and found the same figures. */
export type Comparison = { readonly version: number; readonly photos: readonly string[]; readonly person: string; readonly at: Date };

/** All of a sheet, in their order. */
export const comparisonsOf = (db: Reader, { contest, place }: SheetAt): Promise<Comparison[]> =>
  db.selectFrom('photo_comparison').select(['version', 'photos', 'person_id as person', 'compared_at as at'])
    .where('contest_id', '=', contest.id).where('village_id', '=', place.villageId).where('station', '=', place.station).orderBy('id').execute();

export async function insertComparison(tx: Tx, { contest, place }: SheetAt, { version, photos, person }: Omit<Comparison, 'at'>): Promise<void> {
  await tx.insertInto('photo_comparison').values({ contest_id: contest.id, village_id: place.villageId, station: place.station, version, photos: [...photos], person_id: person }).execute();
}

/** Did one of these records move a picture onto this sheet? The picture's row names who took it, the trail who moved it. */
export async function movedHere(db: Reader, { contest, place }: SheetAt, people: readonly string[]): Promise<boolean> {
  const { rows } = await sql`SELECT FROM audit_entry WHERE actor = ANY(${[...people]}::text[]) AND action = 'sheets.move_photo' AND starts_with(thing, ${`case ${contest.id}/`})
    AND details->>'village' = ${place.village} AND details->>'station' = ${String(place.station)} LIMIT 1`.execute(db);
  return rows.length > 0;
}
