import '../capture/tables.ts';
import '../photos/tables.ts';
import '../verification/tables.ts';
import { sql } from 'kysely';
import type { Reader, Tx } from '../../../kernel/db/schema.ts';

/** So many rows of each kind stand in one copy; nobody reads more sheets than that. */
const MOST = 50_000;

type SheetOf = { readonly contest: string; readonly village: string; readonly station: number };

export type OwnEntry = SheetOf & {
  readonly number: number; readonly kind: string; readonly standing: string; readonly device: string | null; readonly saidAt: Date | null; readonly receivedAt: Date;
  readonly figures: (number | null)[]; readonly reason: string | null; readonly hash: string | null;
};

/**
 * What these people read on sheets. Those of a station are found through the trail, which has a line of every entry and is in order of
 * who wrote it: the table of entries has no such order, and takes eight hundred thousand of them in a night.
 */
export const ownEntries = (ids: readonly string[]) => sql<OwnEntry>`
  WITH told AS MATERIALIZED (
    SELECT DISTINCT scheme, string_to_array(substr(thing, length('entry ') + 1), '/') AS at FROM audit_entry WHERE actor = ANY(${[...ids]}::text[]) AND action = 'sheets.enter' AND thing LIKE 'entry %'
  ), mine AS (
    SELECT e.* FROM told t JOIN region r ON r.scheme = t.scheme AND r.path = t.at[2]
      CROSS JOIN LATERAL (SELECT * FROM sheet_entry e WHERE e.contest_id = t.at[1]::int AND e.village_id = r.id AND e.station = t.at[3]::smallint AND e.kind NOT IN ('second', 'third') OFFSET 0) e
      WHERE e.person_id = ANY(${[...ids]}::text[])
    UNION ALL
    SELECT * FROM sheet_entry WHERE person_id = ANY(${[...ids]}::text[]) AND kind IN ('second', 'third')
  )
  SELECT c.slug AS contest, r.path AS village, e.station, e.number, e.kind, e.standing, e.device_id AS device, e.said_at AS "saidAt", e.received_at AS "receivedAt", e.figures, e.reason, e.hash
  FROM mine e JOIN contest c ON c.id = e.contest_id JOIN region r ON r.id = e.village_id ORDER BY e.received_at, e.number LIMIT ${MOST}`;
export const entriesSaidBy = async (db: Reader, ids: readonly string[]): Promise<OwnEntry[]> => (await ownEntries(ids).execute(db)).rows;

export type OwnPhoto = SheetOf & {
  readonly page: number | null; readonly sha256: string; readonly standing: string; readonly note: string | null; readonly device: string | null; readonly takenAt: Date | null; readonly receivedAt: Date;
};

/** Photos that these people sent: pages of sheets, wherever they were moved to since, and those beside an objection (no page). Through the trail, by content. */
export const ownPhotos = (ids: readonly string[]) => sql<OwnPhoto>`
  WITH told AS MATERIALIZED (SELECT DISTINCT details->>'sha256' AS sha256 FROM audit_entry WHERE actor = ANY(${[...ids]}::text[]) AND action = 'sheets.photograph')
  SELECT c.slug AS contest, r.path AS village, p.station, p.page, p.sha256, p.standing, p.note, p.device AS device, p.taken_at AS "takenAt", p.received_at AS "receivedAt" FROM (
    SELECT s.contest_id, s.village_id, s.station, s.page, s.sha256, s.standing, s.note, s.device_id AS device, s.taken_at, s.received_at
    FROM told t CROSS JOIN LATERAL (SELECT * FROM sheet_photo p WHERE p.sha256 = t.sha256 OFFSET 0) s WHERE s.person_id = ANY(${[...ids]}::text[])
    UNION ALL
    SELECT contest_id, village_id, station, NULL, sha256, 'current', NULL, device_id, taken_at, received_at FROM statement_photo WHERE person_id = ANY(${[...ids]}::text[])) p
  JOIN contest c ON c.id = p.contest_id JOIN region r ON r.id = p.village_id ORDER BY p.received_at LIMIT ${MOST}`;
