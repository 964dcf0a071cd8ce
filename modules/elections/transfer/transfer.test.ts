import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { execute } from '../../../kernel/command.ts';
import { must } from '../../../kernel/result.ts';
import { writeXlsx } from '../../../kernel/tables/index.ts';
import { operator, testDatabase, type TestDatabase } from '../../../kernel/testing/database.ts';
import { createEvent } from '../commands/create-event.ts';
import { freezeBallot } from '../context.ts';
import { EventFile, type ContestMapping } from '../contract.ts';
import { plantSmallTree } from '../fixtures/small-tree.ts';
import { contestPage } from '../queries/contest-page.ts';
import { listEvents } from '../queries/list-events.ts';
import { plantRuleSets } from '../rulesets/plant.ts';
import { COLUMNS, TEMPLATE_COLUMNS } from './columns.ts';
import { contestTemplate, exportContests } from './export-contests.ts';
import { importContestsFile } from './import-file.ts';
import { readContests } from './read-contests.ts';

let database: TestDatabase;
let folder = '';
let at = '';
let count = 0;
/** A file need not tell when the figures of its election count, nor of how many pages a sheet is. */
const HEAD = COLUMNS.filter((column) => column !== 'publication' && column !== 'pages').join(',');

beforeAll(async () => {
  database = await testDatabase();
  folder = await mkdtemp(join(tmpdir(), 'erekap-contests-'));
  await database.db.transaction().execute(async (tx) => { await plantRuleSets(tx); await plantSmallTree(tx); });
});
afterAll(async () => { await database.close(); await rm(folder, { recursive: true }); });
beforeEach(async () => {
  at = `pemilu-${++count}`;
  must(await execute(database.db, createEvent, { actor: operator, key: `event-${at}`, input: { slug: at, name: at, kind: 'general', date: '2024-02-14', roll: 'uji', ruleSet: 'pemilu-2024' } }));
});

const file = async (content: string | Uint8Array, name = 'contests.csv'): Promise<string> => {
  const path = join(folder, `${++count}-${name}`);
  await writeFile(path, content);
  return path;
};
const load = async (content: string | Uint8Array, more: { dryRun?: boolean; mapping?: ContestMapping; name?: string } = {}) =>
  importContestsFile(database.db, { actor: operator, file: await file(content, more.name), ...more });
const contestsOf = async (slug: string) => (await listEvents(database.db)).find((event) => event.slug === slug)?.contests ?? [];
const csv = (...rows: string[]): string => [HEAD, ...rows.map((row) => row.replaceAll('@', at))].join('\n');

const GOOD = [
  '@,ppwp,ppwp,Presiden,2024,,*,,1,Melati,01,#1f5fa8,,',
  '@,ppwp,,,,,,,2,Mawar,02,,,',
  '@,dpr-1,dpr,DPR,2024,Dapil Satu,1.11.01;1.12,main;situng,1,Partai Ombak,PO,,,',
  '@,dpr-1,,,,,,,1,,,,1,Andi Rimbaraya',
  '@,dpr-1,,,,,,,1,Partai Ombak,,,2,Sri Tirtamaya',
  '@,dpr-1,,,,,,,2,Partai Awan,PA,,,',
  '@,bupati,mayor,Bupati,2024-kwk,,1.11,,1,Kenanga,,,,',
  '@,bupati,,,,,,,0,Kolom kosong,,,,',
];

