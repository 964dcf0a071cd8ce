import { buildForm, checkRecord, CONTESTS, EMPTY_COLUMN, explain, type Ballot, type Form, type RuleParameters, type SheetContext, type VariantId } from '../../../../modules/forms/index.ts';
import type { ContestPage, Figures, Finding, SheetPage } from '../../api/types.ts';

/** The printed form of a contest, built from what its page says with the very code the server uses. */
export function formOf(contest: ContestPage): Form {
  return buildForm({ variant: contest.variant as VariantId, contest: contest.type, ballot: { ...ballotOf(contest), pages: contest.pages } });
}

function ballotOf({ type, contestants }: ContestPage): Ballot {
  const { ballot: kind } = CONTESTS[type];
  if (kind === 'parties') return { kind, parties: contestants.map(({ number, name, candidates }) => ({ number, name, candidates: candidates ?? [] })) };
  const printed = contestants.filter(({ number }) => number !== EMPTY_COLUMN).map(({ number, name }) => ({ number, name }));
  if (kind === 'candidates') return { kind, contestants: printed };
  return { kind, contestants: printed, emptyColumn: printed.length < contestants.length };
}

/**
 * What the law of this election gives to the rules, from the rule set on the contest's page.
 * Null where the page lacks a value: then nothing can be judged here, and the server's word stands alone.
 */
export function parametersOf(contest: ContestPage): RuleParameters | null {
  const values = new Map(contest.ruleSet.values.map(({ key, value }) => [key, value]));
  const keys = ['reserveBallots.numerator', 'reserveBallots.denominator', 'reserveBallots.rounding', 'voterCap', 'ruleExemptions', 'emptyColumnCounts'];
  if (keys.some((key) => !values.has(key))) return null;
  return {
    reserveRate: {
      numerator: Number(values.get('reserveBallots.numerator')),
      denominator: Number(values.get('reserveBallots.denominator')),
      rounding: values.get('reserveBallots.rounding') === 'floor' ? 'floor' : 'ceil',
    },
    voterCap: values.get('voterCap') as RuleParameters['voterCap'],
    exempt: values.get('ruleExemptions') as RuleParameters['exempt'],
    emptyColumnCounts: values.get('emptyColumnCounts') === true,
  };
}

/** What is known of a station besides its sheet. */
export function contextOf({ unitType, votersMale: male, votersFemale: female }: SheetPage['station']): SheetContext {
  return { unitType, dpt: { male, female, total: male === null || female === null ? null : male + female } };
}

/** The rules these figures break, told as the server tells them. */
export function findingsOf(form: Form, figures: Figures, context: SheetContext, parameters: RuleParameters): Finding[] {
  return checkRecord(form, figures, context, parameters).map((finding) => ({
    code: finding.code, severity: finding.severity, cells: [...finding.cells], expected: finding.expected, found: finding.found,
    kpps: { id: explain(finding, form, 'id', 'kpps'), en: explain(finding, form, 'en', 'kpps') },
    supervisor: { id: explain(finding, form, 'id', 'supervisor'), en: explain(finding, form, 'en', 'supervisor') },
  }));
}

/** A cell's name on the paper and in words: `IV.2` and the label. */
export function cellName(form: Form, id: string): { place: string; label: { id: string; en: string } } {
  const cell = form.cells[form.index[id] ?? -1];
  return cell ?? { place: id, label: { id, en: id } };
}

/** Which findings touch a cell. */
export const findingsAt = (findings: readonly Finding[], cell: string): Finding[] => findings.filter((finding) => finding.cells.includes(cell));
