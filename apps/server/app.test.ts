import { mkdtemp, mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLog } from '../../kernel/log.ts';
import { createMetrics } from '../../kernel/metrics.ts';
import { testDatabase, type TestDatabase } from '../../kernel/testing/database.ts';
import { createApp } from './app.ts';
import { plantDemoPeople } from '../../modules/people/index.ts';
import { houseRoutes } from './routes.ts';

let database: TestDatabase;
let app: Hono;
beforeAll(async () => {
  database = await testDatabase();
  const officeDir = await mkdtemp(join(tmpdir(), 'erekap-office-'));
  await mkdir(join(officeDir, 'assets'));
  await writeFile(join(officeDir, 'index.html'), '<html>kantor</html>');
  await writeFile(join(officeDir, 'assets/a-1234.js'), 'let a');
  await writeFile(join(officeDir, '../erekap-secret.txt'), 'secret');
  await database.db.transaction().execute((tx) => plantDemoPeople(tx));
  app = createApp({ db: database.db, log: createLog('silent'), metrics: createMetrics(database.pool), demo: true, officeDir });
});
afterAll(async () => { await database.close(); });

const host = { host: '127.0.0.1:8024' };
/** The cookie of a demo person who has just signed in. */
async function signInAs(person: string): Promise<string> {
  const answer = await app.request('/api/session/as', { method: 'POST', body: JSON.stringify({ person }), headers: { ...host, 'content-type': 'application/json' } });
  return (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
}
const get = (path: string, headers: Record<string, string> = {}) => app.request(path, { headers: { ...host, ...headers } });

/** Whoever adds a line here says why in the review. */
const PUBLIC_ROUTES = [
  'get /api/session', 'post /api/session/as',
  // Whoever signs in or sets the first office up has no session yet.
  ...['password', 'totp', 'recovery', 'passkey/options', 'passkey', 'enrol/totp/begin', 'enrol/totp/confirm', 'enrol/passkey/options', 'enrol/passkey', 'new-password',
    'code/request', 'code', 'forgotten', 'reset'].map((step) => `post /api/sign-in/${step}`),
  'get /api/setup', 'get /api/setup/regions', 'post /api/setup',
  // A phone that is enrolled has no session; its invitation is its right.
  'post /api/devices/enrol',
  // In the demo city only: the codes and links of invented people.
  'get /api/outbox',
];

describe('every route', () => {
  const routes = houseRoutes({ demo: true, secure: false });
  it('declares the right it needs, or says public aloud', () => {
    for (const route of routes) for (const access of [route.access].flat()) expect(access, `${route.method} ${route.path}`).toMatch(/^public$|^signed_in$|^[a-z_]+\.[a-z_]+$/);
  });
  it('is public only where nobody can be known yet', () => {
    expect(routes.filter((route) => route.access === 'public').map((route) => `${route.method} ${route.path}`)).toEqual(PUBLIC_ROUTES);
  });
  it('stands once in the table of contents', () => {
    const names = routes.map((route) => `${route.method} ${route.path}`);
    expect(new Set(names).size).toBe(names.length);
  });
  it('is in the OpenAPI document with its right, and on the page', async () => {
    const document = (await (await get('/api/openapi.json')).json()) as { paths: Record<string, Record<string, { 'x-verb': string }>> };
    const page = await (await get('/api/docs')).text();
    for (const route of routes) {
      expect(document.paths[route.path]?.[route.method]?.['x-verb']).toEqual(route.access);
      expect(page).toContain(route.path);
    }
  });
  it('that writes refuses a request without an idempotency key or right', async () => {
    const [operator, observer] = [await signInAs('demo:operator'), await signInAs('demo:pengamat')];
    const { actor } = (await (await get('/api/session', { cookie: operator })).json()) as { actor: { verbs: string[] } };
    for (const route of routes.filter((one) => one.method !== 'get' && one.access !== 'public')) {
      const path = route.path.replace(/\{\w+\}/g, '1');
      const keyless = await app.request(path, { method: 'POST', body: '{}', headers: { ...host, cookie: operator } });
      const isHeld = route.access === 'signed_in' || [route.access].flat().some((verb) => actor.verbs.includes(verb));
      expect(await keyless.json(), path).toMatchObject({ code: isHeld ? 'key_missing' : 'not_allowed' });
      // What is everybody's own needs no right.
      if (route.access === 'signed_in') continue;
      const rightless = await app.request(path, { method: 'POST', body: '{}', headers: { ...host, 'idempotency-key': 'k-12345678', cookie: observer } });
      expect(await rightless.json(), path).toMatchObject({ code: 'not_allowed', status: 403 });
    }
  });
});

describe('the door', () => {
  it('answers only to loopback names, so that a foreign page cannot reach it by a name of its own', async () => {
    expect((await app.request('/api/events', { headers: { host: 'evil.example' } })).status).toBe(421);
    for (const name of ['localhost:1', '127.0.0.1', '[::1]:8024']) expect((await app.request('/healthz', { headers: { host: name } })).status).toBe(200);
  });
  it('sends its guards with every answer', async () => {
    const { headers } = await get('/');
    expect(headers.get('content-security-policy')).toMatch(/default-src 'self'.*frame-ancestors 'none'/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-frame-options')).toBe('DENY');
  });
  it('is healthy, ready, and tells Prometheus so', async () => {
    expect(await (await get('/healthz')).text()).toBe('ok');
    expect(await (await get('/readyz')).text()).toBe('ready');
    expect(await (await get('/metrics')).text()).toMatch(/erekap_http_request_seconds_count\{[^}]*route="/);
  });
  it('is measured by the route that answered, not by what stands behind all of them', async () => {
    for (const path of ['/api/session', '/api/openapi.json', '/api/nowhere', '/api/contests/1/results']) await get(path);
    const told = await (await get('/metrics')).text();
    const routes = new Set([...told.matchAll(/erekap_http_request_seconds_count\{[^}]*route="([^"]*)"/g)].map(([, route]) => route));
    expect([...routes]).toEqual(expect.arrayContaining(['/api/session', '/api/openapi.json', '/api/*']));
    expect(routes).not.toContain('/*');
  });
  it('gives the office for any screen address, its files forever, and nothing outside', async () => {
    expect(await (await get('/contests/1/results')).text()).toContain('kantor');
    const asset = await get('/assets/a-1234.js');
    expect(asset.headers.get('cache-control')).toContain('immutable');
    expect((await get('/assets/none.js')).status).toBe(404);
    for (const path of ['/../erekap-secret.txt', '/..%2ferekap-secret.txt', '/%2e%2e/erekap-secret.txt', '/assets/..%2f..%2ferekap-secret.txt', '/%00', '/%']) {
      expect(await (await get(path)).text(), path).not.toContain('secret');
    }
  });
  it('knows an unknown address, and says so in the reader\'s language', async () => {
    expect(await (await get('/api/moon', { 'accept-language': 'en' })).json()).toMatchObject({ code: 'not_found', status: 404 });
  });
  it('refuses a body beyond the limit', async () => {
    const huge = await app.request('/api/contests/1/sheets', { method: 'POST', body: 'x'.repeat(9 * 2 ** 20), headers: { ...host, 'idempotency-key': 'k-12345678', cookie: await signInAs('demo:operator') } });
    expect(await huge.json()).toMatchObject({ code: 'too_large', status: 413 });
  });
});

describe('the demo sign-in', () => {
  const signIn = (person: string) => app.request('/api/session/as', { method: 'POST', body: JSON.stringify({ person }), headers: { ...host, 'content-type': 'application/json' } });
  it('gives a session in a cookie no script can read', async () => {
    const answer = await signIn('demo:ppk');
    const cookie = answer.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/^erekap_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/);
    expect(await (await get('/api/session', { cookie })).json()).toMatchObject({ demo: true, signedIn: true, actor: { id: 'demo:ppk' } });
  });
  it('knows no one else, and a stranger is nobody', async () => {
    expect(await (await signIn('demo:presiden')).json()).toMatchObject({ code: 'not_found' });
    for (const cookie of ['', 'erekap_session=demo:ppk', `erekap_session=${'A'.repeat(43)}`]) {
      expect(await (await get('/api/session', { cookie })).json()).toMatchObject({ signedIn: false, actor: { id: 'anonymous', roles: [] } });
      expect(await (await get('/api/events', { cookie })).json()).toMatchObject({ code: 'not_signed_in', status: 401 });
    }
  });
  it('is not there in a house without the demo city', () => {
    expect(houseRoutes({ demo: false, secure: true }).map(({ path }) => path)).not.toContain('/api/session/as');
  });
});
