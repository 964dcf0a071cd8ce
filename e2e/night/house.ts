import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openHouse } from '../../apps/server/open-house.ts';
import { readConfig } from '../../kernel/config.ts';
import { must } from '../../kernel/result.ts';
import { startErekap } from '../support/server.ts';
import type { Person } from './cast.ts';
import { plantNight } from './plant.ts';

export type NightHouse = { readonly url: string; readonly cookies: Readonly<Record<Person, string>>; close(): Promise<void> };

/** A second real house without the demo city; its small world is planted beside it, as the terminal's commands work. */
export async function nightHouse(): Promise<NightHouse> {
  const data = await mkdtemp(join(tmpdir(), 'erekap-night-'));
  const started = await startErekap(data, ['--no-demo']).catch(async (error: unknown) => {
    await rm(data, { recursive: true, force: true });
    throw error;
  });
  const close = async (): Promise<void> => {
    await started.stop();
    await rm(data, { recursive: true, force: true });
  };
  try {
    const house = must(await openHouse(must(readConfig({ DATA: data, DEMO: 'no', LOG_LEVEL: 'silent' })), { beside: true }));
    try {
      return { url: started.url, cookies: await plantNight(house.db), close };
    } finally {
      await house.close();
    }
  } catch (error) {
    await close();
    throw error;
  }
}
