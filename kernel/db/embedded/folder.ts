import { existsSync } from 'node:fs';
import { chown, mkdir, open, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { sha256 } from '../../ids.ts';
import { problem } from '../../problem.ts';
import { fail, ok, type Result } from '../../result.ts';
import type { Owner } from './binaries.ts';

const SOCKET_PATH_MAX = 90;

/** Takes the folder for this process alone; a claim left by a process that has died is taken over. */
export async function claimFolder(folder: string): Promise<Result<{ release(): Promise<void> }>> {
  const file = join(folder, 'erekap.lock');
  const release = (): Promise<void> => rm(file, { force: true });
  for (let attempt = 0; attempt < 2; attempt++) {
    try {
      const handle = await open(file, 'wx');
      await handle.writeFile(`${process.pid}\n${await startOf(process.pid)}\n`);
      await handle.close();
      return ok({ release });
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) {
        return fail(problem('folder_unusable', { folder, reason: error instanceof Error ? error.message : String(error) }));
      }
      const [pid, start] = (await readFile(file, 'utf8').catch(() => '')).split('\n');
      if (pid && (await startOf(Number(pid))) === start && start !== '') return fail(problem('folder_in_use', { folder, pid }));
      await rm(file, { force: true });
    }
  }
  return fail(problem('folder_in_use', { folder, pid: '?' }));
}

/** When a process started, in clock ticks: tells it from a later one with the same number. '' if it is gone. */
async function startOf(pid: number): Promise<string> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null);
  if (stat !== null) return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  if (existsSync('/proc/self')) return '';
  try {
    process.kill(pid, 0);
    return 'alive';
  } catch {
    return '';
  }
}

/** Makes the socket's folder: inside the data folder, or a private one in /tmp where that path would be too long for a socket. */
export async function socketFolder(folder: string, owner: Owner): Promise<string> {
  const path = socketPath(folder);
  await mkdir(path, { recursive: true, mode: 0o700 });
  if (owner.uid !== undefined && owner.gid !== undefined) await chown(path, owner.uid, owner.gid);
  return path;
}

export function socketPath(folder: string): string {
  const inside = join(folder, 'socket');
  return inside.length <= SOCKET_PATH_MAX ? inside : join(tmpdir(), `erekap-${sha256(folder).slice(0, 16)}`);
}

/** Makes a folder with those above it. Step by step, since Node's own recursive way never ends where the system says ENOENT for a parent that is there (/proc). */
export async function makeFolder(folder: string): Promise<void> {
  if (existsSync(folder)) return;
  const parent = dirname(folder);
  if (parent !== folder && !existsSync(parent)) await makeFolder(parent);
  await mkdir(folder);
}
