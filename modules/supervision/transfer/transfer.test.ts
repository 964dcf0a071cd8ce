import { randomUUID } from 'node:crypto';
import { text } from 'node:stream/consumers';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ofEvent, type Actor, type Verb } from '../../../kernel/access.ts';
import { sha256 } from '../../../kernel/ids.ts';
import { must } from '../../../kernel/result.ts';
import { uploadedTable } from '../../../kernel/tables/index.ts';
import { testDatabase, type TestDatabase } from '../../../kernel/testing/database.ts';
import { plantCountry } from '../../sheets/index.ts';
import { listMandates } from '../queries/list-mandates.ts';
import { exportMandates } from './export-mandates.ts';
import { importMandates, previewMandates } from './import-mandates.ts';

const VILLAGE = '11.01.01.1001';
const HEAD = 'action,election,person,kind,ballot,number,region,station,letter,reason';
let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  await plantCountry(database.db, { stations: 9, channels: ['main', 'pleno'], publication: 'two_people' });
  for (const [id, role] of [['saksi-1', 'saksi'], ['saksi-2', 'saksi'], ['saksi-3', 'saksi'], ['panwas-1', 'bawaslu'], ['warga', null]] as const) {
    await sql`INSERT INTO person (id, name, search, scheme, path, created_by) VALUES (${id}, ${id}, ${id}, 'uji', ${VILLAGE}, 'uji')`.execute(database.db);
    if (role) await sql`INSERT INTO assignment (person_id, role, scheme, path, within, valid_from, source, granted_by) VALUES (${id}, ${role}, 'uji', ${VILLAGE}, ${ofEvent('uji')}, '2024-01-01', 'hand', 'uji')`.execute(database.db);
  }
});
afterAll(() => database.close());
// Mandates stay for good, so each test ends those before it.
beforeEach(() => sql`UPDATE mandate SET revoked_at = now(), revoked_by = 'uji' WHERE revoked_at IS NULL`.execute(database.db));

const holding = (id: string, verb: Verb, path: string): Actor => ({ id, name: id, grants: [{ verb, scheme: 'uji', path, within: ofEvent('uji') }] });
const office = holding('kpu', 'supervision.mandate', '11.01');
const reader = holding('kpu', 'supervision.read', '');
const sent = (lines: readonly string[], head = HEAD) => {
  const file = Buffer.from([head, ...lines].join('\n')).toString('base64');
  return { source: uploadedTable({ name: 'mandat.csv', file }), sha256: sha256(file) };
};
const preview = async (lines: readonly string[], actor = office) => must(await previewMandates(database.db, actor, sent(lines)));
const run = (lines: readonly string[], actor = office, key: string = randomUUID()) => importMandates(database.db, { actor, key, ...sent(lines) });
const standing = async () => must(await listMandates(database.db, reader, { event: 'uji', region: '', state: 'now', limit: 200 }));
const GOOD = [`beri,uji,saksi-1,saksi,ppwp,1,${VILLAGE},1,SM/1,`, `beri,uji,saksi-2,saksi,ppwp,2,${VILLAGE},1,SM/2,`, `beri,uji,panwas-1,pengawas,,,${VILLAGE},,ST/1,`];

