import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { must } from '../result.ts';
import { migrate } from '../db/migrate.ts';
import { openDatabase, type Connection } from '../db/open.ts';
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

/** The same server, another database. */
export function named(connection: Connection, database: string): Connection {
  if (!connection.connectionString) return { ...connection, database };
  const url = new URL(connection.connectionString);
  url.pathname = `/${database}`;
  return { ...connection, connectionString: url.href };
}
