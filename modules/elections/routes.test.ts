import { Hono } from 'hono';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../kernel/access.ts';
import { mount } from '../../kernel/http/mount.ts';
import { operator, testDatabase, type TestDatabase } from '../../kernel/testing/database.ts';
import { ContestPage, ContestSummary, EventSummary, RuleSetView } from './contract.ts';
import { plantSmallTree } from './fixtures/small-tree.ts';
import { routes } from './routes.ts';
import { plantRuleSets } from './rulesets/plant.ts';

let database: TestDatabase;
let actor: Actor = operator;
const app = new Hono();
let keys = 0;

beforeAll(async () => {
  database = await testDatabase();
  await database.db.transaction().execute(async (tx) => { await plantRuleSets(tx); await plantSmallTree(tx); });
  mount(app, routes, { db: database.db, log: pino({ level: 'silent' }), actorOf: async () => actor });
});
afterAll(async () => database.close());

const get = async (path: string) => app.request(path);
const post = async (path: string, body: unknown, key = `route-key-${++keys}`) =>
  app.request(path, { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json', 'idempotency-key': key } });

const event = { slug: 'pemilu', name: 'Pemilu', kind: 'general', date: '2024-02-14', roll: 'uji', ruleSet: 'pemilu-2024' };
const contest = {
  event: 'pemilu', slug: 'ppwp', type: 'ppwp', name: 'Presiden', variant: '2024', members: [''],
  ballot: { kind: 'pairs', contestants: [{ number: 1, name: 'Melati' }, { number: 2, name: 'Mawar' }] },
};

describe('the routes of elections', () => {
  it('define an event and a contest, show them, and refuse what is there already', async () => {
    expect((await post('/api/events', event)).status).toBe(200);
    expect((await post('/api/events', event)).status).toBe(409);
    const created = (await (await post('/api/contests', contest, 'the-same-key')).json()) as { id: number };
    expect(await (await post('/api/contests', contest, 'the-same-key')).json()).toEqual(created);
    const page = ContestPage.parse(await (await get(`/api/contests/${created.id}`)).json());
    expect(page.contestants).toHaveLength(2);
    expect(page.cells.map(({ id }) => id)).toContain('C.2');
    const [listed] = (await (await get('/api/events')).json()) as unknown[];
    expect(EventSummary.strict().parse(listed).slug).toBe('pemilu');
    const contests = (await (await get('/api/events/pemilu/contests')).json()) as unknown[];
    expect(contests.map((one) => ContestSummary.strict().parse(one).slug)).toEqual(['ppwp']);
    const changed = await post(`/api/contests/${created.id}/ballot`, { ballot: { kind: 'pairs', contestants: [{ number: 1, name: 'Melati' }], emptyColumn: true } });
    expect(changed.status).toBe(200);
    expect((await get('/api/events/pemilu/contests.csv')).headers.get('content-type')).toContain('text/csv');
    expect(await (await get('/api/events/pemilu/contests.csv')).text()).toContain('Kolom kosong');
  });
  it('tell the law with its sources', async () => {
    const sets = ((await (await get('/api/rulesets')).json()) as unknown[]).map((set) => RuleSetView.parse(set));
    expect(sets).toHaveLength(5);
    expect(sets.every(({ values }) => values.some(({ verified }) => !verified))).toBe(true);
  });
  it.each([
    ['/api/contests/999999', 404], ['/api/contests/abc', 400], ['/api/contests/99999999999', 400], ['/api/events/tidak-ada/contests.csv', 404], ['/api/events/tidak-ada/contests', 404], ['/api/events/pemilu/contests?region=16/1', 400],
  ])('answer %s with %i, never 500', async (path, status) => {
    expect((await get(path)).status).toBe(status);
  });
  it('ask for the right', async () => {
    actor = { id: 'pembaca', name: 'Pembaca', grants: [{ verb: 'elections.read', scheme: '*', path: '' }] };
    expect((await get('/api/events')).status).toBe(200);
    expect((await post('/api/events', { ...event, slug: 'lain' })).status).toBe(403);
    actor = { ...actor, grants: [] };
    expect((await get('/api/events')).status).toBe(403);
    actor = operator;
  });
  it('refuse a body that does not fit', async () => {
    expect((await post('/api/contests', { ...contest, members: [] })).status).toBe(400);
    expect((await post('/api/contests', { ...contest, ballot: { kind: 'pairs', contestants: [{ number: 0, name: 'x' }] } })).status).toBe(400);
    expect((await post('/api/contests', { ...contest, members: ["16'; DROP"] })).status).toBe(400);
    expect((await post('/api/events', { ...event, slug: 'lain', date: '2024-02-31' })).status).toBe(400);
  });
});
