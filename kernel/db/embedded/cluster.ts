import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chown, mkdir, readFile, rm, statfs } from 'node:fs/promises';
import { totalmem } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { problem } from '../../problem.ts';
import { fail, ok, type Result } from '../../result.ts';
import { findBinaries, findOwner, type Binaries, type Owner } from './binaries.ts';
import { claimFolder, makeFolder, socketFolder, socketPath } from './folder.ts';

export type Cluster = { readonly host: string; readonly port: number; readonly user: string; readonly database: string; stop(): Promise<void> };

const PORT = 5432;
const USER = 'postgres';
const SPACE_NEEDED_BYTES = 300 * 1024 * 1024;

/** What may be used: the machine's memory, or less where a container sets a limit. */
const memoryBytes = (): number => Math.min(totalmem(), process.constrainedMemory() || Infinity);

/**
 * How much PostgreSQL keeps in its own memory: an eighth, for the machine is shared, but all of a small house and no more than pays for itself.
 * The indexes that every sheet of an evening goes into are then at hand.
 */
export function pagesMegabytes(memory: number): number {
  return Math.round(Math.min(2048, Math.max(256, memory / 8 / 2 ** 20)));
}

/** Settings for a machine shared with the server itself; durability (fsync, synchronous_commit) stays on. */
const SETTINGS = {
  listen_addresses: '', unix_socket_permissions: '0700', shared_buffers: `${pagesMegabytes(memoryBytes())}MB`, work_mem: '64MB', maintenance_work_mem: '256MB',
  min_wal_size: '1GB', max_wal_size: '4GB', checkpoint_timeout: '15min', wal_compression: 'on', max_connections: '80', jit: 'off',
  random_page_cost: '1.1', max_parallel_workers_per_gather: '2', timezone: 'UTC', log_timezone: 'UTC', log_min_messages: 'warning',
};

/** Whether a house was ever made in the folder `data`. */
export const holdsCluster = (data: string): boolean => existsSync(join(resolve(data), 'postgres', 'PG_VERSION'));

/**
 * Starts PostgreSQL on `data`/postgres, made on the first start. It listens on a private socket only.
 * A server left over from a killed E-Rekap is stopped first; a folder in use, or a full disk, is a problem.
 */
export async function startCluster(data: string): Promise<Result<Cluster>> {
  const folder = resolve(data);
  const space = await checkSpace(folder);
  if (!space.ok) return space;
  const claim = await claimFolder(folder);
  if (!claim.ok) return claim;
  const pgdata = join(folder, 'postgres');
  const [binaries, owner] = [await findBinaries(), findOwner()];
  await stopLeftover(pgdata);
  if (!holdsCluster(data)) {
    const made = await initialise(pgdata, binaries, owner);
    if (!made.ok) return made;
  }
  const host = await socketFolder(folder, owner);
  const started = await launch(pgdata, host, binaries, owner);
  if (!started.ok) return started;
  const stop = async (): Promise<void> => {
    await stopProcess(started.value);
    await claim.value.release();
  };
  return ok({ host, port: PORT, user: USER, database: 'postgres', stop });
}

/** The cluster that another E-Rekap runs on this folder, for a command that only wants to work beside it. */
export const joinCluster = (data: string): Cluster =>
  ({ host: socketPath(resolve(data)), port: PORT, user: USER, database: 'postgres', stop: async () => undefined });

async function checkSpace(folder: string): Promise<Result<null>> {
  try {
    await makeFolder(folder);
    const { bavail, bsize } = await statfs(folder);
    if (bavail * bsize >= SPACE_NEEDED_BYTES) return ok(null);
    return fail(problem('disk_full', { folder }));
  } catch (error) {
    return fail(problem('folder_unusable', { folder, reason: error instanceof Error ? error.message : String(error) }));
  }
}