describe('importing contests', () => {
  it('stores what the rows say, and the same file again changes nothing', async () => {
    expect(must(await load(csv(...GOOD)))).toEqual({ created: ['ppwp', 'dpr-1', 'bupati'], changed: [], unchanged: [] });
    expect(must(await load(csv(...GOOD)))).toEqual({ created: [], changed: [], unchanged: ['ppwp', 'dpr-1', 'bupati'] });
    const [ppwp, dpr, bupati] = await contestsOf(at);
    expect(ppwp).toMatchObject({ region: { path: '' }, district: 'Wilayah nasional', channels: ['main'] });
    expect(dpr).toMatchObject({ region: { path: '1' }, district: 'Dapil Satu', channels: ['main', 'situng'] });
    const page = must(await contestPage(database.db, dpr!.id));
    expect(page.contestants[0]).toMatchObject({ name: 'Partai Ombak', shortName: 'PO', candidates: [{ number: 1, name: 'Andi Rimbaraya' }, { number: 2, name: 'Sri Tirtamaya' }] });
    expect(page.contestantCells).toEqual(['P.1.B', 'P.2.B']);
    expect(must(await contestPage(database.db, bupati!.id)).contestantCells).toEqual(['C.1', 'C.0']);
  });
  it('is left untouched by a dry run, which says what it would do', async () => {
    expect(must(await load(csv(...GOOD), { dryRun: true })).created).toEqual(['ppwp', 'dpr-1', 'bupati']);
    expect(await contestsOf(at)).toEqual([]);
  });
  it('asks for the right at the smallest region that holds all districts, in a dry run too', async () => {
    const city = { id: 'kota', name: 'Kota', grants: [{ verb: 'elections.define' as const, scheme: 'uji', path: '1.11' }] };
    const wide = await file(csv(...GOOD));
    const own = await file(csv(...GOOD.slice(6)));
    for (const dryRun of [true, false]) {
      expect(await importContestsFile(database.db, { actor: city, file: wide, dryRun })).toMatchObject({ problem: { code: 'not_allowed' } });
      expect(must(await importContestsFile(database.db, { actor: city, file: own, dryRun })).created).toEqual(['bupati']);
    }
  });
  it('gives out what it takes in: the export of an event is imported as unchanged', async () => {
    must(await load(csv(...GOOD)));
    const exported = must(await exportContests(database.db, at));
    expect(exported.startsWith(contestTemplate().trimEnd())).toBe(true);
    expect(must(await load(exported)).unchanged).toEqual(['ppwp', 'dpr-1', 'bupati']);
    expect(await exportContests(database.db, 'tidak-ada')).toMatchObject({ problem: { code: 'not_found' } });
  });
  it('carries when figures count, and is no file for an election that counts them otherwise', async () => {
    const night = { event: { slug: `malam-${at}`, name: 'Malam', kind: 'general', date: '2024-02-14', roll: 'uji', ruleSet: 'pemilu-2024', publication: 'two_people' }, contests: [] };
    must(await load(JSON.stringify(night), { name: 'event.json' }));
    must(await load(csv(...GOOD.slice(0, 2).map((row) => row.replace('@', night.event.slug)))));
    const exported = must(await exportContests(database.db, night.event.slug));
    expect(exported.split('\n').map((row) => row.trim().split(',')[COLUMNS.indexOf('publication')] ?? '')).toEqual(['publication', 'two_people', '', '']);
    expect(must(await load(exported)).unchanged).toEqual(['ppwp']);
    for (const [value, code] of [['as_recorded', 'row_contradicts'], ['besok', 'value_unknown']]) {
      expect(await load(exported.replace('two_people', value!))).toMatchObject({ problem: { code: 'import_refused', errors: [{ row: 2, column: 'publication', value, code }] } });
    }
    expect(await load(JSON.stringify({ ...night, event: { ...night.event, publication: undefined } }), { name: 'event.json' })).toMatchObject({ problem: { code: 'already_exists' } });
  });
  it('says on how many pages a sheet is printed, and gives that out again', async () => {
    const long = [`${HEAD},pages`, ...csv(...GOOD).split('\n').slice(1).map((row, at) => `${row},${at === 2 ? '22' : ''}`)].join('\n');
    must(await load(long));
    const pagesOf = async () => Promise.all((await contestsOf(at)).map(async ({ id }) => must(await contestPage(database.db, id)).pages));
    expect(await pagesOf()).toEqual([3, 22, 3]);
    expect(must(await load(must(await exportContests(database.db, at)))).unchanged).toEqual(['ppwp', 'dpr-1', 'bupati']);
    for (const pages of ['2', '41', '0', 'dua']) {
      expect(await load(long.replace(',22', `,${pages}`))).toMatchObject({ problem: { code: 'import_refused', errors: [{ row: 4, column: 'pages', value: pages, code: 'value_unknown' }] } });
    }
    expect(must(await load(csv(...GOOD))).changed).toEqual(['dpr-1']);
    expect(await pagesOf()).toEqual([3, 3, 3]);
  });
  it('reads xlsx with codes kept as they are', async () => {
    const rows = csv(...GOOD).split('\n').slice(1).map((row) => row.split(',').map((cell) => cell || null));
    const book = must(writeXlsx([{ name: 'Kontes', columns: TEMPLATE_COLUMNS.slice(0, -2), rows }]));
    expect(must(await load(book, { name: 'contests.xlsx' })).created).toEqual(['ppwp', 'dpr-1', 'bupati']);
  });
  it('reads other columns through a mapping, and constants for those the file lacks', async () => {
    const mapping: ContestMapping = {
      columns: { number: 'No Urut', contestant: 'Nama Paslon' },
      constants: { event: at, contest: 'gubernur', type: 'governor', name: 'Gubernur', variant: '2024-kwk', members: '1' },
    };
    expect(must(await load('No Urut;Nama Paslon;Catatan\n1;Melati;x\n2;Mawar;y\n', { mapping })).created).toEqual(['gubernur']);
    const missing = await load('No Urut;Nama\n1;Melati\n', { mapping });
    expect(missing).toMatchObject({ problem: { code: 'column_missing', params: { column: 'Nama Paslon' } } });
  });
  it('lets a ballot be corrected until sheets exist', async () => {
    must(await load(csv(...GOOD)));
    const corrected = csv(...GOOD.map((row) => row.replace('Mawar', 'Mawar Merah')));
    expect(must(await load(corrected))).toEqual({ created: [], changed: ['ppwp'], unchanged: ['dpr-1', 'bupati'] });
    const [ppwp] = await contestsOf(at);
    await database.db.transaction().execute(async (tx) => freezeBallot(tx, ppwp!.id));
    expect(await load(csv(...GOOD))).toMatchObject({ problem: { code: 'import_refused', errors: [{ row: 2, code: 'ballot_frozen' }] } });
  });
});

