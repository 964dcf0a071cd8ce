import type { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLog } from '../../kernel/log.ts';
import { createMetrics } from '../../kernel/metrics.ts';
import { testDatabase, type TestDatabase } from '../../kernel/testing/database.ts';
import { allows, COLUMNS, readMatrix, type Column } from './access-matrix.ts';
import { PROBES, type Answer, type Ask } from './access-probes.ts';
import { cookieOf, homeOfRole, plantWorld, signInAs, spotsOf, type Spot, type World } from './access-world.ts';
import { createApp } from './app.ts';
import { composeHouse } from './compose.ts';
import { houseRoutes } from './routes.ts';

/**
 * Every route × every role × (own region, parent, child, sibling, other election), asked for real through the HTTP door as a
 * person with that role, and held against apps/server/access-matrix.txt, which people write and review.
 */
let house: TestDatabase;
let app: Hono;
let world: World;
const cookies = new Map<Column, string>();

beforeAll(async () => {
  house = await testDatabase();
  composeHouse();
  world = await plantWorld(house.db);
  for (const column of COLUMNS) cookies.set(column, await signInAs(house.db, column === 'none' ? null : column));
  app = createApp({ db: house.db, log: createLog('silent'), metrics: createMetrics(house.pool), demo: false, officeDir: '/nowhere' });
});
afterAll(() => house.close());

const routes = houseRoutes({ demo: false, secure: false });
const nameOf = ({ method, path }: { method: string; path: string }): string => `${method} ${path}`;
const matrix = readMatrix();
const lines = new Map(matrix.map((line) => [line.route, line]));
const HOW = 'Add a line for it to apps/server/access-matrix.txt (who may do it where, decided by people, not by the code) and a probe to apps/server/access-probes.ts, then run `npm run access`.';

let key = 0;
async function ask(method: string, { path, body }: Ask, cookie: string | undefined): Promise<Answer> {
  const headers: Record<string, string> = { host: '127.0.0.1:8024', ...(cookie === undefined ? {} : { cookie }) };
  if (method !== 'get') Object.assign(headers, { 'content-type': 'application/json', 'idempotency-key': `akses-${++key}-${process.pid}` });
  const response = await app.request(path, { method: method.toUpperCase(), headers, ...(method === 'get' ? {} : { body: JSON.stringify(body ?? {}) }) });
  return { status: response.status, text: await response.text() };
}

const REFUSED = new Set([401, 403, 404]);
const CLOSED = /"code":"(not_allowed|not_signed_in)"/;
const isAllowed = (answer: Answer, { sees, own }: Ask): boolean => (own ? !CLOSED.test(answer.text) : !REFUSED.has(answer.status) && (sees === undefined || sees(answer)));

describe('the written matrix', () => {
  it('has every route of the house, and none that is gone', () => {
    const missing = routes.map(nameOf).filter((route) => !lines.has(route) || (!lines.get(route)?.isPublic && !PROBES[route]));
    expect(missing, HOW).toEqual([]);
    expect(matrix.map(({ route }) => route).filter((route) => !routes.some((one) => nameOf(one) === route)), 'These lines name no route any more.').toEqual([]);
  });
  it('calls public what the route itself calls public, and nothing else', () => {
    for (const route of routes) expect([nameOf(route), lines.get(nameOf(route))?.isPublic ?? route.access === 'public']).toEqual([nameOf(route), route.access === 'public']);
  });
});

describe('every role at every place', () => {
  for (const route of routes.filter(({ access }) => access !== 'public')) {
    const [name, probe, line] = [nameOf(route), PROBES[nameOf(route)], lines.get(nameOf(route))];
    if (!probe || !line) continue;
    it(name, { timeout: 60_000 }, async () => {
      const wrong: string[] = [];
      for (const column of COLUMNS) {
        for (const spot of spotsOf(homeOfRole(column === 'none' ? 'kpu_kab' : column))) {
          const found = await probed(route.method, column, spot, await probe(world, spot), allows(line.cells[column] ?? '-', spot.letter));
          if (found !== null) wrong.push(`${column} ${spot.letter}: ${found}`);
        }
      }
      expect(wrong, `${name}: the house answers otherwise than apps/server/access-matrix.txt says`).toEqual([]);
    });
  }
});

async function probed(method: string, column: Column, spot: Spot, request: Ask | null, expected: boolean): Promise<string | null> {
  if (request === null) return null;
  const answer = await ask(method, request, request.own ? await cookieOf(house.db, column === 'none' ? null : column) : cookies.get(column));
  const told = `${answer.status} ${answer.text.slice(0, 300)}`;
  if (answer.status >= 500 || answer.text.includes('not_signed_in') || answer.status === 405) return `not an answer to a signed-in person: ${told}`;
  if (isAllowed(answer, request) === expected) return null;
  return expected ? `refused, but written as allowed: ${told}` : `allowed at ${spot.scheme} ${spot.path} (${spot.event}), but not written: ${told}`;
}

it('nobody who has not signed in gets past the door of any route that is not public', async () => {
  const [spot] = spotsOf(homeOfRole('kpu_kab'));
  for (const route of routes.filter(({ access }) => access !== 'public')) {
    const request = spot && await PROBES[nameOf(route)]?.(world, spot);
    if (request) expect([nameOf(route), (await ask(route.method, request, undefined)).status]).toEqual([nameOf(route), 401]);
  }
});
