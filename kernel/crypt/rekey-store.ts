import { sql, type RawBuilder } from 'kysely';
import type { Db } from '../db/schema.ts';
import { hashedIn, sealedIn, type SealedTable } from './columns.ts';

/** One row as it stands: `key` as text, bytes of the declared columns, the texts that they are bound to. */
export type StoredRow = { readonly key: string; readonly bytes: Readonly<Record<string, Buffer | null>>; readonly texts: Readonly<Record<string, string | null>> };

/** What is to stand in the place of what: only columns that change. */
export type Renewal = { readonly key: string; readonly was: Readonly<Record<string, Buffer>>; readonly now: Readonly<Record<string, Buffer>> };

const CHUNK = 1000;
const KEY = 'row_key';

export const bytesOf = (table: SealedTable): string[] => [...sealedIn(table), ...hashedIn(table)].map(([name]) => name);
const textsOf = (table: SealedTable): string[] =>
  [...new Set([...sealedIn(table).map(([, { bound }]) => bound), ...hashedIn(table).flatMap(([, { beside }]) => (beside === undefined ? [] : [beside]))])];

const join = (parts: readonly RawBuilder<unknown>[], by = sql`, `) => sql.join([...parts], by);

/**
 * The next thousand rows after `after`, by key. A table without keyed hashes gives only rows that a key other than `current`
 * sealed; of the others every row with a seal, because a hash does not say which key made it.
 */
export async function readRows(db: Db, table: SealedTable, { after, current }: { readonly after: string | null; readonly current: string }): Promise<StoredRow[]> {
  const [sealed, bytes, texts] = [sealedIn(table), bytesOf(table), textsOf(table)];
  const whens = new Map(sealed.map(([name, { when }]) => [name, when === undefined ? sql`true` : sql.raw(`(${when})`)]));
  const isWanted = (name: string) => (hashedIn(table).length > 0 ? sql`${sql.ref(name)} IS NOT NULL` : sql`substr(${sql.ref(name)}, 2, 4) <> decode(${current}, 'hex')`);
  const wanted = join(sealed.map(([name]) => sql`(${whens.get(name)} AND ${isWanted(name)})`), sql` OR `);
  const columns = [
    ...bytes.map((name, i) => sql`CASE WHEN ${whens.get(name) ?? sql`true`} THEN ${sql.ref(name)} END AS ${sql.ref(`b${i}`)}`),
    ...texts.map((name, i) => sql`${sql.ref(name)}::text AS ${sql.ref(`t${i}`)}`),
  ];
  const { rows } = await sql<Record<string, Buffer | string | null>>`
    SELECT ${sql.ref(table.key)}::text AS ${sql.ref(KEY)}, ${join(columns)} FROM ${sql.table(table.table)}
    WHERE (${wanted})${after === null ? sql`` : sql` AND ${sql.ref(table.key)} > ${after}::${sql.raw(table.keyType)}`}
    ORDER BY ${sql.ref(table.key)} LIMIT ${sql.lit(CHUNK)}`.execute(db);
  return rows.map((row) => ({
    key: String(row[KEY]),
    bytes: Object.fromEntries(bytes.map((name, i) => [name, row[`b${i}`] as Buffer | null])),
    texts: Object.fromEntries(texts.map((name, i) => [name, row[`t${i}`] as string | null])),
  }));
}

/**
 * Writes renewals in one statement and returns how many were written. A row that somebody holds is passed over and never
 * waited for, so that nobody waits in a circle with a server at work; a row that changed since it was read is left as it is.
 */
export async function writeRows(db: Db, table: SealedTable, renewals: readonly Renewal[]): Promise<number> {
  const bytes = bytesOf(table);
  const [key, type] = [sql.ref(table.key), sql.raw(table.keyType)];
  const given = sql`${renewals.map((one) => one.key)}::${type}[]`;
  const pairs = bytes.map((name) => sql`${renewals.map(({ was }) => was[name] ?? null)}::bytea[], ${renewals.map(({ now }) => now[name] ?? null)}::bytea[]`);
  const { numAffectedRows = 0n } = await sql`
    WITH mine AS MATERIALIZED (SELECT ${key} AS id FROM ${sql.table(table.table)} WHERE ${key} = ANY(${given}) FOR NO KEY UPDATE SKIP LOCKED)
    UPDATE ${sql.table(table.table)} AS held SET ${join(bytes.map((name, i) => sql`${sql.ref(name)} = coalesce(fresh.${sql.ref(`now${i}`)}, held.${sql.ref(name)})`))}
    FROM mine JOIN unnest(${given}, ${join(pairs)}) AS fresh (id, ${join(bytes.map((_, i) => sql`${sql.ref(`was${i}`)}, ${sql.ref(`now${i}`)}`))}) ON fresh.id = mine.id
    WHERE held.${key} = mine.id AND ${join(bytes.map((name, i) => sql`(fresh.${sql.ref(`was${i}`)} IS NULL OR held.${sql.ref(name)} = fresh.${sql.ref(`was${i}`)})`), sql` AND `)}`.execute(db);
  return Number(numAffectedRows);
}
