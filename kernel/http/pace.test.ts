import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { ANONYMOUS, type Actor } from '../access.ts';
import type { Db } from '../db/schema.ts';
import { createLog } from '../log.ts';
import { ok } from '../result.ts';
import { mount } from './mount.ts';
import { makePace, type PaceLimits } from './pace.ts';
import { route } from './route.ts';

const person = (id: string): Actor => ({ id, name: id, grants: [] });
const limits: PaceLimits = { perMinute: 60, turns: { atOnce: 2, waiting: 1, patience: 20 } };

describe('one caller', () => {
  it('has so many requests a minute, which come back evenly; others have their own', async () => {
    let time = 0n;
    const pace = makePace(limits, { now: () => time });
    const ask = async (actor: Actor): Promise<string> => {
      const turn = await pace(actor);
      if (typeof turn !== 'function') return `${turn.code} ${Number(turn.params['seconds'])}`;
      turn();
      return 'ok';
    };
    for (let i = 0; i < 60; i++) expect(await ask(person('a'))).toBe('ok');
    expect(await ask(person('a'))).toBe('too_many 1');
    expect(await ask(person('b'))).toBe('ok');
    time += 1_000_000_000n;
    expect([await ask(person('a')), await ask(person('a'))]).toEqual(['ok', 'too_many 1']);
    for (let i = 0; i < 100; i++) expect(await ask(ANONYMOUS)).toBe('ok');
  });

  it('has so many at once: one more waits, the next is told that it is busy, others are served', async () => {
    const pace = makePace({ ...limits, perMinute: 6000 });
    let open: () => void = () => undefined;
    const gate = new Promise<void>((done) => { open = done; });
    const app = new Hono();
    const slow = route({ method: 'get', path: '/slow', access: 'signed_in', tag: 'x', summary: 'x', handle: async () => { await gate; return ok(null); } });
    const quick = route({ method: 'get', path: '/quick', access: 'signed_in', tag: 'x', summary: 'x', handle: () => Promise.resolve(ok(null)) });
    const broken = route({ method: 'get', path: '/broken', access: 'signed_in', tag: 'x', summary: 'x', handle: () => Promise.reject(new Error('broken')) });
    mount(app, [slow, quick, broken], { db: null as unknown as Db, log: createLog('silent'), pace, actorOf: (request) => Promise.resolve(person(request.headers.get('who') ?? 'a')) });
    const ask = async (path: string, who = 'a'): Promise<number> => (await app.request(path, { headers: { who } })).status;
    const running = [ask('/slow'), ask('/slow')];
    expect(await Promise.all([ask('/quick'), ask('/quick')])).toEqual([503, 503]);
    expect(await ask('/quick', 'b')).toBe(200);
    open();
    expect(await Promise.all(running)).toEqual([200, 200]);
    for (let i = 0; i < 5; i++) expect(await ask('/broken')).toBe(500);
    expect(await ask('/quick')).toBe(200);
  });
});