async function initialise(pgdata: string, binaries: Binaries, owner: Owner): Promise<Result<null>> {
  await rm(pgdata, { recursive: true, force: true });
  await mkdir(pgdata, { recursive: true, mode: 0o700 });
  if (owner.uid !== undefined && owner.gid !== undefined) await chown(pgdata, owner.uid, owner.gid);
  const args = ['-D', pgdata, '-U', USER, '--auth=trust', '--encoding=UTF8', '--locale=C', '--data-checksums'];
  const { code, output } = await run(...owner.wrap(binaries.initdb, args));
  if (code === 0) return ok(null);
  await rm(pgdata, { recursive: true, force: true });
  if (/No space left/.test(output)) return fail(problem('disk_full', { folder: pgdata }));
  return fail(problem('database_unreachable', { reason: `initdb: ${output.trim().split('\n').at(-1) ?? code}` }));
}

async function run(program: string, args: string[]): Promise<{ code: number | null; output: string }> {
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, LC_ALL: 'C' } });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const code = await new Promise<number | null>((done) => child.on('close', done).on('error', (e) => { output += e.message; done(-1); }));
  return { code, output };
}

async function launch(pgdata: string, host: string, binaries: Binaries, owner: Owner): Promise<Result<ChildProcess>> {
  const settings = { ...SETTINGS, unix_socket_directories: host };
  const args = ['-D', pgdata, '-p', String(PORT), ...Object.entries(settings).flatMap(([k, v]) => ['-c', `${k}=${v}`])];
  const before = await noteOf(pgdata);
  const child = spawn(...owner.wrap(binaries.postgres, args), { stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, LC_ALL: 'C' }, detached: true });
  let log = '';
  child.stderr.on('data', (chunk: Buffer) => (log = (log + chunk.toString()).slice(-4000)));
  const socket = join(host, `.s.PGSQL.${PORT}.lock`);
  for (let waited = 0; waited < 60_000; waited += 25) {
    if (child.exitCode !== null) return fail(launchProblem(log, pgdata));
    if (existsSync(socket) && (await isReady(pgdata, before))) return ok(child);
    await sleep(25);
  }
  await stopProcess(child);
  return fail(problem('database_unreachable', { reason: 'PostgreSQL tidak siap dalam 60 detik.' }));
}

const launchProblem = (log: string, pgdata: string) =>
  /No space left/.test(log)
    ? problem('disk_full', { folder: pgdata })
    : problem('database_unreachable', { reason: log.trim().split('\n').findLast((line) => /FATAL|PANIC/.test(line)) ?? log.trim().slice(-300) });

const noteOf = async (pgdata: string): Promise<string[]> => (await readFile(join(pgdata, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n');

/**
 * PostgreSQL writes its state into line 8 of postmaster.pid once it accepts connections. After a power cut the note of the one
 * before still lies there and says so too: it is told by its number and moment of starting (lines 1 and 3).
 */
async function isReady(pgdata: string, before: readonly string[]): Promise<boolean> {
  const now = await noteOf(pgdata);
  const isOld = now[0] === before[0] && now[2] === before[2];
  return !isOld && now[7]?.trim() === 'ready';
}

async function stopProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.pid === undefined) return;
  const gone = new Promise<void>((done) => child.once('exit', () => { done(); }));
  process.kill(child.pid, 'SIGINT');
  await gone;
}

/** After kill -9 of E-Rekap its PostgreSQL lives on; it is asked to stop, fast but clean. */
async function stopLeftover(pgdata: string): Promise<void> {
  const pid = Number((await readFile(join(pgdata, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n')[0]);
  if (!pid || !(await runsOn(pid, pgdata))) return;
  process.kill(pid, 'SIGINT');
  for (let waited = 0; waited < 20_000 && (await runsOn(pid, pgdata)); waited += 50) {
    if (waited === 10_000) process.kill(pid, 'SIGQUIT');
    await sleep(50);
  }
}

/** Guards against a pid that was reused by another program. */
async function runsOn(pid: number, pgdata: string): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  const commandLine = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => pgdata);
  return commandLine.includes(pgdata);
}
