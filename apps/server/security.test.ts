import { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mount } from '../../kernel/http/mount.ts';
import { route } from '../../kernel/http/route.ts';
import { unknownFields } from '../../kernel/http/unknown-fields.ts';
import { createLog } from '../../kernel/log.ts';
import { operator as everything } from '../../kernel/testing/database.ts';
import { doorOf } from './door.ts';
import { LIMITS } from './limits.ts';
import { houseRoutes } from './routes.ts';
import { realServer, type RealServer } from './testing/real-server.ts';

let house: RealServer;
let operator = '';
beforeAll(async () => {
  house = await realServer();
  operator = await house.signInAs('demo:operator');
});
afterAll(() => house.close());

const routes = houseRoutes({ demo: true, secure: false });
const KEY = { 'idempotency-key': 'security-test-1' };
const url = (path: string): string => `http://127.0.0.1:${house.port}${path}`;
const own = (): string => url('');
const problemOf = async (answer: Response): Promise<Record<string, unknown>> => ({ http: answer.status, ...((await answer.json()) as Record<string, unknown>) });
const write = (path: string, body: string, headers: Record<string, string> = {}, method = 'POST'): Promise<Response> =>
  fetch(url(path), { method, body, headers: { 'content-type': 'application/json', cookie: operator, ...KEY, ...headers } });

describe('headers of every answer', () => {
  const answers = (): Promise<Response>[] => [
    house.get('/'), house.get('/contests/1'), house.get('/assets/a-1234.js'), house.get('/assets/none.js'), house.get('/api/events'), house.get('/api/none'), house.get('/api/docs'),
    house.get('/api/openapi.json'), house.get('/healthz'), house.get('/metrics'), house.get('/api/events', { cookie: operator }), write('/api/events', '{}', { origin: 'https://evil.example' }), fetch(url('/'), { method: 'OPTIONS' }), write('/', ''),
  ];

  it('forbid inline code and style, frames, sniffing and foreign readers', async () => {
    for (const answer of await Promise.all(answers())) {
      const policy = answer.headers.get('content-security-policy') ?? '';
      // What is no page has no style of its own, and so no nonce.
      const nonce = /\/api\/(?!docs$)/.test(new URL(answer.url).pathname) ? '' : " 'nonce-[\\w+/=]{22,}'";
      expect(policy, answer.url).toMatch(new RegExp(`default-src 'self'.*script-src 'self'; style-src 'self'${nonce}; .*object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'$`));
      expect(policy).not.toMatch(/unsafe|\*|http:/);
      expect(Object.fromEntries(answer.headers)).toMatchObject({
        'x-content-type-options': 'nosniff', 'referrer-policy': 'same-origin', 'x-frame-options': 'DENY',
        'cross-origin-opener-policy': 'same-origin', 'cross-origin-resource-policy': 'same-origin',
      });
      expect(answer.headers.get('permissions-policy')).toMatch(/^camera=\(self\), .*geolocation=\(\).*microphone=\(\)/);
      expect(answer.headers.get('strict-transport-security')).toBeNull();
      expect(answer.headers.get('access-control-allow-origin')).toBeNull();
      expect(answer.headers.get('x-powered-by') ?? answer.headers.get('server')).toBeNull();
      if ((await answer.text()) !== '') expect(answer.headers.get('content-type'), answer.url).toMatch(/charset=utf-8|^application\/json$/i);
    }
  });

  it('carry a nonce of their own, which the page carries too', async () => {
    const seen = new Set<string>();
    for (const path of ['/', '/', '/health', '/api/docs']) {
      const answer = await house.get(path);
      const nonce = /'nonce-([^']+)'/.exec(answer.headers.get('content-security-policy') ?? '')?.[1] ?? '';
      const page = await answer.text();
      expect(page).toContain(`nonce="${nonce}"`);
      expect(page).not.toContain('CSP_NONCE');
      expect(page).not.toMatch(/\sstyle=|\son[a-z]+=|<script(?! )|<style>/);
      seen.add(nonce);
    }
    expect(seen.size).toBe(4);
  });

  it('keep what the API says out of every cache', async () => {
    for (const path of ['/api/events', '/api/none', '/api/session']) expect((await house.get(path)).headers.get('cache-control')).toBe('no-store');
  });
});

