import { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor, Place } from '../../kernel/access.ts';
import { noteAudit } from '../../kernel/audit/trail.ts';
import { mount } from '../../kernel/http/mount.ts';
import { createLog } from '../../kernel/log.ts';
import { testDatabase, type TestDatabase } from '../../kernel/testing/database.ts';
import { trailRoutes } from './trail.ts';

let database: TestDatabase;
const kemendagri = (path: string): Place => ({ scheme: 'kemendagri', path });
const auditorAt = (...places: Place[]): Actor => ({ id: 'auditor', name: 'Auditor', grants: places.map((place) => ({ verb: 'audit.read' as const, ...place })) });
const everywhere = auditorAt({ scheme: '*', path: '' });
const person = (id: string): Actor => ({ id, name: id, grants: [] });

beforeAll(async () => {
  database = await testDatabase();
  const all: [string, string, Place, string, string][] = [
    ['budi', 'sheets.record', kemendagri('16.71.04'), 'sheet 1', '2026-02-14T10:00:00+07:00'],
    ['budi', 'sheets.correct', kemendagri('16.71'), 'sheet 1', '2026-02-14T23:59:59+07:00'],
    ['sari', 'sheets.record', kemendagri('16.7'), 'sheet 2', '2026-02-15T00:00:00+07:00'],
    ['sari', 'regions.import', { scheme: 'kpu-2019', path: '16.71' }, 'region kpu-2019', '2026-02-16T10:00:00+07:00'],
    ['sari', 'people.merge', { scheme: '*', path: '' }, '=cmd()', '2026-02-17T10:00:00+07:00'],
  ];
  for (const [actor, action, place, thing] of all) await noteAudit(database.db, person(actor), action, { place, thing, details: { alasan: `=1+1, "${thing}"` } });
  await database.pool.query('ALTER TABLE audit_entry DISABLE TRIGGER USER');
  for (const [at, one] of all.entries()) await database.pool.query('UPDATE audit_entry SET at = $1 WHERE id = $2', [one[4], at + 1]);
});
afterAll(async () => { await database.close(); });

const ask = (actor: Actor, path: string, init: RequestInit = {}): Promise<Response> => {
  const app = new Hono();
  mount(app, trailRoutes, { db: database.db, log: createLog('silent'), actorOf: async () => actor });
  return Promise.resolve(app.request(path, init));
};
const ids = async (query: string, actor = everywhere): Promise<number[]> => {
  const answer = await ask(actor, `/api/audit?${query}`);
  expect(answer.status, query).toBe(200);
  return ((await answer.json()) as { rows: { id: number }[] }).rows.map(({ id }) => id).filter((id) => id <= 5);
};

describe('the trail is narrowed', () => {
  it.each<[string, number[]]>([
    ['', [5, 4, 3, 2, 1]], ['actor=budi', [2, 1]], ['action=sheets', [3, 2, 1]], ['action=sheets.record', [3, 1]], ['action=sheet', []],
    ['region=16.71', [4, 2, 1]], ['scheme=kemendagri&region=16.71', [2, 1]], ['scheme=kpu-2019', [4]], ['thing=sheet%201', [2, 1]], ['thing=sheet', [3, 2, 1]],
    ['from=2026-02-15', [5, 4, 3]], ['to=2026-02-14', [2, 1]], ['from=2026-02-14&to=2026-02-14', [2, 1]],
    ['from=2026-02-14T16:59:59Z&to=2026-02-14T17:00:00Z', [2]], ['actor=budi&action=sheets&region=16.71.04&thing=sheet&from=2026-02-14&to=2026-02-14', [1]], ['after=3&limit=1', [2]],
  ])('by %s', async (query, found) => { expect(await ids(query)).toEqual(found); });

  it.each(['action=DROP', 'from=yesterday', 'to=2026-13-01', 'after=-1', 'limit=9999', 'color=red'])('and refuses %s', async (query) => {
    expect((await ask(everywhere, `/api/audit?${query}`)).status).toBe(400);
  });

  it('to what the reader may see, whatever they ask for', async () => {
    expect(await ids('', auditorAt(kemendagri('16.71')))).toEqual([2, 1]);
    expect(await ids('region=16', auditorAt(kemendagri('16.71.04')))).toEqual([1]);
    expect(await ids('', auditorAt(kemendagri('')))).toEqual([3, 2, 1]);
    expect(await ids('region=16.71', auditorAt(kemendagri('99')))).toEqual([]);
    expect((await ask(person('budi'), '/api/audit')).status).toBe(403);
    expect((await ask(person('budi'), '/api/audit/export')).status).toBe(403);
  });
});

describe('the trail as a file', () => {
  it('holds the same entries, runs no formula, and is an entry itself', async () => {
    const answer = await ask(everywhere, '/api/audit/export?actor=sari&format=csv');
    expect(answer.headers.get('content-disposition')).toMatch(/attachment; filename="jejak-\d{4}-\d\d-\d\d\.csv"/);
    const lines = (await answer.text()).trim().split('\r\n');
    expect(lines[0]).toContain('id,at,actor,action,scheme,region,thing,details');
    expect(lines.slice(1).map((line) => line.split(',')[0])).toEqual(['5', '4', '3']);
    expect(lines[1]).toContain(`,'=cmd(),`);
    const { rows } = await database.pool.query<{ thing: string; actor: string }>(`SELECT thing, actor FROM audit_entry WHERE action = 'audit.export'`);
    // Whom the reader asked for may be a name.
    expect(rows).toEqual([{ actor: 'auditor', thing: '/api/audit/export?format=csv' }]);
    const book = await ask(auditorAt(kemendagri('16.71')), '/api/audit/export?format=xlsx');
    expect((await database.pool.query(`SELECT scheme, path FROM audit_entry WHERE action = 'audit.export' ORDER BY id DESC LIMIT 1`)).rows).toEqual([{ scheme: 'kemendagri', path: '16.71' }]);
    expect(new Uint8Array(await book.arrayBuffer()).slice(0, 2)).toEqual(new Uint8Array([0x50, 0x4b]));
  });
});

