import { setTimeout as sleep } from 'node:timers/promises';
import type { Config } from '../../kernel/config.ts';
import { startJobs } from '../../kernel/jobs.ts';
import { createLog, type Log } from '../../kernel/log.ts';
import { deliversOf, openAdapters } from '../../kernel/messages/adapters.ts';
import type { Adapters } from '../../kernel/messages/message.ts';
import { startDelivery } from '../../kernel/messages/delivery.ts';
import { problem } from '../../kernel/problem.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import { buildField } from '../field/build.ts';
import { houseAddress } from '../../kernel/http/house-address.ts';
import { forgetAddress, noteAddress } from '../../kernel/http/running-house.ts';
import { closeDemoAccounts, openSetup } from '../../modules/people/index.ts';
import { keepOverview } from '../../modules/recapitulation/index.ts';
import { buildOffice } from '../office/build.ts';
import { plantDemo } from './demo.ts';
import { doorOf } from './door.ts';
import { openDoors } from './doors/open-doors.ts';
import { houseJobs } from './house-jobs.ts';
import { openHouse, type OpenHouse } from './open-house.ts';
import { anchorJob, noteAnchors } from './trail-anchors.ts';

/** Milliseconds that each part of the house gets to end what it does; together below ten seconds. */
const PATIENCE = 1500;

/** `publicUrl`: where people outside this machine find the house; null = nowhere. */
export type Running = { readonly url: string; readonly publicUrl: string | null; readonly embedded: boolean; readonly demo: boolean;
  /** Where the first office is set up, once and within the hour; null where somebody has an account, and in the demo city. */
  readonly setup: string | null; stop(): Promise<void> };

export type StartOptions = { readonly onStep?: (step: string) => void };

/**
 * Brings the whole house up: database, tables, ground data, demo city, office, HTTP, jobs.
 * Everything that can be wrong from outside (folder, port, disk, address) comes back as a problem.
 */
export async function startHouse(config: Config, { onStep = () => undefined }: StartOptions = {}): Promise<Result<Running>> {
  const free = await portIsFree(config);
  if (!free.ok) return free;
  const adapters = openAdapters(config);
  if (!adapters.ok) return adapters;
  const log = createLog(config.LOG_LEVEL);
  onStep('Membuka basis data, wilayah dan aturan …');
  const office = buildOffice({ log: onStep });
  const fieldApp = buildField({ log: onStep });
  for (const built of [office, fieldApp]) built.catch(() => undefined);
  const house = await openHouse(config);
  if (!house.ok) return house;
  try {
    const running = await furnish(config, { house: house.value, log, adapters: adapters.value, office, fieldApp, onStep });
    if (!running.ok) await house.value.close(PATIENCE);
    return running;
  } catch (error) {
    await house.value.close(PATIENCE);
    throw error;
  }
}

type Parts = {
  readonly house: OpenHouse; readonly log: Log; readonly adapters: Adapters; readonly office: Promise<{ dir: string }>; readonly fieldApp: Promise<{ dir: string }>;
  onStep(step: string): void;
};

/** Demo city or set-up, HTTP, jobs and messages, on a house that is open. */
async function furnish(config: Config, { house, log, adapters, office, fieldApp, onStep }: Parts): Promise<Result<Running>> {
  const { db, pool } = house;
  const demo = config.DEMO === 'yes' && !house.isHall;
  if (demo) {
    onStep('Menyiapkan kota contoh …');
    await plantDemo(db);
  } else if (!house.isHall) await closeDemoAccounts(db);
  const { dir } = await office;
  const opened = await openDoors(config, { house, log, demo, delivers: deliversOf(adapters), officeDir: dir, fieldDir: (await fieldApp).dir });
  if (!opened.ok) return opened;
  const { url, metrics } = opened.value;
  // Without the note the house works as well; only links made beside it need --port then.
  await noteAddress(config.DATA, houseAddress()).catch((error: unknown) => { log.warn({ err: error }, 'the address of the house could not be noted'); });
  const token = demo || house.isHall ? null : await openSetup(db);
  await noteAnchors(db, config.DATA, log);
  const jobs = await startJobs(pool, [...houseJobs(db, log, metrics, config), anchorJob(db, config.DATA, log)], log);
  const delivery = startDelivery(db, adapters, { log, demo });
  const overview = keepOverview(db, (error) => { log.error({ err: error }, 'the overview could not be counted; the next round tries again'); });
  const stop = async (): Promise<void> => {
    await forgetAddress(config.DATA).catch(() => undefined);
    await opened.value.close(PATIENCE);
    // Jobs are rows of the database: one that does not end now begins again at the next start.
    await Promise.race([Promise.allSettled([jobs.stop(), delivery.stop(), overview.stop()]), sleep(PATIENCE, undefined, { ref: false })]);
    await Promise.race([noteAnchors(db, config.DATA, log), sleep(PATIENCE, undefined, { ref: false })]);
    await house.close(PATIENCE);
  };
  return ok({ url, publicUrl: doorOf(config).isOpen ? (config.PUBLIC_URL ?? null) : null, embedded: house.embedded, demo, setup: token ? `${houseAddress()}/setup#${token}` : null, stop });
}

/** Asks before the database is opened, so that a busy port costs nobody a minute. */
async function portIsFree(config: Config): Promise<Result<null>> {
  if (config.PORT === 0) return ok(null);
  const { createServer } = await import('node:net');
  const probe = createServer();
  const free = await new Promise<boolean>((done) => probe.once('error', () => { done(false); }).listen(config.PORT, config.HOST, () => { done(true); }));
  await new Promise((done) => probe.close(done));
  return free ? ok(null) : fail(problem('port_busy', { port: config.PORT }));
}
