/** The door of the room: the only file that other modules import. Server only; screens import contract.ts and rules/. */
export * from './contract.ts';
export { contestContext, freezeBallot, type ContestContext } from './context.ts';
export { calledAt, type Called } from './store/called.ts';
export { contestantCells, contestantsOf, contestPage } from './queries/contest-page.ts';
export { createContest } from './commands/create-contest.ts';
export { createEvent } from './commands/create-event.ts';
export { importContests } from './commands/import-contests.ts';
export { setBallot } from './commands/set-ballot.ts';
export { eventHeads } from './queries/event-heads.ts';
export { listEvents } from './queries/list-events.ts';
export { findRuleSet, RULE_SETS, ruleParameters } from './rulesets/index.ts';
export { plantRuleSets } from './rulesets/plant.ts';
export type { RuleKey, RuleSet, RuleValue, RuleValues } from './rulesets/rule-set.ts';
export { routes } from './routes.ts';
export { contestTemplate, exportContests } from './transfer/export-contests.ts';
export { importContestsFile, type ImportFile } from './transfer/import-file.ts';
export { demoFigures, demoSheet, type DemoStation } from './fixtures/figures.ts';
export { plantDemoElection } from './fixtures/plant-demo.ts';
