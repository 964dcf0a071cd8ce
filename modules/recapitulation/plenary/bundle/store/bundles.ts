import '../tables.ts';
import { sql } from 'kysely';
import { keys } from '../../../../../kernel/crypt/house-keys.ts';
import type { Reader, Tx } from '../../../../../kernel/db/schema.ts';
import type { JoinReport } from '../contract.ts';
import { passwordFrom } from '../file/lock.ts';
import type { Base } from '../tables.ts';

export type BundleRecord = {
  readonly id: string; readonly plenary: number; readonly carrier: string; readonly takenBy: string; readonly takenAt: Date; readonly baseActs: number; readonly base: Base; readonly officers: string[];
  readonly ended: 'joined' | 'replaced' | 'lost' | null; readonly endedBy: string | null; readonly endedAt: Date | null; readonly note: string | null; readonly cameBack: string | null; readonly report: JoinReport | null;
};

const bundles = (db: Reader) => db.selectFrom('hall_bundle').select([
  'id', 'plenary_id as plenary', 'carrier', 'taken_by as takenBy', 'taken_at as takenAt', 'base_acts as baseActs', 'base', 'officers', 'ended', 'ended_by as endedBy', 'ended_at as endedAt', 'note', 'came_back as cameBack', 'report',
]);

export const bundleById = (db: Reader, id: string): Promise<BundleRecord | undefined> => bundles(db).where('id', '=', id).executeTakeFirst();
/** All of a plenary, newest first. */
export const bundlesOf = (db: Reader, plenary: number): Promise<BundleRecord[]> => bundles(db).where('plenary_id', '=', plenary).orderBy('taken_at', 'desc').limit(100).execute();

/** The one of a plenary that is in a hall now. */
export const bundleOut = (db: Reader, plenary: number): Promise<BundleRecord | undefined> => bundles(db).where('plenary_id', '=', plenary).where('ended', 'is', null).executeTakeFirst();

/** With what a bundle is sealed on its way out and back: made of the house key, by every key this house ever had. */
export const bundleKeys = (id: string): Buffer[] => keys().keyedHashes('hall.bundle', id);

/** What opens the file of a bundle: made anew of the house key whenever it is asked for, and kept nowhere. */
export function bundlePassword(id: string): string {
  const [secret] = keys().keyedHashes('hall.password', id);
  if (!secret) throw new Error('a house without keys');
  return passwordFrom(secret);
}

export async function insertBundle(tx: Tx, row: { id: string; plenary: number; carrier: string; by: string; acts: number; base: Base; officers: readonly string[] }): Promise<void> {
  await tx.insertInto('hall_bundle').values({
    id: row.id, plenary_id: row.plenary, carrier: row.carrier, taken_by: row.by, base_acts: row.acts, base: JSON.stringify(row.base), officers: [...row.officers],
    ended: null, ended_by: null, ended_at: null, note: null, came_back: null, report: null,
  }).execute();
}

export async function endBundle(tx: Tx, id: string, ended: 'replaced' | 'lost', by: string, note: string | null): Promise<void> {
  await sql`UPDATE hall_bundle SET ended = ${ended}, ended_by = ${by}, ended_at = clock_timestamp(), note = ${note} WHERE id = ${id} AND ended IS NULL`.execute(tx);
}

/** The one in a hall makes room for a newer one. */
export async function replaceOut(tx: Tx, plenary: number, by: string): Promise<void> {
  await sql`UPDATE hall_bundle SET ended = 'replaced', ended_by = ${by}, ended_at = clock_timestamp() WHERE plenary_id = ${plenary} AND ended IS NULL`.execute(tx);
}

export async function joinedBundle(tx: Tx, id: string, by: string, sha256: string, report: JoinReport): Promise<void> {
  await sql`UPDATE hall_bundle SET ended = 'joined', ended_by = ${by}, ended_at = clock_timestamp(), came_back = ${sha256}, report = ${JSON.stringify(report)}::jsonb WHERE id = ${id}`.execute(tx);
}
