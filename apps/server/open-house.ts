import { join, resolve } from 'node:path';
import type { Config } from '../../kernel/config.ts';
import { startCluster } from '../../kernel/db/embedded/cluster.ts';
import { migrate } from '../../kernel/db/migrate.ts';
import { openDatabase, type Connection, type OpenDatabase } from '../../kernel/db/open.ts';
import { fileStore, type FileStore } from '../../kernel/files.ts';
import { problem } from '../../kernel/problem.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import { composeHouse } from './compose.ts';

export type OpenHouse = OpenDatabase & { readonly files: FileStore; readonly embedded: boolean };

/** Opens the database (embedded, or the one of DATABASE_URL), brings its tables up to date and joins the rooms. */
export async function openHouse(config: Config): Promise<Result<OpenHouse>> {
  const target = config.DATABASE_URL ? ok({ connection: { connectionString: config.DATABASE_URL, max: config.DATABASE_POOL }, stop: async () => undefined }) : await embedded(config);
  if (!target.ok) return target;
  const { connection, stop } = target.value;
  const opened = await openDatabase(connection);
  if (!opened.ok) {
    await stop();
    return opened;
  }
  const close = async (): Promise<void> => {
    await opened.value.close();
    await stop();
  };
  try {
    await migrate(opened.value.db);
  } catch (error) {
    await close();
    return fail(migrationProblem(error, config.DATA));
  }
  composeHouse();
  return ok({ ...opened.value, close, files: fileStore(join(resolve(config.DATA), 'files')), embedded: !config.DATABASE_URL });
}

async function embedded(config: Config): Promise<Result<{ connection: Connection; stop(): Promise<void> }>> {
  const cluster = await startCluster(config.DATA);
  if (!cluster.ok) return cluster;
  const { host, port, user, database, stop } = cluster.value;
  return ok({ connection: { host, port, user, database, max: config.DATABASE_POOL }, stop });
}

const DISK_FULL = '53100';

function migrationProblem(error: unknown, folder: string) {
  if (error instanceof Error && 'code' in error && error.code === DISK_FULL) return problem('disk_full', { folder });
  return problem('database_unreachable', { reason: error instanceof Error ? error.message : String(error) });
}
