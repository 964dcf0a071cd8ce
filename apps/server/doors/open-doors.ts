import { once } from 'node:events';
import { createServer, isIPv6 } from 'node:net';
import type { Config } from '../../../kernel/config.ts';
import { emptyDoor, installDoor, newDoorMemory } from '../../../kernel/doors/memory.ts';
import { houseAddress, setHouseAddress } from '../../../kernel/http/house-address.ts';
import { paceFor } from '../../../kernel/http/pace.ts';
import type { Log } from '../../../kernel/log.ts';
import type { Delivers } from '../../../kernel/messages/adapters.ts';
import type { Metrics } from '../../../kernel/metrics.ts';
import { ok, type Result } from '../../../kernel/result.ts';
import type { OpenHouse } from '../open-house.ts';
import { connectionsEach, doorsOf, type DoorSetup } from './door-setup.ts';
import type { KeptDoor } from './keep-door.ts';
import { openMoreDoors } from './more-doors.ts';
import { openDoor } from './open-door.ts';

/** The open doors of a house: `count` are open at this moment, `beside` are those in threads of their own. */
export type Doors = { readonly url: string; readonly metrics: Metrics; readonly count: number; readonly beside: readonly KeptDoor[]; close(patience: number): Promise<void> };

export type DoorsParts = {
  readonly house: Pick<OpenHouse, 'doorway' | 'isHall'>; readonly log: Log; readonly demo: boolean; readonly delivers: Delivers;
  readonly officeDir: string; readonly fieldDir: string;
};

/** In the demo city everybody sits on the same few chairs. */
const SHARED_CHAIRS_PER_MINUTE = 60_000;

/**
 * Opens the first door in this thread and, where the machine has cores for them, more in threads beside it, which listen in
 * the same place. Problems: port_busy, database_unreachable.
 */
export async function openDoors(config: Config, parts: DoorsParts): Promise<Result<Doors>> {
  const { log, demo, house: { doorway, isHall } } = parts;
  const wanted = doorsOf(config, demo || isHall);
  // Asked before anything is shared out: a house with one door has all connections there.
  const count = wanted > 1 && !(await canShare()) ? 1 : wanted;
  if (count < wanted) log.warn('this system lets only one thread listen: the house has one door');
  const max = connectionsEach(config, count);
  const memory = newDoorMemory();
  installDoor({ memory, door: 0, doors: count });
  const setup: DoorSetup = {
    config, connection: { ...doorway, max }, demo, delivers: parts.delivers, officeDir: parts.officeDir, fieldDir: parts.fieldDir,
    pace: { ...paceFor(max), ...(demo ? { perMinute: SHARED_CHAIRS_PER_MINUTE } : {}) }, door: 0, doors: count, memory,
    listen: { host: config.HOST, port: config.PORT, shared: count > 1 }, houseAddress: '',
  };
  // The others stand before this thread answers anybody: nothing is waited for between the two.
  const first = await openDoor(setup, { log, ...(count > 1 ? { metricsText: () => more.metricsText() } : {}) });
  if (!first.ok) return first;
  const { at, metrics } = first.value;
  const url = urlOf(config.HOST, at.port);
  setHouseAddress(config.PUBLIC_URL ?? named(url));
  const more = openMoreDoors(Array.from({ length: count - 1 }, (_, i): DoorSetup => ({ ...setup, door: i + 1, listen: at, houseAddress: houseAddress() })), { log, own: metrics.registry });
  const close = async (patience: number): Promise<void> => {
    await Promise.all([first.value.close(patience), more.close(patience)]);
    emptyDoor(memory, 0);
  };
  return ok({ url, metrics, get count() { return 1 + more.open; }, beside: more.doors, close });
}

/** Whether several threads may listen in one place here; only some systems let them. */
async function canShare(): Promise<boolean> {
  const probe = createServer();
  try {
    probe.listen({ host: '127.0.0.1', port: 0, reusePort: true });
    await once(probe, 'listening');
    return true;
  } catch {
    return false;
  } finally {
    probe.close();
  }
}

/** The loopback by its name: browsers take passkeys at names only. */
const named = (url: string): string => url.replace('//127.0.0.1:', '//localhost:');

function urlOf(host: string, port: number): string {
  const shown = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : isIPv6(host) ? `[${host}]` : host;
  return `http://${shown}:${port}`;
}
