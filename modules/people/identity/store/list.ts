import '../../roles/tables.ts';
import { sql, type RawBuilder } from 'kysely';
import type { Place } from '../../../../kernel/access.ts';
import type { Db, Reader } from '../../../../kernel/db/schema.ts';
import { livesIn, servesIn } from './conditions.ts';
import type { Person } from './people.ts';

/** Whom a reader asks for: those who live or (with `role`: only those who) serve in one of these places. */
export type Scope = { readonly places: readonly Place[]; readonly role?: string | undefined };

/** Up to here all people of a scope are gathered first; above it names are walked in their order, and many of those met belong to the scope. */
const FEW = 20_000;
/** Holders of one role are looked up one by one for their names. */
const FEW_HOLDERS = 8000;
/** A text that more names hold than this is too short to choose by. */
const CANDIDATES = 200;
/** More people of a name than this are not told apart by it; a large region then still has its share of candidates among them. */
const NAMED = 8000;
/** Of people who only serve in a large region, so many of a name are looked at. */
const SERVING = 500;

const COLUMNS = sql`p.id, p.name, p.search, p.sex, p.birth_date AS "birthDate", p.birth_place AS "birthPlace", p.nik_sealed AS "nikSealed", p.nik_hash AS "nikHash",
  p.scheme, p.path, p.address_sealed AS "addressSealed", p.version, p.merged_into AS "mergedInto", p.merged_at AS "mergedAt", p.anonymised_at AS "anonymisedAt", p.demo, p.created_at AS "createdAt"`;

type Condition = RawBuilder<boolean>;
/** The people of a scope; `few` = not more than can be gathered for one answer. */
export type Source = { readonly lives: Condition; readonly serves: Condition | null; readonly isFew: boolean; readonly hasRole: boolean };

const LIVING = sql<boolean>`p.merged_into IS NULL`;
const isEverywhere = ({ scheme, path }: Place): boolean => scheme === '*' && path === '';
// OFFSET 0 keeps it a question per person, answered from that person's own assignments: the planner would read those of a whole province for each of fifty names.
const servesHere = (serves: Condition): Condition => sql<boolean>`EXISTS (SELECT 1 FROM (SELECT * FROM assignment o WHERE o.person_id = p.id AND o.revoked_at IS NULL OFFSET 0) a WHERE ${serves})`;

export async function sourceOf(db: Reader, scope: Scope): Promise<Source> {
  if (scope.role === undefined && scope.places.some(isEverywhere)) return { lives: sql<boolean>`true`, serves: null, isFew: false, hasRole: false };
  const serves = servesIn(scope.places, scope.role);
  const lives = scope.role === undefined ? livesIn(scope.places) : sql<boolean>`false`;
  // Who serves in a region mostly lives there, so that one count tells how large it is.
  const part = scope.role === undefined ? sql`SELECT 1 FROM person p WHERE ${LIVING} AND ${lives} LIMIT ${sql.lit(FEW + 1)}` : sql`SELECT 1 FROM assignment a WHERE ${serves} LIMIT ${sql.lit(FEW_HOLDERS + 1)}`;
  const { rows } = await sql<{ count: number }>`SELECT count(*)::int AS count FROM (${part}) part`.execute(db);
  return { lives, serves, isFew: (rows[0]?.count ?? 0) <= (scope.role === undefined ? FEW : FEW_HOLDERS), hasRole: scope.role !== undefined };
}

/** Ids and names of the scope that meet a condition, as a part of a statement. */
function gathered({ lives, serves, isFew, hasRole }: Source, condition: Condition): RawBuilder<unknown> {
  if (serves === null) return sql`SELECT p.id, p.search FROM person p WHERE ${LIVING} AND ${condition}`;
  if (!isFew) return sql`SELECT p.id, p.search FROM person p WHERE ${LIVING} AND ${condition} AND (${lives} OR ${servesHere(serves)})`;
  if (hasRole) return sql`SELECT p.id, p.search FROM (SELECT DISTINCT a.person_id AS id FROM assignment a WHERE ${serves}) serving JOIN person p USING (id) WHERE ${LIVING} AND ${condition}`;
  return sql`SELECT p.id, p.search FROM person p WHERE ${LIVING} AND ${lives} AND ${condition}
    UNION ALL SELECT p.id, p.search FROM (
      SELECT a.person_id AS id FROM assignment a WHERE ${serves} EXCEPT SELECT p.id FROM person p WHERE ${LIVING} AND ${lives}) serving
    JOIN person p USING (id) WHERE ${LIVING} AND ${condition}`;
}

