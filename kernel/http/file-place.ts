import { placesOf, type Actor, type Place, type Verb } from '../access.ts';

/**
 * The region that a file tells of, for its entry in the trail: the one asked for; without one (path '' or absent), the first
 * place where the actor holds the verb the file needs, be it for one election only.
 */
export function placeOfFile(actor: Actor, verb: Verb, asked: { readonly scheme?: string | undefined; readonly path?: string | undefined } = {}): Place {
  const { scheme = '*', path = '' } = asked;
  if (path !== '' && scheme !== '*') return { scheme, path };
  const own = placesOf(actor, verb)[0] ?? actor.grants.find((grant) => grant.giveOnly !== true && grant.verb === verb);
  const first: Place = own ? { scheme: own.scheme, path: own.path } : { scheme, path };
  return path === '' ? first : { scheme: first.scheme, path };
}
