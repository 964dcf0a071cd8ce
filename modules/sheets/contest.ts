import type { ContestContext } from '../elections/index.ts';
import type { Form } from '../forms/index.ts';
import type { Judge } from './rules/judge.ts';

const judges = new WeakMap<ContestContext, Judge>();

/** The judge of a contest, made once per context. */
export function judgeOf(contest: ContestContext): Judge {
  let judge = judges.get(contest);
  if (!judge) judges.set(contest, (judge = { form: contest.form, broken: contest.rulesMask, votes: votePositions(contest.form) }));
  return judge;
}

/** Positions of the votes of pairs, candidates and parties, without the invalid ones. */
const votePositions = (form: Form): number[] => form.cells.filter((cell) => cell.kind === 'votes').map((cell) => cell.position);
