import type { Reader } from '../../../kernel/db/schema.ts';
import type { RuleSetView } from '../contract.ts';
import { readRuleSets } from '../store/rule-sets.ts';

/** Every planted rule set with its values and their sources, oldest first. */
export const listRuleSets = (db: Reader): Promise<RuleSetView[]> => readRuleSets(db);
