/** What may be done, named `module.action`; '*' stands for every verb and belongs to the machine's own operator only. */
export type Verb = `${string}.${string}` | '*';

/** A verb on a node of one region tree and on everything below it. Scheme '*' = every tree. */
export type Grant = { readonly verb: Verb; readonly scheme: string; readonly path: string };

export type Actor = { readonly id: string; readonly name: string; readonly grants: readonly Grant[] };

/** A node of a region tree; path '' is the whole nation. */
export type Place = { readonly scheme: string; readonly path: string };

export const NATION: Place = { scheme: '*', path: '' };

/** True if `actor` holds `verb` at `place` or above it. The nation of all trees ('*') is only held by grants on all trees. */
export const may = (actor: Actor, verb: Verb, place: Place): boolean =>
  actor.grants.some((grant) => covers(grant, verb, place));

/** True if `actor` holds `verb` anywhere; for screens that then show only the part held. */
export const mayAnywhere = (actor: Actor, verb: Verb): boolean =>
  actor.grants.some((grant) => grant.verb === '*' || grant.verb === verb);

/** Where an actor holds a verb: everything at these places and below them. */
export const placesOf = (actor: Actor, verb: Verb): Place[] =>
  actor.grants.filter((grant) => grant.verb === '*' || grant.verb === verb).map(({ scheme, path }) => ({ scheme, path }));

function covers(grant: Grant, verb: Verb, place: Place): boolean {
  if (grant.verb !== '*' && grant.verb !== verb) return false;
  if (grant.scheme !== '*' && grant.scheme !== place.scheme) return false;
  return isWithin(place.path, grant.path);
}

/** True if `path` is `ancestor` or lies below it; '16.71' is within '16' but '167' is not. */
export function isWithin(path: string, ancestor: string): boolean {
  if (ancestor === '' || path === ancestor) return true;
  if (!path.startsWith(ancestor)) return false;
  const next = path.charAt(ancestor.length);
  return next === '.' || next === '/';
}
