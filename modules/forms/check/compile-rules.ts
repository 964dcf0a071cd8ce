import { UNIT_TYPES, type UnitType } from '../contests.ts';
import type { Figures, Form } from '../form.ts';
import { RULES } from '../rules/catalogue.ts';
import { maskOf, ruleBit, RULE_CODES } from '../rules/codes.ts';
import type { RuleParameters } from '../rules/parameters.ts';
import { exceedsWithReserve, reserveBallots } from '../rules/reserve.ts';
import type { Rule } from '../rules/rule.ts';
import { holdsFor } from './check-sheet.ts';

/**
 * The codes that `compileRules` judges: relations inside one sheet, the voter cap, and W01. Not in it: R15, R16, R18,
 * R19, R22, R23 and the words of R01 (they need more than figures and the DPT total), R20 and R21 (they need children).
 */
export const MASK_CODES = maskOf(RULE_CODES.filter((code) => RULES[code].judged === 'mask'));

export type BrokenRules = (figures: Figures, dptTotal: number | null, unitType: UnitType) => number;

const SUM = 0;
const AT_MOST = 1;

/**
 * Compiles the rules of a form into a flat program of ints; the function it gives back says which rules a sheet breaks
 * as bits of `RULE_CODES`, without allocating. It equals `checkSheet` on the codes of `MASK_CODES` when the context
 * holds nothing but the DPT total and the unit type.
 */
export function compileRules(form: Form, parameters: RuleParameters): BrokenRules {
  const program = relations(form, parameters);
  const end = program.length;
  const size = form.cells.length;
  const { reserveRate, voterCap } = parameters;
  const asked = Object.fromEntries(UNIT_TYPES.map((unit) => [unit, MASK_CODES & ~maskOf(parameters.exempt[unit] ?? [])])) as Record<UnitType, number>;
  const a1 = position(form, 'A1_J');
  const s1 = position(form, 'S1');
  const v1 = position(form, 'V1');
  const [R01, R06, R13, W01] = [ruleBit('R01'), ruleBit('R06'), ruleBit('R13'), ruleBit('W01')];

  return (figures, dptTotal, unitType) => {
    let broken = 0;
    for (let i = 0; i < size; i++) {
      const figure = figures[i];
      if (figure != null && !(figure >= 0 && Number.isSafeInteger(figure))) broken |= R01;
    }
    // Each instruction: operation, bit, position compared, number of parts, positions of the parts.
    for (let at = 0; at < end; ) {
      const next = at + 4 + program[at + 3]!;
      const compared = figures[program[at + 2]!];
      if (compared != null) {
        let sum = 0;
        let part = at + 4;
        for (; part < next; part++) {
          const figure = figures[program[part]!];
          if (figure == null) break;
          sum += figure;
        }
        if (part === next && (program[at] === SUM ? sum !== compared : sum > compared)) broken |= program[at + 1]!;
      }
      at = next;
    }
    const registered = figures[a1] ?? null;
    const ballots = figures[s1] ?? null;
    if (registered !== null && ballots !== null && ballots !== registered + reserveBallots(registered, reserveRate)) broken |= R06;
    const dpt = registered ?? dptTotal;
    if (dpt !== null) {
      const cap = voterCap[unitType];
      if (cap !== null && dpt > cap) broken |= R13;
      const valid = figures[v1] ?? null;
      if (valid !== null && exceedsWithReserve(valid, dpt, reserveRate)) broken |= W01;
    }
    return broken & asked[unitType];
  };
}

/** The sums and comparisons of the form. The figure compared comes first: absent, it ends the instruction at once. */
function relations(form: Form, parameters: RuleParameters): Int32Array {
  const program: number[] = [];
  for (const rule of form.rules) {
    const relation = relationOf(rule);
    if (!relation || !holdsFor(rule, parameters)) continue;
    const [operation, compared, parts] = relation;
    program.push(operation, ruleBit(rule.code), position(form, compared), parts.length, ...parts.map((part) => position(form, part)));
  }
  return Int32Array.from(program);
}

function relationOf(rule: Rule): [operation: number, compared: string, parts: readonly string[]] | null {
  if (rule.kind === 'sum') return [SUM, rule.total, rule.parts];
  if (rule.kind === 'atMost') return [AT_MOST, rule.limit, rule.parts];
  return null;
}

function position(form: Form, cell: string): number {
  const at = form.index[cell];
  if (at === undefined) throw new Error(`A rule of ${form.variant} ${form.contest} names the unknown cell ${cell}`);
  return at;
}
