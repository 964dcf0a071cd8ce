import '../tables.ts';
import { sql, type RawBuilder, type SqlBool } from 'kysely';
import { coalesce, type Coalescer } from '../../../../kernel/coalesce.ts';
import { fixedStatement } from '../../../../kernel/db/fixed.ts';
import type { Db, Reader } from '../../../../kernel/db/schema.ts';
import type { Problem } from '../../../../kernel/problem.ts';
import { keptRefusal, toldRefusal } from '../../../../kernel/refused-writes.ts';
import type { DutyRow } from './devices.ts';
import { IN_FORCE } from './scope.ts';

/** What decides whether a phone may act. */
export type Standing = {
  readonly revoked: boolean; readonly inForce: boolean;
  /** The person's account was closed, or the person's record was joined with another one. */
  readonly closed: boolean;
};

const STANDING = sql`d.revoked_at IS NOT NULL AS revoked, ${IN_FORCE} AS "inForce", (c.disabled_at IS NOT NULL OR p.merged_into IS NOT NULL) AS closed`;
const PHONES = sql`device d JOIN assignment a ON a.id = d.assignment_id JOIN person p ON p.id = d.person_id LEFT JOIN account c ON c.person_id = p.id`;

export type SigningDevice = DutyRow & Standing & {
  readonly id: string; readonly person: string; readonly name: string; readonly publicKey: Buffer;
  readonly stale: boolean; readonly skewMs: number | null;
  /** Why the write with this key was refused for good before. */
  readonly refused: Problem | null;
};

/** `key` names the write that is asked with; '' for a read. */
type Asked = { readonly id: string; readonly key: string; readonly everySeconds: number };
const askers = new WeakMap<Db, Coalescer<Asked, SigningDevice | undefined>>();

/**
 * A phone with its person, key and duty at this moment. Requests that arrive while others are being looked up share the next
 * statement, read after each of them came, so that who was revoked is turned away at once. What is remembered of it (signed/remembered.ts)
 * serves only where it is confirmed.
 */
export function signingDevice(db: Db, asked: Asked): Promise<SigningDevice | undefined> {
  let ask = askers.get(db);
  if (!ask) askers.set(db, (ask = coalesce((group) => signingDevices(db, group), { most: 200, lanes: 1, identities: () => [] })));
  return ask(asked);
}

async function signingDevices(db: Db, asked: readonly Asked[]): Promise<(SigningDevice | undefined)[]> {
  const rows = await LOOK_UP(db, { ids: asked.map(({ id }) => id), keys: asked.map(({ key }) => key), everySeconds: Math.min(...asked.map(({ everySeconds }) => everySeconds)) });
  const found = new Map(rows.map((row) => [row.at - 1, { ...row, refused: toldRefusal(row.kept) }]));
  return asked.map((_, at) => found.get(at));
}

type LookUp = { readonly ids: readonly string[]; readonly keys: readonly string[]; readonly everySeconds: number };

const LOOK_UP = fixedStatement<LookUp, SigningDevice & { at: number; kept: unknown }>((slot) => sql`
    SELECT asked.at::int AS at, d.id, d.person_id AS person, p.name, d.public_key AS "publicKey", ${STANDING},
      (d.seen_at IS NULL OR d.seen_at < now() - ${slot('everySeconds')}::int * interval '1 second') AS stale, d.skew_ms AS "skewMs",
      a.id AS assignment, a.role, a.scheme, a.path, a.within, ${keptRefusal(sql`asked.id`, sql`asked.key`)} AS kept
    FROM unnest(${slot('ids')}::text[], ${slot('keys')}::text[]) WITH ORDINALITY AS asked (id, key, at)
    JOIN (${PHONES}) ON d.id = asked.id`);

/** How a phone of this person and duty stands now, inside the transaction of its write; undefined where it is another's, or has another duty, by now. */
export async function standingOf(tx: Reader, { device, person, duty }: { readonly device: string; readonly person: string; readonly duty: number }): Promise<Standing | undefined> {
  const { rows } = await sql<Standing>`/* prepared */ SELECT ${STANDING} FROM ${PHONES} WHERE d.id = ${device} AND d.person_id = ${person} AND d.assignment_id = ${duty}`.execute(tx);
  return rows[0];
}

/**
 * True of a row of `told` (device, person, duty, key) whose phone may still write what it sent, by the same conditions as above: for the
 * statement that writes it (`oneStatement`).
 */
export const STILL_HOLDS: RawBuilder<SqlBool> = sql<SqlBool>`EXISTS (
  SELECT FROM ${PHONES} WHERE d.id = told.device AND d.person_id = told.person AND d.assignment_id = told.duty AND d.revoked_at IS NULL AND ${IN_FORCE}
    AND p.merged_into IS NULL AND c.disabled_at IS NULL AND ${keptRefusal(sql`told.device`, sql`told.key`)} IS NULL)`;

type Seen = { readonly id: string; readonly skewMs: number | null };
const noters = new WeakMap<Db, Coalescer<Seen, undefined>>();

/** Notes a sign of life, and how far the clock is off where that was measured, of many phones together; nobody waits for another who notes the same. */
export async function noteSeen(db: Db, id: string, skewMs: number | null): Promise<void> {
  let note = noters.get(db);
  if (!note) noters.set(db, (note = coalesce((seen) => noteAll(db, seen), { most: 200, lanes: 1, identities: (one) => [one.id] })));
  await note({ id, skewMs });
}

const soon = new WeakMap<Db, Set<string>>();
const SOON_MS = 250;

/** A sign of life of a write: these come in thousands and wait for nobody, so they are gathered for a moment. */
export function noteSeenSoon(db: Db, id: string): void {
  const gathered = soon.get(db) ?? new Set<string>();
  gathered.add(id);
  if (soon.has(db)) return;
  soon.set(db, gathered);
  setTimeout(() => {
    soon.delete(db);
    // What could not be noted is noted with the next request.
    noteAll(db, [...gathered].map((one) => ({ id: one, skewMs: null }))).catch(() => undefined);
  }, SOON_MS).unref();
}

async function noteAll(db: Db, seen: readonly Seen[]): Promise<undefined[]> {
  await sql`/* prepared */ UPDATE device d SET seen_at = now(), skew_ms = COALESCE(s.skew, d.skew_ms)
    FROM unnest(${seen.map(({ id }) => id)}::text[], ${seen.map(({ skewMs }) => skewMs)}::bigint[]) AS s (id, skew), (
      SELECT id FROM device WHERE id = ANY(${seen.map(({ id }) => id)}::text[]) ORDER BY id FOR UPDATE SKIP LOCKED) AS free
    WHERE d.id = s.id AND free.id = d.id`.execute(db);
  return seen.map(() => undefined);
}
