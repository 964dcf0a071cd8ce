import { isSignedIn, mayAnywhere, type Actor } from '../access.ts';
import { problem, type Problem } from '../problem.ts';
import type { AnyRoute } from './route.ts';

/** Why this route is closed to whoever asks, wherever they hold their rights; null where it is open. */
export function closedTo(actor: Actor, { access }: AnyRoute): Problem | null {
  if (access === 'public') return null;
  if (!isSignedIn(actor)) return problem('not_signed_in');
  // A phone acts for its duty alone: its holder's own affairs (passwords, sign-ins, other phones) ask for the holder's own sign-in.
  if (access === 'signed_in') return actor.device === undefined ? null : problem('not_allowed', { verb: access });
  const verbs = [access].flat();
  return verbs.some((verb) => mayAnywhere(actor, verb)) ? null : problem('not_allowed', { verb: verbs.join(', ') });
}
