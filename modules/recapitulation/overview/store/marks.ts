import '../tables.ts';
import { sql, type RawBuilder } from 'kysely';
import type { Tx } from '../../../../kernel/db/schema.ts';
import { QUICK } from '../../../elections/index.ts';
import type { SheetsAccepted } from '../../../sheets/index.ts';

/** Kelurahan whose figures changed by a plenary: marked in its own transaction. What changes on the quick way is marked by the cases themselves. */
export function markLegal({ contest, channel, changes }: SheetsAccepted): RawBuilder<unknown>[] {
  if (contest.publication === 'as_recorded' || channel === QUICK || changes.length === 0) return [];
  return [sql`INSERT INTO overview_change SELECT ${contest.eventId}::int, v, true FROM unnest(${[...new Set(changes.map(({ place }) => place.village))]}::text[]) AS v`];
}

/** A kelurahan where an objection was signed, taken back, or taken up by a plenary. */
export const markVillage = ({ eventId, village }: { readonly eventId: number; readonly village: string }): RawBuilder<unknown> => sql`INSERT INTO overview_change VALUES (${eventId}::int, ${village}, true)`;

/** Subdistricts whose counters are of before it was counted which sheets have both figures of the turnout: to be counted anew. */
export async function markOldCounts(db: Pick<Tx, 'getExecutor'>): Promise<void> {
  await sql`INSERT INTO overview_change SELECT o.event_id, min(g.path), true FROM overview_count o JOIN event e ON e.id = o.event_id JOIN roll ON roll.id = e.roll_id
    JOIN region s ON s.scheme = roll.scheme AND s.path = o.path JOIN region g ON g.parent_id = s.id WHERE cardinality(o.quick) < 5 AND o.quick_in + o.legal_in > 0 GROUP BY o.event_id, o.path`.execute(db);
}

export type Marks = { readonly event: number; readonly subdistricts: string[]; readonly figures: string[] };

/**
 * Takes every mark that is committed. Whatever is counted after this statement sees the changes they stand for; marks that are
 * not committed yet stay. Kelurahan with changed figures are put down to be looked through.
 */
export async function takeMarks(tx: Tx): Promise<Marks[]> {
  const { rows } = await sql<{ event_id: number; subdistricts: string[]; figures: string[] }>`
    WITH taken AS (DELETE FROM overview_change RETURNING event_id, path, figures),
      due AS (INSERT INTO overview_due SELECT DISTINCT event_id, path FROM taken WHERE figures ON CONFLICT DO NOTHING)
    SELECT event_id, array_agg(DISTINCT subdistrict) AS subdistricts, COALESCE(array_agg(DISTINCT subdistrict) FILTER (WHERE figures), '{}') AS figures
    FROM (SELECT event_id, regexp_replace(path, '\\.[^.]*$', '') AS subdistrict, figures FROM taken) t GROUP BY event_id`.execute(tx);
  return rows.map(({ event_id, ...rest }) => ({ event: event_id, ...rest }));
}

/** Adds up what lines of plenaries left. */
export async function foldLines(tx: Tx): Promise<void> {
  await sql`
    WITH taken AS (DELETE FROM overview_line_change RETURNING *)
    INSERT INTO overview_line AS l SELECT plenary_id, sum(lines), sum(done), sum(corrected) FROM taken GROUP BY plenary_id
    ON CONFLICT (plenary_id) DO UPDATE SET lines = l.lines + excluded.lines, done = l.done + excluded.done, corrected = l.corrected + excluded.corrected`.execute(tx);
}

/** True for whoever counts now; everybody else goes without. Ends with the transaction. */
export async function isMine(tx: Tx): Promise<boolean> {
  const { rows } = await sql<{ mine: boolean }>`SELECT pg_try_advisory_xact_lock(hashtext('overview_round')) AS mine`.execute(tx);
  return rows[0]?.mine === true;
}

export type Round = { readonly countedAt: Date; readonly milliseconds: number };

export async function lastRound(db: Pick<Tx, 'selectFrom'>): Promise<Round> {
  return db.selectFrom('overview_round').select(['counted_at as countedAt', 'milliseconds']).executeTakeFirstOrThrow();
}

/** How old the oldest mark may be at most is the age of the round; how many wait tells how much the next one has to do. */
export async function saveRound(tx: Tx, { countedAt, milliseconds }: Round): Promise<void> {
  await tx.updateTable('overview_round').set({ counted_at: countedAt, milliseconds }).execute();
}
