import '../../tables.ts';
import { sql, type RawBuilder } from 'kysely';
import type { Place } from '../../../../../kernel/access.ts';
import type { Db, Reader, Tx } from '../../../../../kernel/db/schema.ts';
import type { Blocker, DueGroup } from '../../contract.ts';
import type { PrivacyRules, RetentionItem } from '../../rules/rule-set.ts';
import { inPlace, livesIn } from '../../../identity/store/conditions.ts';

/** What is asked of the clocks: which day, whose law, where; `area` narrows to one subdistrict, `people` to some persons. */
export type Asked = {
  readonly on: string; readonly rules: PrivacyRules; readonly places: readonly Place[];
  readonly area?: Area | undefined; readonly people?: readonly string[] | undefined;
};
export type Area = { readonly scheme: string; readonly path: string };
export type DueItem = {
  readonly person: string; readonly name: string; readonly scheme: string; readonly path: string; readonly item: RetentionItem; readonly purpose: string;
  readonly due: string; readonly blocker: Blocker | null;
};

/** A region path cut to its subdistrict, in any tree: one segment per level from the province down. */
const areaOf = sql<string>`array_to_string((string_to_array(p.path, '.'))[1:3], '.') COLLATE "C"`;

function narrowed({ places, area, people }: Asked): RawBuilder<boolean> {
  const parts = [livesIn(places)];
  if (area) parts.push(sql<boolean>`(${inPlace('p', area)} AND ${areaOf} = ${area.path})`);
  if (people) parts.push(sql<boolean>`p.id = ANY(${people})`);
  return sql.join(parts, sql` AND `);
}

/**
 * Every item whose clock has run out on the day, with what stands in its way. Nobody is looked at whose record is younger
 * than the shortest clock, unless a consent was withdrawn. Days are days of Jakarta. The identity goes last: only when
 * everything else of the person goes, or is gone.
 */
