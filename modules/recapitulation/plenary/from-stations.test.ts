import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { execute } from '../../../kernel/command.ts';
import { must, type Result } from '../../../kernel/result.ts';
import { operator, testDatabase, type TestDatabase } from '../../../kernel/testing/database.ts';
import type { ContestContext } from '../../elections/index.ts';
import { acceptIn } from '../../sheets/index.ts';
import { textOf } from '../papers/fixtures/text-of.ts';
import { printSpecialEvents } from '../papers/index.ts';
import { composeRecapitulation } from '../compose.ts';
import { specialEvents } from './certificates/queries/special-events.ts';
import { attend } from './commands/attend.ts';
import { raiseObjection } from './commands/hall.ts';
import { planPlenary } from './commands/plan.ts';
import { openPlenary } from './commands/steps.ts';
import { plantHall } from './fixtures/hall.ts';
import { plenaryPage } from './queries/page.ts';
import { plenaryById } from './store/plenaries.ts';

let database: TestDatabase;
let president: ContestContext;
let city: ContestContext;
let id = 0;
let keys = 0;
const [HERE, ONE] = ['11.01.01', '11.01.01.1001'];
const does = <I, O>(definition: Parameters<typeof execute<I, O>>[1], input: I): Promise<Result<O>> => execute(database.db, definition, { actor: operator, key: `dari-tps-${++keys}`, input });
const here = async () => (await plenaryById(database.db, id))!;
const listed = async () => (await plenaryPage(database.db, operator, await here())).fieldObjections.map(({ statement, station, matter, taken }) => ({ statement, station, matter, taken }));
const asTold = async () => (await specialEvents(database.db, await here())).field.map(({ by, signed }) => [by, signed]);
const undiscussed = async () => (await specialEvents(database.db, await here())).field.map(({ place, by, matter }) => (matter === null ? `${place}: ${by}` : `${place}: ${matter}`));
const signs = async (person: string, station: number, reason: string): Promise<number> => (await sql<{ id: number }>`
  INSERT INTO copy_statement (contest_id, village_id, station, person_id, mandate_id, copy_of, statement, figures, reason)
  SELECT ${city.id}, id, ${station}, ${person}, (SELECT max(id) FROM mandate WHERE person_id = ${person}), ${'e'.repeat(64)}, 'objection', '{}'::jsonb, ${reason} FROM region WHERE scheme = 'uji' AND path = ${ONE} RETURNING copy_statement.id`.execute(database.db)).rows[0]!.id;

beforeAll(async () => {
  composeRecapitulation();
  database = await testDatabase();
  [president, city] = (await plantHall(database.db, { parts: [{ slug: 'wali-kota', type: 'mayor', region: '11.01', variant: '2024-kwk' }] })) as [ContestContext, ContestContext];
  ({ id } = must(await does(planPlenary, { event: 'uji', region: HERE, place: 'Aula', plannedFor: null, groups: [] })));
  must(await does(openPlenary, { id }));
  must(await does(attend, { id, name: 'Ketua', capacity: 'chair' as const, contestType: null, contestant: null, letter: null, person: null }));
});
afterAll(() => database.close());

it('an objection signed at a station is not discussed until the plenary takes up that very one', async () => {
  const [first, second] = [await signs('uji:satu', 2, 'Tidak diberi salinan'), await signs('uji:dua', 2, 'Kotak terbuka')];
  expect(await listed()).toEqual([{ statement: second, station: 2, matter: 'Kotak terbuka', taken: null }, { statement: first, station: 2, matter: 'Tidak diberi salinan', taken: null }]);
  expect(await undiscussed()).toHaveLength(2);
  const taken = { id, contest: city.id, region: ONE, station: 2, raisedBy: 1, matter: 'Tidak diberi salinan\nDisampaikan lagi dalam rapat', kind: 'objection' as const, statement: first };
  for (const elsewhere of [{ station: 1 }, { contest: president.id }, { station: null }, { statement: second + 999 }]) expect(await does(raiseObjection, { ...taken, ...elsewhere })).toMatchObject({ ok: false, problem: { code: 'not_found' } });
  expect(must(await does(raiseObjection, taken))).toMatchObject({ number: 1 });
  expect((await listed()).map((one) => [one.statement, one.taken])).toEqual([[second, null], [first, 1]]);
  expect(await undiscussed()).toEqual([`TPS 002, Village ${ONE}: null`]);
});

it('said anew it is a new one, which nobody discussed', async () => {
  const again = await signs('uji:satu', 2, 'Salinan tetap tidak diberikan');
  expect((await listed()).find(({ statement }) => statement === again)?.taken).toBeNull();
  expect(await undiscussed()).toHaveLength(2);
});

