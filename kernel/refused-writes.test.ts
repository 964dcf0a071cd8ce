import { Hono } from 'hono';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { mount } from './http/mount.ts';
import { route } from './http/route.ts';
import { createLog } from './log.ts';
import { problem, type ProblemCode } from './problem.ts';
import { PROBLEMS } from './problems.ts';
import { isFinal, sweepRefusedWrites } from './refused-writes.ts';
import { fail, ok } from './result.ts';
import { operator, testDatabase, type TestDatabase } from './testing/database.ts';

let house: TestDatabase;
let app: Hono;
/** What the handler says next. */
let says: ProblemCode | 'ok' = 'ok';
let handled = 0;
beforeAll(async () => {
  house = await testDatabase();
  app = new Hono();
  const write = route({
    method: 'post', path: '/api/things', access: 'things.write', tag: 'things', summary: 'Thing', body: z.object({ name: z.string().max(9) }),
    handle: async () => { handled += 1; return says === 'ok' ? ok({ done: true }) : fail(problem(says, { thing: { id: 'Lembar', en: 'Sheet' } })); },
  });
  mount(app, [write], {
    db: house.db, log: createLog('silent'),
    actorOf: async (request) => ({ ...operator, ...(request.headers.get('x-device') ? { device: request.headers.get('x-device') ?? '', signed: { message: 'm', signature: 's' } } : {}) }),
  });
});
afterAll(() => house.close());

const send = async (key: string, device: string | null = 'phone-1', body = '{"name":"padi"}', lang = 'id'): Promise<Record<string, unknown>> => {
  const answer = await app.request('/api/things', { method: 'POST', body, headers: { 'content-type': 'application/json', 'idempotency-key': key, 'accept-language': lang, ...(device === null ? {} : { 'x-device': device }) } });
  return { http: answer.status, ...(await answer.json() as Record<string, unknown>) };
};

describe('what a phone signed and was refused', () => {
  it('is refused again in the same words, though it would pass today', async () => {
    says = 'conflict';
    const first = await send('key-conflict');
    says = 'ok';
    const before = handled;
    expect(first).toMatchObject({ http: 409, code: 'conflict' });
    expect(await send('key-conflict')).toEqual(first);
    expect(await send('key-conflict', 'phone-1', '{"name":"padi"}', 'en')).toMatchObject({ code: 'conflict', detail: expect.stringContaining('Sheet') as string });
    expect(handled).toBe(before);
    expect(await send('key-new-item')).toEqual({ http: 200, done: true });
  });
  it('also where its form was wrong', async () => {
    says = 'ok';
    expect(await send('key-form-wrong', 'phone-1', '{"name":"terlalu panjang"}')).toMatchObject({ code: 'input_invalid' });
    expect(await send('key-form-wrong')).toMatchObject({ code: 'input_invalid' });
  });
  it('is its own matter: not that of another phone, nor of somebody at a desk', async () => {
    says = 'conflict';
    await send('key-of-phone-1');
    await send('key-of-desk', null);
    says = 'ok';
    expect(await send('key-of-phone-1', 'phone-2')).toMatchObject({ http: 200 });
    expect(await send('key-of-desk', null)).toMatchObject({ http: 200 });
    expect(await send('key-of-desk')).toMatchObject({ http: 200 });
  });
  it.each(['busy', 'too_slow', 'too_many', 'internal', 'device_refused', 'photo_unannounced', 'key_reused', 'answer_gone'] as const)('comes again unchanged after %s', async (code) => {
    says = code;
    expect(await send(`key-${code}`)).toMatchObject({ code });
    says = 'ok';
    expect(await send(`key-${code}`)).toEqual({ http: 200, done: true });
  });
  it('is kept for some weeks', async () => {
    says = 'conflict';
    await send('key-of-long-ago');
    await sql`UPDATE refused_write SET at = at - interval '41 days' WHERE key = 'key-of-long-ago'`.execute(house.db);
    expect(await sweepRefusedWrites(house.db)).toBe(1);
    expect(await sweepRefusedWrites(house.db)).toBe(0);
  });
});

it('a phone waits with exactly those refusals of its queue that are not final', () => {
  const passing = (Object.keys(PROBLEMS) as ProblemCode[]).filter((code) => !isFinal(problem(code)));
  for (const code of passing) expect([408, 425, 429].includes(PROBLEMS[code].status) || PROBLEMS[code].status >= 500 || ['device_refused', 'photo_unannounced', 'key_missing', 'key_reused', 'answer_gone'].includes(code), code).toBe(true);
});
