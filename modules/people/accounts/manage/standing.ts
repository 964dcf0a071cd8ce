import type { Actor, Grant, Place, Verb } from '../../../../kernel/access.ts';
import { may } from '../../../../kernel/access.ts';
import type { Reader } from '../../../../kernel/db/schema.ts';
import { problem } from '../../../../kernel/problem.ts';
import { fail, ok, type Result } from '../../../../kernel/result.ts';
import { placeOver } from '../../identity/rules/reach.ts';
import { grantsOfRole, isRole } from '../../roles/rules/roles.ts';
import { regionOfAll } from '../rules/reach.ts';
import { personAt, type RoleSpan } from '../store.ts';

/** `roles`: all that are not over, also those that begin later: who may open an account today could use them then. */
export type Standing = { readonly id: string; readonly name: string; readonly home: Place; readonly roles: readonly RoleSpan[] };

const unknown = () => fail(problem('not_found', { thing: { id: 'Orang ini', en: 'This person' } }));

/** Where `actor` holds `verb` over a person: at home or in a role held now. Whom the actor cannot reach does not exist. */
export async function reachPerson(db: Reader, actor: Actor, verb: Verb, person: string): Promise<Result<{ standing: Standing; place: Place }>> {
  const standing = await personAt(db, person);
  const place = standing && placeOver(actor, verb, { ...standing.home, roles: standing.roles.filter(({ begun }) => begun).map(({ scheme, path, within }) => ({ scheme, path, within: within ?? undefined })) });
  return standing && place ? ok({ standing, place }) : unknown();
}

/**
 * As above, for what can keep somebody out or let somebody in: the right must be held over all that the person serves,
 * so that an office never closes the account of the office above it.
 */
export async function masterPerson(db: Reader, actor: Actor, verb: Verb, person: string): Promise<Result<{ standing: Standing; place: Place }>> {
  const reached = await reachPerson(db, actor, verb, person);
  if (!reached.ok || person === actor.id) return reached.ok ? fail(problem('not_allowed', { verb })) : reached;
  const { standing, place } = reached.value;
  const whole = standing.roles.length > 0 ? regionOfAll(standing.roles.map(({ scheme, path }) => ({ scheme, path }))) : place;
  return standing.roles.length === 0 || may(actor, verb, whole) ? ok({ standing, place: whole }) : fail(problem('account_stronger'));
}

/** Everything that somebody holds, or will hold by what is given already. */
export const grantsOf = ({ roles }: Standing): Grant[] => roles.filter(({ role }) => isRole(role)).flatMap(grantsOfRole);
