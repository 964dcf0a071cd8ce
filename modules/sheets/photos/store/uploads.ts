import '../tables.ts';
import { sql } from 'kysely';
import type { Db, Reader, Tx } from '../../../../kernel/db/schema.ts';
import type { PhotoMediaType } from '../tables.ts';

export type Upload = { readonly sha256: string; readonly person: string; readonly size: number; readonly mediaType: PhotoMediaType; readonly received: number; readonly parts: string };

const UPLOAD = ['sha256', 'person_id as person', 'size', 'media_type as mediaType', 'received', 'parts'] as const;

const mine = (db: Reader, sha256: string, person: string) => db.selectFrom('photo_upload').select(UPLOAD).where('sha256', '=', sha256).where('person_id', '=', person);

/** The upload, held until the transaction ends, so that two phones of one person write its pieces one after the other. */
export const lockUpload = async (tx: Tx, sha256: string, person: string): Promise<Upload | null> => (await mine(tx, sha256, person).forUpdate().executeTakeFirst()) ?? null;

/** Begins an upload, or gives the one that is under way. */
export async function beginUpload(tx: Tx, { sha256, person, size, mediaType, parts }: Omit<Upload, 'received'>): Promise<Upload> {
  await tx.insertInto('photo_upload').values({ sha256, person_id: person, size, media_type: mediaType, parts }).onConflict((conflict) => conflict.doNothing()).execute();
  return mine(tx, sha256, person).executeTakeFirstOrThrow();
}

export async function noteReceived(tx: Tx, { sha256, person }: Upload, received: number): Promise<void> {
  await tx.updateTable('photo_upload').set({ received, moved_at: sql<Date>`clock_timestamp()` }).where('sha256', '=', sha256).where('person_id', '=', person).execute();
}

export async function endUpload(db: Reader, { parts }: Pick<Upload, 'parts'>): Promise<void> {
  await db.deleteFrom('photo_upload').where('parts', '=', parts).execute();
}

/** Ends what a person began longest ago, so that at most `most` remain; returns the names of their files. */
export async function endOldest(tx: Tx, person: string, most: number): Promise<string[]> {
  const { rows } = await sql<{ parts: string }>`DELETE FROM photo_upload WHERE parts IN (
    SELECT parts FROM photo_upload WHERE person_id = ${person} ORDER BY moved_at DESC, parts OFFSET ${most}) RETURNING parts`.execute(tx);
  return rows.map(({ parts }) => parts);
}

/** Ends what has not moved since; returns the names of their files. */
export async function endUnmoved(db: Db, since: Date): Promise<string[]> {
  return (await db.deleteFrom('photo_upload').where('moved_at', '<', since).returning('parts').execute()).map(({ parts }) => parts);
}

/** Which of these files still belong to an upload. */
export async function partsInUse(db: Db, names: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ parts: string }>`SELECT parts FROM photo_upload WHERE parts = ANY(${[...names]}::text[])`.execute(db);
  return new Set(rows.map(({ parts }) => parts));
}
