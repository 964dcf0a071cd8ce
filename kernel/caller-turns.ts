import { makeTurns, type TurnLimits, type Turns } from './turns.ts';

/** Turns of each caller for themselves: nobody takes more of a line that everybody waits in than their own share. Who has none running or waiting is forgotten. */
export function turnsOfEach(limits: TurnLimits): (caller: string) => Turns {
  const callers = new Map<string, { readonly turns: Turns; asking: number }>();
  return (caller) => ({
    get running() { return callers.get(caller)?.turns.running ?? 0; },
    async take() {
      const own = callers.get(caller) ?? { turns: makeTurns(limits), asking: 0 };
      callers.set(caller, own);
      own.asking += 1;
      const done = (): void => {
        own.asking -= 1;
        if (own.asking === 0) callers.delete(caller);
      };
      const end = await own.turns.take();
      if (!end) {
        done();
        return null;
      }
      let open = true;
      return () => {
        if (!open) return;
        open = false;
        end();
        done();
      };
    },
  });
}