function dueItems(asked: Asked): RawBuilder<unknown> {
  const clocks = asked.rules.purposes.flatMap(({ id, items, basis, retention }) => items.map((item) => ({ item, id, after: retention.after, months: retention.months, consent: basis === 'consent' })));
  const shortest = Math.min(...clocks.map(({ months }) => months));
  return sql`
    WITH day AS (SELECT ${asked.on}::date AS d, ((${asked.on}::date + 1)::timestamp AT TIME ZONE 'Asia/Jakarta') AS ends),
    clock AS (SELECT * FROM unnest(${clocks.map(({ item }) => item)}::text[], ${clocks.map(({ id }) => id)}::text[], ${clocks.map(({ after }) => after)}::text[],
      ${clocks.map(({ months }) => months)}::int[], ${clocks.map(({ consent }) => consent)}::boolean[]) AS c (item, purpose, after, months, by_consent)),
    body AS (
      SELECT p.id, p.name, p.scheme, p.path, duty.open, GREATEST(p.created_at, duty.ended) AS duty_end, s.health_at, s.finance_at, s.record_at,
        GREATEST(p.created_at, duty.ended, acc.created_at, cons.given_at, con.created_at, ses.seen_at) AS last_activity,
        con.created_at IS NOT NULL AS has_contacts, acc.person_id IS NOT NULL OR ses.kept OR dev.kept AS has_account, cons.guarded AS has_details,
        EXISTS (SELECT 1 FROM legal_hold h WHERE h.person_id = p.id AND h.lifted_at IS NULL) AS held,
        EXISTS (SELECT 1 FROM subject_request r WHERE r.person_id = p.id AND r.state = 'open') AS asked
      FROM person p CROSS JOIN day LEFT JOIN specific_data s ON s.person_id = p.id LEFT JOIN account acc ON acc.person_id = p.id
      CROSS JOIN LATERAL (SELECT COALESCE(bool_or(a.revoked_at IS NULL AND (a.valid_until IS NULL OR a.valid_until >= day.ends)), false) AS open,
        max(LEAST(a.revoked_at, a.valid_until)) FILTER (WHERE NOT (a.revoked_at IS NULL AND (a.valid_until IS NULL OR a.valid_until >= day.ends))) AS ended
        FROM assignment a WHERE a.person_id = p.id) duty
      CROSS JOIN LATERAL (SELECT max(k.given_at) AS given_at, COALESCE(bool_or(k.guardian_sealed IS NOT NULL), false) AS guarded FROM consent k WHERE k.person_id = p.id) cons
      CROSS JOIN LATERAL (SELECT max(k.created_at) AS created_at FROM contact k WHERE k.person_id = p.id) con
      CROSS JOIN LATERAL (SELECT max(k.seen_at) AS seen_at, COALESCE(bool_or(k.user_agent <> ''), false) AS kept FROM session k WHERE k.person_id = p.id) ses
      CROSS JOIN LATERAL (SELECT EXISTS (SELECT 1 FROM device k WHERE k.person_id = p.id AND k.user_agent <> '') AS kept) dev
      WHERE p.anonymised_at IS NULL AND p.merged_into IS NULL AND ${narrowed(asked)}
        AND (p.created_at < day.ends - make_interval(months => ${shortest}::int) OR EXISTS (SELECT 1 FROM consent k WHERE k.person_id = p.id AND k.withdrawn_at IS NOT NULL))
    ),
    dated AS (
      SELECT b.*, c.item, c.purpose, w.gone, COALESCE(w.gone, (timezone('Asia/Jakarta', GREATEST(CASE c.after WHEN 'duty_end' THEN b.duty_end ELSE b.last_activity END,
        CASE c.item WHEN 'health' THEN b.health_at WHEN 'finance' THEN b.finance_at WHEN 'record' THEN b.record_at END))::date + make_interval(months => c.months))::date) AS due
      FROM body b CROSS JOIN clock c LEFT JOIN LATERAL (
        SELECT timezone('Asia/Jakarta', max(k.withdrawn_at))::date AS gone FROM consent k WHERE k.person_id = b.id AND k.purpose = c.purpose
        HAVING bool_and(k.withdrawn_at IS NOT NULL OR k.replaced_by IS NOT NULL)) w ON c.by_consent
      WHERE CASE c.item WHEN 'health' THEN b.health_at IS NOT NULL WHEN 'finance' THEN b.finance_at IS NOT NULL WHEN 'record' THEN b.record_at IS NOT NULL
        WHEN 'contacts' THEN b.has_contacts WHEN 'account' THEN b.has_account WHEN 'consent_details' THEN b.has_details ELSE true END
    ),
    stopped AS (SELECT *, CASE WHEN held THEN 'legal_hold' WHEN asked THEN 'open_request' WHEN open AND gone IS NULL THEN 'open_role' END AS stop FROM dated),
    judged AS (SELECT *, COALESCE(stop, CASE WHEN item = 'identity' AND bool_or(item <> 'identity' AND (due > (SELECT d FROM day) OR stop IS NOT NULL)) OVER (PARTITION BY id)
      THEN 'other_purpose' END) AS blocker FROM stopped),
    due_item AS (SELECT id AS person, name, scheme, path, item, purpose, due, blocker FROM judged WHERE due <= (SELECT d FROM day))`;
}

/** What falls due, counted by item, purpose and blocker. */
export async function countDue(db: Reader, asked: Asked): Promise<Omit<DueGroup, 'act'>[]> {
  const { rows } = await sql<Omit<DueGroup, 'act'>>`${dueItems(asked)} SELECT item, purpose, blocker, count(*) AS count FROM due_item GROUP BY item, purpose, blocker ORDER BY item, blocker NULLS FIRST`.execute(db);
  return rows;
}

/** One page of what falls due, by person; `after` = the last person and item of the page before. */
export async function listDue(db: Reader, asked: Asked, after: readonly [string, string] | null, limit: number): Promise<DueItem[]> {
  const from = after ? sql`WHERE (person COLLATE "C", item COLLATE "C") > (${after[0]}, ${after[1]})` : sql``;
  const { rows } = await sql<DueItem>`${dueItems(asked)} SELECT * FROM due_item ${from} ORDER BY person COLLATE "C", item COLLATE "C" LIMIT ${limit}`.execute(db);
  return rows;
}

