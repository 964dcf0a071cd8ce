import { mayGive, type Actor, type Grant, type Place } from '../../../../kernel/access.ts';

/** The smallest region that holds all of these; the nation of all trees where they have nothing in common. */
export function regionOfAll(places: readonly Place[]): Place {
  const [first, ...rest] = places;
  if (!first) return { scheme: '*', path: '' };
  if (rest.some(({ scheme }) => scheme !== first.scheme)) return { scheme: '*', path: '' };
  return { scheme: first.scheme, path: rest.reduce((path, one) => sharedStart(path, one.path), first.path) };
}

function sharedStart(one: string, other: string): string {
  const [a, b] = [one.split(/[./]/), other.split(/[./]/)];
  let count = 0;
  while (count < a.length && count < b.length && a[count] === b[count]) count += 1;
  // Up to the last sign that both share, so that the station sign `/` of a path stays as it was written.
  return count === a.length ? one : one.slice(0, a.slice(0, count).join('.').length);
}

/**
 * True if `actor` holds everything that somebody with these rights holds, where they hold it. Whoever may open somebody's
 * account again could sign in as them; so nobody may do it who does not hold as much.
 */
export const reachesAll = (actor: Actor, grants: readonly Grant[]): boolean =>
  grants.every(({ verb, scheme, path, within }) => mayGive(actor, verb, { scheme, path, ...(within === undefined ? {} : { within }) }));
