import type { ContestType } from '../contests.ts';
import { finding, type Finding } from './finding.ts';
import { sumOf } from './figure-relations.ts';
import type { Judge } from './judge.ts';

const attendance: Judge<'attendance'> = ({ code, cell, list }, { at, context }) => {
  const found = at(cell);
  const expected = context.attendance?.[list] ?? null;
  return found === null || expected === null || found === expected ? [] : [finding(code, [cell], expected, found)];
};

const tally: Judge<'tally'> = ({ code, cell, rowMax }, { at, context }) => {
  const rows = context.tallyRows?.[cell];
  if (rows === undefined) return [];
  const overfull = rows.flatMap((row, i): Finding[] =>
    row !== null && row > rowMax ? [finding(code, [cell], rowMax, row, { compared: 'row', row: i + 1 })] : []);
  const found = at(cell);
  const expected = sumOf(rows.map((_, i) => String(i)), (i) => rows[Number(i)] ?? null);
  return found === null || expected === null || found === expected ? overfull : [...overfull, finding(code, [cell], expected, found)];
};

/** Leading zeros are written X or 0, and their bubble is 0 or left empty; every other digit has its own bubble filled. */
const bubbles: Judge<'bubbles'> = ({ code, cell }, { at, context }) => {
  const filled = context.bubbles?.[cell];
  const found = at(cell);
  if (filled === undefined || found === null) return [];
  const digits = String(found).padStart(filled.length, '0');
  const firstDigit = found === 0 ? digits.length : digits.search(/[1-9]/);
  const same = digits.length === filled.length
    && filled.every((bubble, i) => (bubble === null ? i < firstDigit : String(bubble) === digits[i]));
  const read = Number(filled.map((bubble) => bubble ?? 0).join(''));
  return same ? [] : [finding(code, [cell], read, found, { bubbles: filled.map((bubble) => bubble ?? '–').join(' ') })];
};

/** Contests open to the most voters who moved in: a voter from another province still votes for the president. */
const BROADEST: readonly ContestType[] = ['ppwp', 'governor'];

const acrossContests: Judge<'acrossContests'> = ({ code, cell, must }, { form, at, context }) => {
  const found = at(cell);
  if (found === null) return [];
  return (context.otherContests ?? []).flatMap((other): Finding[] => {
    const theirs = other.figures[other.form.index[cell] ?? -1] ?? null;
    if (theirs === null) return [];
    const broken = must === 'equal'
      ? found !== theirs
      : BROADEST.includes(other.form.contest) && !BROADEST.includes(form.contest) && found > theirs;
    return broken ? [finding(code, [cell], theirs, found, { contest: other.form.contest })] : [];
  });
};

/** Relations with what else was captured: attendance lists, strokes, bubbles, the other sheets of the station. */
export const capturedJudges = { attendance, tally, bubbles, acrossContests };
