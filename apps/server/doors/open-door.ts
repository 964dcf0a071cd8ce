import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { openDatabase } from '../../../kernel/db/open.ts';
import type { Log } from '../../../kernel/log.ts';
import { createMetrics, type Metrics } from '../../../kernel/metrics.ts';
import { problem } from '../../../kernel/problem.ts';
import { fail, ok, type Result } from '../../../kernel/result.ts';
import { doorOf } from '../door.ts';
import { houseListener } from '../listener.ts';
import { limitServer, serverOptions } from '../limits.ts';
import type { DoorSetup } from './door-setup.ts';

/** A door that is open: where (and whether others may listen there too), what it measured, and how to close it (milliseconds of patience for what still runs). */
export type OpenDoor = { readonly at: DoorSetup['listen']; readonly metrics: Metrics; close(patience: number): Promise<void> };

export type DoorParts = { readonly log: Log; /** What the whole house measured, as Prometheus text. */ metricsText?(): Promise<string> };

/** Opens one HTTP door with connections of its own. Problems: port_busy, database_unreachable. */
export async function openDoor(setup: DoorSetup, { log, metricsText }: DoorParts): Promise<Result<OpenDoor>> {
  const database = await openDatabase(setup.connection);
  if (!database.ok) return database;
  const { db, pool, close } = database.value;
  const metrics = createMetrics(pool, { ofProcess: setup.door === 0 });
  const listener = await houseListener({
    db, log, metrics, demo: setup.demo, officeDir: setup.officeDir, fieldDir: setup.fieldDir, door: doorOf(setup.config), delivers: setup.delivers,
    pace: setup.pace, memory: setup.memory, ...(metricsText ? { metricsText } : {}),
  });
  const server = createServer(serverOptions(), listener);
  limitServer(server);
  const at = await listen(server, setup.listen);
  if (!at.ok) {
    await close();
    return at;
  }
  const shut = async (patience: number): Promise<void> => {
    server.close();
    server.closeAllConnections();
    await close(patience);
  };
  return ok({ at: at.value, metrics, close: shut });
}

async function listen(server: Server, { host, port, shared }: DoorSetup['listen']): Promise<Result<OpenDoor['at']>> {
  try {
    server.listen({ host, port, reusePort: shared });
    await once(server, 'listening');
  } catch {
    return fail(problem('port_busy', { port }));
  }
  const found = server.address();
  return ok(typeof found === 'object' && found ? { host: found.address, port: found.port, shared } : { host, port, shared });
}
