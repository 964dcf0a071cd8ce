import { figuresFromRecord } from '../figures.ts';
import type { Figures, Form } from '../form.ts';
import type { RuleParameters } from '../rules/parameters.ts';
import type { Rule, RuleKind } from '../rules/rule.ts';
import { capturedJudges } from './captured.ts';
import type { SheetContext } from './context.ts';
import { figureJudges } from './figure-relations.ts';
import type { Finding } from './finding.ts';
import type { Case, Judge } from './judge.ts';
import { lookAlikeHints } from './look-alike.ts';

const JUDGES: { readonly [K in RuleKind]: Judge<K> } = { ...figureJudges, ...capturedJudges };

/** The table above pairs each kind with its own judge, so the rule handed over is always of the judge's kind. */
const judge = (rule: Rule, sheet: Case): Finding[] => (JUDGES[rule.kind] as (rule: Rule, sheet: Case) => Finding[])(rule, sheet);

/**
 * Every broken rule of a sheet, in the order of the paper, exact and explained. Nothing is changed or guessed:
 * a rule that needs an absent figure is not judged, and neither is one from which the unit type is exempt.
 */
export function checkSheet(form: Form, figures: Figures, context: SheetContext, parameters: RuleParameters): Finding[] {
  const sheet: Case = { form, at: (id) => figures[form.index[id] ?? -1] ?? null, context, parameters };
  const rules = rulesInForce(form, parameters, context.unitType);
  const broken = rules.flatMap((rule) => judge(rule, sheet));
  const exempt = parameters.exempt[context.unitType]?.includes('R19');
  return exempt ? broken : [...broken, ...lookAlikeHints(rules, sheet)];
}

/** The rules of a form that the law asks of a unit type. */
export function rulesInForce(form: Form, parameters: RuleParameters, unitType: SheetContext['unitType']): Rule[] {
  const exempt = parameters.exempt[unitType] ?? [];
  return form.rules.filter((rule) => !exempt.includes(rule.code) && holdsFor(rule, parameters));
}

/** Whether a relation about the empty column is the one of this election. */
export function holdsFor(rule: Rule, parameters: RuleParameters): boolean {
  if (!('when' in rule)) return true;
  return (rule.when === 'emptyColumnCounts') === parameters.emptyColumnCounts;
}

/** `checkSheet` for figures given by cell id. */
export const checkRecord = (
  form: Form,
  record: Readonly<Record<string, number | null>>,
  context: SheetContext,
  parameters: RuleParameters,
): Finding[] => checkSheet(form, figuresFromRecord(form, record), context, parameters);