it('its words and its name are on no paper while the sheet counts nowhere, for they may name figures; from then on they are', async () => {
  const page = await plenaryPage(database.db, operator, await here());
  expect(page.fieldObjections.map(({ matter }) => matter)).toContain('Kotak terbuka');
  const paper = await specialEvents(database.db, await here());
  expect(paper.entries.map(({ stated }) => stated)).toEqual([{ by: null, of: null, place: `TPS 002, Village ${ONE}` }]);
  expect(JSON.stringify(paper)).not.toMatch(/Kotak terbuka|Salinan tetap|uji:dua|uji:satu/);
  expect((await printSpecialEvents(paper)).length).toBeGreaterThan(1000);
  const figures = city.form.cells.map((cell) => (({ 'C.1': 90, 'C.2': 110, V1: 200, V2: 0, V3: 200 }) as Record<string, number>)[cell.id] ?? null);
  const counts = (contest: ContestContext) => database.db.transaction().execute(async (tx) => must(await acceptIn(tx, { actor: operator, contest, channel: 'main', origin: 'phone', command: 'sheets.accept' }, [{ village: ONE, station: 2, figures, provenance: null, reason: null }])));
  await counts(president);
  expect((await undiscussed()).filter((one) => !one.endsWith(': null'))).toEqual([]);
  await counts(city);
  expect((await undiscussed()).toSorted()).toEqual([`TPS 002, Village ${ONE}: Kotak terbuka`, `TPS 002, Village ${ONE}: Salinan tetap tidak diberikan`]);
  // Neither was signed by the key of a phone, nor has a mandate: the paper calls them neither.
  expect((await asTold()).toSorted()).toEqual([['uji:dua (tanpa mandat)', false], ['uji:satu (tanpa mandat)', false]]);
  await sql`INSERT INTO copy_statement (contest_id, village_id, station, person_id, copy_of, statement, figures, reason, message, signature) SELECT ${city.id}, id, 2, 'uji:tiga', ${'e'.repeat(64)}, 'objection', '{}'::jsonb, 'Segel rusak', 'pesan', '\\x01'::bytea FROM region WHERE scheme = 'uji' AND path = ${ONE}`.execute(database.db);
  expect(await asTold()).toContainEqual(['uji:tiga (tanpa mandat)', true]);
  expect((await plenaryPage(database.db, operator, await here())).fieldObjections.map(({ signed }) => signed).toSorted()).toEqual([false, false, true]);
  expect((await specialEvents(database.db, await here())).hash).not.toBe(paper.hash);
});

it('the paper tells for whom who objected watches, and where: of those not discussed, and of one that was taken up', async () => {
  await sql`INSERT INTO person (id, name, search, scheme, path, created_by) VALUES ('uji:wulan', 'Wulan Kencana', 'wulan kencana', 'uji', ${ONE}, 'uji'), ('uji:arif', 'Arif Nugraha', 'arif nugraha', 'uji', ${ONE}, 'uji')`.execute(database.db);
  const mandate = (person: string, kind: 'witness' | 'supervisor', path: string) => sql`
    INSERT INTO mandate (event_id, person_id, kind, contest_type, contestant, scheme, path, letter, given_by) SELECT id, ${person}, ${kind}, ${kind === 'witness' ? 'mayor' : null}, ${kind === 'witness' ? 2 : null}, 'uji', ${path}, 'SM/7', 'uji' FROM event`.execute(database.db);
  await mandate('uji:wulan', 'witness', ONE);
  await mandate('uji:arif', 'supervisor', `${ONE}/2`);
  const stated = await signs('uji:wulan', 2, 'Saksi disuruh keluar');
  await signs('uji:arif', 2, 'Bilik suara terlalu dekat');
  const name = city.form.ballot.kind === 'pairs' ? city.form.ballot.contestants.find(({ number }) => number === 2)?.name : undefined;
  expect(name).toBeDefined();
  const field = async () => (await specialEvents(database.db, await here())).field.map(({ by, of, place }) => [by, of, place].join(' | '));
  const place = `TPS 002, Village ${ONE}`;
  expect(await field()).toEqual(expect.arrayContaining([`Wulan Kencana | Saksi 2 ${name} | ${place}`, `Arif Nugraha | Pengawas TPS | ${place}`, `uji:dua (tanpa mandat) |  | ${place}`]));
  const { number } = must(await does(raiseObjection, { id, contest: city.id, region: ONE, station: 2, raisedBy: 1, matter: 'Keberatan di TPS oleh Wulan Kencana: Saksi disuruh keluar', kind: 'objection' as const, statement: stated }));
  // Who says it otherwise since has stated it all the same.
  await signs('uji:wulan', 2, 'Saksi disuruh keluar dua kali');
  const paper = await specialEvents(database.db, await here());
  expect(paper.entries.map((one) => [one.number, one.stated])).toEqual([[1, { by: 'uji:satu (tanpa mandat)', of: null, place }], [number, { by: 'Wulan Kencana', of: `Saksi 2 ${name}`, place }]]);
  expect(paper.entries.map(({ by, raisedAs }) => [by, raisedAs])).toEqual([['Ketua', 'Ketua PPK'], ['Ketua', 'Ketua PPK']]);
  expect((await textOf(await printSpecialEvents(paper))).replaceAll(/\s+/g, ' ')).toContain(`Asal keberatan Wulan Kencana Saksi 2 ${name} ${place}`);
});