describe('what is wrong with a file', () => {
  const first = '@,ppwp,ppwp,Presiden,2024,,*,,1,Melati,,,,';
  it.each<[string, string[], object]>([
    ['a region that is not there', ['@,ppwp,ppwp,Presiden,2024,,1.99,,1,Melati,,,,'], { row: 2, column: 'members', value: '1.99', code: 'region_unknown' }],
    ['an event that is not there', ['tidak-ada,ppwp,ppwp,Presiden,2024,,*,,1,Melati,,,,'], { row: 2, column: 'event', code: 'value_unknown' }],
    ['an unknown kind of contest', ['@,ppwp,presiden,Presiden,2024,,*,,1,Melati,,,,'], { row: 2, column: 'type', value: 'presiden', code: 'value_unknown' }],
    ['a form that has no such contest', ['@,ppwp,ppwp,Presiden,2024-kwk,,*,,1,Melati,,,,'], { row: 2, column: 'variant', code: 'ballot_invalid' }],
    ['a number used twice', [first, '@,ppwp,,,,,,,1,Mawar,,,,'], { row: 3, column: 'number', value: '1', code: 'row_duplicate' }],
    ['a number that is none', [first, '@,ppwp,,,,,,,dua,Mawar,,,,'], { row: 3, column: 'number', value: 'dua', code: 'value_not_number' }],
    ['a contestant without a name', [first, '@,ppwp,,,,,,,2,,,,,'], { row: 3, column: 'contestant', code: 'value_missing' }],
    ['a contestant without a number', [first, '@,ppwp,,,,,,,,Mawar,,,,'], { row: 3, column: 'number', code: 'value_missing' }],
    ['rows that contradict each other', [first, '@,ppwp,ppwp,Wakil,,,,,2,Mawar,,,,'], { row: 3, column: 'name', value: 'Wakil', code: 'row_contradicts' }],
    ['a colour that is none', ['@,ppwp,ppwp,Presiden,2024,,*,,1,Melati,,merah,,'], { row: 2, column: 'color', code: 'value_unknown' }],
    ['a row without a contest', [first, '@,,,,,,,,2,Mawar,,,,'], { row: 3, column: 'contest', code: 'value_missing' }],
    ['a missing district', ['@,ppwp,ppwp,Presiden,2024,,,,1,Melati,,,,'], { row: 2, column: 'members', code: 'value_missing' }],
    ['two districts that overlap', [first.replace('*', '1.11'), '@,ppwp-2,ppwp,Presiden,2024,,1.11.01,,1,Melati,,,,'], { row: 3, column: 'members', value: '1.11.01', code: 'district_overlap' }],
    ['a row too short', [first, '@,ppwp,,'], { row: 3, code: 'row_width' }],
    ['a formula', [first, '@,ppwp,,,,,,,=1+1,Mawar,,,,'], { row: 3, column: 'number', code: 'value_formula' }],
  ])('%s is named with row and column, and nothing is stored', async (_, rows, error) => {
    const refused = await load(csv(...rows));
    expect(refused).toMatchObject({ ok: false, problem: { code: 'import_refused' } });
    const errors = refused.ok ? [] : (refused.problem.errors ?? []);
    expect(errors).toContainEqual(expect.objectContaining(error));
    expect(errors.every(({ detail }) => !detail.includes('{'))).toBe(true);
    expect(await contestsOf(at)).toEqual([]);
  });
  it('is all told at once', async () => {
    const refused = await load(csv('@,ppwp,ppwp,Presiden,2024,,1.99,,1,Melati,,,,', '@,dpd,dpd,DPD,2024,,*,,x,Mawar,,,,'));
    expect(refused.ok ? [] : refused.problem.errors?.map(({ row }) => row)).toEqual([3, 2]);
  });
  it('an empty or missing file is said so', async () => {
    expect(await load(`${HEAD}\n`)).toMatchObject({ problem: { code: 'file_empty' } });
    expect(await importContestsFile(database.db, { actor: operator, file: join(folder, 'none.csv') })).toMatchObject({ problem: { code: 'file_missing' } });
  });
});