export type Cursor = { readonly search: string; readonly id: string };

/** People in the order of their names, from behind a cursor on; with `start`, only names that begin so. */
export async function byAlphabet(db: Reader, source: Source, asked: { after: Cursor | null; start?: string; limit: number }): Promise<Person[]> {
  const after = asked.after ? sql<boolean>`(p.search COLLATE "C", p.id) > (${asked.after.search}, ${asked.after.id})` : sql<boolean>`true`;
  const start = asked.start === undefined ? sql<boolean>`true` : sql<boolean>`p.search COLLATE "C" >= ${asked.start} AND p.search COLLATE "C" < ${`${asked.start}\u{10ffff}`}`;
  const { rows } = await sql<Person>`
    SELECT ${COLUMNS} FROM (SELECT id FROM (${gathered(source, sql<boolean>`${after} AND ${start}`)}) mine ORDER BY search COLLATE "C", id LIMIT ${asked.limit}) page
    JOIN person p USING (id) ORDER BY p.search COLLATE "C", p.id`.execute(db);
  return rows;
}

const WORDS = sql`string_to_array(p.search, ' ')`;

/** People whose name has these whole words, and one word of each of the groups. */
export const having = (db: Db, source: Source, known: readonly string[], groups: readonly (readonly string[])[]): Promise<Person[]> =>
  matching(db, source, sql<boolean>`${sql.join([sql`${WORDS} @> ${known}::text[]`, ...groups.map((words) => sql`${WORDS} && ${words}::text[]`)], sql` AND `)}`);

/** People whose name holds these beginnings or parts of words, in any order. Only a part of three letters and more can be looked up. */
export async function holding(db: Db, source: Source, parts: readonly string[], start = ''): Promise<Person[]> {
  if (!parts.some((part) => part.length >= 3)) return [];
  return matching(db, source, sql<boolean>`${sql.join(parts.map((part) => sql`p.search LIKE ${`%${part}%`}`), sql` AND `)}`, start);
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

/** Ids of a few that meet the condition; of those gathered, names that begin as asked come first. */
function candidates(source: Source, each: Condition, start: string): RawBuilder<unknown> {
  if (source.serves === null) return sql`${gathered(source, each)} LIMIT ${sql.lit(CANDIDATES)}`;
  if (!source.isFew) return ofLarge(source, source.serves, each);
  return sql`SELECT id FROM (${gathered(source, each)}) all_of_them ORDER BY starts_with(search, ${start}) DESC, search COLLATE "C" LIMIT ${sql.lit(CANDIDATES)}`;
}

/**
 * In a large region names are looked up first, in the index of their parts, and asked after their place then: those who live
 * there, and of those who only serve there as many as can be asked about one by one.
 */
const ofLarge = ({ lives }: Source, serves: Condition, each: Condition): RawBuilder<unknown> => sql`
  WITH named AS MATERIALIZED (SELECT p.id, p.scheme, p.path FROM person p WHERE ${LIVING} AND ${each} LIMIT ${sql.lit(NAMED)})
  (SELECT p.id FROM named p WHERE ${lives} LIMIT ${sql.lit(CANDIDATES)})
  UNION ALL (SELECT p.id FROM (SELECT p.id FROM named p WHERE NOT ${lives} LIMIT ${sql.lit(SERVING)}) p WHERE ${servesHere(serves)} LIMIT ${sql.lit(CANDIDATES)})`;

/** Words of names that look like one word, the likeliest first. */
export async function wordsLike(db: Db, word: string, swapped: readonly string[]): Promise<string[]> {
  return db.transaction().execute(async (tx) => {
    await sql`SET LOCAL pg_trgm.similarity_threshold = 0.25`.execute(tx);
    const { rows } = await sql<{ word: string }>`SELECT word FROM person_word WHERE word % ${word} OR word = ANY(${swapped}) ORDER BY similarity(word, ${word}) DESC, word LIMIT 60`.execute(tx);
    return rows.map((row) => row.word);
  });
}
