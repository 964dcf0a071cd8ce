import '../tables.ts';
import '../../capture/tables.ts';
import { sql, type RawBuilder } from 'kysely';
import type { Reader, Tx } from '../../../../kernel/db/schema.ts';
import type { SheetAt } from '../../capture/store.ts';
import { LEASE_MINUTES } from '../rules/lease.ts';
import type { HandedOut } from './work.ts';

/** One person asks for work at a time, whatever the number of their windows. */
export async function lockReader(tx: Tx, person: string): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`sheets.verify ${person}`}, 0))`.execute(tx);
}

export type OpenTask = HandedOut & { readonly eventId: number; readonly isLate: boolean };

/** What a reader has in hand; late ones may have been forgotten. */
export async function tasksOf(db: Reader, person: string): Promise<OpenTask[]> {
  const { rows } = await sql<OpenTask>`
    SELECT task, task_kind AS kind, contest_id AS contest, path AS village, station, state, differing, task_until AS until, event_id AS "eventId", task_until <= now() AS "isLate"
    FROM sheet_case WHERE task_person = ${person} AND task IS NOT NULL ORDER BY task_until DESC`.execute(db);
  return rows;
}

/** Takes tasks back, as far as they are still this person's. */
export async function dropTasks(tx: Tx, person: string, tasks: readonly string[]): Promise<void> {
  if (tasks.length === 0) return;
  await sql`UPDATE sheet_case SET task = NULL, task_kind = NULL, task_person = NULL, task_until = NULL
    WHERE task_person = ${person} AND task = ANY(${[...tasks]}::text[])`.execute(tx);
}

export type TaskPlace = { readonly contest: number; readonly village: string; readonly station: number };

/** True while a task may be answered: by the clock that it was handed out by, whatever the clock of this door says. */
export async function isInTime(db: Reader, task: string): Promise<boolean> {
  const { rows } = await sql`SELECT FROM sheet_case WHERE task = ${task} AND task_until > now()`.execute(db);
  return rows.length > 0;
}

/** The sheet that a task is about; null where it was taken back. */
export async function sheetOfTask(db: Reader, task: string): Promise<TaskPlace | null> {
  const { rows } = await sql<TaskPlace>`SELECT contest_id AS contest, path AS village, station FROM sheet_case WHERE task = ${task}`.execute(db);
  return rows[0] ?? null;
}

/** Notes that somebody has looked at what people read on this sheet, gave it back, or said why it cannot be read; true if it is worth an entry: the first time, and after an hour. */
export async function noteLook(db: Reader, { contest, place }: SheetAt, person: string, why: 'looked' | 'released' | 'faulted'): Promise<boolean> {
  const { rows } = await sql`
    INSERT INTO sheet_look (contest_id, village_id, station, person_id, why) VALUES (${contest.id}, ${place.villageId}, ${place.station}, ${person}, ${why})
    ON CONFLICT (contest_id, village_id, station, person_id) DO UPDATE SET last_at = clock_timestamp(), why = CASE WHEN sheet_look.why = 'looked' OR excluded.why = 'released' AND sheet_look.why = 'faulted' THEN sheet_look.why ELSE excluded.why END
      WHERE sheet_look.last_at < now() - interval '1 hour' OR sheet_look.why <> excluded.why OR excluded.why = 'released'
    RETURNING 1 AS noted`.execute(db);
  return rows.length > 0;
}

/** True if somebody gave a sheet back within the time of a lease. */
export async function hasReleased(db: Reader, person: string): Promise<boolean> {
  const { rows } = await sql`SELECT FROM sheet_look l WHERE ${releasedBy(person)} LIMIT 1`.execute(db);
  return rows.length > 0;
}

/** Of a row `l` of sheet_look. */
export const releasedBy = (person: string): RawBuilder<unknown> =>
  sql`l.person_id = ${person} AND l.why = 'released' AND l.last_at > now() - ${LEASE_MINUTES}::int * interval '1 minute'`;

/** True if this person has looked at what others read on this sheet. */
export async function hasLooked(db: Reader, { contest, place }: SheetAt, person: string): Promise<boolean> {
  const { rows } = await sql`SELECT FROM sheet_look WHERE contest_id = ${contest.id} AND village_id = ${place.villageId} AND station = ${place.station} AND person_id = ${person} AND why = 'looked'`.execute(db);
  return rows.length > 0;
}
