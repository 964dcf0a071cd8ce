import { isWithin, may, type Place, type Verb } from '../../../kernel/access.ts';
import type { Session } from './types.ts';

/** A path covers itself and everything below it; '' covers the nation. */
export const covers = (path: string, below: string): boolean => isWithin(below, path);

/** Whether the actor may do this there, by the rule the server itself goes by. The server decides; this only hides what it would refuse. */
export const can = (session: Session | undefined, verb: Verb, place: Place): boolean =>
  session !== undefined && may({ ...session.actor, grants: session.actor.roles }, verb, place);
