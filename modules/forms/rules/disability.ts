import type { RowIds } from './rows.ts';
import type { Rule } from './rule.ts';
import { menAndWomen } from './voters.ts';

/** Section "voters with a disability" (H0 registered, H1 voted). */
export function disabilityRules({ disability }: RowIds): Rule[] {
  const rules: Rule[] = disability.map(menAndWomen);
  if (!disability.includes('H1')) return rules;
  for (const x of ['L', 'P', 'J']) {
    rules.push({ kind: 'atMost', code: 'R12', parts: [`H1_${x}`], limit: `B4_${x}` });
    if (disability.includes('H0')) rules.push({ kind: 'atMost', code: 'R12a', parts: [`H1_${x}`], limit: `H0_${x}` });
    rules.push({ kind: 'acrossContests', code: 'R15', cell: `H1_${x}`, must: 'equal' });
  }
  return rules;
}
