import './table.ts';
import { sql } from 'kysely';
import { keys } from '../crypt/house-keys.ts';
import type { Db, Reader } from '../db/schema.ts';
import { problem, type Problem } from '../problem.ts';

/** Whose tries are counted: `name` says what is tried ('sign-in.account'), `key` by whom or on what (an address, an account). */
export type Bucket = { readonly name: string; readonly key: string };

/** At most `max` at once, coming back evenly over `perSeconds`. */
export type Limit = Bucket & { readonly max: number; readonly perSeconds: number };

export type Taken = { readonly allowed: boolean; readonly retryAfterSeconds: number };

const MICROSECONDS = 1e6;

/**
 * Takes one token out of a bucket that all servers of the house share; allowed or not is decided by one statement, so that
 * parallel tries cannot slip through. The bucket is kept as the moment at which it is full again (the generic cell rate
 * algorithm of ITU-T I.371, which equals a token bucket); a refused try changes nothing.
 * Not inside a command's transaction: what rolls back was never counted.
 */
export async function takeFrom(db: Db, limit: Limit): Promise<Taken> {
  const cost = Math.floor((limit.perSeconds * MICROSECONDS) / limit.max);
  if (!Number.isInteger(limit.max) || limit.max < 1 || cost < 1) throw new Error(`limit ${limit.name} cannot be kept`);
  const bucket = bucketOf(limit);
  const { rows } = await sql<{ allowed: boolean; wait: number }>`
    WITH taken AS (
      INSERT INTO rate_limit AS b (bucket, full_at) VALUES (${bucket}, clock_timestamp() + ${micro(cost)})
      ON CONFLICT (bucket) DO UPDATE SET full_at = greatest(b.full_at + ${micro(cost)}, excluded.full_at)
        WHERE b.full_at <= excluded.full_at + ${micro(cost * (limit.max - 2))}
      RETURNING full_at
    )
    SELECT true AS allowed, 0::float8 AS wait FROM taken
    UNION ALL
    SELECT false, extract(epoch FROM full_at - ${micro(cost * (limit.max - 1))} - clock_timestamp())::float8
    FROM rate_limit WHERE bucket = ${bucket} AND NOT EXISTS (SELECT FROM taken)`.execute(db);
  if (rows[0]?.allowed) return { allowed: true, retryAfterSeconds: 0 };
  // A bucket that was filled after this statement began is not in its sight: then one token's time is the answer.
  return { allowed: false, retryAfterSeconds: Math.max(1, Math.ceil(rows[0]?.wait ?? cost / MICROSECONDS)) };
}

const micro = (count: number) => sql`${count}::float8 * interval '1 microsecond'`;

/** Fills a bucket again, as after the right password. */
export async function forgive(db: Reader, bucket: Bucket): Promise<void> {
  await db.deleteFrom('rate_limit').where('bucket', '=', bucketOf(bucket)).execute();
}

/** Removes the buckets that are full again; returns how many. */
export async function sweepLimits(db: Db): Promise<number> {
  const { numDeletedRows } = await db.deleteFrom('rate_limit').where('full_at', '<', sql<Date>`clock_timestamp()`).executeTakeFirst();
  return Number(numDeletedRows);
}

/** What the one who tried too often is told. */
export const tooMany = ({ retryAfterSeconds }: Taken): Problem => problem('too_many', { seconds: retryAfterSeconds });

const bucketOf = ({ name, key }: Bucket): Buffer => keys().keyedHash('rate-limit', JSON.stringify([name, key]));
