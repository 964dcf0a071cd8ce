import '../tables.ts';
import { sql, type RawBuilder } from 'kysely';
import type { Place } from '../../../kernel/access.ts';
import type { Reader, Tx } from '../../../kernel/db/schema.ts';
import type { ContestType } from '../../forms/index.ts';

export type MandateRow = {
  readonly id: number; readonly event: string; readonly eventId: number; readonly person: string; readonly kind: 'witness' | 'supervisor';
  readonly contestType: ContestType | null; readonly contestant: number | null; readonly scheme: string; readonly path: string; readonly letter: string;
  readonly givenBy: string; readonly givenAt: Date; readonly revokedAt: Date | null;
};

const ROW = sql`m.id, e.slug AS event, m.event_id AS "eventId", m.person_id AS person, m.kind, m.contest_type AS "contestType", m.contestant, m.scheme, m.path, m.letter,
  m.given_by AS "givenBy", m.given_at AS "givenAt", m.revoked_at AS "revokedAt"`;

/** At a place or below it; a station stands below its village ('village/7'). */
const below = (column: RawBuilder<unknown>, path: string): RawBuilder<unknown> =>
  (path === '' ? sql`true` : sql`(${column} >= ${path} AND ${column} < ${`${path}0`})`);

export type MandateSearch = { readonly eventId: number; readonly scheme: string; readonly path: string; readonly kind?: 'witness' | 'supervisor' | undefined;
  readonly person?: string | undefined; readonly state?: 'now' | 'ended' | undefined; readonly places: readonly Place[];
};

const matching = ({ eventId, scheme, path, kind, person, state, places }: MandateSearch): RawBuilder<unknown> => sql`m.event_id = ${eventId} AND m.scheme = ${scheme} AND ${below(sql`m.path`, path)}
  AND ${kind === undefined ? sql`true` : sql`m.kind = ${kind}`} AND ${person === undefined ? sql`true` : sql`m.person_id = ${person}`}
  AND ${state === undefined ? sql`true` : state === 'now' ? sql`m.revoked_at IS NULL` : sql`m.revoked_at IS NOT NULL`}
  AND ${places.length === 0 ? sql`false` : sql`(${sql.join(places.map((place) => sql`(${place.scheme} IN ('*', m.scheme) AND ${below(sql`m.path`, place.path)})`), sql` OR `)})`}`;

/** Mandates of an election in a region, the newest first. */
export async function findMandates(db: Reader, search: MandateSearch, after: number | null, limit: number): Promise<MandateRow[]> {
  const { rows } = await sql<MandateRow>`SELECT ${ROW} FROM mandate m JOIN event e ON e.id = m.event_id
    WHERE ${matching(search)} AND ${after === null ? sql`true` : sql`m.id < ${after}`} ORDER BY m.id DESC LIMIT ${limit}`.execute(db);
  return rows;
}

export const countMandates = async (db: Reader, search: MandateSearch): Promise<number> =>
  (await sql<{ count: number }>`SELECT count(*)::int AS count FROM mandate m WHERE ${matching(search)}`.execute(db)).rows[0]?.count ?? 0;

export const mandateById = async (db: Reader, id: number): Promise<MandateRow | undefined> =>
  (await sql<MandateRow>`SELECT ${ROW} FROM mandate m JOIN event e ON e.id = m.event_id WHERE m.id = ${id}`.execute(db)).rows[0];

/** The mandates by which somebody speaks at a station: those that hold there, in force. */
export async function mandatesAt(db: Reader, eventId: number, person: string, scheme: string, station: string): Promise<MandateRow[]> {
  const { rows } = await sql<MandateRow>`SELECT ${ROW} FROM mandate m JOIN event e ON e.id = m.event_id
    WHERE m.event_id = ${eventId} AND m.person_id = ${person} AND m.scheme = ${scheme} AND m.revoked_at IS NULL
      AND (m.path = '' OR m.path = ${station} OR starts_with(${station}, m.path || '.') OR starts_with(${station}, m.path || '/')) ORDER BY m.id`.execute(db);
  return rows;
}

/** All mandates of a person in an election, in force. */
export const mandatesOf = async (db: Reader, event: string, person: string): Promise<MandateRow[]> =>
  (await sql<MandateRow>`SELECT ${ROW} FROM mandate m JOIN event e ON e.id = m.event_id WHERE e.slug = ${event} AND m.person_id = ${person} AND m.revoked_at IS NULL ORDER BY m.id`.execute(db)).rows;

