import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { execute, type Command } from '../../../kernel/command.ts';
import type { Db } from '../../../kernel/db/schema.ts';
import { must } from '../../../kernel/result.ts';
import { operator, testDatabase, type TestDatabase } from '../../../kernel/testing/database.ts';
import type { ContestContext } from '../../elections/index.ts';
import { composeRecapitulation } from '../compose.ts';
import { plantHall } from './fixtures/hall.ts';
import { confirmLine, openPlenary, planPlenary, undoLine } from './index.ts';
import { listPlenaries } from './queries/list.ts';
import { lineList } from './queries/lines.ts';
import { plenaryPage } from './queries/page.ts';
import { plenaryTotals } from './queries/totals.ts';
import { eventOf, plenaryById } from './store/plenaries.ts';
import { contestsOf } from './store/units.ts';

let database: TestDatabase;
let president: ContestContext;
let council: ContestContext;
let keys = 0;
const run = <I, O>(command: Command<I, O>, input: object) => execute(database.db, command, { actor: operator, key: `negeri-${keys++}`, input });
const plan = async (region: string) => must(await run(planPlenary, { event: 'uji', region, place: 'Aula', plannedFor: null })).id;
const plenary = async (id: number) => (await plenaryById(database.db, id))!;

/** 'Luar Negeri', one country with two missions; the second has no station. Two stations of the first, one of them by post. */
async function plantAbroad(db: Db): Promise<void> {
  const node = (path: string, level: string, name: string) => sql`INSERT INTO region (scheme, code, path, parent_id, level, name, search, source)
    SELECT 'uji', ${path.replaceAll('.', '')}, ${path}, p.id, ${level}, ${name}, ${name}, 'uji' FROM region p WHERE p.scheme = 'uji' AND p.path = ${path.split('.').slice(0, -1).join('.')}`.execute(db);
  for (const [path, level, name] of [['99', 'province', 'Luar Negeri'], ['99.01', 'regency', 'Negara Satu'], ['99.01.01', 'subdistrict', 'KBRI Satu'], ['99.01.02', 'subdistrict', 'KBRI Dua'], ['99.01.01.0001', 'village', 'TPSLN'], ['99.01.01.0003', 'village', 'POS']] as const) await node(path, level, name);
  await sql`INSERT INTO polling_station (roll_id, village_id, number, unit_type) SELECT roll.id, r.id, 1, CASE WHEN r.name = 'POS' THEN 'overseas_post' ELSE 'overseas_tps' END
    FROM roll, region r WHERE roll.slug = 'uji' AND r.scheme = 'uji' AND r.level = 'village' AND starts_with(r.path, '99')`.execute(db);
  await sql`INSERT INTO roll_region (roll_id, region_id, stations) SELECT roll.id, r.id, CASE WHEN r.level = 'village' THEN 1 ELSE 2 END
    FROM roll, region r WHERE roll.slug = 'uji' AND r.scheme = 'uji' AND starts_with(r.path, '99') AND r.path <> '99.01.02'`.execute(db);
}

beforeAll(async () => {
  composeRecapitulation();
  database = await testDatabase();
  const [first, second] = await plantHall(database.db, { provinces: 2, regencies: 1, subdistricts: 1, villages: 1, stations: 2, parts: [{ slug: 'dprd-prov', type: 'dpd', region: '12', variant: '2024', ballot: { kind: 'candidates', contestants: [{ number: 1, name: 'Satu', shortName: null, color: null }] } }, ...['11.01', '12.01'].map((region) => ({ slug: `bupati-${region.slice(0, 2)}`, type: 'mayor', region, variant: '2024-kwk' }))] });
  [president, council] = [first!, second!];
  await plantAbroad(database.db);
});
afterAll(() => database.close());

