import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../../../kernel/access.ts';
import { sha256 } from '../../../../kernel/ids.ts';
import { must } from '../../../../kernel/result.ts';
import { operator, testDatabase, type TestDatabase } from '../../../../kernel/testing/database.ts';
import { hashNik } from '../../identity/secrets.ts';
import { plantTestCountry } from '../fixtures/country.ts';
import { actorWith, plantPeople, plantRole, trailOf } from '../fixtures/people.ts';
import { exportRoles } from './export-roles.ts';
import { importRoles, previewRoles, sourceOf } from './import-roles.ts';

let house: TestDatabase;
beforeAll(async () => {
  house = await testDatabase();
  await plantTestCountry(house.db, 'uji');
});
afterAll(() => house.close());

const HEAD = 'action,person,role,region,station,election,from,until,reason';
const VILLAGE = '11.01.01.1001';
const fileOf = (lines: readonly string[]) => ({ name: 'peran.csv', file: Buffer.from([HEAD, ...lines].join('\n')).toString('base64') });
const run = (actor: Actor, lines: readonly string[], key = `kunci-${sha256(lines.join()).slice(0, 20)}`) => {
  const file = fileOf(lines);
  return importRoles(house.db, { actor, key, source: sourceOf(file), sha256: sha256(file.file) });
};
const previewOf = (file: { name: string; file: string }) => ({ source: sourceOf(file), sha256: sha256(file.file) });
const preview = async (actor: Actor, lines: readonly string[]) => must(await previewRoles(house.db, actor, previewOf(fileOf(lines))));
const people = (...ids: string[]) => plantPeople(house.db, ids, 'uji', '11.01');
const city = actorWith('p:kota', 'kpu_kab', '11.01');

