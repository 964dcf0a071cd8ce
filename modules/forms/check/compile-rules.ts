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
  const size = form.cells.length;
  const { reserveRate, voterCap } = parameters;
  const asked = Object.fromEntries(UNIT_TYPES.map((unit) => [unit, MASK_CODES & ~maskOf(parameters.exempt[unit] ?? [])])) as Record<UnitType, number>;
  const a1 = position(form, 'A1_J');
  const s1 = position(form, 'S1');
  const v1 = position(form, 'V1');
  const [R01, R06, R13, W01] = [ruleBit('R01'), ruleBit('R06'), ruleBit('R13'), ruleBit('W01')];

  return (figures, dptTotal, unitType) => {
    let broken = relationsBroken(program, figures);
    if (!allWhole(figures, size)) broken |= R01;
    const registered = figures[a1] ?? null;
    const ballots = figures[s1] ?? null;
    if (registered !== null && ballots !== null && ballots !== registered + reserveBallots(registered, reserveRate)) broken |= R06;
    const dpt = registered ?? dptTotal;
    if (dpt !== null) {
      const cap = voterCap[unitType];
      const valid = figures[v1] ?? null;
      if (cap !== null && dpt > cap) broken |= R13;
      if (valid !== null && exceedsWithReserve(valid, dpt, reserveRate)) broken |= W01;
    }
    return broken & asked[unitType];
  };
}

/** R01 for every figure present. */
function allWhole(figures: Figures, size: number): boolean {
  for (let i = 0; i < size; i++) {
    const figure = figures[i] ?? null;
    if (figure !== null && !(figure >= 0 && Number.isSafeInteger(figure))) return false;
  }
  return true;
}

/** Runs the program: each instruction is operation, bit, position compared, number of parts, positions of the parts. */
function relationsBroken(program: Int32Array, figures: Figures): number {
  const int = (at: number): number => program[at] as number;
  let broken = 0;
  let next = 0;
  for (let at = 0; at < program.length; at = next) {
    next = at + 4 + int(at + 3);
    const compared = figures[int(at + 2)] ?? null;
    if (compared === null) continue;
    let sum = 0;
    let part = at + 4;
    for (; part < next; part++) {
      const figure = figures[int(part)] ?? null;
      if (figure === null) break;
      sum += figure;
    }
    if (part === next && (int(at) === SUM ? sum !== compared : sum > compared)) broken |= int(at + 1);
  }
  return broken;
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
