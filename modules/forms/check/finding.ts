import { RULES, type Severity } from '../rules/catalogue.ts';
import type { RuleCode } from '../rules/codes.ts';

/** One broken rule, with the numbers that show it. Figures are as written; a finding never repairs them. */
export type Finding = {
  readonly code: RuleCode;
  readonly severity: Severity;
  /** Cells to look at; the first is the one that `found` stands in, or is compared with. */
  readonly cells: readonly string[];
  /** What the relation asks for; an upper limit for the rules that say "at most". */
  readonly expected: number | null;
  readonly found: number | null;
  /** More for the sentence: `difference` = found − expected, and what a rule adds. */
  readonly params: Readonly<Record<string, number | string>>;
};

export function finding(
  code: RuleCode,
  cells: readonly string[],
  expected: number | null,
  found: number | null,
  more: Readonly<Record<string, number | string>> = {},
): Finding {
  const difference = expected === null || found === null ? {} : { difference: found - expected };
  return { code, severity: RULES[code].severity, cells, expected, found, params: { ...difference, ...more } };
}
