import { ABSENT, cellCode, LARGEST, scanInteger } from '../../../kernel/tables/cells.ts';
import type { RowErrors } from '../../../kernel/tables/errors.ts';
import { compileRules, RULE_CODES, usualUnitType, type Form, type Rule, type RuleParameters, type UnitType } from '../../forms/index.ts';
import { leaves, type Leaf } from './leaves.ts';
import type { Plan, PlannedChannel, PlannedFigure } from './plan.ts';
import { MAX_STATION, seenStations } from './seen-stations.ts';
import { growingSums, plus } from './sums.ts';
import { ownLineage, type Lineage } from './lineage.ts';
import { rollUp, type RegionTotals } from './region-totals.ts';

/**
 * Asks nothing that a law decides: for tables whose rule set is not named. R06, R13 and W01 stay silent.
 */
export const PAPER_ONLY: RuleParameters = {
  reserveRate: { numerator: 0, denominator: 1, rounding: 'ceil' },
  voterCap: { regular: null, special: null, noken: null, overseas_tps: null, overseas_mobile: null, overseas_post: null },
  exempt: {
    regular: ['R06', 'W01'], special: ['R06', 'W01'], noken: ['R06', 'W01'],
    overseas_tps: ['R06', 'W01'], overseas_mobile: ['R06', 'W01'], overseas_post: ['R06', 'W01'],
  },
  emptyColumnCounts: true,
};

export type Fold = {
  /**
   * Adds rows as they stand in the table. `at[i]` = where `plan.columns[i]` stands in a row; `firstRow` = the number of
   * the first row (header = 1). Wrong cells and stations that come twice are noted in `errors`.
   */
  add(rows: readonly (readonly string[])[], firstRow: number, at: ArrayLike<number>, errors: RowErrors): void;
  /** The totals of everything added so far, summed upward along the table's own columns or another region tree. */
  totals(lineage?: Lineage): RegionTotals;
};

/**
 * The pure fold from stations to the nation: per region and channel the sum of every figure, the stations, those that
 * are in, and how many sheets break which rule. The same rows give the same totals in any order and any number of
 * pieces. A figure that is absent adds nothing and is not zero. A station is in when at least one contestant has a
 * figure, and incomplete if it has other figures only: those are on the paper, so they too count in their own sums.
 */
export function foldStations(plan: Plan, parameters: RuleParameters = PAPER_ONLY): Fold {
  const regions = leaves(plan);
  const seen = seenStations();
  const sums = growingSums(plan);
  const flags = plan.channels.map(() => new Array<number>(RULE_CODES.length).fill(0));
  const broken = compileRules(withinReach(plan), parameters);
  const figures = new Array<number | null>(plan.form.cells.length).fill(null);

  /** Reads the figures of one channel into `figures` and says what they amount to. */
  const readSheet = (list: readonly PlannedFigure[], place: Place): typeof IN | typeof INCOMPLETE | typeof NOTHING => {
    let state: typeof IN | typeof INCOMPLETE | typeof NOTHING = NOTHING;
    for (let i = 0; i < list.length; i++) {
      const figure = list[i] as PlannedFigure;
      const value = readFigure(plan, place, figure.column);
      figures[figure.position] = value >= 0 ? value : null;
      if (value >= 0 && state !== IN) state = figure.isVote ? IN : INCOMPLETE;
    }
    return state;
  };

  const addChannel = (index: number, leaf: number, dpt: number | null, unit: UnitType, place: Place): boolean => {
    const list = (plan.channels[index] as PlannedChannel).figures;
    const state = readSheet(list, place);
    if (state !== NOTHING) {
      sums.addSheet(leaf, index, state === IN, list, figures);
      const counts = flags[index] as number[];
      for (let bit = 0, mask = broken(figures, dpt, unit); mask !== 0; bit++, mask >>>= 1) if (mask & 1) plus(counts, bit, 1);
    }
    // The next channel starts from an empty sheet.
    for (let i = 0; i < list.length; i++) figures[(list[i] as PlannedFigure).position] = null;
    return state === IN;
  };

  const addRow = (place: Place): void => {
    const leaf = regions.of(place.cells, place.at, place.row, place.errors);
    const station = readStation(plan, place);
    if (leaf < 0 || station < 0) return;
    if (!seen.add(leaf, station)) {
      noteTwice(plan, regions.list[leaf] as Leaf, station, place);
      return;
    }
    const male = plan.male === null ? ABSENT : readFigure(plan, place, plan.male);
    const female = plan.female === null ? ABSENT : readFigure(plan, place, plan.female);
    sums.addStation(leaf, male, female);
    const dpt = male >= 0 && female >= 0 ? male + female : null;
    const unit = usualUnitType(plan.form.variant, { number: station, overseas: false });
    let isIn = false;
    for (let i = 0; i < plan.channels.length; i++) if (addChannel(i, leaf, dpt, unit, place)) isIn = true;
    if (isIn) sums.addIn(leaf);
  };

  return {
    add(rows, firstRow, at, errors) {
      const place: Place = { cells: [], at, row: firstRow, errors };
      for (let i = 0; i < rows.length; i++) {
        place.cells = rows[i] as readonly string[];
        place.row = firstRow + i;
        addRow(place);
      }
    },
    totals: (lineage = ownLineage(plan)) => rollUp(plan, lineage, regions.list, sums, flags),
  };
}

/** The form without the relations that need a figure the table does not have: they could never be judged. */
function withinReach({ form, channels }: Plan): Form {
  const read = new Set(channels.flatMap((channel) => channel.figures.map((figure) => figure.cell)));
  const needed = (rule: Rule): readonly string[] => (rule.kind === 'sum' ? [rule.total, ...rule.parts] : rule.kind === 'atMost' ? [rule.limit, ...rule.parts] : []);
  return { ...form, rules: form.rules.filter((rule) => needed(rule).every((cell) => read.has(cell))) };
}

/** The row being added: one object for a whole batch, since there are hundreds of thousands of rows. */
type Place = { cells: readonly string[]; readonly at: ArrayLike<number>; row: number; readonly errors: RowErrors };

const NOTHING = 0;
const INCOMPLETE = 1;
const IN = 2;

/** One cell of voters or votes: the number, ABSENT, or lower where it is wrong (noted). */
function readFigure(plan: Plan, place: Place, column: number): number {
  const raw = place.cells[place.at[column] as number] as string;
  const scanned = scanInteger(raw, LARGEST);
  if (scanned >= ABSENT) return scanned;
  if (plan.absent[column]?.has(raw.trim())) return ABSENT;
  place.errors.add(cellCode(scanned), place.row, plan.columns[column] as string, raw);
  return scanned;
}

function readStation(plan: Plan, place: Place): number {
  const raw = place.cells[place.at[plan.station] as number] as string;
  const station = scanInteger(raw, MAX_STATION);
  if (station < 0) place.errors.add(station === ABSENT ? 'value_missing' : cellCode(station), place.row, plan.columns[plan.station] as string, raw);
  return station;
}

function noteTwice(plan: Plan, leaf: Leaf, station: number, place: Place): void {
  const region = leaf.codes.at(-1) ?? leaf.names.at(-1) ?? '';
  place.errors.add('row_duplicate', place.row, plan.columns[plan.station] as string, `${region} TPS ${station}`);
}
