import type { Session } from './types.ts';

/** A path covers itself and everything below it; '' covers the nation. */
export const covers = (path: string, below: string): boolean => path === '' || below === path || below.startsWith(`${path}.`);

/** Whether the actor may do this in that region. The server decides; this only hides what it would refuse. */
export function can(session: Session | undefined, verb: string, region: string): boolean {
  if (!session || !session.actor.verbs.includes(verb)) return false;
  return session.actor.roles.some((held) => (held.verb === undefined || held.verb === verb) && covers(held.path, region));
}
