import type { Db } from '../../kernel/db/schema.ts';
import { ok, type Result } from '../../kernel/result.ts';
import { contestContext, type ContestContext } from '../elections/index.ts';
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

const KEPT_MS = 5000;
const kept = new WeakMap<Db, Map<number, { readonly contest: ContestContext; readonly until: number }>>();

/**
 * The context of a contest, without asking the database for every single sheet. It may be some seconds old; that the
 * ballot is still the same is made sure of inside the transaction that records the first sheet.
 */
export async function contestOf(db: Db, id: number): Promise<Result<ContestContext>> {
  const now = Date.now();
  const found = kept.get(db)?.get(id);
  if (found && found.until > now) return ok(found.contest);
  const asked = await contestContext(db, id);
  if (!asked.ok) return asked;
  const contests = kept.get(db) ?? new Map<number, { readonly contest: ContestContext; readonly until: number }>();
  kept.set(db, contests.set(id, { contest: asked.value, until: now + KEPT_MS }));
  return asked;
}
