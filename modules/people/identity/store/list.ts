import '../../roles/tables.ts';
import { sql, type RawBuilder } from 'kysely';
import type { Place } from '../../../../kernel/access.ts';
import type { Db, Reader } from '../../../../kernel/db/schema.ts';
import { nearby, spotsOf, type Scope } from './spots.ts';
import type { Person } from './people.ts';

/** Up to so many homes and posts are gathered and put in order; of more, names are walked in their order until enough of them belong to the scope. */
const FEW = 10_000;
/** Of one role's posts; there the walk meets no others. */
const FEW_POSTS = 5000;
/** A text that more names hold than this is too short to choose by. */
const CANDIDATES = 200;
/** Homes and posts in which about so many people are found: most have both in their region. */
const SPOTS = 2 * CANDIDATES;

const COLUMNS = sql`p.id, p.name, p.search, p.sex, p.birth_date AS "birthDate", p.birth_place AS "birthPlace", p.nik_sealed AS "nikSealed", p.nik_hash AS "nikHash",
  p.scheme, p.path, p.address_sealed AS "addressSealed", p.version, p.merged_into AS "mergedInto", p.merged_at AS "mergedAt", p.anonymised_at AS "anonymisedAt", p.demo, p.created_at AS "createdAt"`;

type Condition = RawBuilder<boolean>;
/** The people of a scope, null = everybody; `isFew` = not more than can be gathered for one answer. */
export type Source = { readonly scope: Scope | null; readonly isFew: boolean };

const isEverywhere = ({ scheme, path }: Place): boolean => scheme === '*' && path === '';

export async function sourceOf(db: Reader, scope: Scope): Promise<Source> {
  if (scope.role === undefined && scope.places.some(isEverywhere)) return { scope: null, isFew: false };
  const few = scope.role === undefined ? FEW : FEW_POSTS;
  const { rows } = await sql<{ count: number }>`
    SELECT count(*)::int AS count FROM (SELECT 1 FROM person_spot s WHERE ${spotsOf(scope, 'place')} LIMIT ${sql.lit(few + 1)}) part`.execute(db);
  return { scope, isFew: (rows[0]?.count ?? 0) <= few };
}

/** Ids and names of living people of the scope that meet a condition on `search` and `id`, as a part of a statement; each once. */
function inOrder({ scope, isFew }: Source, condition: Condition): RawBuilder<unknown> {
  if (scope === null) return sql`SELECT p.id, p.search COLLATE "C" AS search FROM person p WHERE p.merged_into IS NULL AND ${condition}`;
  // OFFSET 0: each is told apart first and the first few are kept then; the planner would put all of them in order.
  if (isFew) return sql`SELECT search, id FROM (SELECT DISTINCT s.search, s.person_id AS id FROM person_spot s WHERE ${spotsOf(scope, 'place')} AND ${condition} OFFSET 0) mine`;
  return sql`SELECT DISTINCT s.search, s.person_id AS id FROM person_spot s WHERE ${spotsOf(scope, 'name')} AND ${condition}`;
}

export type Cursor = { readonly search: string; readonly id: string };

/** People in the order of their names, from behind a cursor on; with `start`, only names that begin so. */
export async function byAlphabet(db: Reader, source: Source, asked: { after: Cursor | null; start?: string; limit: number }): Promise<Person[]> {
  const [search, id] = source.scope === null ? [sql`p.search COLLATE "C"`, sql`p.id`] : [sql`s.search`, sql`s.person_id`];
  const after = asked.after ? sql<boolean>`(${search}, ${id}) > (${asked.after.search}, ${asked.after.id})` : sql<boolean>`true`;
  const start = asked.start === undefined ? sql<boolean>`true` : sql<boolean>`(${search} >= ${asked.start} AND ${search} < ${`${asked.start}\u{10ffff}`})`;
  const { rows } = await sql<Person>`
    SELECT ${COLUMNS} FROM (${inOrder(source, sql<boolean>`${after} AND ${start}`)} ORDER BY search, id LIMIT ${asked.limit}) page
    JOIN person p USING (id) ORDER BY p.search COLLATE "C", p.id`.execute(db);
  return rows;
}

const WORDS = sql`string_to_array(search, ' ')`;

/** People whose name has these whole words, and one word of each of the groups. */
export const having = (db: Db, source: Source, known: readonly string[], groups: readonly (readonly string[])[]): Promise<Person[]> =>
  matching(db, source, sql<boolean>`${sql.join([sql`${WORDS} @> ${known}::text[]`, ...groups.map((words) => sql`${WORDS} && ${words}::text[]`)], sql` AND `)}`);

/** People whose name holds these beginnings or parts of words, in any order. Only a part of three letters and more can be looked up. */
export async function holding(db: Db, source: Source, parts: readonly string[], start = ''): Promise<Person[]> {
  if (!parts.some((part) => part.length >= 3)) return [];
  return matching(db, source, sql<boolean>`${sql.join(parts.map((part) => sql`search LIKE ${`%${part}%`}`), sql` AND `)}`, start);
}

function matching(db: Db, source: Source, each: Condition, start = ''): Promise<Person[]> {
  return db.transaction().execute(async (tx) => {
    // What the statistics guess of a text in the middle of names is often wrong by far; the index of letter triples never is.
    await sql`SET LOCAL enable_seqscan = off`.execute(tx);
    const { rows } = await sql<Person>`
      SELECT ${COLUMNS} FROM (SELECT DISTINCT id FROM (${candidates(source, each, start)}) mine) hit
      JOIN person p USING (id)`.execute(tx);
    return rows;
  });
}

/**
 * Ids of a few that meet a condition on `search`; of those gathered, names that begin as asked come first. In a large region the
 * index of parts of names is asked for the part and the region at once.
 */
function candidates({ scope, isFew }: Source, each: Condition, start: string): RawBuilder<unknown> {
  if (scope === null) return sql`SELECT p.id FROM person p WHERE p.merged_into IS NULL AND ${each} LIMIT ${sql.lit(CANDIDATES)}`;
  if (!isFew) return sql`SELECT s.person_id AS id FROM person_spot s WHERE ${each} AND ${nearby(scope.places)} AND ${spotsOf(scope, 'name')} LIMIT ${sql.lit(SPOTS)}`;
  return sql`SELECT s.person_id AS id FROM person_spot s WHERE ${spotsOf(scope, 'place')} AND ${each}
    GROUP BY s.person_id, s.search ORDER BY starts_with(s.search, ${start}) DESC, s.search LIMIT ${sql.lit(CANDIDATES)}`;
}

/** Words of names that look like one word, the likeliest first. */
export async function wordsLike(db: Db, word: string, swapped: readonly string[]): Promise<string[]> {
  return db.transaction().execute(async (tx) => {
    await sql`SET LOCAL pg_trgm.similarity_threshold = 0.25`.execute(tx);
    const { rows } = await sql<{ word: string }>`SELECT word FROM person_word WHERE word % ${word} OR word = ANY(${swapped}) ORDER BY similarity(word, ${word}) DESC, word LIMIT 60`.execute(tx);
    return rows.map((row) => row.word);
  });
}
