/**
 * What a result sheet (C.HASIL) is: its figures, its layout, and the rules between them, for each year and contest.
 * Pure and isomorphic: phone, server, office, command line and verifier stand on the same code.
 */
export { ballotFault, EMPTY_COLUMN, MOST_PAGES, pagesFault, type Ballot, type Contestant, type Party } from './ballot.ts';
export { buildForm } from './build-form.ts';
export { cellsInWords, cellWords } from './cell-words.ts';
export { checkRecord, checkSheet } from './check/check-sheet.ts';
export { checkCorrections, checkRecap, type RecapOptions } from './check/check-recap.ts';
export { compileRules, MASK_CODES, type BrokenRules } from './check/compile-rules.ts';
export type { OfficialDpt, SheetContext } from './check/context.ts';
export type { Finding } from './check/finding.ts';
export {
  CONTEST_TYPES, CONTESTS, UNIT_TYPE_NAMES, UNIT_TYPES, type BallotKind, type ContestType, type UnitType,
} from './contests.ts';
export { describeForm, type FormDescription } from './describe-form.ts';
export { explain, type Audience } from './explain.ts';
export { explainPlainly } from './explain-plainly.ts';
export { cellIndex, figuresFromRecord, recordFromFigures } from './figures.ts';
export type { Cell, CellKind, Column, Figures, Form, Group, Row, Section } from './form.ts';
export { RULES, type RuleEntry, type Severity } from './rules/catalogue.ts';
export { codesOf, maskOf, RULE_CODES, ruleBit, type RuleCode } from './rules/codes.ts';
export type { ReserveRate, RuleParameters } from './rules/parameters.ts';
export { exceedsWithReserve, reserveBallots } from './rules/reserve.ts';
export type { Rule, RuleKind } from './rules/rule.ts';
export { RULE_TEXTS, type TextKey } from './texts/rule-texts.ts';
export { usualUnitType } from './unit-type.ts';
export { VARIANTS } from './variants/index.ts';
export { VARIANT_IDS, type FormVariant, type LegalSource, type SectionId, type VariantId, type VoterList } from './variants/variant.ts';
