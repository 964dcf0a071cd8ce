import type { Reader } from '../../../kernel/db/schema.ts';
import { problem } from '../../../kernel/problem.ts';
import { fail, ok, type Result } from '../../../kernel/result.ts';
import { buildForm, EMPTY_COLUMN } from '../../forms/index.ts';
import type { BallotInput, Contestant, ContestPage } from '../contract.ts';
import { contestById, eventById } from '../store/contests.ts';
import { readRuleSets } from '../store/rule-sets.ts';
import { contestHead, eventHead } from './list-events.ts';

/** One contest with its ballot, its form in the order of the paper, and the law it stands on. `not_found`. */
export async function contestPage(db: Reader, contestId: number): Promise<Result<ContestPage>> {
  const contest = await contestById(db, contestId);
  const event = contest && (await eventById(db, contest.eventId));
  const ruleSet = event && (await readRuleSets(db, event.ruleSetId))[0];
  if (!contest || !event || !ruleSet) return fail(problem('not_found', { thing: { id: `Pemilihan ${contestId}`, en: `Contest ${contestId}` } }));
  const form = buildForm({ variant: contest.variant, contest: contest.type, ballot: contest.ballot });
  return ok({
    ...contestHead(contest),
    event: eventHead(event),
    variant: contest.variant,
    pages: form.pages,
    contestants: contestantsOf(contest.ballot),
    contestantCells: contestantCells(contest.ballot),
    cells: form.cells.map(({ id, section, page, label }) => ({ id, section, page, label })),
    sections: form.sections.map(({ id, title }) => ({ id, label: title })),
    ruleSet: { name: ruleSet.name, values: ruleSet.values },
  });
}

/** Who stands, in the order of the paper; the empty column stands last, with number 0. */
export function contestantsOf(ballot: BallotInput): Contestant[] {
  if (ballot.kind === 'parties') return ballot.parties;
  const empty = { number: EMPTY_COLUMN, name: 'Kolom kosong', shortName: null, color: null };
  return ballot.kind === 'pairs' && ballot.emptyColumn ? [...ballot.contestants, empty] : ballot.contestants;
}

/** The cell that carries each one's votes, in the same order. */
export const contestantCells = (ballot: BallotInput): string[] =>
  contestantsOf(ballot).map(({ number }) => (ballot.kind === 'parties' ? `P.${number}.B` : `C.${number}`));