/** Witnesses' mandates in force that hold at a whole region: given for it, or for one above it. At most `limit`, the nearest first. */
export async function witnessMandatesOver(db: Reader, event: string, scheme: string, path: string, limit: number): Promise<MandateRow[]> {
  const { rows } = await sql<MandateRow>`SELECT ${ROW} FROM mandate m JOIN event e ON e.id = m.event_id
    WHERE e.slug = ${event} AND m.scheme = ${scheme} AND m.kind = 'witness' AND m.revoked_at IS NULL AND (m.path = '' OR m.path = ${path} OR starts_with(${path}, m.path || '.'))
    ORDER BY length(m.path) DESC, m.contest_type, m.contestant, m.id LIMIT ${limit}`.execute(db);
  return rows;
}

const like = (text: string): string => `%${text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;

/** Witnesses' mandates in force for a place below a region, of people whose name or letter holds this text; at most `limit`. */
export async function witnessMandatesBelow(db: Reader, event: string, scheme: string, path: string, find: string, limit: number): Promise<MandateRow[]> {
  const { rows } = await sql<MandateRow>`SELECT ${ROW} FROM mandate m JOIN event e ON e.id = m.event_id JOIN person p ON p.id = m.person_id
    WHERE e.slug = ${event} AND m.scheme = ${scheme} AND m.kind = 'witness' AND m.revoked_at IS NULL AND m.path <> ${path} AND ${below(sql`m.path`, path)} AND (p.name ILIKE ${like(find)} OR m.letter ILIKE ${like(find)})
    ORDER BY m.path, m.contest_type, m.contestant, m.id LIMIT ${limit}`.execute(db);
  return rows;
}

/** How many mandates of one contestant stand at exactly this place. */
export const mandatesOfContestant = async (db: Reader, at: { eventId: number; contestType: ContestType; contestant: number; scheme: string; path: string }): Promise<number> =>
  (await sql<{ count: number }>`SELECT count(*)::int AS count FROM mandate WHERE event_id = ${at.eventId} AND contest_type = ${at.contestType} AND contestant = ${at.contestant}
    AND scheme = ${at.scheme} AND path = ${at.path} AND revoked_at IS NULL`.execute(db)).rows[0]?.count ?? 0;

/** True if the person serves as one who watches (saksi, bawaslu) over this place in the election, now. */
export async function watchesAt(db: Reader, person: string, role: 'saksi' | 'bawaslu', scheme: string, path: string, within: string): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`SELECT EXISTS (SELECT FROM assignment a WHERE a.person_id = ${person} AND a.role = ${role} AND a.revoked_at IS NULL
    AND a.valid_from <= now() AND (a.valid_until IS NULL OR now() < a.valid_until) AND (a.within IS NULL OR a.within = ${within}) AND a.scheme IN ('*', ${scheme})
    AND (a.path = '' OR a.path = ${path} OR starts_with(${path}, a.path || '.') OR starts_with(${path}, a.path || '/'))) AS found`.execute(db);
  return rows[0]?.found ?? false;
}

export async function insertMandate(tx: Tx, row: { eventId: number; person: string; kind: 'witness' | 'supervisor'; contestType: ContestType | null; contestant: number | null; scheme: string; path: string; letter: string; by: string }): Promise<number | null> {
  const made = await tx.insertInto('mandate').values({
    event_id: row.eventId, person_id: row.person, kind: row.kind, contest_type: row.contestType, contestant: row.contestant, scheme: row.scheme, path: row.path, letter: row.letter,
    given_by: row.by, revoked_by: null, revoked_at: null,
  }).onConflict((conflict) => conflict.doNothing()).returning('id').executeTakeFirst();
  return made?.id ?? null;
}

/** The one in force that says exactly this. */
export const mandateLike = async (db: Reader, one: { eventId: number; person: string; contestType: ContestType | null; contestant: number | null; scheme: string; path: string }): Promise<number | undefined> =>
  (await sql<{ id: number }>`SELECT id FROM mandate WHERE event_id = ${one.eventId} AND person_id = ${one.person} AND contest_type IS NOT DISTINCT FROM ${one.contestType} AND contestant IS NOT DISTINCT FROM ${one.contestant}::smallint
    AND scheme = ${one.scheme} AND path = ${one.path} AND revoked_at IS NULL`.execute(db)).rows[0]?.id;

/** False where it was revoked before. */
export const revokeMandateRow = async (tx: Tx, id: number, by: string): Promise<boolean> =>
  (await tx.updateTable('mandate').set({ revoked_by: by, revoked_at: new Date() }).where('id', '=', id).where('revoked_at', 'is', null).executeTakeFirst()).numUpdatedRows === 1n;
