import type { Problem } from './problem.ts';

/** What an action gives back: a value, or a problem its user can act on. Impossible states throw instead. */
export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem };

export const ok = <T>(value: T): Result<T> => ({ ok: true, value });

export const fail = (problem: Problem): { readonly ok: false; readonly problem: Problem } => ({ ok: false, problem });

/** Turns an expected failure into a thrown one, where a caller (a script, a test) has no better answer. */
export function must<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new ProblemError(result.problem);
}

/** Carries a problem through code that can only throw, such as a transaction that must roll back. */
export class ProblemError extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(`${problem.title}: ${problem.detail}`);
    this.name = 'ProblemError';
    this.problem = problem;
  }
}
