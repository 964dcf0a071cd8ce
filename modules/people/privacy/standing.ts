import type { Actor, Verb } from '../../../kernel/access.ts';
import { problem } from '../../../kernel/problem.ts';
import { fail } from '../../../kernel/result.ts';

/**
 * Everybody may do this with their own data (UU 27/2022 art. 5-13): for the person who acts, the right is added, and it goes
 * no further than the one call about that very person. For anybody else the actor stays as is.
 */
export const forSelf = (actor: Actor, person: string, verb: Verb): Actor =>
  actor.id === person ? { ...actor, grants: [...actor.grants, { verb: 'people.read', scheme: '*', path: '' }, { verb, scheme: '*', path: '' }] } : actor;

/** A look is shown once; a retry of its key would be a look without an entry. */
export const answerGone = () => fail(problem('answer_gone'));
