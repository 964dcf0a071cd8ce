import type { Tx } from '../../../kernel/db/schema.ts';
import { addRuleSet, addRuleValues } from '../store/rule-sets.ts';
import { RULE_SETS } from './index.ts';
import type { RuleSet } from './rule-set.ts';

/**
 * Puts every rule set into the database; run again it adds what is new and touches nothing else.
 * Throws where a value differs from the one already planted: a change of law is a new set, never an update.
 */
export async function plantRuleSets(tx: Tx, sets: readonly RuleSet[] = RULE_SETS): Promise<void> {
  for (const set of sets) {
    const id = await addRuleSet(tx, set);
    const differing = await addRuleValues(tx, id, set);
    if (differing.length > 0) {
      throw new Error(`Rule set ${set.slug} differs from the one in the database in ${differing.join(', ')}: write a new set that follows it`);
    }
  }
}
