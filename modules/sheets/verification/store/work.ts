import '../tables.ts';
import '../../capture/tables.ts';
import { sql, type RawBuilder } from 'kysely';
import type { Reader, Tx } from '../../../../kernel/db/schema.ts';
import { LEASE_MINUTES } from '../rules/lease.ts';
import { releasedBy } from './tasks.ts';

/** Where work is looked for: one of the reader's places, in one election, perhaps in one contest; `barred` = regions that are not for them. */
export type WorkScope = { readonly eventId: number; readonly contest: number | null; readonly place: string; readonly barred: readonly string[]; readonly person: string };

export type HandedOut = {
  readonly task: string; readonly kind: 'second' | 'third'; readonly contest: number; readonly village: string; readonly station: number;
  readonly state: 'entered' | 'different'; readonly differing: readonly number[]; readonly until: Date;
};

/** Must say what the indexes sheet_case_work… say. */
const WAITING = sql`c.state IN ('entered', 'different') AND c.readable AND c.returned_to IS DISTINCT FROM 'first'`;
const FREE = sql`(c.task_until IS NULL OR c.task_until < now())`;
const CITY = sql`(split_part(c.path, '.', 1) || '.' || split_part(c.path, '.', 2))`;

function within(place: string): RawBuilder<unknown> {
  const [province = '', city, ...more] = place === '' ? [] : place.split('.');
  if (place === '') return sql`true`;
  if (city === undefined) return sql`split_part(c.path, '.', 1) = ${province}`;
  const inCity = sql`${CITY} = ${`${province}.${city}`}`;
  return more.length === 0 ? inCity : sql`${inCity} AND (c.path = ${place} OR starts_with(c.path, ${`${place}.`}))`;
}

const waitingIn = ({ eventId, contest, place, barred }: WorkScope): RawBuilder<unknown> => sql`
  c.event_id = ${eventId} AND ${WAITING} AND ${within(place)} AND ${contest === null ? sql`true` : sql`c.contest_id = ${contest}`}
  AND ${barred.length === 0 ? sql`true` : sql.join(barred.map(outside), sql` AND `)}`;

// A few conditions and no join: PostgreSQL then knows that nearly all rows fit, and stops at the first.
const outside = (path: string): RawBuilder<unknown> => (path === '' ? sql`false` : sql`c.path <> ${path} AND NOT starts_with(c.path, ${`${path}.`})`);

/**
 * Fresh eyes: who has said nothing of this sheet, not even why it cannot be read, and has not looked at what others said; of a difference given back to the
 * second reader, only that reader. Asked for each row in its turn, so that the oldest is found without reading all.
 */
const freshFor = (person: string): RawBuilder<unknown> => sql`
  COALESCE((SELECT false FROM sheet_look l WHERE (l.contest_id, l.village_id, l.station, l.person_id) = (c.contest_id, c.village_id, c.station, ${person})
    AND l.why <> 'released'), true)
  AND COALESCE((SELECT CASE WHEN c.returned_to = 'second' THEN bool_or(e.kind = 'second' AND e.standing = 'current' AND e.round = c.round) ELSE false END
    FROM sheet_entry e WHERE (e.contest_id, e.village_id, e.station, e.person_id) = (c.contest_id, c.village_id, c.station, ${person})
    HAVING count(*) > 0), c.returned_to IS NULL)`;

/** Since when the oldest sheet waits that this reader can be given; null = none. */
export async function oldestWaiting(db: Reader, scope: WorkScope): Promise<Date | null> {
  const { rows } = await sql<{ since: Date }>`SELECT c.since FROM sheet_case c
    WHERE ${waitingIn(scope)} AND ${FREE} AND ${freshFor(scope.person)} ORDER BY c.since LIMIT 1`.execute(db);
  return rows[0]?.since ?? null;
}

/** Hands out the oldest sheet that nobody else is being handed at this moment; null = none. */
export const takeOldest = (tx: Tx, scope: WorkScope, task: string): Promise<HandedOut | null> => take(tx, scope, task, sql`true`);

/** Hands out what this reader gave back within the time of a lease, unless somebody else has it; null = none. */
export const takeReleased = (tx: Tx, scope: WorkScope, task: string): Promise<HandedOut | null> =>
  take(tx, scope, task, sql`(c.contest_id, c.village_id, c.station) IN (SELECT l.contest_id, l.village_id, l.station FROM sheet_look l WHERE ${releasedBy(scope.person)})`);

async function take(tx: Tx, scope: WorkScope, task: string, chosen: RawBuilder<unknown>): Promise<HandedOut | null> {
  const { rows } = await sql<HandedOut>`
    WITH oldest AS (
      SELECT c.contest_id, c.village_id, c.station FROM sheet_case c
      WHERE ${waitingIn(scope)} AND ${FREE} AND ${freshFor(scope.person)} AND ${chosen} ORDER BY c.since LIMIT 1 FOR NO KEY UPDATE OF c SKIP LOCKED)
    UPDATE sheet_case c SET task = ${task}, task_person = ${scope.person}, task_until = now() + ${LEASE_MINUTES}::int * interval '1 minute',
      task_kind = CASE WHEN c.state = 'different' AND c.returned_to IS NULL THEN 'third' ELSE 'second' END
    FROM oldest o WHERE (c.contest_id, c.village_id, c.station) = (o.contest_id, o.village_id, o.station)
    RETURNING ${HANDED}`.execute(tx);
  return rows[0] ?? null;
}

const HANDED = sql`c.task, c.task_kind AS kind, c.contest_id AS contest, c.path AS village, c.station, c.state, c.differing, c.task_until AS until`;

/** How many sheets wait in a place, counted no further than `most`. */
export async function countWaiting(db: Reader, scope: WorkScope, most: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`SELECT count(*) AS count FROM (SELECT FROM sheet_case c WHERE ${waitingIn(scope)} LIMIT ${most}) AS waiting`.execute(db);
  return rows[0]?.count ?? 0;
}

/** Sheets somebody has dealt with since a moment: read, or said why they cannot be read. Who did the one gets the same sheet for the other no more. */
export async function countRead(db: Reader, person: string, since: Date): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    SELECT (SELECT count(*) FROM sheet_entry WHERE kind IN ('second', 'third') AND person_id = ${person} AND received_at >= ${since})
         + (SELECT count(*) FROM sheet_look WHERE why = 'faulted' AND person_id = ${person} AND last_at >= ${since}) AS count`.execute(db);
  return rows[0]?.count ?? 0;
}
