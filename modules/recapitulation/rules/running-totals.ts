import { RULE_CODES } from '../../forms/index.ts';

/** What totals need of a sheet: its figures in cell order, its broken rules as bits of RULE_CODES, and its version. */
export type CountedSheet = {
  readonly figures: ArrayLike<number | null>;
  readonly broken: number;
  readonly hard: boolean;
  readonly incomplete: boolean;
  readonly version: number;
};

/**
 * What the sheets of a region add up to. `sums` and `present` (how many sheets have the figure) follow the cells of the
 * form, `rules` (how many sheets break the rule) follows RULE_CODES. A sheet without any contestant's figure is
 * incomplete: its station is not in, but what is written on it counts: the same as in the fold of whole tables (fold.ts).
 */
export type Totals = {
  /** Stations whose sheet has a contestant's figure. */
  stationsIn: number;
  /** Sheets that break a hard rule. */
  hard: number;
  /** Sheets that break warnings only. */
  warn: number;
  /** Sheets that stand at version 2 or later. */
  corrected: number;
  incomplete: number;
  readonly rules: number[];
  readonly present: number[];
  readonly sums: number[];
};

export const emptyTotals = (cells: number): Totals => ({
  stationsIn: 0, hard: 0, warn: 0, corrected: 0, incomplete: 0,
  rules: new Array<number>(RULE_CODES.length).fill(0), present: new Array<number>(cells).fill(0), sums: new Array<number>(cells).fill(0),
});

/** Adds a sheet (`sign` 1) or takes it off (−1). */
export function addSheet(totals: Totals, sheet: CountedSheet, sign: 1 | -1): void {
  if (sheet.version > 1) totals.corrected += sign;
  if (sheet.incomplete) totals.incomplete += sign;
  else totals.stationsIn += sign;
  if (sheet.hard) totals.hard += sign;
  else if (sheet.broken !== 0) totals.warn += sign;
  addRules(totals.rules, sheet.broken, sign);
  const { sums, present } = totals;
  const { figures } = sheet;
  for (let i = 0; i < sums.length; i++) {
    const figure = figures[i];
    if (figure == null) continue;
    sums[i] = (sums[i] as number) + sign * figure;
    present[i] = (present[i] as number) + sign;
  }
}

/** Adds `count` sheets that break the rules of a bit mask. */
export function addRules(rules: number[], broken: number, count: number): void {
  for (let bit = 0, rest = broken; rest !== 0; bit++, rest >>>= 1) if (rest & 1) rules[bit] = (rules[bit] as number) + count;
}

/** Adds one region's totals to another's. */
export function addTotals(to: Totals, from: Totals): void {
  to.stationsIn += from.stationsIn;
  to.hard += from.hard;
  to.warn += from.warn;
  to.corrected += from.corrected;
  to.incomplete += from.incomplete;
  for (const name of ['rules', 'present', 'sums'] as const) {
    const [target, source] = [to[name], from[name]];
    for (let i = 0; i < target.length; i++) target[i] = (target[i] as number) + (source[i] as number);
  }
}
