import { ballotFault, leastPages, pagesFault, type Ballot } from './ballot.ts';
import { CONTESTS, type ContestType } from './contests.ts';
import type { Cell, Form } from './form.ts';
import { layOut } from './layout.ts';
import { ballotRules } from './rules/ballots.ts';
import { RULES } from './rules/catalogue.ts';
import { maskOf } from './rules/codes.ts';
import { disabilityRules } from './rules/disability.ts';
import { rowIds } from './rules/rows.ts';
import type { Rule } from './rules/rule.ts';
import { voteRules } from './rules/votes.ts';
import { voterRules } from './rules/voters.ts';
import { VARIANTS } from './variants/index.ts';
import type { FormVariant, VariantId } from './variants/variant.ts';

/**
 * Builds the result sheet of one contest: cells in paper order, sections, and the rules that apply to it.
 * Throws RangeError where the variant has no such contest or the ballot cannot be its ballot
 * (ask `ballotFault` first where the ballot comes from a person).
 */
export function buildForm({ variant, contest, ballot }: { variant: VariantId; contest: ContestType; ballot: Ballot }): Form {
  const data = VARIANTS[variant];
  if (!data.contests.includes(contest)) throw new RangeError(`${data.name.en} has no sheet for ${CONTESTS[contest].name.en}`);
  const fault = ballotFault(contest, ballot) ?? pagesFault(ballot, data);
  if (fault) throw new RangeError(fault.en);
  const pages = ballot.pages ?? leastPages(data);
  const { cells, sections } = layOut(data, contest, ballot, pages);
  const rules = rulesOf(data, ballot, cells);
  return {
    variant,
    contest,
    ballot,
    pages,
    cells,
    index: Object.fromEntries(cells.map((cell) => [cell.id, cell.position])),
    sections,
    rules,
    hardMask: maskOf(rules.map((rule) => rule.code).filter((code) => RULES[code].severity === 'hard')),
  };
}

/** The rules of a sheet, section by section in the order of the paper. */
function rulesOf(variant: FormVariant, ballot: Ballot, cells: readonly Cell[]): Rule[] {
  const rows = rowIds(variant);
  return [
    ...cells.map((cell): Rule => ({ kind: 'wholeNumber', code: 'R01', cell: cell.id, words: cell.words })),
    ...voterRules(rows),
    ...disabilityRules(rows),
    ...ballotRules(rows),
    ...voteRules(variant, ballot, cells),
  ];
}
