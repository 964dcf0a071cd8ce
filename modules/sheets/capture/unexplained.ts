import { problem, type Problem } from '../../../kernel/problem.ts';
import type { Text } from '../../../kernel/text.ts';
import { cellsInWords, checkSheet, codesOf } from '../../forms/index.ts';
import { nameOf } from './decide.ts';
import type { SheetAt } from './store.ts';

type Told = { readonly figures: readonly (number | null)[]; /** Bits of the rules that they break. */ readonly broken: number; readonly reasons: Readonly<Record<string, string>> };

/**
 * Nothing is refused because it does not add up, once somebody has looked again and says that the paper says so: the rules without
 * that word are named with the rows of the paper to look at. Null = none is missing. Problem: rule_unexplained.
 */
export function unexplained(at: SheetAt, { figures, broken, reasons }: Told): Problem | null {
  const { contest: { form, parameters }, place } = at;
  const missing = codesOf(broken & form.hardMask).filter((code) => !Object.hasOwn(reasons, code));
  if (missing.length === 0) return null;
  const findings = checkSheet(form, figures, { unitType: place.unitType, dpt: { male: null, female: null, total: place.dptTotal } }, parameters);
  const rules = missing.map((code): Text => {
    const cells = cellsInWords(form, [...new Set(findings.filter((one) => one.code === code).flatMap((one) => one.cells))]);
    return { id: `${code} (${cells.id})`, en: `${code} (${cells.en})` };
  });
  return problem('rule_unexplained', { thing: nameOf(at), rules: { id: rules.map((rule) => rule.id).join('; '), en: rules.map((rule) => rule.en).join('; ') } });
}
