import { exceedsWithReserve, mostVotesWithReserve, reserveBallots } from '../rules/reserve.ts';
import type { Rule } from '../rules/rule.ts';
import { finding, type Finding } from './finding.ts';
import type { Case, Judge } from './judge.ts';

/** Sum of the named figures, or null as soon as one of them is absent. */
export function sumOf(cells: readonly string[], at: Case['at']): number | null {
  let sum = 0;
  for (const cell of cells) {
    const figure = at(cell);
    if (figure === null) return null;
    sum += figure;
  }
  return sum;
}

const wholeNumber: Judge<'wholeNumber'> = ({ code, cell, words }, { at, context }) => {
  const found = at(cell);
  if (found === null) return [];
  if (!Number.isSafeInteger(found) || found < 0) return [finding(code, [cell], null, found)];
  const written = words ? (context.words?.[cell] ?? null) : null;
  return written === null || written === found ? [] : [finding(code, [cell], written, found, { compared: 'words' })];
};

/** total = sum of the parts. */
export function sum({ code, total, parts }: Extract<Rule, { kind: 'sum' }>, { at }: Pick<Case, 'at'>): Finding[] {
  const found = at(total);
  const expected = sumOf(parts, at);
  return found === null || expected === null || found === expected ? [] : [finding(code, [total, ...parts], expected, found)];
}

/** sum of the parts ≤ limit. */
export function atMost({ code, parts, limit }: Extract<Rule, { kind: 'atMost' }>, { at }: Pick<Case, 'at'>): Finding[] {
  const most = at(limit);
  const found = sumOf(parts, at);
  return most === null || found === null || !(found > most) ? [] : [finding(code, [...parts, limit], most, found)];
}

const reserve: Judge<'reserve'> = ({ code, ballots, voters }, { at, parameters }) => {
  const found = at(ballots);
  const dpt = at(voters);
  if (found === null || dpt === null) return [];
  const extra = reserveBallots(dpt, parameters.reserveRate);
  return found === dpt + extra ? [] : [finding(code, [ballots, voters], dpt + extra, found, { dpt, reserve: extra })];
};

/** The DPT on the sheet, else the official one of the station. */
const dptOf = (voters: string, { at, context }: Case): { dpt: number | null; cells: string[] } => {
  const written = at(voters);
  return written === null ? { dpt: context.dpt?.total ?? null, cells: [] } : { dpt: written, cells: [voters] };
};

const cap: Judge<'cap'> = ({ code, voters }, sheet) => {
  const { dpt } = dptOf(voters, sheet);
  const most = sheet.parameters.voterCap[sheet.context.unitType];
  return dpt === null || most === null || !(dpt > most) ? [] : [finding(code, [voters], most, dpt)];
};

const beyondReserve: Judge<'beyondReserve'> = ({ code, votes, voters }, sheet) => {
  const found = sheet.at(votes);
  const { dpt, cells } = dptOf(voters, sheet);
  const rate = sheet.parameters.reserveRate;
  if (found === null || dpt === null || !exceedsWithReserve(found, dpt, rate)) return [];
  return [finding(code, [votes, ...cells], mostVotesWithReserve(dpt, rate), found, { dpt })];
};

const official: Judge<'official'> = ({ code, cell, of }, { at, context }) => {
  const found = at(cell);
  const expected = context.dpt?.[of] ?? null;
  return found === null || expected === null || found === expected ? [] : [finding(code, [cell], expected, found)];
};

/** Relations between the figures of one sheet, its unit type, and the official DPT. */
export const figureJudges = { wholeNumber, sum, atMost, reserve, cap, beyondReserve, official };
