import '../tables.ts';
import '../../../elections/index.ts';
import '../../../regions/index.ts';
import { sql } from 'kysely';
import type { Actor } from '../../../../kernel/access.ts';
import type { Reader, Tx } from '../../../../kernel/db/schema.ts';
import type { PlenaryLevel } from '../contract.ts';
import type { PlenaryState } from '../states.ts';

/** A plenary with its event, as every act needs it. `slug` = the event; `validOn` = the day whose region tree it uses. */
export type Plenary = {
  readonly id: number; readonly eventId: number; readonly slug: string; readonly rollId: number; readonly validOn: string; readonly regionId: number;
  readonly scheme: string; readonly path: string; readonly level: PlenaryLevel; readonly state: PlenaryState; readonly place: string; readonly agenda: string | null; readonly acts: number;
  /** In the house of a hall: a plenary that is only there to be read, or the one that was finished there. Null everywhere else. */ readonly barred: 'copy' | 'finished' | null;
  readonly plannedFor: Date | null; readonly openedAt: Date | null; readonly closedAt: Date | null; readonly resumesAt: Date | null;
};

const plenaries = (db: Reader) => db.selectFrom('plenary').innerJoin('event', 'event.id', 'plenary.event_id').innerJoin('roll', 'roll.id', 'event.roll_id').select([
  'plenary.id', 'plenary.event_id as eventId', 'event.slug', 'event.roll_id as rollId', 'roll.valid_on as validOn', 'plenary.region_id as regionId', 'plenary.scheme', 'plenary.path',
  'plenary.level', 'plenary.state', 'plenary.place', 'plenary.agenda', 'plenary.acts', 'plenary.planned_for as plannedFor', 'plenary.opened_at as openedAt', 'plenary.closed_at as closedAt',
  'plenary.resumes_at as resumesAt',
  sql<Plenary['barred']>`(SELECT CASE WHEN h.plenary_id <> plenary.id THEN 'copy' WHEN h.finished_at IS NOT NULL THEN 'finished' END FROM hall_house h)`.as('barred'),
]);

/** A plenary as it stands, without holding it. */
export const plenaryById = (db: Reader, id: number): Promise<Plenary | undefined> => plenaries(db).where('plenary.id', '=', id).executeTakeFirst();

export const plenaryAt = (db: Reader, eventId: number, regionId: number): Promise<Plenary | undefined> =>
  plenaries(db).where('plenary.event_id', '=', eventId).where('plenary.region_id', '=', regionId).executeTakeFirst();

/**
 * Holds the plenary for one act that concerns all of it (opening, recess, certificates …): every act on a line that is under
 * way is waited for, and none begins until the end of this transaction.
 */
export const lockPlenary = (tx: Tx, id: number): Promise<Plenary | undefined> => plenaries(tx).where('plenary.id', '=', id).forUpdate('plenary').executeTakeFirst();

/**
 * Holds the plenary's state while a line is read: groups side by side hold it together, and `lockPlenary` waits for them.
 * The number of acts may grow meanwhile.
 */
export const sharePlenary = (tx: Tx, id: number): Promise<Plenary | undefined> => plenaries(tx).where('plenary.id', '=', id).forKeyShare('plenary').executeTakeFirst();

/**
 * Writes the next act into the minutes and returns its number. To be called as the last statement of an act: from here to
 * the end of the transaction other groups wait for their own number.
 */
export async function noteAct(tx: Tx, plenary: { readonly id: number }, act: string, actor: Actor, details: Readonly<Record<string, unknown>>): Promise<number> {
  const { rows } = await sql<{ number: number }>`
    WITH counted AS (UPDATE plenary SET acts = acts + 1 WHERE id = ${plenary.id} RETURNING acts)
    INSERT INTO plenary_act (plenary_id, number, act, actor, details)
    SELECT ${plenary.id}::bigint, acts, ${act}, ${actor.id}, ${JSON.stringify(details)}::jsonb FROM counted RETURNING number`.execute(tx);
  const number = rows[0]?.number;
  if (number === undefined) throw new Error(`plenary ${plenary.id} is not there to note ${act}`);
  return number;
}

/** A new plenary; undefined where that region has one already. */
export async function insertPlenary(tx: Tx, row: { event_id: number; region_id: number; scheme: string; path: string; level: PlenaryLevel; place: string; agenda: string | null; planned_for: string | null }): Promise<number | undefined> {
  const made = await tx.insertInto('plenary').values({ ...row, state: 'planned', resumes_at: null, opened_at: null, closed_at: null })
    .onConflict((on) => on.columns(['event_id', 'region_id']).doNothing()).returning('id').executeTakeFirst();
  return made?.id;
}

/** Where and when it is held, and what is on its agenda; nothing else of it. */
export async function setPlan(tx: Tx, id: number, { place, agenda, plannedFor, resumesAt }: { readonly place: string; readonly agenda: string | null; readonly plannedFor: string | null; readonly resumesAt: string | null }): Promise<void> {
  await tx.updateTable('plenary').set({ place, agenda, planned_for: plannedFor, resumes_at: resumesAt }).where('id', '=', id).execute();
}

/** Moves it on; `resumesAt` only in a recess. */
export async function setState(tx: Tx, id: number, state: PlenaryState, resumesAt: string | null = null): Promise<void> {
  await sql`UPDATE plenary SET state = ${state}, resumes_at = ${resumesAt}::timestamptz,
    opened_at = CASE WHEN ${state} = 'open' THEN COALESCE(opened_at, clock_timestamp()) ELSE opened_at END,
    closed_at = CASE WHEN ${state} = 'closed' THEN clock_timestamp() END WHERE id = ${id}`.execute(tx);
}

export type ActRow = { readonly number: number; readonly act: string; readonly actor: string; readonly at: Date; readonly details: Record<string, unknown> };

/** Acts after a number, or (`desc`) before it, the newest first; 0 = from the beginning, or from the newest. */
export const actsPage = (db: Reader, id: number, after: number, order: 'asc' | 'desc', limit: number): Promise<ActRow[]> => {
  const all = db.selectFrom('plenary_act').select(['number', 'act', 'actor', 'at', 'details']).where('plenary_id', '=', id);
  return (order === 'asc' ? all.where('number', '>', after) : after === 0 ? all : all.where('number', '<', after)).orderBy('number', order).limit(limit).execute();
};

export type EventOf = { readonly id: number; readonly name: string; readonly scheme: string; readonly rollId: number; readonly validOn: string };

/** The election of a slug, with the roll and the day whose region tree it uses. */
export const eventOf = (db: Reader, slug: string): Promise<EventOf | undefined> => db.selectFrom('event').innerJoin('roll', 'roll.id', 'event.roll_id')
  .select(['event.id', 'event.name', 'roll.scheme', 'roll.id as rollId', 'roll.valid_on as validOn']).where('event.slug', '=', slug).executeTakeFirst();
