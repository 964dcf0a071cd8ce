import '../tree/tables.ts';
import { sql, type SqlBool } from 'kysely';
import type { Db, Reader } from '../../../kernel/db/schema.ts';
import type { NodeLevel } from '../contract.ts';
import { COLUMNS, validOn, type Region } from '../tree/store.ts';

export type Candidate = Region & { readonly search: string };

const FOUND = 120;
/** Share of a query's letter triples a name must hold; two typing errors in a name of eight letters still pass. */
const THRESHOLD = '0.4';

/** Nodes whose names hold something like one of these texts, the likeliest first. */
export async function namesLike(db: Db, scheme: string, texts: readonly string[], level: NodeLevel | null, on: string): Promise<Candidate[]> {
  return db.transaction().execute(async (tx) => {
    await sql`SET LOCAL pg_trgm.word_similarity_threshold = ${sql.raw(THRESHOLD)}`.execute(tx);
    const alike = sql<number>`greatest(${sql.join(texts.map((text) => sql`word_similarity(${text}, search)`))})`;
    let query = tx.selectFrom('region').select([...COLUMNS, 'region.search']).where('region.scheme', '=', scheme).where(validOn(on))
      .where((is) => is.or(texts.map((text) => sql<SqlBool>`${text} <% search`)));
    if (level) query = query.where('region.level', '=', level);
    return query.orderBy(alike, 'desc').orderBy(sql`length(search)`).orderBy('region.path').limit(FOUND).execute();
  });
}

/** Nodes whose code or path begins with these digits and dots, shortest first. */
export function codesLike(db: Reader, scheme: string, text: string, level: NodeLevel | null, on: string): Promise<Candidate[]> {
  const from = (column: 'code' | 'path') => sql<SqlBool>`${sql.ref(`region.${column}`)} >= ${text} AND ${sql.ref(`region.${column}`)} < ${`${text}~`}`;
  let query = db.selectFrom('region').select([...COLUMNS, 'region.search']).where('region.scheme', '=', scheme).where(validOn(on))
    .where((is) => is.or([from('code'), from('path')]));
  if (level) query = query.where('region.level', '=', level);
  return query.orderBy(sql`length(region.path)`).orderBy('region.path').limit(FOUND).execute();
}
