import { Hono } from 'hono';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '../../kernel/access.ts';
import { mount } from '../../kernel/http/mount.ts';
import { createLog } from '../../kernel/log.ts';
import { operator, testDatabase, type TestDatabase } from '../../kernel/testing/database.ts';
import { RegionHit, RegionPage } from './contract.ts';
import { plantPalembang } from './fixtures.ts';
import { loadKemendagri } from './load/kemendagri.ts';
import { routes } from './routes.ts';

let house: TestDatabase;
let actor: Actor = operator;
const app = new Hono();
beforeAll(async () => {
  house = await testDatabase();
  await loadKemendagri(house.db);
  await house.db.transaction().execute(plantPalembang);
  mount(app, routes, { db: house.db, log: createLog('silent'), actorOf: () => Promise.resolve(actor) });
});
afterAll(() => house.close());

const get = async (path: string): Promise<Response> => app.request(path);
const change = (body: unknown, key = 'kunci-uji-1'): Promise<Response> => Promise.resolve(app.request('/api/regions/changes', {
  method: 'POST', headers: { 'content-type': 'application/json', 'idempotency-key': key }, body: JSON.stringify(body),
}));

test('the city page: 18 kecamatan, 107 kelurahan, 4,777 TPS', async () => {
  const page = RegionPage.parse(await (await get('/api/regions?path=16.71')).json());
  expect(page).toMatchObject({ region: { name: 'Kota Palembang' }, counts: { subdistricts: 18, villages: 107, stations: 4777 } });
  expect(page.ancestors.map((one) => one.name)).toEqual(['Indonesia', 'Sumatera Selatan']);
  expect(page.children).toHaveLength(18);
  expect(page.children.reduce((sum, child) => sum + child.villages, 0)).toBe(107);
  expect(page.children.reduce((sum, child) => sum + (child.voters ?? 0), 0)).toBe(1_225_548);
});

test('the nation page lists the provinces and abroad', async () => {
  const page = RegionPage.parse(await (await get('/api/regions')).json());
  expect(page.children).toHaveLength(39);
  expect(page.children.find((child) => child.path === '16')).toMatchObject({ stations: 4777 });
});

test('search, and a path or a date that is none', async () => {
  const hits = RegionHit.array().parse(await (await get('/api/regions/search?q=35%20ilir')).json());
  expect(hits[0]?.path).toBe('16.71.01.1001');
  expect((await get('/api/regions?path=16.99')).status).toBe(404);
  expect((await get('/api/regions?path=../etc')).status).toBe(400);
  expect((await get('/api/regions?on=2024-02-31')).status).toBe(400);
});

test('export as CSV and xlsx, of a tree and of a roll', async () => {
  const csv = await (await get('/api/regions/export?path=16.71.04')).text();
  expect(csv).toContain('village,167104,1671041001,Bukitlama,');
  expect(csv.trim().split('\r\n')).toHaveLength(1 + 1 + 6);
  const stations = await (await get('/api/regions/export?path=16.71&roll=demo-2024')).text();
  expect(stations.trim().split('\r\n')).toHaveLength(1 + 4777);
  expect((await get('/api/regions/export?path=16.71.04&format=xlsx')).headers.get('content-type')).toContain('spreadsheetml');
});

test('a change sent twice with its key is done once; without the right it is refused', async () => {
  const rename = { kind: 'renamed', date: '2025-02-01', source: 'Perda Uji 1/2025', path: '16.71.04.1001', name: 'Bukit Lama' };
  const first: unknown = await (await change(rename)).json();
  expect(first).toMatchObject({ kind: 'renamed', from: [{ name: 'Bukitlama' }], to: [{ name: 'Bukit Lama' }] });
  expect(await (await change(rename)).json()).toEqual(first);
  expect((await change({ ...rename, name: 'Lain' })).status).toBe(409);
  actor = { ...operator, id: 'uji:lain', grants: [{ verb: 'regions.change', scheme: 'kemendagri', path: '35.71' }] };
  expect((await change(rename, 'kunci-uji-2')).status).toBe(403);
  actor = operator;
});
