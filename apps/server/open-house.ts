import { join, resolve } from 'node:path';
import type { Config } from '../../kernel/config.ts';
import { installKeys } from '../../kernel/crypt/house-keys.ts';
import { openKeys } from '../../kernel/crypt/keys.ts';
import { setHouseAddress } from '../../kernel/http/house-address.ts';
import { runningAddress } from '../../kernel/http/running-house.ts';
import { joinCluster, startCluster, type Cluster } from '../../kernel/db/embedded/cluster.ts';
import { migrate } from '../../kernel/db/migrate.ts';
import { witnessKey } from '../../kernel/crypt/witness.ts';
import { DOOR_LIMITS } from '../../kernel/db/overload.ts';
import { openDatabase, type Connection, type OpenDatabase } from '../../kernel/db/open.ts';
import { fileStore, type FileStore } from '../../kernel/files.ts';
import { installFiles } from '../../kernel/house-files.ts';
import { problem } from '../../kernel/problem.ts';
import { fail, ok, ProblemError, type Result } from '../../kernel/result.ts';
import { hallHouse } from '../../modules/recapitulation/index.ts';
import { composeHouse } from './compose.ts';
import { plantGround } from './ground.ts';

export type OpenHouse = OpenDatabase & {
  readonly files: FileStore; readonly embedded: boolean;
  /** This house is the hall of one plenary (modules/recapitulation/plenary/bundle): it holds nothing else, and gets nothing else. */
  readonly isHall: boolean;
  /** How the web server connects: on its own, so that it may neither ask for long nor hold up the house's own work. */
  readonly doorway: Connection;
};

/** `beside`: if an E-Rekap already runs on the folder, work on its database instead of refusing. `bare`: law and regions come from elsewhere, from the file of a hall. */
export type OpenOptions = { readonly beside?: boolean; readonly bare?: boolean };

type Target = { readonly connection: Connection; stop(): Promise<void> };

/** Opens the database (embedded, or the one of DATABASE_URL), takes the house key, brings its tables, law and regions up to date, and joins the rooms. */
export async function openHouse(config: Config, options: OpenOptions = {}): Promise<Result<OpenHouse>> {
  const target = config.DATABASE_URL ? external(config, config.DATABASE_URL) : await embedded(config, options);
  if (!target.ok) return target;
  const { connection, stop } = target.value;
  const keys = await openKeys({ secret: config.SECRET_KEY, old: config.SECRET_KEY_OLD, folder: resolve(config.DATA) });
  if (!keys.ok) {
    await stop();
    return keys;
  }
  installKeys(keys.value);
  const running = options.beside === true ? await runningAddress(config.DATA) : null;
  setHouseAddress(running ?? config.PUBLIC_URL ?? `http://localhost:${config.PORT}`);
  const opened = await openDatabase(connection);
  if (!opened.ok) {
    await stop();
    return opened;
  }
  const close = async (patience?: number): Promise<void> => {
    await opened.value.close(patience);
    await stop();
  };
  let isHall = false;
  try {
    await migrate(opened.value.db);
    const witnessed = await witnessKey(opened.value.db, keys.value);
    if (!witnessed.ok) {
      await close();
      return witnessed;
    }
    isHall = (await hallHouse(opened.value.db)) !== undefined;
    if (!isHall && options.bare !== true) await plantGround(opened.value.db);
  } catch (error) {
    await close();
    return fail(migrationProblem(error, config.DATA));
  }
  composeHouse();
  const files = fileStore(join(resolve(config.DATA), 'files'));
  installFiles(files);
  return ok({ ...opened.value, close, doorway: { ...connection, ...DOOR_LIMITS }, files, isHall, embedded: !config.DATABASE_URL });
}

const external = (config: Config, connectionString: string): Result<Target> =>
  ok({ connection: { connectionString, max: config.DATABASE_POOL }, stop: async () => undefined });

async function embedded(config: Config, { beside = false }: OpenOptions): Promise<Result<Target>> {
  const cluster = await startCluster(config.DATA);
  if (cluster.ok) return ok(connectionTo(cluster.value, config));
  const inUse = cluster.problem.code === 'folder_in_use';
  return beside && inUse ? ok(connectionTo(joinCluster(config.DATA), config)) : cluster;
}

const connectionTo = ({ host, port, user, database, stop }: Cluster, config: Config): Target =>
  ({ connection: { host, port, user, database, max: config.DATABASE_POOL }, stop });

const DISK_FULL = '53100';

function migrationProblem(error: unknown, folder: string) {
  if (error instanceof ProblemError) return error.problem;
  if (error instanceof Error && 'code' in error && error.code === DISK_FULL) return problem('disk_full', { folder });
  return problem('database_unreachable', { reason: error instanceof Error ? error.message : String(error) });
}
