import { Hono } from 'hono';
import { expect, describe, it } from 'vitest';
import { z } from 'zod';
import type { Actor } from '../access.ts';
import type { Db } from '../db/schema.ts';
import { createLog } from '../log.ts';
import { problem } from '../problem.ts';
import { fail, ok } from '../result.ts';
import { mount } from './mount.ts';
import { openApi } from './openapi.ts';
import { route } from './route.ts';

const reader: Actor = { id: 'r', name: 'R', grants: [{ verb: 'things.read', scheme: '*', path: '' }] };

const routes = [
  route({
    method: 'get', path: '/api/things/{id}', access: 'things.read', tag: 'things', summary: 'One thing',
    params: z.object({ id: z.coerce.number().int().positive() }), query: z.object({ many: z.coerce.number().max(9).default(1) }), response: z.object({ id: z.number() }),
    handle: async ({ params, query }) => (params.id === 404 ? fail(problem('not_found', { thing: 'Benda 404' })) : ok({ id: params.id, many: query.many })),
  }),
  route({
    method: 'post', path: '/api/things', access: 'things.read', tag: 'things', summary: 'New thing', body: z.object({ name: z.string().max(5) }),
    handle: async ({ body, key }) => ok({ name: body.name, key }),
  }),
  route({ method: 'get', path: '/api/closed', access: 'things.close', tag: 'things', summary: 'Closed', handle: async () => ok({}) }),
  route({ method: 'get', path: '/api/broken', access: 'public', tag: 'things', summary: 'Broken', handle: async () => { throw new Error('secret detail'); } }),
];

const app = new Hono();
mount(app, routes, { db: undefined as unknown as Db, log: createLog('silent'), actorOf: async () => reader });
const post = (body: string, headers: Record<string, string> = { 'idempotency-key': 'key-12345' }) =>
  app.request('/api/things', { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } });
const problemOf = async (answer: Response) => ({ status: answer.status, media: answer.headers.get('content-type'), ...(await answer.json() as Record<string, unknown>) });

describe('a mounted route', () => {
  it('hands checked parts to its handler', async () => {
    expect(await (await app.request('/api/things/7?many=3')).json()).toEqual({ id: 7, many: 3 });
    expect(await (await post('{"name":"padi"}')).json()).toEqual({ name: 'padi', key: 'key-12345' });
  });

  it.each([
    ['/api/things/nol', 400, 'input_invalid'], ['/api/things/1?many=%00', 400, 'input_invalid'], ['/api/things/-1', 400, 'input_invalid'], ['/api/things/1?many=99', 400, 'input_invalid'],
    ['/api/things/404', 404, 'not_found'], ['/api/closed', 403, 'not_allowed'],
  ])('answers %s with %i %s and a fix', async (path, status, code) => {
    const told = await problemOf(await app.request(path));
    expect(told).toMatchObject({ status, code, media: expect.stringContaining('application/problem+json') as string });
    expect(told).toHaveProperty('fix');
  });

  it.each([
    ['not json', 'input_invalid'], ['{"name":"terlalu panjang"}', 'input_invalid'], ['{}', 'input_invalid'], ['null', 'input_invalid'], ['{"name":"a\\u0000b"}', 'input_invalid'], ['{"name":"\\ud800"}', 'input_invalid'],
  ])('refuses the body %s', async (body, code) => {
    expect(await problemOf(await post(body))).toMatchObject({ status: 400, code });
  });

  it('takes JSON only, so that a form of a foreign page writes nothing', async () => {
    expect(await problemOf(await post('{"name":"padi"}', { 'idempotency-key': 'key-12345', 'content-type': 'text/plain' }))).toMatchObject({ status: 400, code: 'input_invalid' });
  });

  it.each([
    ['/api/things/7?many=3&admin=1', /^admin: /], ['/api/things/7?many=3&many=4', /^many: tertulis dua kali/], ['/api/things/7?__proto__=1', /__proto__/], ['/api/closed-not?x=1', /./],
  ])('refuses what %s asks beyond its contract', async (path, told) => {
    const answered = await problemOf(await app.request(path.replace('closed-not', 'broken')));
    expect(answered).toMatchObject({ status: 400, code: 'input_invalid', detail: expect.stringMatching(told) as string });
  });

  it('refuses a field that the contract does not name, instead of dropping it', async () => {
    expect(await problemOf(await post('{"name":"padi","role":"admin"}'))).toMatchObject({ status: 400, code: 'input_invalid', detail: expect.stringMatching(/^role: /) as string });
  });

  it('answers the methods it has, and says which', async () => {
    const wrong = await app.request('/api/things/7', { method: 'DELETE' });
    expect(wrong.headers.get('allow')).toBe('GET, HEAD');
    expect(await problemOf(wrong)).toMatchObject({ status: 405, code: 'method_not_allowed' });
    const head = await app.request('/api/things/7', { method: 'HEAD' });
    expect([head.status, await head.text()]).toEqual([200, '']);
  });

  it('asks for an idempotency key before it writes', async () => {
    expect(await problemOf(await post('{"name":"padi"}', {}))).toMatchObject({ status: 400, code: 'key_missing' });
  });

  it('hides what went wrong inside, and gives a reference instead', async () => {
    const told = await problemOf(await app.request('/api/broken'));
    expect(told).toMatchObject({ status: 500, code: 'internal' });
    expect(JSON.stringify(told)).not.toContain('secret');
    expect(told).not.toHaveProperty('stack');
  });

  it('speaks Indonesian, or English when asked', async () => {
    expect(await problemOf(await app.request('/api/closed'))).toMatchObject({ title: 'Tidak berwenang' });
    expect(await problemOf(await app.request('/api/closed', { headers: { 'accept-language': 'en-GB' } }))).toMatchObject({ title: 'Not allowed' });
  });
});

it('the OpenAPI document tells each route, its right and its fields', () => {
  const document = openApi(routes, '1');
  expect(document).toMatchObject({ paths: { '/api/things': { post: { requestBody: { content: { 'application/json': { schema: { additionalProperties: false } } } } } } } });
  expect(document).toMatchObject({
    paths: {
      '/api/things/{id}': { get: { 'x-verb': 'things.read', parameters: [{ name: 'id', in: 'path', required: true }, { name: 'many', in: 'query', required: false }] } },
      '/api/things': { post: { parameters: [{ name: 'Idempotency-Key', in: 'header' }], requestBody: { content: { 'application/json': { schema: { properties: { name: { maxLength: 5 } } } } } } } },
    },
  });
});