export const photosSentBy = async (db: Reader, ids: readonly string[]): Promise<OwnPhoto[]> => (await ownPhotos(ids).execute(db)).rows;

export const uploadsOf = (db: Reader, ids: readonly string[]) =>
  db.selectFrom('photo_upload').select(['sha256', 'size', 'received', 'moved_at']).where('person_id', 'in', [...ids]).orderBy('moved_at').execute();

export type OwnLook = SheetOf & { readonly why: string; readonly firstAt: Date; readonly lastAt: Date };

export const looksOf = async (db: Reader, ids: readonly string[]): Promise<OwnLook[]> => (await sql<OwnLook>`
  SELECT c.slug AS contest, r.path AS village, l.station, l.why, l.first_at AS "firstAt", l.last_at AS "lastAt"
  FROM sheet_look l JOIN contest c ON c.id = l.contest_id JOIN region r ON r.id = l.village_id
  WHERE l.person_id = ANY(${[...ids]}::text[]) ORDER BY l.first_at LIMIT ${MOST}`.execute(db)).rows;

export type OwnComparison = SheetOf & { readonly version: number; readonly comparedAt: Date };

export const comparedBy = async (db: Reader, ids: readonly string[]): Promise<OwnComparison[]> => (await sql<OwnComparison>`
  SELECT c.slug AS contest, r.path AS village, o.station, o.version, o.compared_at AS "comparedAt"
  FROM photo_comparison o JOIN contest c ON c.id = o.contest_id JOIN region r ON r.id = o.village_id
  WHERE o.person_id = ANY(${[...ids]}::text[]) ORDER BY o.compared_at LIMIT ${MOST}`.execute(db)).rows;

export const queuesOf = (db: Reader, ids: readonly string[]) =>
  db.selectFrom('queue_owner as q').innerJoin('event as e', 'e.id', 'q.event_id').select(['e.slug as event', 'q.scheme', 'q.path', 'q.named_by', 'q.named_at']).where('q.person_id', 'in', [...ids]).orderBy('q.named_at').execute();

/** Who stood for a queue does so under the record that is kept. */
export async function moveQueues(tx: Tx, kept: string, merged: string): Promise<void> {
  await tx.updateTable('queue_owner').set({ person_id: kept }).where('person_id', '=', merged).execute();
}

/** What the merged record has in hand goes back to the queue: it must be handed out by what is known now. */
export async function dropTasksOf(tx: Tx, person: string): Promise<void> {
  await sql`UPDATE sheet_case SET task = NULL, task_kind = NULL, task_person = NULL, task_until = NULL WHERE task_person = ${person}`.execute(tx);
}

/** Whatever one of two records said or looked at, the other has looked at from now on, both ways. */
export async function joinEyes(tx: Tx, kept: string, merged: string): Promise<void> {
  await sql`INSERT INTO sheet_look (contest_id, village_id, station, person_id, why)
    SELECT contest_id, village_id, station, ${kept}, 'looked' FROM sheet_entry WHERE person_id = ${merged}
    UNION SELECT contest_id, village_id, station, ${kept}, 'looked' FROM sheet_look WHERE person_id = ${merged} AND why <> 'released'
    ON CONFLICT (contest_id, village_id, station, person_id) DO UPDATE SET why = 'looked', last_at = clock_timestamp()`.execute(tx);
}

/** Sheets on which both records stand as two people in what decides now: `contest/village/station`. */
export async function decidedByBoth(tx: Tx, kept: string, merged: string): Promise<string[]> {
  const { rows } = await sql<{ sheet: string }>`
    SELECT DISTINCT c.contest_id || '/' || c.path || '/' || c.station AS sheet FROM sheet_case c
    JOIN sheet_entry a ON (a.contest_id, a.village_id, a.station, a.round) = (c.contest_id, c.village_id, c.station, c.round) AND a.person_id = ${kept} AND a.standing = 'current'
    JOIN sheet_entry b ON (b.contest_id, b.village_id, b.station, b.round) = (c.contest_id, c.village_id, c.station, c.round) AND b.person_id = ${merged} AND b.standing = 'current'
    ORDER BY 1`.execute(tx);
  return rows.map(({ sheet }) => sheet);
}
