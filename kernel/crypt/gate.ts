import { problem } from '../problem.ts';
import { ProblemError } from '../result.ts';

/** Who waits: somebody the house has seen before, or anybody. */
export type Lane = 'known' | 'anybody';
export type Gate = <T>(work: () => Promise<T>, lane?: Lane) => Promise<T>;

/**
 * Lets `atOnce` pieces of work run and `waiting` more wait their turn; whoever comes after them gets ProblemError `busy`.
 * Known ones wait in a line of their own, as long as the other, and go first: a flood of strangers keeps none of them out.
 */
export function createGate(atOnce: number, waiting: number): Gate {
  let running = 0;
  const lines: Readonly<Record<Lane, (() => void)[]>> = { known: [], anybody: [] };
  return async (work, lane = 'anybody') => {
    if (running < atOnce) running += 1;
    else if (lines[lane].length >= waiting) throw new ProblemError(problem('busy'));
    else await new Promise<void>((turn) => lines[lane].push(turn));
    try {
      return await work();
    } finally {
      // The place passes from hand to hand, so that nobody slips in between.
      const next = lines.known.shift() ?? lines.anybody.shift();
      if (next) next();
      else running -= 1;
    }
  };
}
