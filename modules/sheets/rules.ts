/** What phone and server share of sheets without any schema: pure and small. */
export { CASE_STATES, CASE_STEPS, type CaseState } from './capture/states.ts';
export { entryText, type EntryWords } from './capture/rules/entry-text.ts';
