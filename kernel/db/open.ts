import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { fail, ok, type Result } from '../result.ts';
import { problem } from '../problem.ts';
import { PreparingClient } from './prepared.ts';
import { rememberPool } from './one-trip.ts';
import type { Schema } from './schema.ts';

export type OpenDatabase = {
  readonly db: Kysely<Schema>; readonly pool: pg.Pool;
  /** Takes no more work and waits for what runs; with `patience` (milliseconds) what still runs then is cancelled. */
  close(patience?: number): Promise<void>;
};

const INT8 = 20;
const DATE = 1082;
const INT8_ARRAY = 1016;

const int8 = (raw: string): number => {
  const value = Number(raw);
  if (!Number.isSafeInteger(value)) throw new Error(`${raw} exceeds what can be counted exactly`);
  return value;
};

type Parser = (raw: string) => unknown;

const own: Readonly<Record<number, Parser>> = { [INT8]: int8, [INT8_ARRAY]: (raw) => parseIntArray(raw), [DATE]: (raw) => raw };

/** Counts stay far below 2^53, so they are numbers; a date is the text it was written as, never shifted by a time zone. */
const types: pg.CustomTypesConfig = {
  getTypeParser: (oid) => own[oid] ?? (pg.types.getTypeParser(oid, 'text') as Parser),
};

function parseIntArray(raw: string): (number | null)[] {
  const inner = raw.slice(1, -1);
  return inner === '' ? [] : inner.split(',').map((part) => (part === 'NULL' ? null : int8(part)));
}

export type Connection = { connectionString?: string; host?: string; port?: number; user?: string; database?: string; max: number;
  /** Milliseconds after which the database gives up on a statement, or on a transaction that asks nothing; without them it never does. */
  statement_timeout?: number; idle_in_transaction_session_timeout?: number };

/** Connects and asks the server's version; PostgreSQL below 15 or an unreachable one is a problem in one sentence. */
export async function openDatabase(connection: Connection): Promise<Result<OpenDatabase>> {
  const pool = new pg.Pool({ ...connection, types, connectionTimeoutMillis: 5000, Client: PreparingClient, pipeline: true });
  // A connection that breaks is replaced at its next use; without listeners it would end the process.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => { client.on('error', () => undefined); });
  const inUse = new Set<pg.PoolClient>();
  clients.set(pool, inUse);
  pool.on('acquire', (client) => { inUse.add(client); });
  pool.on('release', (_error, client) => { inUse.delete(client); });
  pool.on('remove', (client) => { inUse.delete(client); });
  try {
    const { rows } = await pool.query<{ version: number }>(`SELECT current_setting('server_version_num')::int AS version`);
    const version = rows[0]?.version ?? 0;
    if (version < 150000) {
      await pool.end();
      return fail(problem('database_unreachable', { reason: `PostgreSQL ${Math.floor(version / 10000)} terlalu lama; E-Rekap memerlukan PostgreSQL 15 atau lebih baru.` }));
    }
  } catch (error) {
    await pool.end();
    return fail(problem('database_unreachable', { reason: connectFailure(error) }));
  }
  const db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) });
  rememberPool(db, pool);
  return ok({ db, pool, close: (patience) => closeWithin(db, pool, connection, patience) });
}

/** A query of an hour holds nobody up: its connection is ended from another one. */
async function closeWithin(db: Kysely<Schema>, pool: pg.Pool, connection: Connection, patience?: number): Promise<void> {
  const closed = db.destroy();
  if (patience === undefined) return closed;
  if (await within(closed, patience)) return;
  const running = busyClients(pool).flatMap(({ processID }) => (typeof processID === 'number' ? [processID] : []));
  const other = new pg.Client({ ...connection, connectionTimeoutMillis: 2000, statement_timeout: 2000 });
  other.on('error', () => undefined);
  try {
    await other.connect();
    await other.query('SELECT pg_terminate_backend(pid) FROM unnest($1::int[]) pid', [running]);
  } catch {
    // A database that is gone has nothing left to cancel.
  } finally {
    await within(other.end(), 1000);
  }
  await within(closed, 1000);
}

/** True if it was done in time. */
async function within(work: Promise<unknown>, milliseconds: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((done) => { timer = setTimeout(() => { done(false); }, milliseconds); });
  const done = await Promise.race([work.then(() => true, () => true), late]);
  clearTimeout(timer);
  return done;
}

/** Connections that are in somebody's hands; `pg` keeps the process number that the server told it. */
const clients = new WeakMap<pg.Pool, Set<pg.PoolClient & { processID?: number | null }>>();
const busyClients = (pool: pg.Pool): (pg.PoolClient & { processID?: number | null })[] => [...(clients.get(pool) ?? [])];

function connectFailure(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const message = error instanceof Error ? error.message : String(error);
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'Nama server di DATABASE_URL tidak dikenal.';
  if (code === 'ECONNREFUSED' || code === 'ENOENT') return 'Tidak ada PostgreSQL yang menjawab di alamat itu.';
  if (code === '28P01' || code === '28000') return 'Nama pengguna atau kata sandi di DATABASE_URL ditolak.';
  if (code === '3D000') return 'Basis data yang disebut di DATABASE_URL tidak ada.';
  return `PostgreSQL tidak dapat dihubungi (${code || message}).`;
}
