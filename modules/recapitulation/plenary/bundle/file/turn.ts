import { setImmediate as others } from 'node:timers/promises';

/** Milliseconds of one piece of work. */
const TURN = 15;

/** To be awaited between pieces of long work: whoever else knocks at this door is served meanwhile. */
export function turn(): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < TURN) return;
    await others();
    since = performance.now();
  };
}
