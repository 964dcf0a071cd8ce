import type { Db } from '../../../kernel/db/schema.ts';
import { must } from '../../../kernel/result.ts';
import { contestContext } from '../../elections/index.ts';
import { RULE_CODES, type Form } from '../../forms/index.ts';
import { countedSums, gapsAt, joinCounts, markedSheets, sideBySide, type CountedSums } from '../../sheets/index.ts';
import { regionsById, type Region } from '../../regions/index.ts';
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
  const { form } = must(await contestContext(db, contestId));
  const cells = form.cells.length;
  const scope = { contestId, channel, cells };
  const [{ sums, gaps }, { marked, running }] = await sideBySide(db,
    async (tx) => {
      const added = await countedSums(tx, scope);
      return { sums: added, gaps: await gapsAt(tx, scope, positionsWith(cells, added)) };
    },
    async (tx) => ({ running: await readTotals(tx, contestId, channel), marked: await markedSheets(tx, scope) }));
  const counted = joinCounts(cells, sums, marked, gaps);
  const none = emptyTotals(cells);
  const differences: Difference[] = [];
  for (const kept of running) compareTotals(form, kept.path, kept, counted.get(kept.regionId) ?? none, differences);
  const known = new Set(running.map(({ regionId }) => regionId));
  const unknown = [...counted.values()].filter(({ regionId }) => !known.has(regionId));
  const regions = unknown.length > 0 ? await regionsById(db, unknown.map(({ regionId }) => regionId)) : new Map<number, Region>();
  for (const row of unknown) compareTotals(form, regions.get(row.regionId)?.path ?? '', none, row, differences);
  const sheets = [...counted.values()].reduce((sum, row) => sum + row.sheets, 0);
  return { contest: contestId, channel, sheets, milliseconds: Math.round(performance.now() - started), differences };
}

/** Positions of the figures that any sheet has. */
const positionsWith = (cells: number, rows: readonly CountedSums[]): number[] =>
  Array.from({ length: cells }, (_, at) => at).filter((at) => rows.some(({ sums }) => sums[at] != null));

const COUNTS = ['stationsIn', 'hard', 'warn', 'corrected', 'incomplete'] as const;

/**
 * Notes every measure in which two totals of one region differ. `measure` = a count, a rule code, a cell, or `cell#` for
 * how many sheets have the cell.
 */
function compareTotals(form: Form, path: string, running: Totals, recounted: Totals, differences: Difference[]): void {
  const hold = (measure: string, kept: number, found: number): void => {
    if (kept !== found) differences.push({ path, measure, running: kept, recounted: found });
  };
  const holdAll = (kept: readonly number[], found: readonly number[], measure: (i: number) => string): void => {
    for (let i = 0; i < kept.length; i++) if (kept[i] !== found[i]) hold(measure(i), kept[i] ?? 0, found[i] ?? 0);
  };
  for (const name of COUNTS) hold(name, running[name], recounted[name]);
  const cell = (i: number): string => form.cells[i]?.id ?? '';
  holdAll(running.rules, recounted.rules, (i) => RULE_CODES[i] ?? '');
  holdAll(running.sums, recounted.sums, cell);
  holdAll(running.present, recounted.present, (i) => `${cell(i)}#`);
}
