import { isSignedIn, type Actor } from '../access.ts';
import { problem, type Problem } from '../problem.ts';
import { makeTurns, type TurnLimits, type Turns } from '../turns.ts';

/** How much one person (or one phone) may ask of this process: tokens that come back evenly over a minute, and so many at once. */
export type PaceLimits = { readonly perMinute: number; readonly turns: TurnLimits };

/** Ten a second over a minute is more than any screen asks; half of the connections stay for others, however slow the questions. */
export const PACE: PaceLimits = { perMinute: 600, turns: { atOnce: 6, waiting: 60, patience: 10_000 } };

/** Held by the door: a way to end the turn, or what to tell the one who asks too much (`too_many`, `busy`). */
export type Pace = (actor: Actor) => Promise<(() => void) | Problem>;

const FREE = (): void => undefined;
const MOST_REMEMBERED = 10_000;

/**
 * Keeps one signed-in caller from taking the whole house. Counted in the memory of this process, so it costs nothing; those who
 * are not signed in have limits of their own (sign-in, codes). `now` in milliseconds.
 */
export function makePace({ perMinute, turns: limits }: PaceLimits, now: () => number = () => performance.now()): Pace {
  const cost = 60_000 / perMinute;
  // The moment at which a caller's bucket is full again; the oldest stand first.
  const fullAt = new Map<string, number>();
  const turnsOf = new Map<string, Turns>();
  const wait = (who: string): number => {
    const next = Math.max(fullAt.get(who) ?? 0, now()) + cost;
    const late = next - now() - 60_000;
    if (late > 0) return Math.ceil(late / 1000);
    fullAt.delete(who);
    fullAt.set(who, next);
    const [oldest] = fullAt.keys();
    if (fullAt.size > MOST_REMEMBERED && oldest !== undefined) fullAt.delete(oldest);
    return 0;
  };
  return async (actor) => {
    if (!isSignedIn(actor)) return FREE;
    const who = `${actor.id} ${actor.device ?? ''}`;
    const seconds = wait(who);
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
