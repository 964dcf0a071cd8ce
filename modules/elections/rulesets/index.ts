import type { RuleParameters } from '../../forms/index.ts';
import { PEMILU_2014 } from './pemilu-2014.ts';
import { PEMILU_2019 } from './pemilu-2019.ts';
import { PEMILU_2024 } from './pemilu-2024.ts';
import { PILKADA_2020 } from './pilkada-2020.ts';
import { PILKADA_2024 } from './pilkada-2024.ts';
import type { RuleKey, RuleSet, RuleValues } from './rule-set.ts';

export type { RecapLevel } from './rule-set.ts';

/** Every rule set of the house; one that follows another stands after it. */
export const RULE_SETS: readonly RuleSet[] = [PEMILU_2014, PEMILU_2019, PILKADA_2020, PEMILU_2024, PILKADA_2024];

export const findRuleSet = (slug: string): RuleSet | null => RULE_SETS.find((set) => set.slug === slug) ?? null;

/** One value of a set, by key, whether it comes from the data here or from the database. Throws where the set lacks it. */
export type ReadRule = <K extends RuleKey>(key: K) => RuleValues[K];

export const readerOf = (set: RuleSet): ReadRule => (key) => {
  const found = set.values[key];
  if (found === undefined) throw new Error(`Rule set ${set.slug} has no value ${key}`);
  return found.value;
};

/** What forms asks of the law of one election. */
export const ruleParameters = (set: RuleSet): RuleParameters => parametersFrom(readerOf(set));

export const parametersFrom = (read: ReadRule): RuleParameters => ({
  reserveRate: {
    numerator: read('reserveBallots.numerator'),
    denominator: read('reserveBallots.denominator'),
    rounding: read('reserveBallots.rounding'),
  },
  voterCap: read('voterCap'),
  exempt: read('ruleExemptions'),
  emptyColumnCounts: read('emptyColumnCounts'),
});
