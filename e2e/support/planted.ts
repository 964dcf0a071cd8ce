import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startErekap } from './server.ts';

let folder = '';

/** A house with its demo city, planted once and closed again; EREKAP_PLANTED names its data, which each test file copies (city.ts). */
export async function setup(): Promise<void> {
  folder = await mkdtemp(join(tmpdir(), 'erekap-e2e-'));
  const planted = join(folder, 'planted');
  await (await startErekap(planted)).stop();
  // A house that is told to stop on a busy machine may go before its PostgreSQL; what that still writes belongs into every copy.
  const isOpen = (): boolean => existsSync(join(planted, 'postgres/postmaster.pid'));
  for (let waited = 0; isOpen(); waited += 100) {
    if (waited > 60_000) throw new Error(`PostgreSQL on ${planted} did not stop within a minute`);
    await sleep(100);
  }
  process.env['EREKAP_PLANTED'] = planted;
}

export const teardown = (): Promise<void> => rm(folder, { recursive: true, force: true });
