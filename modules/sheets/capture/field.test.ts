import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../../kernel/access.ts';
import { must } from '../../../kernel/result.ts';
import { testDatabase, type TestDatabase } from '../../../kernel/testing/database.ts';
import type { ContestContext } from '../../elections/index.ts';
import { buildForm, compileRules, type Ballot, type ContestType, type RuleParameters, type VariantId } from '../../forms/index.ts';
import { FieldSheets, FieldWork } from './contract.ts';
import { entry, FIGURES, kpps, person, plantNight, read, sheetAt, submit, VILLAGE } from './fixtures/small-night.ts';
import { fieldSheets, fieldWork } from './queries/field-work.ts';
import { lockCase, saveCase } from './store.ts';

let database: TestDatabase;
let contest: ContestContext;
beforeAll(async () => {
  database = await testDatabase();
  contest = await plantNight(database.db);
});
afterAll(() => database.close());

const work = async (actor: Actor, query = {}) => FieldWork.parse(must(await fieldWork(database.db, actor, query)));
const sheets = async (actor: Actor, query = {}) => FieldSheets.parse(must(await fieldSheets(database.db, actor, query))).sheets;
/** Distinctive figures of a second reader, that no list of positions or ids could hold by chance. */
const SECOND = { ...FIGURES, 'C.1': 77_001, 'C.2': 77_002 };

describe('what a phone keeps', () => {
  it('is its own station, and the forms of its contests: the phone builds the very same form and rules', async () => {
    const found = await work(kpps(contest, 1));
    expect(found.event).toEqual({ slug: contest.event, name: 'Pemilihan Uji', date: '2024-02-14' });
    expect(found.stations).toEqual([{ village: expect.objectContaining({ path: VILLAGE, level: 'village' }) as unknown, station: 1, unitType: 'regular', votersMale: 134, votersFemale: 155 }]);
    expect(found.contests).toMatchObject([{ id: contest.id, type: 'ppwp', villages: [VILLAGE], pages: 3, contestants: [{ number: 1 }, { number: 2 }, { number: 3 }] }]);
    const [told] = JSON.parse(JSON.stringify(found.contests)) as { variant: VariantId; type: ContestType; ballot: Ballot; parameters: RuleParameters }[];
    const form = buildForm({ variant: told!.variant, contest: told!.type, ballot: told!.ballot });
    expect(form).toEqual(contest.form);
    const figures = form.cells.map((_, at) => at);
    expect(compileRules(form, told!.parameters)(figures, 250, 'regular')).toBe(contest.rulesMask(figures, 250, 'regular'));
    expect(found.sheets).toEqual([]);
  });

  it('nothing where nobody is on duty; a whole subdistrict for its PPK, one village of it when asked', async () => {
    expect(await fieldWork(database.db, { id: 'x', name: 'x', grants: [] }, {})).toMatchObject({ ok: false, problem: { code: 'not_found' } });
    expect((await work(person(contest, 'lain', 'sheets.enter', VILLAGE, 'pemilu-lain'), { event: contest.event })).stations).toEqual([]);
    const ppk = person(contest, 'ppk', 'sheets.enter', '11.01.01');
    expect((await work(ppk)).stations).toHaveLength(80);
    expect((await work(ppk, { village: VILLAGE, station: 7 })).stations).toMatchObject([{ station: 7 }]);
    expect((await work(ppk, { village: '11.02.01.1001' })).stations).toEqual([]);
  });
});

describe('what a station sees of its sheets', () => {
  it('its own words, never a reader\'s', async () => {
    must(await submit(database.db, kpps(contest, 2), entry(contest, 2)));
    must(await submit(database.db, kpps(contest, 2, 'rekan'), entry(contest, 2, { figures: { ...FIGURES, 'C.1': 80, 'C.2': 120 } })));
    must(await read(database.db, contest, 2, 'kedua', 'second', SECOND));
    must(await read(database.db, contest, 2, 'ketiga', 'third', { 'C.1': 77_003, 'C.2': 77_004 }, ['C.1', 'C.2']));
    const seen = await sheets(kpps(contest, 2));
    expect(seen).toMatchObject([{ contest: contest.id, village: VILLAGE, station: 2, state: 'different', again: [], asked: null, accepted: null, entry: { number: 1, by: 'kpps-2', figures: { 'C.1': 90 }, broken: [] } }]);
    expect(JSON.stringify([seen, await work(kpps(contest, 2))])).not.toMatch(/7700|kedua|ketiga/);
    expect(await sheets(kpps(contest, 3))).toEqual([]);
  });

  it('a difference given back names the cells to type again, and nothing of what others read', async () => {
    const at = await sheetAt(database.db, contest, 2);
    await database.db.transaction().execute(async (tx) => {
      const held = await lockCase(tx, at);
      await saveCase(tx, at, { ...held!, returnedTo: 'first', note: 'Lihat lagi angka pasangan 1 dan 2' });
    });
    const seen = await sheets(kpps(contest, 2));
    expect(seen[0]).toMatchObject({ again: ['C.1', 'C.2'], note: 'Lihat lagi angka pasangan 1 dan 2' });
    expect(JSON.stringify(seen)).not.toMatch(/7700/);
  });

  it('what counts, once it is accepted, and the pictures with their history', async () => {
    must(await submit(database.db, kpps(contest, 4), entry(contest, 4)));
    must(await read(database.db, contest, 4, 'kedua', 'second', FIGURES));
    const { place } = await sheetAt(database.db, contest, 4);
    for (const [standing, letter] of [['superseded', 'a'], ['current', 'b']] as const) {
      await sql`INSERT INTO sheet_photo (contest_id, village_id, station, page, sha256, standing, person_id)
        VALUES (${contest.id}, ${place.villageId}, 4, 1, ${letter.repeat(64)}, ${standing}, 'kpps-4')`.execute(database.db);
    }
    const [seen] = await sheets(kpps(contest, 4));
    expect(seen).toMatchObject({ state: 'accepted', accepted: { 'C.1': 90, 'C.2': 110 }, photos: [{ page: 1, standing: 'superseded' }, { page: 1, standing: 'current' }] });
  });
});

it('only the contests in whose districts a station lies are told, also where a district is a single kelurahan', async () => {
  for (const [slug, path] of [['kel-sini', VILLAGE], ['kab-sini', '11.01'], ['kel-lain', '11.01.01.1002'], ['kab-lain', '11.02']]) {
    await sql`WITH made AS (INSERT INTO contest (event_id, slug, type, name, district, region_id, variant, ballot)
        SELECT ${contest.eventId}, ${slug}, 'dpd', 'DPD', name, id, '2024', '{"kind": "candidates", "contestants": [{"number": 1, "name": "Satu", "shortName": null, "color": null}]}' FROM region WHERE scheme = ${contest.scheme} AND path = ${path} RETURNING id, region_id)
      INSERT INTO contest_region SELECT id, region_id FROM made`.execute(database.db);
  }
  const at = { village: VILLAGE, station: 4 };
  const found = await work(kpps(contest, 4), at);
  expect(found.contests.map(({ slug }) => slug)).toEqual([contest.slug, 'kel-sini', 'kab-sini']);
  expect(await sheets(kpps(contest, 4), at)).toMatchObject([{ contest: contest.id, station: 4 }]);
});
