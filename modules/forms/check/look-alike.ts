import type { Rule } from '../rules/rule.ts';
import { finding, type Finding } from './finding.ts';
import { sum } from './figure-relations.ts';
import type { Case } from './judge.ts';

/** Digits that readers of handwriting take for one another. Source: measurements on filled forms (R19). */
const LOOK_ALIKE: readonly (readonly [string, string])[] = [['1', '7'], ['2', '7'], ['3', '8'], ['1', '4']];

/**
 * R19: for each broken sum, the machine-read figures that would make it hold if ONE digit were its look-alike, or if
 * leading boxes were an X. A hint for the person who looks at the photo; the figure stays as it is.
 */
export function lookAlikeHints(rules: readonly Rule[], sheet: Case): Finding[] {
  const machineRead = sheet.context.machineRead ?? [];
  if (machineRead.length === 0) return [];
  const hints = new Map<string, Finding>();
  for (const rule of rules) {
    if (rule.kind !== 'sum' || sum(rule, sheet).length === 0) continue;
    for (const cell of [rule.total, ...rule.parts].filter((id) => machineRead.includes(id))) {
      const figure = sheet.at(cell);
      if (figure === null) continue;
      const reading = otherReadings(figure).find((value) => sum(rule, { at: (id) => (id === cell ? value : sheet.at(id)) }).length === 0);
      if (reading !== undefined) hints.set(`${cell}=${reading}`, finding('R19', [cell], reading, figure, { rule: rule.code }));
    }
  }
  return [...hints.values()];
}

/** What the digits of a figure may have been: one look-alike digit, or leading digits that were an X. */
function otherReadings(figure: number): number[] {
  const digits = String(figure);
  const readings: number[] = [];
  for (let i = 0; i < digits.length; i++) {
    for (const [a, b] of LOOK_ALIKE) {
      const other = digits[i] === a ? b : digits[i] === b ? a : null;
      if (other) readings.push(Number(digits.slice(0, i) + other + digits.slice(i + 1)));
    }
    if (i > 0) readings.push(Number(digits.slice(i)));
  }
  return readings;
}
