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
/** As many people of one name, one day of birth or one contact are compared each with each; a file with one date for all would otherwise cost the square of its rows. */
const GROUP = 50;
/** Letter triples that two names of one day of birth must share to be one name with slips (pg_trgm, 0…1). */
const NEAR = 0.5;

const living = (alias: 'p' | 'a' | 'b') => sql`${sql.ref(`${alias}.merged_into`)} IS NULL AND ${sql.ref(`${alias}.anonymised_at`)} IS NULL`;
const notSaidDistinct = sql`NOT EXISTS (SELECT 1 FROM person_distinct d WHERE d.one = a.id AND d.other = b.id)`;
const BIRTH_PLACE = sql`(a.birth_place IS NULL OR b.birth_place IS NULL OR lower(a.birth_place) = lower(b.birth_place))`;

/** Pairs of one name and day of birth, at places that do not contradict each other; of a larger group only its first are paired. */
const sameName = (mine: RawBuilder<boolean>, limit: number) => sql`
  twin AS (SELECT p.birth_date, p.search FROM person p WHERE ${living('p')} AND p.birth_date IS NOT NULL AND ${mine}
    GROUP BY p.birth_date, p.search HAVING count(*) > 1 ORDER BY p.search, p.birth_date LIMIT ${limit}),
  namesake AS (SELECT one.id, one.birth_place, twin.birth_date, twin.search FROM twin CROSS JOIN LATERAL (
    SELECT p.id, p.birth_place FROM person p WHERE p.birth_date = twin.birth_date AND p.search = twin.search AND ${living('p')} AND ${mine} ORDER BY p.id LIMIT ${sql.lit(GROUP)}) one),
  same_name AS (SELECT a.id AS one, b.id AS other, 'same_name_birth' AS reason, 1 AS rank, a.search
    FROM namesake a JOIN namesake b ON a.birth_date = b.birth_date AND a.search = b.search AND a.id < b.id WHERE ${BIRTH_PLACE} AND ${notSaidDistinct})`;

const people = (mine: RawBuilder<boolean>) => sql`SELECT p.id, p.search, p.birth_date, split_part(p.search, ' ', 1) AS first FROM person p WHERE ${living('p')} AND ${mine} LIMIT ${sql.lit(NEAR_AMONG)}`;

/**
 * Near names: everybody of one day of birth is compared, of a crowded day only those whose first word is the same, of a
 * crowded first word nobody. So one comparison costs at most `GROUP` for each person, whatever a file brought in.
 */
const near = sql`
  day AS (SELECT id, search, birth_date, first, count(*) OVER (PARTITION BY birth_date) AS born, count(*) OVER (PARTITION BY birth_date, first) AS alike FROM mine WHERE birth_date IS NOT NULL),
  compared AS MATERIALIZED (SELECT id, search, birth_date, CASE WHEN born <= ${sql.lit(GROUP)} THEN '' ELSE first END AS part FROM day WHERE born <= ${sql.lit(GROUP)} OR alike <= ${sql.lit(GROUP)}),
  near_name AS (SELECT a.id AS one, b.id AS other, 'near_name_birth' AS reason, 2 AS rank, a.search
    FROM compared a JOIN compared b ON a.birth_date = b.birth_date AND a.part = b.part AND a.id < b.id AND a.search <> b.search
    WHERE similarity(a.search, b.search) >= ${sql.lit(NEAR)} AND ${notSaidDistinct}),
  reach AS MATERIALIZED (SELECT m.id, m.search, c.value_hash, count(*) OVER (PARTITION BY c.value_hash) AS bearers FROM mine m JOIN contact c ON c.person_id = m.id AND c.ended_at IS NULL),
  same_contact AS (SELECT a.id AS one, b.id AS other, 'same_contact' AS reason, 3 AS rank, a.search
    FROM reach a JOIN reach b ON a.value_hash = b.value_hash AND a.id < b.id
    WHERE a.bearers <= ${sql.lit(GROUP)} AND b.bearers <= ${sql.lit(GROUP)} AND similarity(a.search, b.search) >= ${sql.lit(NEAR)} AND ${notSaidDistinct}),`;

export type Twins = {
  readonly pairs: Pair[];
  /** The region holds too many people to look for near names at all. */
  readonly nearSkipped: boolean;
  /** Some days of birth, or contacts, are shared by too many: near names were not looked for among those. */
  readonly nearPartly: boolean;
};

/** People of these homes who may be recorded twice, the surest first. */
export async function pairsIn(db: Reader, places: readonly Place[], limit: number): Promise<Twins> {
  const mine = livesIn(places);
  const { rows: [size] } = await sql<{ many: boolean }>`SELECT count(*) > ${sql.lit(NEAR_AMONG)} AS many FROM (SELECT 1 FROM person p WHERE ${living('p')} AND ${mine} LIMIT ${sql.lit(NEAR_AMONG + 1)}) part`.execute(db);
  const nearSkipped = size?.many === true;
  const found = nearSkipped ? sql`SELECT * FROM same_name` : sql`SELECT * FROM same_name UNION ALL SELECT * FROM near_name UNION ALL SELECT * FROM same_contact`;
  const crowded = nearSkipped ? sql`false` : sql`(EXISTS (SELECT 1 FROM day WHERE born > ${sql.lit(GROUP)} AND alike > ${sql.lit(GROUP)}) OR EXISTS (SELECT 1 FROM reach WHERE bearers > ${sql.lit(GROUP)}))`;
  const { rows } = await sql<{ one: string | null; other: string | null; reason: Pair['reason'] | null; crowded: boolean }>`
    WITH ${sameName(mine, limit)}, ${nearSkipped ? sql`` : sql`mine AS MATERIALIZED (${people(mine)}), ${near}`}
      best AS (SELECT DISTINCT ON (one, other) one, other, reason, rank, search FROM (${found}) found ORDER BY one, other, rank),
      shown AS (SELECT one, other, reason, rank, search FROM best ORDER BY rank, search, one, other LIMIT ${limit})
    SELECT one, other, reason, known.crowded FROM (SELECT ${crowded} AS crowded) known LEFT JOIN shown ON true ORDER BY rank, search, one, other`.execute(db);
  const pairs = rows.flatMap(({ one, other, reason }) => (one === null || other === null || reason === null ? [] : [{ one, other, reason }]));
  return { pairs, nearSkipped, nearPartly: rows[0]?.crowded === true };
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