describe('behind TLS', () => {
  let open: RealServer;
  beforeAll(async () => { open = await realServer(doorOf({ HOST: '127.0.0.1', PUBLIC_URL: 'https://rekap.example', TRUSTED_PROXIES: '127.0.0.1' })); });
  afterAll(() => open.close());
  const ask = (head: string): Promise<string> => open.raw(`${head}\r\nconnection: close\r\n\r\n`);

  it('browsers are told to come by TLS only, for two years and every subdomain', async () => {
    expect(await ask('GET / HTTP/1.1\r\nhost: rekap.example')).toMatch(/strict-transport-security: max-age=63072000; includeSubDomains\r\n/i);
  });
  it('a write may come from the public origin', async () => {
    const told = await ask('POST /api/events HTTP/1.1\r\nhost: rekap.example\r\norigin: https://rekap.example\r\nsec-fetch-site: same-origin\r\ncontent-length: 0');
    expect(told).toMatch(/^HTTP\/1.1 401/);
    for (const origin of ['http://rekap.example', 'https://rekap.example.evil.example', 'https://rekap.example:8443']) {
      expect(await ask(`POST /api/events HTTP/1.1\r\nhost: rekap.example\r\norigin: ${origin}\r\ncontent-length: 0`), origin).toMatch(/^HTTP\/1.1 403/);
    }
  });
  it('metrics stay on this machine', async () => {
    expect(await ask('GET /metrics HTTP/1.1\r\nhost: rekap.example\r\nx-forwarded-for: 203.0.113.9')).toMatch(/^HTTP\/1.1 404/);
    expect(await ask('GET /metrics HTTP/1.1\r\nhost: localhost')).toMatch(/^HTTP\/1.1 200/);
  });
  it('a name that is not ours gets nothing, headers included', async () => {
    const told = await ask('GET /api/session HTTP/1.1\r\nhost: evil.example\r\nx-forwarded-host: rekap.example');
    expect(told).toMatch(/^HTTP\/1.1 421/);
    expect(told).toMatch(/content-security-policy/i);
  });
});

describe('a page of another site', () => {
  it.each([
    ['its own origin', { origin: 'https://evil.example' }], ['no origin (a sandboxed frame)', { origin: 'null' }], ['another port of this machine', { origin: 'http://127.0.0.1:1' }],
    ['a name that begins like ours', { origin: 'http://127.0.0.1.evil.example' }], ['what the browser says of it', { 'sec-fetch-site': 'cross-site' }], ['a sister site', { 'sec-fetch-site': 'same-site' }],
    ['an address typed by hand', { 'sec-fetch-site': 'none' }],
  ] as [string, Record<string, string>][])('writes nothing: %s', async (_, headers) => {
    for (const route of routes.filter(({ method }) => method !== 'get')) {
      const answer = await write(route.path.replace(/\{\w+\}/g, '1'), '{}', headers, route.method.toUpperCase());
      expect(await problemOf(answer), route.path).toMatchObject({ http: 403, code: 'foreign_origin' });
    }
    expect(house.lines.at(-1)).toMatch(/a write from a foreign page was refused|"request"/);
  });

  it.each(['application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'text/plain', 'text/plain; application/json', ''])('cannot send a form as JSON (%s)', async (type) => {
    const answer = await write('/api/session/as', '{"person":"demo:operator"}', { 'content-type': type });
    expect(await problemOf(answer)).toMatchObject({ http: 400, code: 'input_invalid' });
    expect(answer.headers.get('set-cookie')).toBeNull();
  });

  it('while a page of ours, and a program without a page, write', async () => {
    for (const headers of [{}, { origin: own() }, { origin: own(), 'sec-fetch-site': 'same-origin' }]) {
      expect((await write('/api/session/as', '{"person":"demo:operator"}', headers as Record<string, string>)).status).toBe(200);
    }
  });
});

