import '../../roles/tables.ts';
import { sql, type RawBuilder } from 'kysely';
import type { Place } from '../../../../kernel/access.ts';
import type { Db, Reader } from '../../../../kernel/db/schema.ts';
import { livesIn, servesIn } from './conditions.ts';
import type { Person } from './people.ts';

/** Whom a reader asks for: those who live or (with `role`: only those who) serve in one of these places. */
export type Scope = { readonly places: readonly Place[]; readonly role?: string | undefined };

/** Up to here all people of a scope are gathered first; above it an index is walked and most people it meets belong to the scope. */
const FEW = 10_000;
/** A text that more names hold than this is too short to choose by. */
const CANDIDATES = 200;

const COLUMNS = sql`p.id, p.name, p.search, p.sex, p.birth_date AS "birthDate", p.birth_place AS "birthPlace", p.nik_sealed AS "nikSealed", p.nik_hash AS "nikHash",
  p.scheme, p.path, p.address_sealed AS "addressSealed", p.version, p.merged_into AS "mergedInto", p.merged_at AS "mergedAt", p.anonymised_at AS "anonymisedAt", p.demo, p.created_at AS "createdAt"`;

export type Source = { readonly from: RawBuilder<unknown>; readonly where: RawBuilder<boolean> };

const isEverywhere = ({ scheme, path }: Place): boolean => scheme === '*' && path === '';

/** The people of a scope as a source for the statements below, in the shape that suits how many they are. */
export async function sourceOf(db: Reader, scope: Scope): Promise<Source> {
  const serves = servesIn(scope.places, scope.role);
  const living = sql<boolean>`p.merged_into IS NULL`;
  if (scope.role === undefined && scope.places.some(isEverywhere)) return { from: sql`person p`, where: living };
  const lives = scope.role === undefined ? livesIn(scope.places) : sql<boolean>`false`;
  if (await isFew(db, lives, serves)) {
    const from = sql`(SELECT p.* FROM person p WHERE ${living} AND ${lives}
      UNION ALL SELECT p.* FROM person p WHERE ${living} AND NOT ${lives} AND p.id IN (SELECT a.person_id FROM assignment a WHERE ${serves})) p`;
    return { from, where: sql<boolean>`true` };
  }
  return { from: sql`person p`, where: sql<boolean>`${living} AND (${lives} OR EXISTS (SELECT 1 FROM assignment a WHERE a.person_id = p.id AND ${serves}))` };
}

async function isFew(db: Reader, lives: RawBuilder<boolean>, serves: RawBuilder<boolean>): Promise<boolean> {
  const { rows } = await sql<{ many: boolean }>`
    SELECT (SELECT count(*) FROM (SELECT 1 FROM person p WHERE p.merged_into IS NULL AND ${lives} LIMIT ${sql.lit(FEW + 1)}) l) > ${sql.lit(FEW)}
      OR (SELECT count(*) FROM (SELECT 1 FROM assignment a WHERE ${serves} LIMIT ${sql.lit(FEW + 1)}) s) > ${sql.lit(FEW)} AS many`.execute(db);
  return rows[0]?.many !== true;
}

export type Cursor = { readonly search: string; readonly id: string };

/** People in the order of their names, from behind a cursor on; with `start`, only names that begin so. */
export async function byAlphabet(db: Reader, source: Source, asked: { after: Cursor | null; start?: string; limit: number }): Promise<Person[]> {
  const after = asked.after ? sql<boolean>`(p.search COLLATE "C", p.id) > (${asked.after.search}, ${asked.after.id})` : sql<boolean>`true`;
  const start = asked.start === undefined ? sql<boolean>`true` : sql<boolean>`p.search COLLATE "C" >= ${asked.start} AND p.search COLLATE "C" < ${`${asked.start}\u{10ffff}`}`;
  const { rows } = await sql<Person>`SELECT ${COLUMNS} FROM ${source.from} WHERE ${source.where} AND ${after} AND ${start}
    ORDER BY p.search COLLATE "C", p.id LIMIT ${asked.limit}`.execute(db);
  return rows;
}

/** People whose name holds, for each group of words, one of its words, in any order. Only words of three letters and more can be looked up. */
export async function holding(db: Db, source: Source, groups: readonly (readonly string[])[]): Promise<Person[]> {
  const usable = groups.filter((words) => words.every((word) => word.length >= 3));
  if (usable.length === 0) return [];
  const each = sql.join(groups.map((words) => sql`(${sql.join(words.map((word) => sql`p.search LIKE ${`%${word}%`}`), sql` OR `)})`), sql` AND `);
  return db.transaction().execute(async (tx) => {
    // What the statistics guess of a text in the middle of names is often wrong by far; the index of letter triples never is.
    await sql`SET LOCAL enable_seqscan = off`.execute(tx);
    const { rows } = await sql<Person>`SELECT ${COLUMNS} FROM ${source.from} WHERE ${source.where} AND ${each} LIMIT ${sql.lit(CANDIDATES)}`.execute(tx);
    return rows;
  });
}

/** Words of names that look like one word, the likeliest first. */
export async function wordsLike(db: Db, word: string, swapped: readonly string[]): Promise<string[]> {
  return db.transaction().execute(async (tx) => {
    await sql`SET LOCAL pg_trgm.similarity_threshold = 0.25`.execute(tx);
    const { rows } = await sql<{ word: string }>`SELECT word FROM person_word WHERE word % ${word} OR word = ANY(${swapped}) ORDER BY similarity(word, ${word}) DESC, word LIMIT 60`.execute(tx);
    return rows.map((row) => row.word);
  });
}
