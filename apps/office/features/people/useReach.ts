import { useQuery } from '@tanstack/react-query';
import type { Place, Verb } from '../../../../kernel/access.ts';
import type { PersonPage } from '../../../../modules/people/contract.ts';
import { exceeding, isRole, placeOver } from '../../../../modules/people/rules.ts';
import { session as sessionQuery } from '../../api/queries.ts';
import { canAnywhere } from '../../api/rights.ts';

/** What the reader may do with people: by home, or by a role that they hold, as the server sees it. */
export function useReach() {
  const { data: session } = useQuery(sessionQuery);
  const actor = session && { ...session.actor, grants: session.actor.roles };
  const over = (verb: Verb, standing: Place & { readonly roles: readonly Place[] }): boolean => actor !== undefined && placeOver(actor, verb, standing) !== null;
  return {
    session,
    anywhere: (verb: Verb): boolean => canAnywhere(session, verb),
    /** Where the reader may do it: for asking only there; what is answered is still judged by `overHome`. */
    places: (verb: Verb): readonly Place[] => session?.actor.roles.filter((grant) => grant.giveOnly !== true && (grant.verb === '*' || grant.verb === verb)) ?? [],
    overHome: (verb: Verb, home: Place): boolean => over(verb, { ...home, roles: [] }),
    /** True if the reader could give every role of this person: only then may names and contacts be changed or seen in clear. */
    masters: ({ roles }: PersonPage): boolean =>
      actor !== undefined && roles.every(({ role, scheme, path, within }) => !isRole(role) || exceeding(actor, { role, scheme, path, within: within ?? null }) === null),
    overPerson: (verb: Verb, { scheme, path, roles }: PersonPage): boolean =>
      over(verb, { scheme, path, roles: roles.map((role) => ({ scheme: role.scheme, path: role.path, within: role.within ?? undefined })) }),
  };
}
