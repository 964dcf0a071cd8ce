import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readConfig } from '../../kernel/config.ts';
import type { OpenDatabase } from '../../kernel/db/open.ts';
import { must } from '../../kernel/result.ts';
import { openHouse } from '../../apps/server/open-house.ts';
import { startErekap, type Started } from '../support/server.ts';

/** The folder's database, opened by this process while no server runs on it. */
export const openFolder = async (data: string): Promise<OpenDatabase> => must(await openHouse(must(readConfig({ DATA: data, DEMO: 'no', LOG_LEVEL: 'silent' }))));

export const start = (data: string): Promise<Started> => startErekap(data, ['--no-demo']);

/** As when the plug is pulled: the server, its PostgreSQL and everything PostgreSQL started, at once and without a word. */
export async function pullThePlug(data: string, { child }: Started): Promise<void> {
  const postmaster = Number((await readFile(join(data, 'postgres/postmaster.pid'), 'utf8')).split('\n')[0]);
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  for (const pid of [postmaster, ...(await childrenOf(postmaster))]) kill(pid);
  await gone;
  // A process that was born in between dies by itself once its PostgreSQL is gone; nothing starts before that.
  while ((await childrenOf(postmaster)).length > 0 || isThere(postmaster)) await new Promise((done) => setTimeout(done, 20));
}

async function childrenOf(parent: number): Promise<number[]> {
  const found: number[] = [];
  for (const pid of (await readdir('/proc')).filter((name) => /^\d+$/.test(name))) {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
    const [state, ppid] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (Number(ppid) === parent && state !== 'Z') found.push(Number(pid));
  }
  return found;
}

function kill(pid: number): void {
  try { process.kill(pid, 'SIGKILL'); } catch { /* It is gone already. */ }
}

function isThere(pid: number): boolean {
  try { process.kill(pid, 0); } catch { return false; }
  return true;
}
