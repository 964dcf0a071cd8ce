import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { must } from '../result.ts';
import { migrate } from '../db/migrate.ts';
import { openDatabase, type Connection, type OpenDatabase } from '../db/open.ts';
import { startCluster } from '../db/embedded/cluster.ts';

export const TEMPLATE = 'erekap_test_template';

/** One PostgreSQL for the whole test run, with a migrated template that each test file copies in a blink. */
export default async function setup(): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'erekap-test-'));
  const external = process.env['DATABASE_URL'];
  const cluster = external ? null : must(await startCluster(folder));
  const connection: Connection = cluster
    ? { host: cluster.host, port: cluster.port, user: cluster.user, database: cluster.database, max: 2 }
    : { connectionString: external ?? '', max: 2 };
  process.env['EREKAP_TEST_CONNECTION'] = JSON.stringify(connection);
  const admin = must(await openDatabase(connection));
  if (cluster) await dropDurability(admin);
  await admin.pool.query(`DROP DATABASE IF EXISTS ${TEMPLATE} WITH (FORCE)`);
  await admin.pool.query(`CREATE DATABASE ${TEMPLATE}`);
  const template = must(await openDatabase(named(connection, TEMPLATE)));
  await migrate(template.db);
  await template.close();
  await admin.close();
  return async () => {
    await cluster?.stop();
    await rm(folder, { recursive: true, force: true });
  };
}

/**
 * What the tests write need not outlive the machine: waiting for a disk is no part of what they ask. A killed process loses
 * nothing even so; what a power cut leaves is asked elsewhere, of clusters as they are in a house (e2e/storm, kernel/db/embedded).
 */
async function dropDurability({ pool }: OpenDatabase): Promise<void> {
  for (const setting of ['fsync', 'synchronous_commit', 'full_page_writes']) await pool.query(`ALTER SYSTEM SET ${setting} = off`);
  await pool.query('SELECT pg_reload_conf()');
}

/** The same server, another database. */
export function named(connection: Connection, database: string): Connection {
  if (!connection.connectionString) return { ...connection, database };
  const url = new URL(connection.connectionString);
  url.pathname = `/${database}`;
  return { ...connection, connectionString: url.href };
}
