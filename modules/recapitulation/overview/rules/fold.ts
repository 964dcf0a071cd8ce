import { LEGAL, QUICK } from '../../../elections/contract.ts';
import { codesOf } from '../../../forms/index.ts';

/** Sums over the sheets that count: registered voters and voters of those that have both, valid, invalid; and how many have not both. */
export type Sums = readonly [number, number, number, number, number];
export type WaySums = { readonly in: number; readonly figures: Sums };

/** What the sheets of one region say: of each way how many and their sums, flags of the quick way. */
export type Said = { readonly quick: WaySums; readonly legal: WaySums; readonly hard: number; readonly warn: number; readonly rules: Readonly<Record<string, number>> };

const NOTHING: Sums = [0, 0, 0, 0, 0];
export const SILENT: Said = { quick: { in: 0, figures: NOTHING }, legal: { in: 0, figures: NOTHING }, hard: 0, warn: 0, rules: {} };

const plus = (a: Sums, b: Sums): Sums => [a[0] + b[0], a[1] + b[1], a[2] + b[2], a[3] + b[3], a[4] + b[4]];
const plusWay = (a: WaySums, b: WaySums): WaySums => ({ in: a.in + b.in, figures: plus(a.figures, b.figures) });

export function plusRules(a: Readonly<Record<string, number>>, b: Readonly<Record<string, number>>): Record<string, number> {
  const sum = { ...a };
  for (const [code, count] of Object.entries(b)) sum[code] = (sum[code] ?? 0) + count;
  return sum;
}

export const plusSaid = (a: Said, b: Said): Said =>
  ({ quick: plusWay(a.quick, b.quick), legal: plusWay(a.legal, b.legal), hard: a.hard + b.hard, warn: a.warn + b.warn, rules: plusRules(a.rules, b.rules) });

type Sheet = { readonly channel: string; readonly broken: number; readonly hard: boolean; readonly incomplete: boolean; readonly figures: readonly (number | null)[] };

/** What one sheet adds: both figures of the turnout or none. */
function sumsOf([registered = null, voters = null, valid, invalid]: readonly (number | null)[]): Sums {
  const turnout = registered === null || voters === null ? [0, 0] as const : [registered, voters] as const;
  return [...turnout, valid ?? 0, invalid ?? 0, registered === null || voters === null ? 1 : 0];
}

/** One sheet that counts. Flags are those of the quick way, as in the running totals. */
export function saidBy({ channel, broken, hard, incomplete, figures }: Sheet): Said {
  const way: WaySums = { in: incomplete ? 0 : 1, figures: sumsOf(figures) };
  if (channel !== QUICK) return channel === LEGAL ? { ...SILENT, legal: way } : SILENT;
  return { ...SILENT, quick: way, hard: hard ? 1 : 0, warn: !hard && broken !== 0 ? 1 : 0, rules: Object.fromEntries(codesOf(broken).map((code) => [code, 1])) };
}

const share = (part: number, whole: number): number | null => (whole > 0 ? part / whole : null);

type Shares = { readonly figuresFrom: string | null; readonly turnout: number | null; /** Sheets that count and are left out of the turnout. */ readonly turnoutLeftOut: number; readonly invalid: number | null };

/** Turnout (of the sheets that have both its figures) and invalid share by the way on which more sheets are in, the plenary's where both have as many. */
export function sharesOf({ quick, legal }: Said): Shares {
  if (quick.in === 0 && legal.in === 0) return { figuresFrom: null, turnout: null, turnoutLeftOut: 0, invalid: null };
  const isLegal = legal.in >= quick.in;
  const [registered, voters, valid, invalid, leftOut] = (isLegal ? legal : quick).figures;
  return { figuresFrom: isLegal ? LEGAL : QUICK, turnout: share(voters, registered), turnoutLeftOut: leftOut, invalid: share(invalid, valid + invalid) };
}
