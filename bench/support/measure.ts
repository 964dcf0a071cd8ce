import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { startCluster } from '../../kernel/db/embedded/cluster.ts';
import { migrate } from '../../kernel/db/migrate.ts';
import { openDatabase, type Connection, type OpenDatabase } from '../../kernel/db/open.ts';
import { must } from '../../kernel/result.ts';

/** A PostgreSQL of its own in a temporary folder, migrated; gone afterwards. */
export async function withDatabase(connections: number, work: (database: OpenDatabase, connection: Connection) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'erekap-bench-'));
  const cluster = must(await startCluster(folder));
  try {
    const connection = { host: cluster.host, port: cluster.port, user: cluster.user, database: cluster.database, max: connections };
    const database = must(await openDatabase(connection));
    await migrate(database.db);
    try {
      await work(database, connection);
    } finally {
      await database.close();
    }
  } finally {
    await cluster.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

export const machine = (): string =>
  `${availableParallelism()} cores (${cpus()[0]?.model.trim() ?? 'unknown'}), ${Math.round(totalmem() / 2 ** 30)} GiB memory, Node ${process.versions.node}`;

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] as number : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2;
}

/** Seconds of wall clock and of this process's CPU that a piece of work takes. */
export async function timed(work: () => Promise<unknown>): Promise<{ seconds: number; cpu: number }> {
  const cpu = process.cpuUsage();
  const start = performance.now();
  await work();
  const used = process.cpuUsage(cpu);
  return { seconds: (performance.now() - start) / 1000, cpu: (used.user + used.system) / 1e6 };
}

/** Does all items with as many workers as said, each taking the next one when it is free. */
export async function spread<T>(items: readonly T[], workers: number, work: (item: T, worker: number) => Promise<unknown>): Promise<void> {
  let next = 0;
  await Promise.all(Array.from({ length: workers }, async (_, worker) => {
    while (next < items.length) await work(items[next++] as T, worker);
  }));
}

/** Bytes of write-ahead log written so far. */
export async function walBytes({ pool }: OpenDatabase): Promise<number> {
  const { rows } = await pool.query<{ bytes: number }>(`SELECT pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')::bigint AS bytes`);
  return rows[0]?.bytes ?? 0;
}
