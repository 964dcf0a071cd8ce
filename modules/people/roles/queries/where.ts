import { ofEvent } from '../../../../kernel/access.ts';
import type { Reader } from '../../../../kernel/db/schema.ts';
import type { KnownVerb } from '../rules/verbs.ts';
import { ROLE_IDS, ROLES } from '../rules/roles.ts';
import { holdersAt, standingsOf, type Holder, type Standing } from '../store/where.ts';

/** Roles whose holders have this right at their place. */
export const rolesHolding = (verb: KnownVerb): string[] => ROLE_IDS.filter((id) => ROLES[id].here.includes(verb));

/** Where a person lives, and where they serve or served in an election otherwise than by `verb`: for rules that keep somebody away from their own region. */
export async function ownPlaces(db: Reader, person: string, event: string, verb: KnownVerb): Promise<Standing[]> {
  const own = rolesHolding(verb);
  return (await standingsOf(db, person, ofEvent(event))).filter(({ role }) => role === null || !own.includes(role));
}

/** Who holds a right by a role at exactly these places in an election; who began first comes first. */
export const holdersOf = (db: Reader, verb: KnownVerb, at: { readonly scheme: string; readonly event: string; readonly paths: readonly string[] }): Promise<Holder[]> =>
  holdersAt(db, rolesHolding(verb), at.scheme, at.paths, ofEvent(at.event));
