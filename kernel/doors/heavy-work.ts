import { setTimeout as sleep } from 'node:timers/promises';
import { makeTurns, type TurnLimits, type Turns } from '../turns.ts';
import { givePlace, ownDoor, takePlace, type HeavyWork } from './memory.ts';

/** Milliseconds after which a door asks again for a place that another door holds. */
const AGAIN = 20;

/**
 * Turns for heavy work, of which only `atOnce` happen in the whole house. At one door they are given in order; between doors
 * it is chance who comes first. `waiting` counts for each door, `patience` (milliseconds) for both waits together.
 */
export function heavyTurns(work: HeavyWork, limits: TurnLimits): Turns {
  const atThisDoor = makeTurns(limits);
  return {
    get running() { return atThisDoor.running; },
    async take() {
      const until = performance.now() + limits.patience;
      const end = await atThisDoor.take();
      if (!end) return null;
      const { memory, door } = ownDoor();
      while (!takePlace(memory, door, work, limits.atOnce)) {
        if (performance.now() >= until) {
          end();
          return null;
        }
        await sleep(AGAIN);
      }
      let open = true;
      return () => {
        if (!open) return;
        open = false;
        givePlace(memory, door, work);
        end();
      };
    },
  };
}