describe('people in the trail have names', () => {
  const officer = 'tr:officer';
  const wali: Actor = auditorAt(kemendagri('32'));
  beforeAll(async () => {
    const people: [string, string, string, string | null, boolean][] = [
      [officer, 'Nur’aini Trailwati', 'nuraini trailwati', null, false], ['tr:twin', 'Nuraini Trailwati', 'nuraini trailwati', officer, false],
      ['tr:idle', 'Nuraini Trailwan', 'nuraini trailwan', null, false], ['tr:gone', 'Dianonimkan', 'dianonimkan', null, true], ['tr:far', 'Trailwati Jauh', 'trailwati jauh', null, false],
    ];
    for (const [id, name, search, into, gone] of people) {
      await database.pool.query(`INSERT INTO person (id, name, search, scheme, path, created_by, merged_into, merged_at, anonymised_at)
        VALUES ($1, $2, $3, 'kemendagri', '32', 'test', $4::text, CASE WHEN $4::text IS NULL THEN NULL ELSE now() END, CASE WHEN $5 THEN now() END)`, [id, name, search, into, gone]);
    }
    const acts: [string, string, string][] = [[officer, '32.01', 'person tr:gone'], ['tr:twin', '32.01', 'person tr:idle'], ['tr:gone', '32.01', 'person tr:nobody'], ['console', '32.01', 'sheet 9'], ['tr:far', '91', 'sheet 9']];
    for (const [actor, path, thing] of acts) await noteAudit(database.db, person(actor), 'people.change', { place: kemendagri(path), thing, details: {} });
  });
  type Row = { actor: string; actorName: string | null; thing: string; thingName: string | null };
  const rows = async (actor: string): Promise<Row[]> => {
    const answer = await ask(wali, `/api/audit?${new URLSearchParams(actor === '' ? {} : { actor }).toString()}`);
    expect(answer.status).toBe(200);
    return ((await answer.json()) as { rows: Row[] }).rows;
  };

  it('beside their ids: who acted, and whom it was done to; nobody has none', async () => {
    expect((await rows('')).map((row) => [row.actor, row.actorName, row.thingName])).toEqual([
      ['console', null, null], ['tr:gone', 'Dianonimkan', null], ['tr:twin', 'Nuraini Trailwati', 'Nuraini Trailwan'], [officer, 'Nur’aini Trailwati', 'Dianonimkan'],
    ]);
    const lines = (await (await ask(wali, '/api/audit/export?actor=console&format=csv')).text()).trim().split('\r\n');
    expect([lines[0]?.endsWith(',details,actor_name,thing_name'), lines.length, lines[1]?.endsWith(',,')]).toEqual([true, 2, true]);
    expect(await (await ask(wali, `/api/audit/export?actor=${officer}&format=csv`)).text()).toContain(',Nur’aini Trailwati,Dianonimkan');
  });

  it.each<[string, string[]]>([
    [officer, [officer]], ['NUR’AINI trail', ['tr:twin', officer]], ['Trailwati', ['tr:twin', officer]], ['trailwan', []], ['Ujang Takdikenal', []], ['%', []], ['_', []], ['tr:idle', []], ['dianonimkan', ['tr:gone']],
  ])('by which they are found: %s', async (text, found) => { expect((await rows(text)).map(({ actor }) => actor)).toEqual(found); });
});

it('a print is an entry at the place of its person, once', async () => {
  const officer: Actor = { id: 'ppk', name: 'PPK', grants: [{ verb: 'regions.read', scheme: '*', path: '' }, { verb: 'sheets.record', scheme: 'kemendagri', path: '16.71.04' }] };
  const print = (body: unknown, key = 'print-12345'): Promise<Response> => ask(officer, '/api/audit/prints', { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json', 'idempotency-key': key } });
  const page = { address: '/contests/1/results?region=16.71', what: 'Hasil Kota Palembang' };
  expect(await (await print(page)).json()).toEqual({ noted: true });
  expect(await (await print(page)).json()).toEqual({ noted: true });
  expect((await print({ ...page, what: 'lain' })).status).toBe(409);
  expect((await print({ ...page, address: 'https://evil.example/' }, 'print-67890')).status).toBe(400);
  const { rows } = await database.pool.query(`SELECT actor, scheme, path, thing, details FROM audit_entry WHERE action = 'audit.print'`);
  expect(rows).toEqual([{ actor: 'ppk', scheme: 'kemendagri', path: '16.71.04', thing: '/contests/1/results?region=16.71', details: { what: 'Hasil Kota Palembang' } }]);
});

it('sixty an hour and person, then the trail has rest', async () => {
  const keen: Actor = { id: 'pencetak', name: 'Pencetak', grants: [] };
  const told: number[] = [];
  for (let i = 0; i < 62; i++) told.push((await ask(keen, '/api/audit/prints', { method: 'POST', body: JSON.stringify({ address: '/audit', what: `Jejak ${i}` }), headers: { 'content-type': 'application/json', 'idempotency-key': `keen-print-${i}` } })).status);
  expect(told.filter((status) => status === 200)).toHaveLength(60);
  expect(told.slice(60)).toEqual([429, 429]);
});
