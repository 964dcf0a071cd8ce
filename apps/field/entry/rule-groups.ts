import type { Finding } from '../../../modules/forms/index.ts';
import { isReason } from './draft.ts';

/** Hard rules that say something of the same figure: asked about once. */
export type RuleGroup = { readonly codes: readonly string[]; readonly findings: readonly Finding[] };

/** The figure that a finding is about stands first in it; rules that share one belong together. In the order of the findings. */
export function ruleGroups(findings: readonly Finding[]): RuleGroup[] {
  const groups: { codes: Set<string>; cells: Set<string>; findings: Finding[] }[] = [];
  for (const [code, ofCode] of Map.groupBy(findings.filter(({ severity }) => severity === 'hard'), (one) => one.code)) {
    const cells = ofCode.flatMap(({ cells: [first] }) => first ?? []);
    const found = groups.find((group) => cells.some((cell) => group.cells.has(cell)));
    if (!found) groups.push({ codes: new Set([code]), cells: new Set(cells), findings: [...ofCode] });
    else {
      found.codes.add(code);
      found.findings.push(...ofCode);
      for (const cell of cells) found.cells.add(cell);
    }
  }
  return groups.map(({ codes, findings: all }) => ({ codes: [...codes], findings: all }));
}

/** The one reason given for all of its rules; '' while any of them has none, or they have several. */
export function reasonOf({ codes }: RuleGroup, reasons: Readonly<Record<string, string>>): string {
  const [first = ''] = codes.map((code) => reasons[code] ?? '');
  return codes.every((code) => (reasons[code] ?? '') === first) ? first : '';
}

export const isExplained = (group: RuleGroup, reasons: Readonly<Record<string, string>>): boolean => group.codes.every((code) => isReason(reasons[code]));
