import type { Form } from '../form.ts';
import type { RuleParameters } from '../rules/parameters.ts';
import type { Rule, RuleKind } from '../rules/rule.ts';
import type { SheetContext } from './context.ts';
import type { Finding } from './finding.ts';

/** Everything a rule may ask for. `at` gives a figure, or null where it is absent. */
export type Case = {
  readonly form: Form;
  readonly at: (cellId: string) => number | null;
  readonly context: SheetContext;
  readonly parameters: RuleParameters;
};

/** Judges one rule of a kind: findings, empty when it holds or cannot be judged. */
export type Judge<K extends RuleKind> = (rule: Extract<Rule, { kind: K }>, sheet: Case) => Finding[];
