import { problem } from '../problem.ts';
import { ProblemError } from '../result.ts';

export type Gate = <T>(work: () => Promise<T>) => Promise<T>;

/** Lets `atOnce` pieces of work run and `waiting` more wait their turn; whoever comes after them gets ProblemError `busy`. */
export function createGate(atOnce: number, waiting: number): Gate {
  let running = 0;
  const queue: (() => void)[] = [];
  return async (work) => {
    if (running < atOnce) running += 1;
    else if (queue.length >= waiting) throw new ProblemError(problem('busy'));
    else await new Promise<void>((turn) => queue.push(turn));
    try {
      return await work();
    } finally {
      // The place passes from hand to hand, so that nobody slips in between.
      const next = queue.shift();
      if (next) next();
      else running -= 1;
    }
  };
}
