import { isWithin, type Actor, type Grant, type Place, type Verb } from '../../../../kernel/access.ts';

/** Where a person stands for the rights of others: at home, and wherever a role is held. */
export type Standing = Place & { readonly roles: readonly Place[] };

/** True if this grant lets its holder do this, rather than only give it on. */
export const usable = (grant: Grant, verb: Verb): boolean => grant.giveOnly !== true && (grant.verb === verb || grant.verb === '*');

const covers = (grant: Place, place: Place): boolean =>
  (grant.scheme === '*' || grant.scheme === place.scheme) && isWithin(place.path, grant.path);

/** What a role held in the reader's region is enough for: seeing, NIK and contacts masked. Everything else is for those who keep the person's home. */
const BY_ROLE: ReadonlySet<Verb> = new Set(['people.read']);

/**
 * The place at which `actor` holds `verb` over this person, or null. A home belongs to no election, so a right that holds
 * in one reaches the people who live there all the same; a role counts in its own election only, and for seeing only: a
 * role is given by others, and must not hand the person over to them.
 */
export function placeOver(actor: Actor, verb: Verb, { roles, ...home }: Standing): Place | null {
  for (const grant of actor.grants) {
    if (!usable(grant, verb)) continue;
    if (covers(grant, home)) return { scheme: home.scheme, path: home.path, within: grant.within };
    const role = BY_ROLE.has(verb) && roles.find((one) => covers(grant, one) && (grant.within === undefined || grant.within === one.within));
    if (role) return role;
  }
  return null;
}

/** The place at which `actor` holds `verb` over a home that nobody lives in yet, or null. */
export const placeOverHome = (actor: Actor, verb: Verb, home: Place): Place | null => placeOver(actor, verb, { ...home, roles: [] });

/** Where an actor may look for people; only the outermost of places that lie in each other. */
export function reachOf(actor: Actor, verb: Verb): Place[] {
  const held = actor.grants.filter((grant) => usable(grant, verb)).map(({ scheme, path, within }): Place => ({ scheme, path, within }));
  return held.filter((one, at) => !held.some((other, i) => i !== at && contains(other, one) && (!contains(one, other) || i < at)));
}

const contains = (outer: Place, inner: Place): boolean => covers(outer, inner) && (outer.within === undefined || outer.within === inner.within);

/** What of these places lies in the region asked for, or the region where it lies in one of them. */
export const narrow = (places: readonly Place[], asked: Place): Place[] => {
  const inside = places.flatMap((place): Place[] => {
    if (covers(place, asked)) return [{ ...asked, within: place.within }];
    const isInside = (asked.scheme === '*' || place.scheme === asked.scheme) && isWithin(place.path, asked.path);
    return isInside ? [place] : [];
  });
  return inside.filter((one, at) => inside.findIndex((other) => other.scheme === one.scheme && other.path === one.path && other.within === one.within) === at);
};
