import type { UnitType } from '../contests.ts';
import type { LegalSource } from '../variants/variant.ts';
import type { RuleCode } from './codes.ts';

/** Reserve ballots as a fraction of the DPT, e.g. 2/100 or 25/1000. Both parts are whole numbers. */
export type ReserveRate = {
  readonly numerator: number;
  readonly denominator: number;
  readonly rounding: 'ceil' | 'floor';
};

/**
 * What the law of one election gives to the rules. It lives in the rule sets of the elections, each value with its
 * source; nothing of it is written here.
 */
export type RuleParameters = {
  readonly reserveRate: ReserveRate;
  /** Most voters a unit may have in its DPT; null = no cap. */
  readonly voterCap: Readonly<Record<UnitType, number | null>>;
  /** Rules that are not asked of a unit type. */
  readonly exempt: Readonly<Partial<Record<UnitType, readonly RuleCode[]>>>;
  /** Whether votes for the empty column are valid votes. */
  readonly emptyColumnCounts: boolean;
  readonly source?: readonly LegalSource[];
};
