import { once } from 'node:events';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLog } from '../../../kernel/log.ts';
import { createMetrics } from '../../../kernel/metrics.ts';
import { testDatabase, type TestDatabase } from '../../../kernel/testing/database.ts';
import { plantDemoPeople } from '../../../modules/people/index.ts';
import type { Door } from '../door.ts';
import { houseListener } from '../listener.ts';
import { limitServer, LIMITS, serverOptions, type Limits } from '../limits.ts';

export type RealServer = {
  readonly port: number;
  readonly database: TestDatabase;
  /** Every line that was logged. */
  readonly lines: string[];
  /** Sends bytes as they are and gives back everything that came until the other side, or `wait` milliseconds, ended it. */
  raw(bytes: string | Buffer, wait?: number): Promise<string>;
  get(path: string, headers?: Record<string, string>): Promise<Response>;
  /** The cookie of a demo person who has just signed in. */
  signInAs(person: string): Promise<string>;
  close(): Promise<void>;
};

/** The house behind a real socket: nothing between a test and the bytes that an attacker would send. */
export async function realServer(door?: Door, limits: Limits = LIMITS): Promise<RealServer> {
  const database = await testDatabase();
  await database.db.transaction().execute((tx) => plantDemoPeople(tx));
  const folder = await officeFolder();
  const lines: string[] = [];
  const log = createLog('debug', { write: (line) => void lines.push(line) });
  const listener = await houseListener({ db: database.db, log, metrics: createMetrics(database.pool), demo: true, officeDir: join(folder, 'office'), ...(door ? { door } : {}) });
  const server = createServer(serverOptions(limits), listener);
  limitServer(server, limits);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const get = (path: string, headers: Record<string, string> = {}): Promise<Response> => fetch(`http://127.0.0.1:${port}${path}`, { headers });
  return {
    port, database, lines, get,
    raw: (bytes, wait = 2000) => talk(port, bytes, wait),
    signInAs: (person) => signIn(port, person),
    async close() {
      server.close();
      server.closeAllConnections();
      await database.close();
      await rm(folder, { recursive: true });
    },
  };
}

/** A built office with a secret beside it, a hidden file in it, and a link out of it. */
async function officeFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'erekap-door-'));
  await mkdir(join(folder, 'office/assets'), { recursive: true });
  await mkdir(join(folder, 'office/.vite'));
  await writeFile(join(folder, 'secret.txt'), 'the secret');
  await writeFile(join(folder, 'office/index.html'), '<!doctype html><meta property="csp-nonce" nonce="__CSP_NONCE__"><p>kantor</p>');
  await writeFile(join(folder, 'office/assets/a-1234.js'), 'let a');
  await writeFile(join(folder, 'office/.sources'), 'the secret');
  await writeFile(join(folder, 'office/.vite/manifest.json'), '{"the secret":1}');
  await writeFile(join(folder, 'office/assets/a.ts'), 'the secret');
  await symlink(folder, join(folder, 'office/assets/out'));
  return folder;
}

async function signIn(port: number, person: string): Promise<string> {
  const answer = await fetch(`http://127.0.0.1:${port}/api/session/as`, { method: 'POST', body: JSON.stringify({ person }), headers: { 'content-type': 'application/json' } });
  return (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
}

function talk(port: number, bytes: string | Buffer, wait: number): Promise<string> {
  return new Promise((done) => {
    const socket = connect(port, '127.0.0.1');
    let heard = '';
    socket.on('data', (chunk) => { heard += chunk.toString('latin1'); });
    socket.on('error', () => undefined);
    socket.on('close', () => { done(heard); });
    socket.setTimeout(wait, () => { socket.destroy(); });
    socket.write(bytes);
  });
}
