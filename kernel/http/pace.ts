import { isSignedIn, type Actor } from '../access.ts';
import { newDoorMemory, takeRequest, type DoorMemory } from '../doors/memory.ts';
import { problem, type Problem } from '../problem.ts';
import { makeTurns, type TurnLimits, type Turns } from '../turns.ts';

/** How much one person (or one phone) may ask: requests that come back evenly over a minute, of the whole house; and so many at once, of one door. */
export type PaceLimits = { readonly perMinute: number; readonly turns: TurnLimits };

/** Ten a second over a minute is more than any screen asks; half of a door's connections stay for others, however slow the questions. */
export const paceFor = (connections: number): PaceLimits => ({ perMinute: 600, turns: { atOnce: Math.max(1, Math.floor(connections / 2)), waiting: 60, patience: 10_000 } });

/** Held by the door: a way to end the turn, or what to tell the one who asks too much (`too_many`, `busy`). */
export type Pace = (actor: Actor) => Promise<(() => void) | Problem>;

const FREE = (): void => undefined;

export type PaceParts = { /** Counts with the other doors of the house. */ readonly memory?: DoorMemory; /** Nanoseconds. */ now?(): bigint };

/**
 * Keeps one signed-in caller from taking the whole house. Counted in memory, so it costs nothing; those who are not signed in
 * have limits of their own (sign-in, codes).
 */
export function makePace({ perMinute, turns: limits }: PaceLimits, { memory = newDoorMemory(), now = () => process.hrtime.bigint() }: PaceParts = {}): Pace {
  const cost = BigInt(Math.round(60e9 / perMinute));
  const turnsOf = new Map<string, Turns>();
  return async (actor) => {
    if (!isSignedIn(actor)) return FREE;
    const who = `${actor.id} ${actor.device ?? ''}`;
    const seconds = takeRequest(memory, who, cost, now());
    if (seconds > 0) return problem('too_many', { seconds });
    const turns = turnsOf.get(who) ?? makeTurns(limits);
    turnsOf.set(who, turns);
    const end = await turns.take();
    if (!end) return problem('busy');
    return () => {
      end();
      if (turns.running === 0 && turnsOf.get(who) === turns) turnsOf.delete(who);
    };
  };
}