/** Subdistricts in which something is due that nothing blocks. */
export async function areasDue(db: Reader, asked: Asked): Promise<Area[]> {
  const { rows } = await sql<Area>`${dueItems(asked)} SELECT DISTINCT p.scheme, ${areaOf} AS path FROM due_item p WHERE blocker IS NULL ORDER BY 1, 2`.execute(db);
  return rows;
}

/** People of an area with something due that nothing blocks, whole persons at a time. */
export async function peopleDue(db: Reader, asked: Asked, limit: number): Promise<string[]> {
  const { rows } = await sql<{ person: string }>`${dueItems(asked)} SELECT DISTINCT person FROM due_item WHERE blocker IS NULL ORDER BY person LIMIT ${limit}`.execute(db);
  return rows.map(({ person }) => person);
}

/** Nobody gives these people a role or writes their data until the transaction ends. */
export async function lockRows(tx: Tx, people: readonly string[]): Promise<void> {
  await tx.selectFrom('person').select('id').where('id', 'in', [...people]).orderBy('id').forUpdate().execute();
}

export type Run = { readonly id: number; readonly scheme: string; readonly path: string; readonly on: string; readonly expected: number; readonly rules: string; readonly startedBy: string; readonly startedAt: Date; readonly finishedAt: Date | null };
const RUN = ['id', 'scheme', 'path', 'on_date as on', 'expected', 'rules', 'started_by as startedBy', 'started_at as startedAt', 'finished_at as finishedAt'] as const;

export async function insertRun(tx: Tx, run: { scheme: string; path: string; on_date: string; expected: number; rules: string; started_by: string }): Promise<number> {
  return (await tx.insertInto('retention_run').values({ ...run, finished_at: null }).returning('id').executeTakeFirstOrThrow()).id;
}

export const findRun = (db: Reader, id: number): Promise<Run | undefined> => db.selectFrom('retention_run').select(RUN).where('id', '=', id).executeTakeFirst();
/** Only one server works on a run at a time; null once it has ended. */
export const takeRun = (tx: Tx, id: number): Promise<Run | undefined> =>
  tx.selectFrom('retention_run').select(RUN).where('id', '=', id).where('finished_at', 'is', null).forUpdate().executeTakeFirst();
export const listRuns = (db: Reader, limit: number): Promise<Run[]> => db.selectFrom('retention_run').select(RUN).orderBy('id', 'desc').limit(limit).execute();
export const openRuns = (db: Reader): Promise<{ id: number }[]> => db.selectFrom('retention_run').select('id').where('finished_at', 'is', null).orderBy('id').execute();
export async function finishRun(db: Db, id: number): Promise<void> {
  await db.updateTable('retention_run').set({ finished_at: sql`now()` }).where('id', '=', id).where('finished_at', 'is', null).execute();
}

export async function noteDone(tx: Tx, run: number, rows: readonly DueItem[]): Promise<void> {
  await tx.insertInto('retention_done').values(rows.map(({ person, item, purpose, due, scheme, path }) => ({ run_id: run, person_id: person, item, purpose, due, scheme, path })))
    .onConflict((conflict) => conflict.doNothing()).execute();
}

/** What a run has done so far, by item. */
export const doneBy = (db: Reader, runs: readonly number[]): Promise<{ run: number; item: RetentionItem; count: number }[]> =>
  runs.length === 0 ? Promise.resolve([]) : db.selectFrom('retention_done').select((eb) => ['run_id as run', 'item', eb.fn.countAll<number>().as('count')]).where('run_id', 'in', [...runs]).groupBy(['run_id', 'item']).orderBy('item').execute();

/** Answers kept for a retry of commands on people hold names; after this long nobody retries. Returns how many went. */
export async function sweepAnswers(db: Db, days: number): Promise<number> {
  const { numAffectedRows } = await sql`DELETE FROM idempotency WHERE at < now() - make_interval(days => ${days}::int) AND command ~ '^(people|privacy|accounts|roles|devices)\\.'`.execute(db);
  return Number(numAffectedRows ?? 0n);
}