describe('mass assignment', () => {
  /** The same routes for somebody who may do everything, so that no right hides a contract. */
  const almighty = new Hono();
  beforeAll(() => { mount(almighty, routes, { db: house.database.db, log: createLog('silent'), actorOf: async () => everything }); });
  const SMUGGLED = 'nobody_asked_for_this';
  const named = { code: 'input_invalid', detail: expect.stringContaining(SMUGGLED) as string };

  it.each(routes.map((route) => [`${route.method} ${route.path}`, route] as const))('%s refuses what it does not know', async (_, route) => {
    const path = route.path.replace(/\{\w+\}/g, '1');
    const [method, headers] = [route.method.toUpperCase(), { 'content-type': 'application/json', ...KEY }];
    const asked = await almighty.request(`${path}?${SMUGGLED}=1`, { method, headers, ...(method === 'GET' ? {} : { body: '{}' }) });
    expect(await problemOf(asked)).toMatchObject(named);
    if (method === 'GET') return;
    expect(await problemOf(await almighty.request(path, { method, headers, body: JSON.stringify({ [SMUGGLED]: 1 }) }))).toMatchObject(named);
    if (route.body) expect(unknownFields(route.body, { [SMUGGLED]: 1, id: 1, actor: 1, grants: [] })).toContain(SMUGGLED);
  });

  it.each(['__proto__', 'constructor', 'prototype'])('nor does %s reach anything', async (name) => {
    const answer = await write('/api/session/as', `{"person":"demo:operator","${name}":{"admin":true,"prototype":{"admin":true}}}`);
    expect(await problemOf(answer)).toMatchObject({ http: 400, code: 'input_invalid' });
    expect(await problemOf(await house.get(`/api/session?${name}=1&${name}[admin]=1`, { cookie: operator }))).toMatchObject({ http: 400 });
    expect(({} as { admin?: boolean }).admin).toBeUndefined();
  });

  it('a parameter given twice counts for neither', async () => {
    expect(await problemOf(await house.get('/api/regions?path=16&path=16.71', { cookie: operator }))).toMatchObject({ http: 400, code: 'input_invalid', detail: expect.stringContaining('path') as string });
  });
});

