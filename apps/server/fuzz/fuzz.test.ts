import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import type { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLog } from '../../../kernel/log.ts';
import { createMetrics } from '../../../kernel/metrics.ts';
import { testDatabase, type TestDatabase } from '../../../kernel/testing/database.ts';
import { DEMO_PEOPLE } from '../../../modules/people/index.ts';
import { createApp } from '../app.ts';
import { composeHouse } from '../compose.ts';
import { plantDemo } from '../demo.ts';
import { plantGround } from '../ground.ts';
import { hiddenFrom, plantCanaries, type Canary } from './canaries.ts';
import type { Pools } from './json-values.ts';
import { attacks, operationsOf, type Attack, type Operation } from './requests.ts';

/** `npm run fuzz` asks for the nightly 20,000. */
const REQUESTS = Number(process.env['FUZZ_REQUESTS'] ?? 2000);
const HOST = { host: '127.0.0.1:8024' };
const NOBODY = 'nobody';

let database: TestDatabase;
let app: Hono;
let operations: Operation[];
let pools: Pools;
let canaries: Canary[];
const errors: string[] = [];
const cookies = new Map<string, string>();

beforeAll(async () => {
  database = await testDatabase(12);
  const { db } = database;
  await plantGround(db);
  composeHouse();
  await plantDemo(db);
  const log = createLog('error', { write: (line) => void errors.push(line) });
  app = createApp({ db, log, metrics: createMetrics(database.pool), demo: true, officeDir: await mkdtemp(join(tmpdir(), 'erekap-fuzz-')) });
  operations = operationsOf(await (await app.request('/api/openapi.json', { headers: HOST })).json() as Parameters<typeof operationsOf>[0]);
  const contests = await db.selectFrom('contest').select('id').orderBy('id').execute();
  const planted = await plantCanaries(db, contests[0]!.id);
  canaries = planted.canaries;
  const assignments = await db.selectFrom('assignment').select('id').execute();
  pools = poolsOf(planted, contests.map(({ id }) => id), assignments.map(({ id }) => id));
}, 240_000);
afterAll(() => database.close());

/** Own and other people's ids, by the names of the fields that want them. */
function poolsOf(planted: Awaited<ReturnType<typeof plantCanaries>>, contests: number[], assignments: number[]): Pools {
  const people = [planted.person, ...DEMO_PEOPLE.map(({ id }) => id)];
  const paths = ['', '16', '16.71', '16.71.04', '16.71.04.1001', '16.71.05', planted.village, '31.71', '31.71.01.1001'];
  return {
    id: [...people, planted.device, planted.session, ...contests, ...assignments], person: people, keep: people, merge: people, kept: people, merged: people,
    assignment: assignments, device: [planted.device], path: paths, region: paths, parent: paths, village: ['16.71.04.1001', planted.village], scheme: ['kemendagri', '*', 'uji'],
    station: [1, 2, 9999], within: ['event:demo-2024', 'event:demo-pilkada-2024', 'programme:x'], role: ['kpps', 'ppk', 'saksi', 'kpu_ri'], slug: ['demo-2024'], event: ['demo-2024'],
    kind: ['health', 'finance', 'criminal_record'], channel: ['main'], q: ['Kanari', 'a', '9999999999999999'], login: ['kpu-kota@contoh.id'],
  };
}

/** A cookie that is signed in: the attacks end sessions and take away roles as well. */
async function cookieOf(actor: string): Promise<string> {
  if (actor === NOBODY) return '';
  const kept = cookies.get(actor);
  if (kept) return kept;
  const answer = await app.request('/api/session/as', { method: 'POST', body: JSON.stringify({ person: actor }), headers: { ...HOST, 'content-type': 'application/json' } });
  const cookie = (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  cookies.set(actor, cookie);
  return cookie;
}

const statuses = new Map<number, number>();

async function strike({ operation, address, actor, headers, body }: Attack): Promise<void> {
  const cookie = await cookieOf(actor);
  const answer = await app.request(address, { method: operation.method.toUpperCase(), headers: { ...HOST, ...headers, ...(cookie ? { cookie } : {}) }, ...(body === undefined ? {} : { body }) });
  if (answer.status === 401) cookies.delete(actor);
  statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
  const text = await answer.text();
  const told = `${operation.method} ${address.slice(0, 300)} as ${actor} ${(body ?? '').slice(0, 500)} → ${answer.status} ${text.slice(0, 500)} ${errors.at(-1)?.slice(0, 1500) ?? ''}`;
  expect(answer.status === 503 || answer.status < 500, told).toBe(true);
  expect(text, told).not.toMatch(/\bat \S+ \(?\/|node_modules|\.ts:\d+|SELECT .* FROM|relation "|syntax error at/);
  if (answer.status >= 400) expect(JSON.parse(text), told).toMatchObject({ code: expect.any(String) as string, detail: expect.any(String) as string, fix: expect.any(String) as string });
  for (const { sign } of hiddenFrom(canaries, await placesNow(actor))) expect(text.includes(sign) && !body?.includes(sign) && !decodeURIComponent(address).includes(sign), `${sign} leaked: ${told}`).toBe(false);
}

/** Where somebody serves or lives at this moment; attacks of the rightful may have given them more. */
async function placesNow(actor: string): Promise<string[]> {
  const held = await database.db.selectFrom('assignment').select('path').where('person_id', '=', actor).execute();
  return held.map(({ path }) => path);
}

describe(`${REQUESTS} requests made from the OpenAPI document`, () => {
  it('bring no 5xx, no stack and nothing of another region', async () => {
    const actors = [NOBODY, ...DEMO_PEOPLE.map(({ id }) => id)];
    const any = fc.constantFrom(...operations).chain((operation) => attacks(operation, pools, actors));
    await fc.assert(fc.asyncProperty(any, strike), { numRuns: REQUESTS, endOnFailure: true });
    // So that the attacks are known to get past the door: a fair part of them is answered.
    expect((statuses.get(200) ?? 0) / REQUESTS).toBeGreaterThan(0.05);
    process.stdout.write(`fuzz: ${[...statuses].sort(([a], [b]) => a - b).map(([status, count]) => `${status}×${count}`).join(' ')}\n`);
  }, 3_600_000);

  it('touch every operation with somebody who may and somebody who may not', async () => {
    for (const operation of operations) {
      for (const actor of [NOBODY, 'demo:operator', 'demo:kpps']) {
        for (const attack of fc.sample(attacks(operation, pools, [actor]), 2)) await strike(attack);
      }
    }
  }, 600_000);
});
