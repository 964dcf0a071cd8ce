import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { operator, testDatabase, type TestDatabase } from '../../../kernel/testing/database.ts';
import { must } from '../../../kernel/result.ts';
import type { ContestContext } from '../../elections/index.ts';
import { plantCountry, recordSheets, TWO_PAIRS } from '../../sheets/index.ts';
import { composeRecapitulation } from '../compose.ts';
import { recount } from '../queries/recount.ts';
import { readTotals } from '../store.ts';
import { importResults } from './import-results.ts';

let database: TestDatabase;
let folder: string;
let mapping: string;
let made = 0;
beforeAll(async () => {
  composeRecapitulation();
  database = await testDatabase(16);
  folder = await mkdtemp(join(tmpdir(), 'erekap-import-'));
  mapping = join(folder, 'mapping.json');
  const cells = (prefix: string) => ({ 'C.1': `${prefix}_1`, 'C.2': `${prefix}_2`, V1: `${prefix}_sah` });
  await writeFile(mapping, JSON.stringify({
    form: { variant: '2024', contest: 'ppwp', contestants: [{ number: 1, name: 'A' }, { number: 2, name: 'B' }] },
    region: { levels: { village: { code: 'desa' } } }, station: 'tps', channels: { crowd: cells('c'), situng: cells('s') },
  }));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await database.close();
});

const HEADER = 'desa,tps,c_1,c_2,c_sah,s_1,s_2,s_sah';
const country = (size = {}): Promise<ContestContext> =>
  plantCountry(database.db, { slug: `imp-${made++}`, ballot: TWO_PAIRS, channels: ['crowd', 'situng'], ...size });
const csv = async (...rows: string[]): Promise<string> => {
  const file = join(folder, `${made++}.csv`);
  await writeFile(file, [HEADER, ...rows].join('\n'));
  return file;
};
const versions = async (contest: ContestContext) =>
  (await sql<{ key: string; figures: unknown; reason: string | null }>`
    SELECT v.channel || ' ' || r.path || '/' || v.station || ' v' || v.version || CASE WHEN v.current THEN ' *' ELSE '' END AS key, v.figures, v.reason
    FROM sheet_version v JOIN region r ON r.id = v.village_id WHERE v.contest_id = ${contest.id} ORDER BY 1`.execute(database.db)).rows;
const totals = async (contest: ContestContext) =>
  (await Promise.all(['crowd', 'situng'].map((channel) => readTotals(database.db, contest.id, channel)))).flat().map(({ regionId: _, ...row }) => row);
const run = (contest: ContestContext, file: string, more = {}) => importResults(database.db, operator, { contest: contest.id, file, mapping, ...more });