describe('docs/examples/contests.csv', () => {
  it('is read without an error', async () => {
    const { gathered, errors } = must(await readContests({ path: fileURLToPath(new URL('../../../docs/examples/contests.csv', import.meta.url)) }));
    expect(errors.first).toEqual([]);
    expect(gathered.map(({ contest }) => contest.slug)).toEqual(['ppwp', 'dprd-kota-5']);
  });
});

describe('the JSON of an event', () => {
  const example = new URL('../../../docs/examples/pilpres2019-event.json', import.meta.url);
  it('in docs/examples fits its contract and names no person', async () => {
    const { readFile } = await import('node:fs/promises');
    const parsed = EventFile.parse(JSON.parse(await readFile(example, 'utf8')));
    expect(parsed.event).toMatchObject({ slug: 'pilpres-2019', roll: 'pilpres-2019', ruleSet: 'pemilu-2019' });
    expect(parsed.contests[0]).toMatchObject({ variant: '2019', channels: ['crowd', 'situng'], members: [''] });
  });
  it('defines the event with its contests; again it changes nothing; another event of that name is refused', async () => {
    const { readFile } = await import('node:fs/promises');
    const text = (await readFile(example, 'utf8')).replace('"roll": "pilpres-2019"', '"roll": "uji"');
    expect(must(await load(text, { name: 'event.json', dryRun: true })).created).toEqual(['ppwp']);
    expect(await contestsOf('pilpres-2019')).toEqual([]);
    expect(must(await load(text, { name: 'event.json' })).created).toEqual(['ppwp']);
    expect(must(await load(text, { name: 'event.json' })).unchanged).toEqual(['ppwp']);
    expect(await load(text.replace('2019-04-17', '2019-04-18'), { name: 'event.json' })).toMatchObject({ problem: { code: 'already_exists' } });
  });
  it('that names a contest twice is refused, not broken', async () => {
    const { readFile } = await import('node:fs/promises');
    const json = EventFile.parse(JSON.parse((await readFile(example, 'utf8')).replace('"roll": "pilpres-2019"', '"roll": "uji"')));
    const twice = { event: { ...json.event, slug: 'ganda' }, contests: [...json.contests, { ...json.contests[0]!, type: 'dpd', ballot: { kind: 'candidates', contestants: [{ number: 1, name: 'A' }] } }] };
    expect(await load(JSON.stringify(twice), { name: 'event.json' })).toMatchObject({ problem: { code: 'import_refused', errors: [{ row: 2, column: 'slug', code: 'row_duplicate' }] } });
    expect(await contestsOf('ganda')).toEqual([]);
  });
  it('that does not fit names the field', async () => {
    expect(await load('{', { name: 'event.json' })).toMatchObject({ problem: { code: 'mapping_invalid' } });
    expect(await load('{"event": {}}', { name: 'event.json' })).toMatchObject({ problem: { code: 'mapping_invalid', params: { reason: expect.stringContaining('event.slug') as string } } });
  });
});