describe('a file of mandates', () => {
  it('is tried row by row, each after those before it, and nothing is stored', async () => {
    const { totals, rows } = await preview([
      ...GOOD, GOOD[0]!,
      `beri,uji,saksi-2,saksi,ppwp,1,${VILLAGE},1,SM/3,`, `beri,uji,saksi-3,saksi,ppwp,1,${VILLAGE},1,SM/4,`,
      `beri,uji,warga,saksi,ppwp,1,${VILLAGE},2,SM/5,`, `beri,uji,saksi-1,saksi,ppwp,9,${VILLAGE},2,SM/6,`, `beri,uji,saksi-1,saksi,,,${VILLAGE},2,SM/7,`,
      `beri,uji,panwas-1,pengawas,ppwp,1,${VILLAGE},2,ST/2,`, `beri,uji,saksi-1,saksi,ppwp,1,${VILLAGE},77,SM/8,`, `beri,uji,saksi-1,saksi,ppwp,1,12.01.01.1001,1,SM/9,`,
      `cabut,uji,saksi-3,saksi,ppwp,1,${VILLAGE},1,,Mengundurkan diri`, `hapus,uji,saksi-1,saksi,ppwp,1,${VILLAGE},1,SM/1,`, `beri,tiada,saksi-1,saksi,ppwp,1,${VILLAGE},1,SM/1,`,
      `beri,uji,saksi-1,saksi,ppwp,1,${VILLAGE},3,,`, `cabut,uji,saksi-1,saksi,ppwp,1,${VILLAGE},1,,`,
      `beri,uji,saksi-1,saksi,ppwp,1,${VILLAGE},4,SM\u202E/1,`, `cabut,uji,saksi-1,saksi,ppwp,1,${VILLAGE},1,,\u200b\u200b\u200b`,
    ]);
    expect(totals).toEqual({ rows: 19, give: 4, held: 1, revoke: 0, refused: 14 });
    expect(rows.flatMap(({ row, problem }) => (problem ? [[row, problem.code, problem.column]] : []))).toEqual([
      [7, 'row_full', 'number'], [8, 'row_no_duty', 'person'], [9, 'value_unknown', 'number'], [10, 'value_missing', 'ballot'], [11, 'value_unknown', 'number'], [12, 'region_unknown', 'region'],
      [13, 'row_not_allowed', 'region'], [14, 'row_nothing', 'kind'], [15, 'value_unknown', 'action'], [16, 'value_unknown', 'election'], [17, 'value_missing', 'letter'], [18, 'value_missing', 'reason'],
      [19, 'value_unknown', 'letter'], [20, 'value_missing', 'reason'],
    ]);
    expect(rows.every(({ problem }) => !problem || !/[{}]/.test(problem.detail + problem.fix))).toBe(true);
    expect((await standing()).rows).toEqual([]);
  });

  it('is done whole with an entry for each row, again harmlessly, and ends what it says', async () => {
    const key = randomUUID();
    expect(must(await run(GOOD, office, key))).toEqual({ rows: 3, give: 3, held: 0, revoke: 0 });
    expect(must(await run(GOOD, office, key))).toEqual({ rows: 3, give: 3, held: 0, revoke: 0 });
    expect(must(await run(GOOD))).toEqual({ rows: 3, give: 0, held: 3, revoke: 0 });
    const { rows } = await standing();
    expect(rows.map(({ person, contestant, path }) => [person.id, contestant?.number ?? null, path]).sort()).toEqual([['panwas-1', null, VILLAGE], ['saksi-1', 1, `${VILLAGE}/1`], ['saksi-2', 2, `${VILLAGE}/1`]]);
    const entries = await database.db.selectFrom('audit_entry').select('action').where('thing', 'in', rows.map(({ id }) => `mandate ${id}`)).execute();
    expect(entries.map(({ action }) => action)).toEqual(['supervision.mandate', 'supervision.mandate', 'supervision.mandate']);
    expect(must(await run([`cabut,uji,saksi-2,saksi,ppwp,2,${VILLAGE},1,,Mengundurkan diri`]))).toMatchObject({ revoke: 1 });
    expect((await standing()).rows.map(({ person }) => person.id).sort()).toEqual(['panwas-1', 'saksi-1']);
  });

  it('with one wrong row stores nothing, and names row, column and value', async () => {
    expect(await run([...GOOD, `beri,uji,warga,saksi,ppwp,1,${VILLAGE},2,SM/5,`])).toMatchObject({ problem: { code: 'import_refused', errors: [{ row: 5, column: 'person', value: 'warga', code: 'row_no_duty' }] } });
    expect((await standing()).rows).toEqual([]);
    expect(await run(GOOD, holding('orang', 'supervision.read', ''))).toMatchObject({ problem: { code: 'not_allowed' } });
    expect(await importMandates(database.db, { actor: office, key: randomUUID(), ...sent(['x'], 'nama') })).toMatchObject({ problem: { code: 'column_missing' } });
  });

  it('gives out what it takes in, only where one may read, and ended ones ask for nothing', async () => {
    must(await run(GOOD));
    const made = must(await exportMandates(database.db, reader, { event: 'uji', region: VILLAGE, format: 'csv' }));
    expect(made).toMatchObject({ name: `mandat-uji-${VILLAGE}.csv`, place: { scheme: 'uji', path: VILLAGE } });
    const [head = '', ...rows] = (await text(made.file as ReadableStream)).trim().split(/\r?\n/);
    expect(rows.filter((row) => row.startsWith('beri'))).toHaveLength(3);
    expect(rows.length).toBeGreaterThan(3);
    expect(must(await importMandates(database.db, { actor: office, key: randomUUID(), ...sent(rows, head) }))).toEqual({ rows: rows.length, give: 0, held: rows.length, revoke: 0 });
    const elsewhere = must(await exportMandates(database.db, holding('x', 'supervision.read', '11.02'), { event: 'uji', region: '', format: 'csv' }));
    expect((await text(elsewhere.file as ReadableStream)).trim().split('\n')).toHaveLength(1);
    expect(await exportMandates(database.db, reader, { event: 'tiada', region: '', format: 'csv' })).toMatchObject({ problem: { code: 'not_found' } });
  });
});
