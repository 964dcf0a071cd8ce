import { sql, type Generated, type RawBuilder } from 'kysely';
import type { Actor } from './access.ts';
import { coalesce, type Coalescer } from './coalesce.ts';
import type { Db } from './db/schema.ts';
import { problem, type Problem, type ProblemCode } from './problem.ts';
import { PROBLEMS } from './problems.ts';

declare module './db/schema.ts' {
  interface Schema {
    refused_write: { device: string; key: string; problem: string; at: Generated<Date> };
  }
}

/** Longer than a recapitulation lasts: afterwards no sheet is open to a write from a phone. */
const KEPT_DAYS = 40;
/** Longer lists of row errors are told once and not again. */
const LONGEST = 20_000;

/**
 * Refusals that say nothing of the write itself, so that the phone sends the same bytes again by itself
 * (apps/field/queue/states.ts): a busy house and a broken way (408, 425, 429 and all from 500 on, by their status), and
 *
 * - `device_refused`: the phone as a whole; its duty may begin tomorrow;
 * - `photo_unannounced`: the pieces travel again after the announcement;
 * - `key_missing`, `key_reused`, `answer_gone`: nothing was decided under this key, or something else was.
 *
 * Everything else is final: also `conflict`, `not_allowed` and `not_found`. The phone keeps such an item as refused, and
 * whoever sends again makes a new one with a new key.
 */
const PASSING: ReadonlySet<ProblemCode> = new Set(['device_refused', 'photo_unannounced', 'key_missing', 'key_reused', 'answer_gone']);
const PASSING_STATUSES: ReadonlySet<number> = new Set([408, 425, 429]);

/** True if the same bytes can never be taken, whenever they come again. */
export const isFinal = ({ code, status }: Pick<Problem, 'code' | 'status'>): boolean => status < 500 && !PASSING_STATUSES.has(status) && !PASSING.has(code);

type SignedWrite = { readonly device: string; readonly key: string };

const LONGEST_ID = 40;

/** What names a write that a phone signed; null for everybody else and for what has no key. */
export const signedWrite = ({ device, signed }: Actor, method: string, key: string): SignedWrite | null =>
  (signed !== undefined && device !== undefined && device.length <= LONGEST_ID && method !== 'get' && key.length >= 8 && key.length <= 200 ? { device, key } : null);

const askers = new WeakMap<Db, Coalescer<SignedWrite, Problem | null>>();

/** The refusal of before, or null. Whatever stands under a refused key now is refused alike. Writes that arrive together are looked up together. */
export function refusedBefore(db: Db, write: SignedWrite): Promise<Problem | null> {
  let ask = askers.get(db);
  if (!ask) askers.set(db, (ask = coalesce((writes) => refusedAmong(db, writes), { most: 200, lanes: 1, identities: () => [] })));
  return ask(write);
}

async function refusedAmong(db: Db, writes: readonly SignedWrite[]): Promise<(Problem | null)[]> {
  const { rows } = await sql<{ at: number; problem: unknown }>`/* prepared */
    SELECT asked.at::int AS at, kept.problem FROM unnest(${writes.map(({ device }) => device)}::text[], ${writes.map(({ key }) => key)}::text[]) WITH ORDINALITY AS asked (device, key, at)
    JOIN refused_write kept ON kept.device = asked.device AND kept.key = asked.key`.execute(db);
  const found = new Map(rows.map(({ at, problem: kept }) => [at - 1, toldRefusal(kept)]));
  return writes.map((_, at) => found.get(at) ?? null);
}

/** The same as a column of another look-up, for whoever finds out in the same statement which phone asks; told by `toldRefusal`. */
export const keptRefusal = (device: RawBuilder<unknown>, key: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`(SELECT kept.problem FROM refused_write kept WHERE kept.device = ${device} AND kept.key = ${key})`;

/** Keeps a final refusal; the first one stays. */
export async function rememberRefusal(db: Db, { device, key }: SignedWrite, { code, params, errors }: Problem): Promise<void> {
  const whole = JSON.stringify({ code, params, errors });
  await db.insertInto('refused_write').values({ device, key, problem: whole.length > LONGEST ? JSON.stringify({ code, params }) : whole })
    .onConflict((conflict) => conflict.doNothing()).execute();
}

/** Removes what is old enough to matter no more; returns how many. */
export async function sweepRefusedWrites(db: Db): Promise<number> {
  const done = await db.deleteFrom('refused_write').where('at', '<', sql<Date>`clock_timestamp() - ${KEPT_DAYS}::int * interval '1 day'`).executeTakeFirst();
  return Number(done.numDeletedRows);
}

/** A kept refusal in the words of today; null where none was kept. */
export function toldRefusal(kept: unknown): Problem | null {
  if (kept === null) return null;
  const { code, params, errors } = kept as Pick<Problem, 'code' | 'params' | 'errors'>;
  // A code that a later edition of the house does not know any more.
  return Object.hasOwn(PROBLEMS, code) ? problem(code, params, errors) : problem('conflict', { thing: { id: 'Kiriman ini', en: 'This message' } });
}
