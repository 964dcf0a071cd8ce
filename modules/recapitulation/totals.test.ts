import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { operator, testDatabase, type TestDatabase } from '../../kernel/testing/database.ts';
import type { ContestContext } from '../elections/index.ts';
import { plantCountry, recordSheets, TWO_PAIRS } from '../sheets/index.ts';

import { composeRecapitulation } from './compose.ts';
import { recount } from './queries/recount.ts';
import { addSheet, emptyTotals } from './rules/running-totals.ts';
import { readTotals } from './store.ts';

let database: TestDatabase;
const contests: ContestContext[] = [];
beforeAll(async () => {
  composeRecapitulation();
  database = await testDatabase();
});
afterAll(() => database.close());

const CELLS = ['C.1', 'C.2', 'V1', 'V2', 'A1_J'] as const;
const village = fc.constantFrom('11.01.01.1001', '11.01.01.1002', '11.01.02.1001', '11.02.01.1001');
const figures = fc.dictionary(fc.constantFrom(...CELLS), fc.option(fc.integer({ min: 0, max: 300 })), { minKeys: 1 });
const sheet = fc.record({ village, station: fc.integer({ min: 1, max: 2 }), figures, reason: fc.option(fc.constant('salah baca'), { nil: undefined }) });
const send = fc.record({
  /** A small set of keys: some are sent twice with the same content, some with another one. */
  key: fc.integer({ min: 0, max: 9 }),
  sheets: fc.oneof({ weight: 3, arbitrary: sheet.map((one) => [one]) }, { weight: 1, arbitrary: fc.array(sheet, { minLength: 2, maxLength: 4 }) }),
  together: fc.boolean(),
});

async function contestOfRun(run: number): Promise<ContestContext> {
  const contest = await plantCountry(database.db, { slug: `run-${run}`, ballot: TWO_PAIRS, stations: 2 });
  contests.push(contest);
  return contest;
}

describe('running totals', () => {
  it('equal the fold of the current versions after any interleaving of record, correct, retry and duplicate', { timeout: 300_000 }, async () => {
    let runs = 0;
    await fc.assert(fc.asyncProperty(fc.array(send, { minLength: 1, maxLength: 12 }), async (sends) => {
      const contest = await contestOfRun(runs++);
      const running: Promise<unknown>[] = [];
      for (const one of sends) {
        const input = { contest: contest.id, origin: 'phone', sheets: one.sheets };
        running.push(recordSheets(database.db, { actor: operator, key: `totals-${contest.id}-${one.key}`, input }));
        if (!one.together) await Promise.all(running.splice(0));
      }
      await Promise.all(running);
      const rows = await database.db.selectFrom('sheet_version').selectAll().where('contest_id', '=', contest.id).execute();
      const expected = new Map<string, ReturnType<typeof emptyTotals>>();
      const regions = await database.db.selectFrom('region as v').innerJoin('region as d', 'd.id', 'v.parent_id')
        .select(['v.id', 'd.path']).where('v.scheme', '=', contest.scheme).execute();
      const subdistrict = new Map(regions.map((row) => [row.id, row.path]));
      const newest = new Map<string, number>();
      for (const row of rows) {
        const station = `${row.village_id}/${row.station}`;
        newest.set(station, Math.max(newest.get(station) ?? 0, row.version));
      }
      for (const row of rows) {
        expect(row.current).toBe(newest.get(`${row.village_id}/${row.station}`) === row.version);
        if (!row.current) continue;
        const path = subdistrict.get(row.village_id)!;
        const totals = expected.get(path) ?? emptyTotals(contest.form.cells.length);
        addSheet(totals, row, 1);
        expected.set(path, totals);
      }
      const kept = await readTotals(database.db, contest.id, 'main');
      expect(Object.fromEntries(kept.map(({ path, regionId: _, ...totals }) => [path, totals]))).toEqual(Object.fromEntries(expected));
      expect((await recount(database.db, contest.id, 'main')).differences).toEqual([]);
    }), { numRuns: 200 });
  });

  it('a recount names the region and the measure that differ', async () => {
    const contest = await contestOfRun(1000);
    await recordSheets(database.db, { actor: operator, key: 'recount-1', input: { contest: contest.id, origin: 'paper', sheets: [{ village: '11.01.01.1001', station: 1, figures: { 'C.1': 10, 'C.2': 0 } }] } });
    await database.db.updateTable('running_total').set({ stations_in: 2 }).where('contest_id', '=', contest.id).execute();
    const report = await recount(database.db, contest.id, 'main');
    expect(report).toMatchObject({ sheets: 1, differences: [{ path: '11.01.01', measure: 'stationsIn', running: 2, recounted: 1 }] });
    // A figure that the totals have lost altogether is found again, also where its sum is zero.
    await database.db.updateTable('running_total').set({ stations_in: 1, present: contest.form.cells.map(() => 0) }).where('contest_id', '=', contest.id).execute();
    const { differences } = await recount(database.db, contest.id, 'main');
    expect(differences.map(({ measure, running, recounted }) => [measure, running, recounted])).toEqual([['C.1#', 0, 1], ['C.2#', 0, 1]]);
  });
});
