import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startErekap } from './server.ts';

let folder = '';

/** A house with its demo city, planted once and closed again; EREKAP_PLANTED names its data, which each test file copies (city.ts). */
export async function setup(): Promise<void> {
  folder = await mkdtemp(join(tmpdir(), 'erekap-e2e-'));
  const planted = join(folder, 'planted');
  await (await startErekap(planted)).stop();
  process.env['EREKAP_PLANTED'] = planted;
}

export const teardown = (): Promise<void> => rm(folder, { recursive: true, force: true });
