import '../tables.ts';
import '../../accounts/tables.ts';
import { sql, type RawBuilder } from 'kysely';
import type { Place } from '../../../../kernel/access.ts';
import type { Reader, Tx } from '../../../../kernel/db/schema.ts';
import type { TWIN_REASONS } from '../contract.ts';
import { livesIn } from './conditions.ts';

export type Pair = { readonly one: string; readonly other: string; readonly reason: (typeof TWIN_REASONS)[number] };

/** In a region of more people than this, near names would be compared for too long. */
const NEAR_AMONG = 20_000;
/** Letter triples that two names of one day of birth must share to be one name with slips (pg_trgm, 0…1). */
const NEAR = 0.5;

const living = (alias: 'p' | 'a' | 'b') => sql`${sql.ref(`${alias}.merged_into`)} IS NULL AND ${sql.ref(`${alias}.anonymised_at`)} IS NULL`;
const notSaidDistinct = sql`NOT EXISTS (SELECT 1 FROM person_distinct d WHERE d.one = a.id AND d.other = b.id)`;
const BIRTH_PLACE = sql`(a.birth_place IS NULL OR b.birth_place IS NULL OR lower(a.birth_place) = lower(b.birth_place))`;

/** Pairs of one name and day of birth, at places that do not contradict each other. */
const sameName = (mine: RawBuilder<boolean>, limit: number) => sql`
  SELECT a.id AS one, b.id AS other, 'same_name_birth' AS reason, 1 AS rank, a.search FROM (
    SELECT p.birth_date, p.search FROM person p WHERE ${living('p')} AND p.birth_date IS NOT NULL AND ${mine}
    GROUP BY p.birth_date, p.search HAVING count(*) > 1 ORDER BY p.search, p.birth_date LIMIT ${limit}) twin
  JOIN person a ON a.birth_date = twin.birth_date AND a.search = twin.search AND ${living('a')} AND a.id IN (SELECT p.id FROM person p WHERE p.birth_date = twin.birth_date AND p.search = twin.search AND ${mine})
  JOIN person b ON b.birth_date = twin.birth_date AND b.search = twin.search AND ${living('b')} AND b.id > a.id AND b.id IN (SELECT p.id FROM person p WHERE p.birth_date = twin.birth_date AND p.search = twin.search AND ${mine})
  WHERE ${BIRTH_PLACE} AND ${notSaidDistinct}`;

const few = (mine: RawBuilder<boolean>) => sql`SELECT p.id, p.search, p.birth_date FROM person p WHERE ${living('p')} AND ${mine} LIMIT ${sql.lit(NEAR_AMONG)}`;

/** People of these homes who may be recorded twice, the surest first. */
export async function pairsIn(db: Reader, places: readonly Place[], limit: number): Promise<{ pairs: Pair[]; nearSkipped: boolean }> {
  const mine = livesIn(places);
  const { rows: [size] } = await sql<{ many: boolean }>`SELECT count(*) > ${sql.lit(NEAR_AMONG)} AS many FROM (SELECT 1 FROM person p WHERE ${living('p')} AND ${mine} LIMIT ${sql.lit(NEAR_AMONG + 1)}) part`.execute(db);
  const nearSkipped = size?.many === true;
  const near = sql`
    UNION ALL SELECT a.id, b.id, 'near_name_birth', 2, a.search FROM mine a JOIN mine b ON a.birth_date = b.birth_date AND a.id < b.id AND a.search <> b.search
      WHERE similarity(a.search, b.search) >= ${sql.lit(NEAR)} AND ${notSaidDistinct}
    UNION ALL SELECT a.id, b.id, 'same_contact', 3, a.search FROM contact x JOIN contact y ON x.value_hash = y.value_hash AND x.person_id < y.person_id AND y.ended_at IS NULL
      JOIN mine a ON a.id = x.person_id JOIN mine b ON b.id = y.person_id
      WHERE x.ended_at IS NULL AND similarity(a.search, b.search) >= ${sql.lit(NEAR)} AND ${notSaidDistinct}`;
  const { rows } = await sql<Pair>`
    WITH mine AS MATERIALIZED (${nearSkipped ? sql`SELECT p.id, p.search, p.birth_date FROM person p WHERE false` : few(mine)}),
      found AS (${sameName(mine, limit)} ${nearSkipped ? sql`` : near}),
      best AS (SELECT DISTINCT ON (one, other) one, other, reason, rank, search FROM found ORDER BY one, other, rank)
    SELECT one, other, reason FROM best ORDER BY rank, search, one, other LIMIT ${limit}`.execute(db);
  return { pairs: rows, nearSkipped };
}

/** How much hangs on each of these people: an account, contacts. */
export async function weightOf(db: Reader, people: readonly string[]): Promise<Map<string, { hasAccount: boolean; contacts: number }>> {
  const { rows } = await sql<{ id: string; hasAccount: boolean; contacts: number }>`
    SELECT p.id, EXISTS (SELECT 1 FROM account c WHERE c.person_id = p.id) AS "hasAccount", (SELECT count(*)::int FROM contact k WHERE k.person_id = p.id AND k.ended_at IS NULL) AS contacts
    FROM person p WHERE p.id = ANY(${people})`.execute(db);
  return new Map(rows.map(({ id, ...weight }) => [id, weight]));
}

/** Remembers that two people are two; false if that was said before. */
export async function insertDistinct(tx: Tx, row: { one: string; other: string; reason: string | null; said_by: string }): Promise<boolean> {
  const done = await tx.insertInto('person_distinct').values(row).onConflict((conflict) => conflict.doNothing()).executeTakeFirst();
  return done.numInsertedOrUpdatedRows === 1n;
}