describe('importing results', () => {
  it('records each channel; no figure at all is no sheet, no contestant figure is an incomplete one', async () => {
    const contest = await country();
    const file = await csv('1101011001,1,10,5,15,10,5,15', '11.01.01.1001,2,,,,7,8,14', '11.01.01.1001,3,,,9,,,');
    expect(must(await run(contest, file, { dryRun: true })).channels).toEqual({ crowd: { sheets: 2, recorded: 0, corrected: 0, unchanged: 0 }, situng: { sheets: 2, recorded: 0, corrected: 0, unchanged: 0 } });
    expect(await versions(contest)).toEqual([]);
    const done = must(await run(contest, file));
    expect(done).toMatchObject({ rows: 3, channels: { crowd: { recorded: 2 }, situng: { recorded: 2 } } });
    const [crowd, situng] = await totals(contest);
    expect(crowd).toMatchObject({ stationsIn: 1, incomplete: 1, hard: 0 });
    expect(situng).toMatchObject({ stationsIn: 2, incomplete: 0, hard: 1 });
    expect(crowd!.sums[contest.form.index['V1']!]).toBe(24);
  });

  it('does nothing twice, and makes a version with its reason of a row that changed', async () => {
    const contest = await country();
    const file = await csv('1101011001,1,10,5,15,,,', '1101011001,2,1,2,3,,,');
    must(await run(contest, file));
    const before = [await versions(contest), await totals(contest)];
    must(await run(contest, file));
    expect([await versions(contest), await totals(contest)]).toEqual(before);
    const changed = await csv('1101011001,1,10,5,15,,,', '1101011001,2,1,3,4,,,');
    expect(must(await run(contest, changed)).channels['crowd']).toMatchObject({ recorded: 0, corrected: 1, unchanged: 1 });
    const after = await versions(contest);
    expect(after.map(({ key }) => key)).toEqual(['crowd 11.01.01.1001/1 v1 *', 'crowd 11.01.01.1001/2 v1', 'crowd 11.01.01.1001/2 v2 *']);
    expect(after[2]!.reason).toMatch(/^impor ulang .*\.csv sha256 [0-9a-f]{12}$/);
    // The first file again: it is compared with what is there now, not taken for its first sending.
    expect(must(await run(contest, file)).channels['crowd']).toMatchObject({ recorded: 0, corrected: 1, unchanged: 1 });
    expect((await versions(contest)).at(-1)!.key).toBe('crowd 11.01.01.1001/2 v3 *');
    expect((await recount(database.db, contest.id, 'crowd')).differences).toEqual([]);
  });

  it('names row, column and value of everything that is wrong, and stores nothing', async () => {
    const contest = await country();
    const file = await csv('1101011001,1,10,5,15,,,', '1101011001,2,=1+1,5,6,,,', '9999999999,1,1,1,2,,,', '1101011001,77,1,1,2,,,', '1101011001,1,1,1,2,,,', '1101011001,3,-1,x,2,,,');
    const refused = await run(contest, file);
    expect(refused.ok).toBe(false);
    const { problem } = refused as Extract<typeof refused, { ok: false }>;
    expect(problem.code).toBe('import_refused');
    expect(problem.errors!.map(({ row, column, code }) => `${row} ${column ?? ''} ${code}`)).toEqual([
      '3 c_1 value_formula', '4 desa region_unknown', '5 tps value_unknown', '6 tps row_duplicate', '7 c_1 value_negative', '7 c_2 value_not_number',
    ]);
    expect(await versions(contest)).toEqual([]);
  });

  it('refuses a village outside the rights of the sender before anything is stored', async () => {
    const contest = await country();
    const file = await csv('1101011001,1,10,5,15,,,', '1102011001,2,1,2,3,,,');
    const actor = { ...operator, grants: [{ verb: 'sheets.record' as const, scheme: contest.scheme, path: '11.01' }] };
    expect(await importResults(database.db, actor, { contest: contest.id, file, mapping })).toMatchObject({ ok: false, problem: { code: 'not_allowed' } });
    expect(await versions(contest)).toEqual([]);
  });

  it('killed at any moment and run again, leaves what an undisturbed run leaves', { timeout: 240_000 }, async () => {
    const size = { provinces: 1, regencies: 3, subdistricts: 4, villages: 10, stations: 60 };
    const [disturbed, undisturbed] = [await country(size), await country(size)];
    const { rows: stations } = await sql<{ path: string; number: number }>`
      SELECT r.path, s.number FROM polling_station s JOIN region r ON r.id = s.village_id WHERE s.roll_id = ${disturbed.rollId} ORDER BY 1, 2`.execute(database.db);
    const file = await csv(...stations.map(({ path, number }, i) => `${path},${number},${i % 200},${(i * 7) % 150},${(i % 200) + ((i * 7) % 150)},${i % 100},3,${(i % 100) + 3}`));
    must(await run(undisturbed, file));
    must(await recordSheets(database.db, { actor: operator, key: 'before-the-import', input: { contest: disturbed.id, channel: 'crowd', origin: 'paper', sheets: [{ village: '11.01.01.1001', station: 1, figures: { 'C.1': 0, 'C.2': 0, V1: 0 } }] } }));
    let kills = 0;
    for (let attempt = 0; ; attempt++) {
      const child = spawn(process.execPath, [new URL('../fixtures/import-child.ts', import.meta.url).pathname, JSON.stringify(database.connection), String(disturbed.id), file, mapping], { stdio: ['ignore', 'pipe', 'inherit'] });
      let output = '';
      child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
      const ended = new Promise<void>((resolve) => child.once('close', () => { resolve(); }));
      while (!output.includes('ready') && child.exitCode === null) await sleep(5);
      if (attempt < 12) await Promise.race([ended, sleep(100 + Math.random() * 60 * attempt)]);
      else await ended;
      if (!output.includes('done')) kills += Number(child.kill('SIGKILL'));
      await ended;
      if (output.includes('done')) break;
    }
    expect(kills).toBeGreaterThan(0);
    const [a, b] = [await versions(disturbed), await versions(undisturbed)];
    expect(a.map(({ key, figures }) => [key, figures])).toEqual(b.map(({ key, figures }) => [key, figures]));
    expect(await totals(disturbed)).toEqual(await totals(undisturbed));
    for (const channel of disturbed.channels) expect((await recount(database.db, disturbed.id, channel)).differences).toEqual([]);
  });
});
