import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { must } from '../../../kernel/result.ts';
import { operator, testDatabase, type TestDatabase } from '../../../kernel/testing/database.ts';
import { contestContext, importContestsFile, listEvents, plantRuleSets, type ContestContext } from '../../elections/index.ts';
import { importRegions, importVoters, RegionMapping, VoterMapping } from '../../regions/index.ts';
import { composeRecapitulation } from '../compose.ts';
import { recount } from '../queries/recount.ts';
import { resultPage } from '../queries/result-page.ts';
import { importOfficialFile } from './import-official.ts';
import { importResults } from './import-results.ts';

const shared = (name: string): URL => new URL(`../../../../shared/data/pilpres2019/${name}`, import.meta.url);
const example = (name: string): string => fileURLToPath(new URL(`../../../docs/examples/${name}`, import.meta.url));
const PROVINCES = ['GORONTALO', 'SULAWESI BARAT'];
const COLUMNS = { 'C.1': '01', 'C.2': '02', V1: 'sah', V2: 'tidak_sah', V3: 'jum' } as const;

describe.skipIf(!existsSync(shared('tps.csv.gz')))('two provinces of 2019 through the real intake (skipped without ../shared)', () => {
  let house: TestDatabase;
  let folder: string;
  let contest: ContestContext;
  const tables: Record<string, string[][]> = {};

  /** The header and the rows of the two provinces, as a file of its own. None of these cells holds a comma. */
  const subset = async (name: string, province: (row: string[]) => string | undefined): Promise<string> => {
    const [header = '', ...lines] = gunzipSync(await readFile(shared(`${name}.csv.gz`))).toString().trimEnd().split('\n');
    const rows = lines.filter((line) => PROVINCES.includes(province(line.split(','))?.toUpperCase() ?? ''));
    tables[name] = [header.split(','), ...rows.map((row) => row.split(','))];
    const file = join(folder, `${name}.csv`);
    await writeFile(file, [header, ...rows].join('\n'));
    return file;
  };

  beforeAll(async () => {
    composeRecapitulation();
    house = await testDatabase();
    folder = await mkdtemp(join(tmpdir(), 'erekap-2019-'));
    const json = async (name: string): Promise<unknown> => JSON.parse(await readFile(example(name), 'utf8'));
    const rekap = await subset('rekap', (row) => row[3]?.split('/')[0]);
    const tps = await subset('tps', (row) => row[1]);
    must(await importRegions(house.db, { actor: operator, scheme: 'kpu-2019', table: { path: rekap }, mapping: RegionMapping.parse(await json('pilpres2019-rekap.json')), date: null, source: 'uji' }));
    must(await importVoters(house.db, { actor: operator, table: { path: tps }, mapping: VoterMapping.parse(await json('pilpres2019-tps.json')), dryRun: false, roll: { slug: 'pilpres-2019', scheme: 'kpu-2019', name: 'Pilpres 2019', validOn: '2019-04-17' } }));
    await house.db.transaction().execute(plantRuleSets);
    must(await importContestsFile(house.db, { actor: operator, file: example('pilpres2019-event.json') }));
    const id = (await listEvents(house.db))[0]?.contests[0]?.id ?? 0;
    contest = must(await contestContext(house.db, id));
    must(await importResults(house.db, operator, { contest: id, file: tps, mapping: example('pilpres2019-tps.json') }));
    must(await importOfficialFile(house.db, operator, { contest: id, file: rekap, mapping: example('pilpres2019-rekap.json'), source: 'KPU' }));
  }, 120_000);
  afterAll(async () => {
    await rm(folder, { recursive: true, force: true });
    await house.close();
  });

  const column = (table: string, name: string): string[] => {
    const [header = [], ...rows] = tables[table] ?? [];
    return rows.map((row) => row[header.indexOf(name)] ?? '');
  };
  const sum = (cells: string[]): number => cells.reduce((all, cell) => all + Number(cell), 0);

  it.each(['crowd', 'situng'])('%s: every figure is the sum of its column, and the recount agrees', async (channel) => {
    const { total } = must(await resultPage(house.db, contest, { region: '', channel }));
    expect(column('tps', 'tps').length).toBeGreaterThan(7000);
    expect(total.tally.stations).toBe(column('tps', 'tps').length);
    for (const [cell, name] of Object.entries(COLUMNS)) expect(total.tally.figures[cell]).toBe(sum(column('tps', `${channel}_${name}`)));
    const [one, two, valid] = ['01', '02', 'sah'].map((name) => column('tps', `${channel}_${name}`)) as [string[], string[], string[]];
    expect(total.tally.stationsIn).toBe(one.filter((cell, i) => cell !== '' || two[i] !== '').length);
    expect(total.tally.flags['R08']).toBe(valid.filter((cell, i) => cell !== '' && one[i] !== '' && two[i] !== '' && Number(one[i]) + Number(two[i]) !== Number(cell)).length);
    expect((await recount(house.db, contest.id, channel)).differences).toEqual([]);
  });

  it('stands beside KPU\'s own recapitulation of each province', async () => {
    const { children } = must(await resultPage(house.db, contest, { region: '', channel: 'crowd' }));
    expect(children).toHaveLength(PROVINCES.length);
    for (const { code, tally, official } of children) {
      const row = column('rekap', 'id').findIndex((id, i) => id === code && column('rekap', 'level')[i] === 'provinsi');
      for (const [cell, name] of [['C.1', 'official_01'], ['C.2', 'official_02']] as const) {
        const theirs = Number(column('rekap', name)[row]);
        expect(official?.figures[cell]).toBe(theirs);
        expect((official?.differences[cell] ?? 0) + (tally.figures[cell] ?? 0)).toBe(theirs);
      }
    }
  });
});
