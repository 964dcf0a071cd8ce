import type { Db } from '../../../kernel/db/schema.ts';
import { must } from '../../../kernel/result.ts';
import { contestContext } from '../../elections/index.ts';
import { RULE_CODES, type Form } from '../../forms/index.ts';
import { sumSheets } from '../../sheets/index.ts';
import { regionsById } from '../../regions/index.ts';
import type { RecountReport } from '../contract.ts';
import { emptyTotals, type Totals } from '../rules/running-totals.ts';
import { readTotals } from '../store.ts';

type Difference = RecountReport['differences'][number];

/**
 * Counts every current sheet of a contest and channel anew and holds the result against the running totals, figure by
 * figure, subdistrict by subdistrict. Both are read from one snapshot, so that sheets may go on arriving. Changes nothing.
 * Throws where there is no such contest.
 */
export async function recount(db: Db, contestId: number, channel: string): Promise<RecountReport> {
  const started = performance.now();
  const contest = must(await contestContext(db, contestId));
  return db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(async (tx) => {
    const cells = contest.form.cells.length;
    const counted = await sumSheets(tx, { contestId: contest.id, channel, cells, per: 'subdistrict' });
    const running = new Map((await readTotals(tx, contest.id, channel)).map((row) => [row.regionId, row]));
    const paths = await regionsById(tx, counted.map((row) => row.regionId).filter((id) => !running.has(id)));
    const differences: Difference[] = [];
    for (const row of counted) {
      const kept = running.get(row.regionId);
      running.delete(row.regionId);
      differences.push(...compareTotals(contest.form, kept?.path ?? paths.get(row.regionId)?.path ?? '', kept ?? emptyTotals(cells), row));
    }
    for (const kept of running.values()) differences.push(...compareTotals(contest.form, kept.path, kept, emptyTotals(cells)));
    const sheets = counted.reduce((sum, row) => sum + row.sheets, 0);
    return { contest: contest.id, channel, sheets, milliseconds: Math.round(performance.now() - started), differences };
  });
}

const COUNTS = ['stationsIn', 'hard', 'warn', 'corrected', 'incomplete'] as const;

/** Every measure in which two totals of one region differ; `measure` = a count, a rule code, a cell, or `cell#` for how many sheets have it. */
function compareTotals(form: Form, path: string, running: Totals, recounted: Totals): Difference[] {
  const pairs: [string, number, number][] = [
    ...COUNTS.map((name): [string, number, number] => [name, running[name], recounted[name]]),
    ...RULE_CODES.map((code, i): [string, number, number] => [code, running.rules[i] ?? 0, recounted.rules[i] ?? 0]),
    ...form.cells.map(({ id }, i): [string, number, number] => [id, running.sums[i] ?? 0, recounted.sums[i] ?? 0]),
    ...form.cells.map(({ id }, i): [string, number, number] => [`${id}#`, running.present[i] ?? 0, recounted.present[i] ?? 0]),
  ];
  return pairs.filter(([, a, b]) => a !== b).map(([measure, a, b]) => ({ path, measure, running: a, recounted: b }));
}
