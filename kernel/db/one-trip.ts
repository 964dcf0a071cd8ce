import { sql, type RawBuilder } from 'kysely';
import type pg from 'pg';
import type { Db } from './schema.ts';

const pools = new WeakMap<Db, pg.Pool>();

/** Remembers which connections a database handle stands on; done once, where it is opened. */
export const rememberPool = (db: Db, pool: pg.Pool): void => void pools.set(db, pool);

/** @throws where the handle was not opened by `openDatabase`, such as that of a transaction */
export function poolOf(db: Db): pg.Pool {
  const pool = pools.get(db);
  if (!pool) throw new Error('this handle was not opened by openDatabase');
  return pool;
}

/**
 * A transaction whose statements are all known beforehand: BEGIN, the statements and COMMIT travel together and cost one
 * round trip instead of one each. If one fails, PostgreSQL refuses those after it and the COMMIT rolls back; the first
 * failure is thrown. Answers with the number of rows each statement touched.
 */
export async function inOneTrip(db: Db, statements: readonly RawBuilder<unknown>[]): Promise<number[]> {
  const pool = poolOf(db);
  const compiled = statements.map((statement) => statement.compile(db));
  const client = await pool.connect();
  try {
    const sent = [
      client.query('BEGIN'),
      ...compiled.map(({ sql, parameters }) => client.query(sql, [...parameters])),
      client.query('COMMIT'),
    ];
    const settled = await Promise.allSettled(sent);
    const failed = settled.find((one) => one.status === 'rejected');
    if (failed) throw failed.reason;
    return settled.slice(1, -1).map((one) => (one.status === 'fulfilled' ? (one.value.rowCount ?? 0) : 0));
  } finally {
    client.release();
  }
}

/** A named part of one statement: a query, or a change of rows, that the parts after it may read by its name. */
export type Part = readonly [name: string, statement: RawBuilder<unknown>];

/** Several changes as one statement, the last one by itself: `WITH a AS (…), b AS (…) last`. */
export const oneStatement = <Row>(parts: readonly Part[], last: RawBuilder<Row>): RawBuilder<Row> =>
  sql<Row>`WITH ${sql.join(parts.map(([name, statement]) => sql`${sql.ref(name)} AS (${statement})`), sql.raw(', '))} ${last}`;

const UNIQUE_VIOLATION = '23505';
const DEADLOCK = '40P01';

/** True if someone else was there first, and beginning again will see their work. */
export const isLostRace = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === UNIQUE_VIOLATION || error.code === DEADLOCK);
