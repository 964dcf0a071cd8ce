import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startErekap } from './server.ts';

let folder = '';

/** A house with its demo city, planted once and closed again; EREKAP_PLANTED names its data, which each test file copies (city.ts). */
export async function setup(): Promise<void> {
  folder = await mkdtemp(join(tmpdir(), 'erekap-e2e-'));
  const planted = join(folder, 'planted');
  const house = await startErekap(planted);
  await house.stop();
  // Copied half-closed, none of the cities would open.
  if (house.child.exitCode !== 0) throw new Error(`the planted city did not close: ${house.child.exitCode ?? house.child.signalCode ?? ''}`);
  process.env['EREKAP_PLANTED'] = planted;
}

export const teardown = (): Promise<void> => rm(folder, { recursive: true, force: true });