describe('a file of roles', () => {
  it('is previewed row by row, and nothing is written', async () => {
    await people('p:a', 'p:b', 'p:c', 'p:kota');
    await plantRole(house.db, 'p:b', { role: 'kpps', scheme: 'uji', path: `${VILLAGE}/1`, within: 'event:uji' });
    const { totals, rows } = await preview(city, [
      `beri,p:a,KPPS,${VILLAGE},1,uji,2024-01-25,2030-02-25,SK 7`,
      `beri,p:b,kpps,${VILLAGE},1,uji,,,`,
      `cabut,p:b,kpps,${VILLAGE},1,uji,,,Mundur`,
      `beri,p:b,saksi,${VILLAGE},,uji,,,`,
      `beri,p:b,kpps,${VILLAGE},2,uji,,,`,
      `beri,p:c,ppk,11.02.01,,uji,,,`,
      `beri,p:c,kpps,${VILLAGE},,,,,`,
      `beri,p:c,kpps,11.01,,uji,,,`,
      `beri,p:tiada,kpps,${VILLAGE},,uji,,,`,
      `beri,p:c,lurah,${VILLAGE},,uji,,,`,
      `beri,p:c,kpps,99.99.99.9999,,uji,,,`,
      `beri,p:c,kpps,${VILLAGE},,pilkada,,,`,
      `cabut,p:c,kpps,${VILLAGE},,uji,,,`,
      `beri,p:c,kpps,${VILLAGE},,uji,14/02/2024,,`,
      `beri,p:kota,ppk,11.01.01,,uji,,,`,
    ]);
    expect(totals).toEqual({ rows: 15, grant: 2, held: 1, revoke: 1, refused: 11 });
    expect(rows.filter(({ problem }) => problem).map(({ row, problem }) => [row, problem?.code, problem?.column])).toEqual([
      [6, 'row_conflict', 'role'], [7, 'row_not_allowed', 'role'], [8, 'value_missing', 'election'], [9, 'row_level', 'region'], [10, 'person_ambiguous', 'person'],
      [11, 'value_unknown', 'role'], [12, 'region_unknown', 'region'], [13, 'value_unknown', 'election'], [14, 'row_nothing', 'role'], [15, 'value_unknown', 'from'], [16, 'row_not_allowed', 'role'],
    ]);
    expect(rows.find(({ row }) => row === 2)).toMatchObject({ outcome: 'grant', person: 'p:a', name: 'A', role: 'kpps', place: `${VILLAGE}/1`, within: 'event:uji' });
    expect(await trailOf(house.db, 'p:a')).toEqual([]);
  });
  it('is done whole, with one entry in the trail per row, and again harmlessly', async () => {
    await people('p:d', 'p:e');
    const lines = [`beri,p:d,kpps,${VILLAGE},1,uji,,,SK 7`, `beri,p:e,kpps,${VILLAGE},2,uji,,,SK 7`];
    expect(must(await run(city, lines))).toEqual({ rows: 2, grant: 2, held: 0, revoke: 0 });
    expect(must(await run(city, lines))).toEqual({ rows: 2, grant: 2, held: 0, revoke: 0 });
    expect(must(await run(city, lines, 'kunci-lain'))).toEqual({ rows: 2, grant: 0, held: 2, revoke: 0 });
    expect(await trailOf(house.db, 'p:d')).toMatchObject([{ actor: 'p:kota', action: 'roles.grant', path: `${VILLAGE}/1`, details: { role: 'kpps', reason: 'SK 7' } }]);
    must(await run(city, [`cabut,p:d,kpps,${VILLAGE},1,uji,,,Mundur`]));
    expect((await trailOf(house.db, 'p:d')).map(({ action }) => action)).toEqual(['roles.grant', 'roles.revoke']);
  });
  it('with one wrong row stores nothing and names row, column and value', async () => {
    await people('p:f');
    const refused = await run(city, [`beri,p:f,kpps,${VILLAGE},1,uji,,,`, `beri,p:f,saksi,${VILLAGE},,uji,,,`]);
    expect(refused).toMatchObject({ ok: false, problem: { code: 'import_refused', errors: [{ row: 3, column: 'role', value: 'KPPS + Saksi', code: 'row_conflict' }] } });
    expect(await trailOf(house.db, 'p:f')).toEqual([]);
  });
  it('finds people by their NIK too, which leaves no trace in the answer kept for a retry', async () => {
    await people('p:nik');
    const nik = '1101014101909999';
    await house.db.updateTable('person').set({ nik_hash: hashNik(nik), nik_sealed: Buffer.from('x') }).where('id', '=', 'p:nik').execute();
    must(await run(city, [`beri,${nik},kpps,${VILLAGE},,uji,,,`]));
    expect(await trailOf(house.db, 'p:nik')).toHaveLength(1);
    const { rows } = await house.pool.query(`SELECT 1 FROM idempotency WHERE response::text LIKE '%${nik}%' UNION ALL SELECT 1 FROM audit_entry WHERE details::text LIKE '%${nik}%'`);
    expect(rows).toEqual([]);
  });
  it('that is no table, or has no such columns, is told so', async () => {
    const told = await previewRoles(house.db, city, previewOf({ name: 'x.csv', file: Buffer.from('nama,umur\nA,1').toString('base64') }));
    expect(told).toMatchObject({ ok: false, problem: { code: 'column_missing' } });
  });
  it('comes back from the export unchanged', async () => {
    await people('p:g', 'p:h');
    await plantRole(house.db, 'p:g', { role: 'ppk', scheme: 'uji', path: '11.01.02', within: 'event:uji', until: '2030-02-25T17:00:00Z' });
    await plantRole(house.db, 'p:h', { role: 'kpps', scheme: 'uji', path: '11.01.02.1001/2', within: 'event:uji-2' });
    for (const format of ['csv', 'xlsx'] as const) {
      const made = must(await exportRoles(house.db, city, { path: '11.01.02', scheme: 'uji', state: 'now' }, format));
      const bytes = Buffer.from(await new Response(made.file as BodyInit).arrayBuffer());
      if (format === 'csv') expect(bytes.toString()).toContain('2030-02-25,');
      const { totals, rows } = must(await previewRoles(house.db, city, previewOf({ name: made.name, file: bytes.toString('base64') })));
      expect([totals, rows.map(({ place }) => place)]).toEqual([{ rows: 2, grant: 0, held: 2, revoke: 0, refused: 0 }, ['11.01.02', '11.01.02.1001/2']]);
    }
  });
  it('that is the export unchanged changes nothing, though it holds the own role and roles that the actor cannot give', async () => {
    await people('p:tmpl', 'p:setara');
    for (const id of ['p:tmpl', 'p:setara']) await plantRole(house.db, id, { role: 'kpu_kab', scheme: 'uji', path: '11.01', within: null });
    const self = actorWith('p:tmpl', 'kpu_kab', '11.01');
    const made = must(await exportRoles(house.db, self, { path: '11.01', scheme: 'uji', role: 'kpu_kab', state: 'now' }, 'csv'));
    const bytes = Buffer.from(await new Response(made.file as BodyInit).arrayBuffer());
    const file = { name: made.name, file: bytes.toString('base64') };
    expect(bytes.toString()).toContain('p:tmpl');
    const done = must(await importRoles(house.db, { actor: self, key: 'kunci-templat', source: sourceOf(file), sha256: sha256(file.file) }));
    expect(done).toEqual({ rows: done.rows, grant: 0, held: done.rows, revoke: 0 });
    expect(done.rows).toBeGreaterThanOrEqual(2);
    expect((await preview(self, ['beri,p:tmpl,kpu_kab,11.01,,,2020-01-01,,'])).totals.refused).toBe(1);
  });
  it('names stations that are not there, and people who hold what the actor could not give', async () => {
    await plantPeople(house.db, ['p:atas', 'p:bawah'], 'uji', VILLAGE);
    await plantRole(house.db, 'p:atas', { role: 'trainer', scheme: 'uji', path: '11.01', within: null });
    const pps = actorWith('p:pps', 'pps', VILLAGE, { event: 'uji' });
    const { rows } = await preview(pps, [`beri,p:bawah,kpps,${VILLAGE},2,uji,,,`, `beri,p:bawah,kpps,${VILLAGE},9999,uji,,,`, `beri,p:atas,kpps,${VILLAGE},,uji,,,`, `beri,p:bawah,kpps,${VILLAGE},1,uji,,,telepon 081234567890`]);
    expect(new Map(rows.map(({ row, problem }) => [row, problem?.code ?? 'ok']))).toEqual(new Map([[3, 'region_unknown'], [4, 'row_not_allowed'], [5, 'value_invalid'], [2, 'ok']]));
    expect(JSON.stringify(rows)).not.toContain('081234567890');
  });
  it('of 33,000 rows takes seconds', { timeout: 240_000 }, async () => {
    await house.pool.query(`INSERT INTO person (id, name, search, scheme, path, created_by) SELECT 'p:x' || n, 'X ' || n, 'x ' || n, 'uji', '11.01', 'test' FROM generate_series(1, 33000) n`);
    await house.pool.query(`INSERT INTO polling_station (roll_id, village_id, number) SELECT roll.id, r.id, n FROM roll, region r, generate_series(3, 40) n WHERE r.scheme = 'uji' AND r.level = 'village'`);
    const lines = Array.from({ length: 33_000 }, (_, n) => `beri,p:x${n + 1},kpps,${['11.01.01.1001', '11.01.01.1002', '11.01.02.1001', '11.01.02.1002'][n % 4] ?? ''},${1 + (n % 40)},uji,2024-01-25,2030-02-25,SK 8`);
    const began = performance.now();
    expect((await preview(city, lines)).totals.grant).toBe(33_000);
    expect(must(await run(city, lines)).grant).toBe(33_000);
    expect((performance.now() - began) / 1000).toBeLessThan(20);
    expect(must(await previewRoles(house.db, operator, previewOf(fileOf(lines.slice(0, 10))))).totals.held).toBe(10);
  });
});
