import { once } from 'node:events';
import type { Server } from 'node:http';
import { isIPv6 } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { createAdaptorServer } from '@hono/node-server';
import type { Config } from '../../kernel/config.ts';
import { startJobs } from '../../kernel/jobs.ts';
import { createLog, type Log } from '../../kernel/log.ts';
import { deliversOf, openAdapters } from '../../kernel/messages/adapters.ts';
import type { Adapters } from '../../kernel/messages/message.ts';
import { startDelivery } from '../../kernel/messages/delivery.ts';
import { createMetrics } from '../../kernel/metrics.ts';
import { problem } from '../../kernel/problem.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import { buildField } from '../field/build.ts';
import { PACE } from '../../kernel/http/pace.ts';
import { setHouseAddress, houseAddress } from '../../kernel/http/house-address.ts';
import { forgetAddress, noteAddress } from '../../kernel/http/running-house.ts';
import { closeDemoAccounts, openSetup } from '../../modules/people/index.ts';
import { keepOverview } from '../../modules/recapitulation/index.ts';
import { buildOffice } from '../office/build.ts';
import { createApp } from './app.ts';
import { plantDemo } from './demo.ts';
import { doorOf } from './door.ts';
import { houseJobs } from './house-jobs.ts';
import { limitServer, serverOptions } from './limits.ts';
import { openHouse, type OpenHouse } from './open-house.ts';
import { anchorJob, noteAnchors } from './trail-anchors.ts';

/** Milliseconds that each part of the house gets to end what it does; together below ten seconds. */
const PATIENCE = 1500;

/** In the demo city everybody sits on the same few chairs. */
const SHARED_CHAIRS_PER_MINUTE = 60_000;

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
    const running = await openDoors(config, { house: house.value, log, adapters: adapters.value, office, fieldApp, onStep });
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
async function openDoors(config: Config, { house, log, adapters, office, fieldApp, onStep }: Parts): Promise<Result<Running>> {
  const { db, pool } = house;
  const demo = config.DEMO === 'yes' && !house.isHall;
  if (demo) {
    onStep('Menyiapkan kota contoh …');
    await plantDemo(db);
  } else if (!house.isHall) await closeDemoAccounts(db);
  const { dir } = await office;
  const doorway = await house.openDoorway();
  if (!doorway.ok) return doorway;
  const metrics = createMetrics(doorway.value.pool);
  const app = createApp({ db: doorway.value.db, log, metrics, demo, officeDir: dir, fieldDir: (await fieldApp).dir, door: doorOf(config), delivers: deliversOf(adapters), pace: demo ? { ...PACE, perMinute: SHARED_CHAIRS_PER_MINUTE } : PACE });
  const server = createAdaptorServer({ fetch: app.fetch, serverOptions: serverOptions() }) as Server;
  limitServer(server);
  const listening = await listen(server, config);
  if (!listening.ok) {
    await doorway.value.close(PATIENCE);
    return listening;
  }
  setHouseAddress(config.PUBLIC_URL ?? named(listening.value));
  // Without the note the house works as well; only links made beside it need --port then.
  await noteAddress(config.DATA, houseAddress()).catch((error: unknown) => { log.warn({ err: error }, 'the address of the house could not be noted'); });
  const token = demo || house.isHall ? null : await openSetup(db);
  await noteAnchors(db, config.DATA, log);
  const jobs = await startJobs(pool, [...houseJobs(db, log, metrics, config), anchorJob(db, config.DATA, log)], log);
  const delivery = startDelivery(db, adapters, { log, demo });
  const overview = keepOverview(db, (error) => { log.error({ err: error }, 'the overview could not be counted; the next round tries again'); });
  const stop = async (): Promise<void> => {
    await forgetAddress(config.DATA).catch(() => undefined);
    server.close();
    server.closeAllConnections();
    await doorway.value.close(PATIENCE);
    // Jobs are rows of the database: one that does not end now begins again at the next start.
    await Promise.race([Promise.allSettled([jobs.stop(), delivery.stop(), overview.stop()]), sleep(PATIENCE, undefined, { ref: false })]);
    await Promise.race([noteAnchors(db, config.DATA, log), sleep(PATIENCE, undefined, { ref: false })]);
    await house.close(PATIENCE);
  };
  return ok({ url: listening.value, publicUrl: doorOf(config).isOpen ? (config.PUBLIC_URL ?? null) : null, embedded: house.embedded, demo, setup: token ? `${houseAddress()}/setup#${token}` : null, stop });
}

/** The loopback by its name: browsers take passkeys at names only. */
const named = (url: string): string => url.replace('//127.0.0.1:', '//localhost:');

/** Asks before the database is opened, so that a busy port costs nobody a minute. */
async function portIsFree(config: Config): Promise<Result<null>> {
  if (config.PORT === 0) return ok(null);
  const { createServer } = await import('node:net');
  const probe = createServer();
  const free = await new Promise<boolean>((done) => probe.once('error', () => { done(false); }).listen(config.PORT, config.HOST, () => { done(true); }));
  await new Promise((done) => probe.close(done));
  return free ? ok(null) : fail(problem('port_busy', { port: config.PORT }));
}

async function listen(server: Server, config: Config): Promise<Result<string>> {
  server.listen(config.PORT, config.HOST);
  try {
    await once(server, 'listening');
  } catch {
    return fail(problem('port_busy', { port: config.PORT }));
  }
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : config.PORT;
  const host = config.HOST === '0.0.0.0' || config.HOST === '::' ? '127.0.0.1' : isIPv6(config.HOST) ? `[${config.HOST}]` : config.HOST;
  return ok(`http://${host}:${port}`);
}
