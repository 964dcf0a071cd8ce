import { Hono } from 'hono';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ANONYMOUS, type Actor } from '../access.ts';
import { createLog } from '../log.ts';
import { problem } from '../problem.ts';
import { fail, ok } from '../result.ts';
import { testDatabase, type TestDatabase } from '../testing/database.ts';
import { mount } from './mount.ts';
import { recorder } from './record.ts';
import { route } from './route.ts';

let database: TestDatabase;
beforeAll(async () => { database = await testDatabase(); });
afterAll(async () => { await database.close(); });

const officer: Actor = { id: 'petugas:1', name: 'P', grants: [{ verb: 'things.read', scheme: '*', path: '' }, { verb: 'things.read', scheme: 'kemendagri', path: '16.71' }] };
const routes = [
  route({ method: 'get', path: '/api/closed/{id}', access: 'things.close', tag: 'things', summary: 'Closed', params: z.object({ id: z.coerce.number() }), handle: async () => ok({}) }),
  route({ method: 'get', path: '/api/elsewhere/{id}', access: 'things.read', tag: 'things', summary: 'Elsewhere', params: z.object({ id: z.coerce.number() }), handle: async () => fail(problem('not_allowed', { verb: 'things.read' })) }),
  route({ method: 'get', path: '/api/missing', access: 'things.read', tag: 'things', summary: 'Missing', handle: async () => fail(problem('not_found', { thing: 'x' })) }),
  route({
    method: 'get', path: '/api/file/{id}', access: 'things.read', tag: 'things', summary: 'File', params: z.object({ id: z.coerce.number() }), query: z.object({ level: z.string(), q: z.string().optional(), path: z.string().optional() }),
    handle: async () => ({ file: 'isi', name: 'isi.csv', mediaType: 'text/csv', place: { scheme: 'kemendagri', path: '16.71.04' } }),
  }),
];

const houseOf = (actor: Actor): Hono => {
  const app = new Hono();
  mount(app, routes, { db: database.db, log: createLog('silent'), actorOf: async () => actor });
  return app;
};
const entries = async () =>
  (await database.pool.query<Record<string, unknown>>('SELECT actor, action, scheme, path, thing, details FROM audit_entry ORDER BY id')).rows;

let last = 0;
beforeEach(async () => { last = (await entries()).length; });
const added = async () => (await entries()).slice(last);

describe('the door writes into the trail', () => {
  it('that a signed-in person was refused, by the right or by the region, once a minute and route', async () => {
    const app = houseOf(officer);
    for (const path of ['/api/closed/7', '/api/closed/8', '/api/elsewhere/3', '/api/missing']) await app.request(path);
    expect(await added()).toEqual([
      { actor: 'petugas:1', action: 'access.refused', scheme: 'kemendagri', path: '16.71', thing: 'get /api/closed/{id}', details: { verb: 'things.close', id: '7' } },
      { actor: 'petugas:1', action: 'access.refused', scheme: 'kemendagri', path: '16.71', thing: 'get /api/elsewhere/{id}', details: { verb: 'things.read', id: '3' } },
    ]);
  });

  it('nothing long and nobody\'s number or address out of a path that no contract has seen', async () => {
    for (const id of ['1671040605900001', 'budi@contoh.id', 'A'.repeat(9000)]) {
      const app = houseOf({ ...officer, id: `petugas:${id.slice(0, 9)}` });
      await app.request(`/api/closed/${encodeURIComponent(id)}`);
    }
    expect((await added()).map(({ details }) => (details as { id: string }).id)).toEqual(['…', '…', `${'A'.repeat(59)}…`]);
  });

  it('nothing of those who have not signed in', async () => {
    expect((await houseOf(ANONYMOUS).request('/api/closed/7')).status).toBe(401);
    expect(await added()).toEqual([]);
  });

  it('which file left, and of which region', async () => {
    expect(await (await houseOf(officer).request('/api/file/7?level=village')).text()).toBe('isi');
    expect(await added()).toEqual([{ actor: 'petugas:1', action: 'things.export', scheme: 'kemendagri', path: '16.71.04', thing: '/api/file/7?level=village', details: { file: 'isi.csv' } }]);
  });

  it('never whom somebody looked for', async () => {
    await houseOf(officer).request('/api/file/7?q=Siti+Aminah&level=village&path=1671040203840001');
    expect((await added()).map(({ thing }) => thing)).toEqual(['/api/file/7?level=village']);
  });

  it('what the file says of itself, and nothing where its command has left the entry', async () => {
    for (const more of [{ thing: 'things', details: { byName: true } }, { isNoted: true }]) {
      const app = new Hono();
      const made = route({ method: 'get', path: '/api/file', access: 'things.read', tag: 'things', summary: 'File', handle: async () => ({ file: 'isi', name: 'isi.csv', mediaType: 'text/csv', ...more }) });
      mount(app, [made], { db: database.db, log: createLog('silent'), actorOf: async () => officer });
      expect((await app.request('/api/file')).status).toBe(200);
    }
    expect(await added()).toEqual([{ actor: 'petugas:1', action: 'things.export', scheme: '*', path: '', thing: 'things', details: { byName: true, file: 'isi.csv' } }]);
  });

  it('how many refusals were left out meanwhile', async () => {
    let now = Date.parse('2026-02-14T10:00:00Z');
    const app = new Hono();
    const record = recorder({ db: database.db, log: createLog('silent') }, { now: () => new Date(now) });
    app.get('/api/closed/:id', async (context) => {
      await record.refused(context, routes[0]!, officer, problem('not_allowed', { verb: 'things.close' }));
      return context.text('');
    });
    for (const seconds of [0, 1, 2, 61, 130]) {
      now = Date.parse('2026-02-14T10:00:00Z') + seconds * 1000;
      await app.request('/api/closed/1');
    }
    expect((await added()).map(({ details }) => details)).toEqual([{ verb: 'things.close', id: '1' }, { verb: 'things.close', id: '1', left_out: 2 }, { verb: 'things.close', id: '1' }]);
  });

  it('and a trail that cannot be written makes no refusal fail', async () => {
    const closed = await testDatabase();
    await closed.close();
    const app = new Hono();
    mount(app, routes, { db: closed.db, log: createLog('silent'), actorOf: async () => officer });
    expect((await app.request('/api/closed/7')).status).toBe(403);
    expect((await app.request('/api/file/7?level=village')).status).toBe(500);
  });
});