describe('what is looked for', () => {
  const hostile = ["'; DROP TABLE audit_entry; --", "' OR '1'='1", '%', '_', '\\', '$1', "'||pg_sleep(5)||'", '${7*7}{{7*7}}', '(?:a+)+$', '"', '\u202e', '😀'.repeat(40)];
  it.each(hostile)('is text and never SQL: %j', async (text) => {
    const began = performance.now();
    for (const path of [`/api/regions/search?q=${encodeURIComponent(text)}`, `/api/regions?roll=${encodeURIComponent(text)}`, `/api/audit?thing=${encodeURIComponent(text)}`]) {
      const answer = await house.get(path, { cookie: operator });
      expect([200, 400, 404], path).toContain(answer.status);
      expect(await answer.text()).not.toMatch(/syntax error|pg_|node_modules|\bat \w+ \(/);
    }
    expect(performance.now() - began).toBeLessThan(4000);
    expect((await house.get('/api/audit?limit=1', { cookie: operator })).status).toBe(200);
  });
});

describe('the path of a file', () => {
  const climbing = [
    '/../secret.txt', '/assets/../../secret.txt', '/..%2fsecret.txt', '/%2e%2e/secret.txt', '/%2e%2e%2fsecret.txt', '/%252e%252e%252fsecret.txt', '/..%252fsecret.txt', '/..\\secret.txt', '/..%5csecret.txt',
    '/assets/..%5c..%5csecret.txt', '/%00', '/secret.txt%00.js', '/assets/a-1234.js%00', '/....//secret.txt', '//secret.txt', '/./../secret.txt', '/%c0%ae%c0%ae/secret.txt', '/..;/secret.txt', '/assets/out/secret.txt',
    '/assets/out%2fsecret.txt', '/.sources', '/.vite/manifest.json', '/%2esources', '/assets/a.ts', '/assets/', '/assets', '/file:///etc/passwd', '/etc/passwd', '/C:/Windows/win.ini',
  ];
  it.each(climbing)('%s leads nowhere', async (path) => {
    const told = await house.raw(`GET ${path} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n`);
    expect(told).toMatch(/^HTTP\/1.1 (200|400|404)/);
    expect(told).not.toMatch(/the secret|root:|let a/);
  });
  it('of the office itself is served', async () => {
    expect(await (await house.get('/assets/a-1234.js')).text()).toBe('let a');
  });
});

describe('the name of a file that is sent', () => {
  const names = ['a"; filename="b.exe', 'a\r\nset-cookie: x=1\r\n\r\n<script>', '../../etc/passwd', 'désa "Å".csv', 'a\u2028b', '; x=y', '%0d%0aset-cookie: x=1'];
  it.each(names)('leaves its header one header: %j', async (name) => {
    const app = new Hono();
    const file = route({ method: 'get', path: '/api/file', access: 'public', tag: 'files', summary: 'A file', handle: async () => ({ file: 'a;b', name, mediaType: 'text/csv; charset=utf-8' }) });
    mount(app, [file], { db: house.database.db, log: createLog('silent'), actorOf: async () => everything });
    const { headers, status } = await app.request('/api/file');
    expect(status).toBe(200);
    expect(headers.get('content-disposition')).toMatch(/^attachment; filename="[\w.-]+"$/);
    expect(headers.get('set-cookie')).toBeNull();
  });
});

describe('methods', () => {
  const ask = (method: string, path: string, more = ''): Promise<string> => house.raw(`${method} ${path} HTTP/1.1\r\nhost: localhost:${house.port}\r\ncookie: ${operator}\r\nx-probe: mirror\r\nconnection: close\r\n${more}\r\n`);

  it.each(['TRACE', 'OPTIONS', 'PATCH', 'PROPFIND', 'LINK', 'QUERY'])('%s is not answered anywhere, and mirrors nothing', async (method) => {
    for (const path of ['/', '/api/events', '/api/none', '/assets/a-1234.js']) {
      const told = await ask(method, path);
      expect(told, path).toMatch(/^HTTP\/1.1 (405|400|501)/);
      expect(told).not.toMatch(/mirror|access-control/i);
    }
  });
  it('CONNECT opens no tunnel', async () => {
    expect(await house.raw('CONNECT 127.0.0.1:22 HTTP/1.1\r\nhost: localhost\r\n\r\n', 500)).not.toMatch(/200/);
  });
  it('HEAD says what GET would, without a body', async () => {
    const told = await ask('HEAD', '/api/events');
    expect(told).toMatch(/^HTTP\/1.1 200/);
    expect(told.split('\r\n\r\n')[1]).toBe('');
  });
  it('a method in a header, a parameter or a form counts for nothing', async () => {
    for (const name of ['X-HTTP-Method-Override', 'X-HTTP-Method', 'X-Method-Override']) {
      expect(await ask('GET', '/api/events', `${name}: POST\r\n`)).toMatch(/^HTTP\/1.1 200/);
      expect(await problemOf(await write('/api/events/x/contests.csv', '{}', { [name]: 'GET' }))).toMatchObject({ http: 405 });
    }
    expect(await problemOf(await house.get('/api/events?_method=POST', { cookie: operator }))).toMatchObject({ http: 400 });
  });
});

describe('too much', () => {
  it('of a body is refused, declared or not', async () => {
    const declared = await house.raw(`POST /api/events HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: 99999999\r\n\r\n{`);
    expect(declared).toMatch(/^HTTP\/1.1 413/);
    const chunk = `${(2 ** 20).toString(16)}\r\n${'x'.repeat(2 ** 20)}\r\n`;
    const undeclared = await house.raw(`POST /api/events HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n${chunk.repeat(9)}0\r\n\r\n`, 3000);
    expect(undeclared).toMatch(/^HTTP\/1.1 413/);
    expect(undeclared).toContain('too_large');
  });
  it('of a body is sooner too much for those whom nobody knows', async () => {
    for (const { method, path } of routes.filter(({ access, method }) => access === 'public' && method !== 'get')) {
      const answer = await fetch(url(path), { method: method.toUpperCase(), body: `{"login":[${'[],'.repeat(30_000)}[]]}`, headers: { 'content-type': 'application/json' } });
      expect(await problemOf(answer), path).toMatchObject({ http: 413, code: 'too_large', detail: expect.stringContaining('64 KiB') as string });
    }
  });
  it('depth in JSON is refused at once', async () => {
    for (const opening of ['[', '{"person":']) {
      const began = performance.now();
      expect(await problemOf(await write('/api/session/as', opening.repeat(6_000)))).toMatchObject({ http: 400, code: 'input_invalid' });
      expect(performance.now() - began).toBeLessThan(1000);
    }
  });
  it('of headers is refused', async () => {
    expect(await house.raw(`GET / HTTP/1.1\r\nhost: localhost\r\nx: ${'y'.repeat(20_000)}\r\n\r\n`)).toMatch(/^HTTP\/1.1 431/);
  });
  it('patience is not asked of the server', async () => {
    expect(LIMITS).toMatchObject({ headersTimeout: 15_000, requestTimeout: 120_000, maxHeadersCount: 100 });
    const hasty = await realServer(undefined, { ...LIMITS, headersTimeout: 200, requestTimeout: 400, connectionsCheckingInterval: 50 });
    try {
      expect(await hasty.raw('GET / HTTP/1.1\r\nhost: localhost\r\nx-slow: ', 3000)).toMatch(/^HTTP\/1.1 408/);
      expect(await hasty.raw('POST /api/session/as HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{', 3000)).toMatch(/^HTTP\/1.1 (408|400)/);
    } finally {
      await hasty.close();
    }
  });
  it('ambiguity about where a request ends is refused', async () => {
    const head = 'POST /api/session/as HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\n';
    for (const framing of ['content-length: 5\r\ntransfer-encoding: chunked\r\n', 'content-length: 5\r\ncontent-length: 6\r\n', 'transfer-encoding: identity, chunked, x\r\n', 'content-length: +5\r\n', 'content-length: 5\r\n folded\r\n']) {
      expect(await house.raw(`${head}${framing}\r\n0\r\n\r\nGET /api/events HTTP/1.1\r\nhost: localhost\r\n\r\n`), framing).toMatch(/^HTTP\/1.1 400/);
    }
  });
});

describe('what is written down', () => {
  it('is no fault of the house where a sender leaves in the middle of a body', async () => {
    const before = house.lines.length;
    for (const framing of ['content-length: 5000\r\n\r\n{"person":', 'transfer-encoding: chunked\r\n\r\n9\r\n{"person"\r\n']) {
      for (const path of ['/api/session/as', '/api/contests/1/sheets']) {
        await house.raw(`POST ${path} HTTP/1.1\r\nhost: localhost\r\ncookie: ${operator}\r\nidempotency-key: left-alone-1\r\ncontent-type: application/json\r\n${framing}`, 300);
      }
    }
    const written = () => house.lines.slice(before).map((line) => JSON.parse(line) as { level: number | string; msg: string });
    await expect.poll(() => written().filter(({ msg }) => /left/.test(msg)).length, { timeout: 10_000 }).toBeGreaterThan(0);
    await new Promise((done) => { setTimeout(done, 300); });
    expect(written().filter(({ msg }) => msg === 'unexpected failure')).toEqual([]);
  });

  it('is one line of JSON per happening, whatever came through the door', async () => {
    const before = house.lines.length;
    for (const nasty of ['%0a%0d{"level":60}', '%1b[2J', '%c2%9b31m', '%e2%80%ae', '%00', '%ff', '"}%0a']) {
      await house.raw(`GET /api/${nasty} HTTP/1.1\r\nhost: localhost\r\nuser-agent: \u009b31m\u202e\r\nconnection: close\r\n\r\n`);
      await write('/api/session/as', JSON.stringify({ person: decodeURIComponent(nasty.replace('%ff', '')) }), { origin: 'https://evil.example/\u009b31m' });
    }
    const lines = house.lines.slice(before);
    expect(lines.length).toBeGreaterThanOrEqual(14);
    for (const line of lines) {
      expect(line.slice(0, -1)).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202e]/);
      expect(JSON.parse(line)).not.toMatchObject({ level: 60 });
    }
  });
});
