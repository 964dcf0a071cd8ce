import '../tree/tables.ts';
import { sql, type Expression, type SqlBool } from 'kysely';
import type { Db, Reader } from '../../../kernel/db/schema.ts';
import type { NodeLevel } from '../contract.ts';
import { below, COLUMNS, validOn, type Region } from '../tree/store.ts';

export type Candidate = Region & { readonly search: string };

const FOUND = 200;

export type NameQuery = {
  readonly scheme: string; readonly texts: readonly string[]; readonly level: NodeLevel | null; readonly on: string;
  /** Least share of letter triples in common, 0…1. */
  readonly closeness: number;
  /** Only in this region; null = anywhere. */
  readonly within: string | null;
  readonly among: Among;
};

/** Only what lies in one of these regions; undefined = anywhere. */
export type Among = readonly string[] | undefined;

const inOneOf = (paths: readonly string[]): Expression<SqlBool> => sql<SqlBool>`(${sql.join(paths.map((path) => sql`(region.path = ${path} OR (${below(path)}))`), sql` OR `)})`;
const isBound = (among: Among): among is readonly string[] => among !== undefined && !among.includes('');

/** Nodes whose names hold something like one of these texts, the likeliest first. */
export async function namesLike(db: Db, asked: NameQuery): Promise<Candidate[]> {
  return db.transaction().execute(async (tx) => {
    await sql`SET LOCAL pg_trgm.word_similarity_threshold = ${sql.lit(asked.closeness)}`.execute(tx);
    const alike = sql<number>`greatest(${sql.join(asked.texts.map((text) => sql`word_similarity(${text}, search)`))})`;
    const { level, within } = asked;
    return tx.selectFrom('region').select([...COLUMNS, 'region.search']).where('region.scheme', '=', asked.scheme).where(validOn(asked.on))
      .where((is) => is.or(asked.texts.map((text) => sql<SqlBool>`${text} <% search`)))
      .$if(level !== null, (query) => query.where('region.level', '=', level as NodeLevel))
      .$if(within !== null, (query) => query.where((is) => is.or([is('region.path', '=', within ?? ''), below(within ?? '')])))
      .$if(isBound(asked.among), (query) => query.where(inOneOf(asked.among ?? [])))
      .orderBy(alike, 'desc').orderBy(sql`length(search)`).orderBy('region.path').limit(FOUND).execute();
  });
}

/** Nodes whose code or path begins with these digits and dots, shortest first. */
export function codesLike(db: Reader, scheme: string, text: string, level: NodeLevel | null, on: string, among?: Among): Promise<Candidate[]> {
  const from = (column: 'code' | 'path') => sql<SqlBool>`${sql.ref(`region.${column}`)} >= ${text} AND ${sql.ref(`region.${column}`)} < ${`${text}~`}`;
  let query = db.selectFrom('region').select([...COLUMNS, 'region.search']).where('region.scheme', '=', scheme).where(validOn(on))
    .where((is) => is.or([from('code'), from('path')]));
  if (level) query = query.where('region.level', '=', level);
  if (isBound(among)) query = query.where(inOneOf(among));
  return query.orderBy(sql`length(region.path)`).orderBy('region.path').limit(FOUND).execute();
}
