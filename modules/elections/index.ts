/** The door of the room: the only file that other modules import. Server only; screens import contract.ts and rules/. */
export * from './contract.ts';
export { contestContext, freezeBallot, type ContestContext } from './context.ts';
export { contestantCells, contestantsOf, contestPage } from './queries/contest-page.ts';
export { listEvents } from './queries/list-events.ts';
export { findRuleSet, RULE_SETS, ruleParameters } from './rulesets/index.ts';
export { plantRuleSets } from './rulesets/plant.ts';
export type { RuleKey, RuleSet, RuleValue, RuleValues } from './rulesets/rule-set.ts';
