import { problem } from './problem.ts';
import { fail, type Result } from './result.ts';
import type { Turns } from './turns.ts';

/** Does something when its turn has come; `busy` where too many are before it. The turn ends with the work, whatever comes of it. */
export async function inTurn<T>(turns: Turns, work: () => Promise<Result<T>>): Promise<Result<T>> {
  const end = await turns.take();
  if (!end) return fail(problem('busy'));
  try {
    return await work();
  } finally {
    end();
  }
}
