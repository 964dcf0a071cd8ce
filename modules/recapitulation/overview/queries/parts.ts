import type { Reader } from '../../../../kernel/db/schema.ts';
import { contestContext, LEGAL, QUICK } from '../../../elections/index.ts';
import { RULE_CODES } from '../../../forms/index.ts';
import type { Region } from '../../../regions/index.ts';
import { plusSaid, saidBy, SILENT, type Said } from '../rules/fold.ts';
import { changedSheets } from '../store/beside.ts';
import { contestsAt, type FigureCells } from '../store/counting.ts';
import { caseCounts, sheetsAt, type CaseCount } from '../store/live.ts';
import { countsAt, flagsAt, oldestSubdistricts, type At } from '../store/reading.ts';
import type { OverviewEvent } from './event.ts';

/** What is known of each region that is told apart: how far its sheets are, and what those that count say. */
export type Parts = { readonly cases: ReadonlyMap<string, CaseCount>; readonly said: ReadonlyMap<string, Said>; /** Sheets of the quick way changed after they were accepted. */ readonly changed: ReadonlyMap<string, number>; /** Where the oldest of each stands: its subdistrict, or itself. */ readonly oldest: readonly { readonly at: string; readonly path: string; readonly oldest: Date }[] };

/** From the counters of the subdistricts: provinces, cities, subdistricts. */
export async function countedParts(db: Reader, at: At): Promise<Parts> {
  const [counts, flags, oldest] = [await countsAt(db, at), await flagsAt(db, at), await oldestSubdistricts(db, at, true, 10_000)];
  const rules = Map.groupBy(flags, ({ path }) => path);
  const said = new Map(counts.map(({ path, quickIn, legalIn, quick, legal, hard, warn }): [string, Said] => [path, {
    quick: { in: quickIn, figures: sums(quick) }, legal: { in: legalIn, figures: sums(legal) }, hard, warn,
    rules: Object.fromEntries((rules.get(path) ?? []).map(({ rule, sheets }) => [RULE_CODES[rule] ?? '', sheets])),
  }]));
  return { cases: new Map(counts.map((row) => [row.path, row])), said, changed: await changedSheets(db, at), oldest };
}

const sums = ([a = 0, b = 0, c = 0, d = 0, e = 0]: readonly number[]): Said['quick']['figures'] => [a, b, c, d, e];

/** From the sheets themselves: kelurahan of a subdistrict, stations of a kelurahan. */
export async function liveParts(db: Reader, event: OverviewEvent, at: At, villages: readonly Region[], by: 'village' | 'station'): Promise<Parts> {
  const cases = await caseCounts(db, at, by);
  const said = new Map<string, Said>();
  const changed = new Map<string, number>();
  for (const row of await sheetsAt(db, villages, await cellsAt(db, event, at, villages), [QUICK, LEGAL])) {
    const key = by === 'village' ? row.path : `${row.path}/${row.station}`;
    said.set(key, plusSaid(said.get(key) ?? SILENT, saidBy(row)));
    if (row.channel === QUICK && row.version > 1) changed.set(key, (changed.get(key) ?? 0) + 1);
  }
  return { cases: new Map(cases.map((row) => [row.path, row])), said, changed, oldest: cases.flatMap(({ path, oldest }) => (oldest ? [{ at: path, path: path.split('/')[0] ?? '', oldest }] : [])) };
}

async function cellsAt(db: Reader, event: OverviewEvent, at: At, villages: readonly Region[]): Promise<FigureCells[]> {
  const ids = at.contest === undefined ? new Set((await contestsAt(db, event, villages.map(({ path }) => path))).map(({ contest }) => contest)) : [at.contest];
  const found: FigureCells[] = [];
  for (const id of ids) {
    const contest = await contestContext(db, id);
    if (!contest.ok) continue;
    const position = (cell: string): number => (contest.value.form.index[cell] ?? -1) + 1;
    found.push({ contest: id, cells: [position('A1_J'), position('B4_J'), position('V1'), position('V2')] });
  }
  return found;
}