describe('the nation', () => {
  it('adds up provinces and the missions abroad that have stations, each contest where its district reaches', async () => {
    const id = await plan('');
    must(await run(openPlenary, { id }));
    const places = async (contest: number) => must(await lineList(database.db, operator, await plenary(id), { contest })).rows.map(({ region }) => region.path);
    expect(await places(president.id)).toEqual(['11', '12', '99.01.01']);
    expect(await places(council.id)).toEqual(['12']);
    expect((await plenaryPage(database.db, operator, await plenary(id))).children.map(({ region, contest }) => [region.path, contest])).toEqual([['11', president.id], ['12', president.id], ['99.01.01', president.id], ['12', council.id]]);
  });

  it('asks nothing of contests that end below it', async () => {
    let asked = 0;
    const counting = database.db.withPlugin({ transformQuery: ({ node }) => { asked += 1; return node; }, transformResult: ({ result }) => Promise.resolve(result) });
    const { id } = await database.db.selectFrom('plenary').select('id').where('path', '=', '').executeTakeFirstOrThrow();
    const where = await plenary(id);
    expect((await contestsOf(counting, where)).map(({ id: contest }) => contest)).toEqual([president.id, council.id]);
    // One statement finds them, and each that was found is looked up by its key.
    expect(asked).toBe(3);
    expect((await contestsOf(counting, { ...where, path: '11.01', level: 'regency' })).map(({ slug }) => slug)).toEqual([president.slug, 'bupati-11']);
  });

  it('lists them, and below "Luar Negeri" or a country its missions', async () => {
    const event = (await eventOf(database.db, 'uji'))!;
    const list = async (path: string) => (await listPlenaries(database.db, event, path)).rows.map(({ region, level, lines }) => [region.path, level, lines]);
    expect(await list('')).toEqual([['', 'national', 4], ['11', 'province', 0], ['12', 'province', 0], ['99.01.01', 'overseas', 0]]);
    expect(await list('99')).toEqual([['99.01.01', 'overseas', 0]]);
    expect(await list('99.01')).toEqual([['99.01.01', 'overseas', 0]]);
    expect(await list('99.01.01')).toEqual([['99.01.01', 'overseas', 0]]);
    expect(await list('11.01.01.1001')).toEqual([]);
  });
});

describe('a mission abroad', () => {
  it('reads its boxes and its post, and its figures count on the legal way', async () => {
    const id = await plan('99.01.01');
    must(await run(openPlenary, { id }));
    for (const [region, votes] of [['99.01.01.0001', 40], ['99.01.01.0003', 25]] as const) must(await run(confirmLine, { id, contest: president.id, region, station: 1, after: 0, figures: { 'C.1': votes } }));
    const { sums } = await database.db.selectFrom('running_total').select('sums').where('channel', '=', 'pleno').where('path', '=', '99.01.01').executeTakeFirstOrThrow();
    expect(sums[president.form.index['C.1']!]).toBe(65);
    expect((await plenary(id)).level).toBe('overseas');
    expect(must(await plenaryTotals(database.db, await plenary(id), president.id))).toMatchObject({ contest: president.id, acts: 4, whole: { lines: 2, read: 2, again: 0, figures: { 'C.1': 65, 'C.2': null } }, groups: [{ group: 1, name: 'Semua', read: 2, figures: { 'C.1': 65 } }] });
    must(await run(undoLine, { id, contest: president.id, region: '99.01.01.0003', station: 1, after: 1, reason: 'Dibaca lagi' }));
    expect(must(await plenaryTotals(database.db, await plenary(id), president.id)).whole).toMatchObject({ lines: 2, read: 1, again: 1, figures: { 'C.1': 65 } });
    expect(await plenaryTotals(database.db, await plenary(id), council.id)).toMatchObject({ problem: { code: 'not_found' } });
  });
  it('is a plenary; a country, a kelurahan and a place without stations hold none', async () => {
    for (const region of ['99', '99.01', '11.01.01.1001', '77']) expect(await run(planPlenary, { event: 'uji', region, place: 'Aula', plannedFor: null })).toMatchObject({ problem: { code: 'not_found' } });
    expect(await run(planPlenary, { event: 'uji', region: '99.01.02', place: 'Aula', plannedFor: null })).toMatchObject({ problem: { code: 'plenary_empty' } });
  });
});
