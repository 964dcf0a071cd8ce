/** So many at once; so many may wait, each at most so long (milliseconds). */
export type TurnLimits = { readonly atOnce: number; readonly waiting: number; readonly patience: number };

/** Gives turns; `take` answers null where too many wait or the wait was too long. */
export type Turns = {
  /** A turn, and how to end it. Ending it twice counts once. */
  take(): Promise<(() => void) | null>;
  readonly running: number;
};

/** Lets only so much happen at the same time in this process; who comes later waits in line, but neither in a long one nor for long. */
export function makeTurns({ atOnce, waiting, patience }: TurnLimits): Turns {
  let running = 0;
  const line: ((mine: boolean) => void)[] = [];
  const ended = (): (() => void) => {
    let open = true;
    return () => {
      if (!open) return;
      open = false;
      const next = line.shift();
      // The turn goes from hand to hand, so that nobody who comes now slips in between.
      if (next) next(true);
      else running -= 1;
    };
  };
  return {
    get running() { return running; },
    async take() {
      if (running < atOnce) {
        running += 1;
        return ended();
      }
      if (line.length >= waiting) return null;
      const isMine = await new Promise<boolean>((done) => {
        const giveUp = setTimeout(() => {
          line.splice(line.indexOf(called), 1);
          done(false);
        }, patience);
        const called = (mine: boolean): void => {
          clearTimeout(giveUp);
          done(mine);
        };
        line.push(called);
      });
      return isMine ? ended() : null;
    },
  };
}
