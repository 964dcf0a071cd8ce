import type { Problem } from './problem.ts';

/** What may be done, named `module.action`; '*' stands for every verb and belongs to the machine's own operator only. */
export type Verb = `${string}.${string}` | '*';

/**
 * A verb on a node of one region tree and on everything below it. Scheme '*' = every tree.
 * `within` ties it to one election or programme (`event:pemilu-2024`); without it the right holds in all of them.
 * `giveOnly` = may be given to others, but not used: a city office appoints witnesses' observers without being one.
 */
export type Grant = {
  readonly verb: Verb; readonly scheme: string; readonly path: string; readonly within?: string | undefined; readonly giveOnly?: boolean | undefined;
  /** When it ends (ISO moment); absent = no end. Rights are resolved for every request, so this matters only to what is handed on. */
  readonly until?: string | undefined;
};

/** Who acts. `id` is the person, however many accounts and phones they use: four eyes are two persons. */
export type Actor = {
  readonly id: string; readonly name: string; readonly grants: readonly Grant[];
  /** The sign-in this request came with, to be shown and ended; absent for the terminal and for planters. */
  readonly session?: string | undefined;
  /** How that sign-in was proved: staff = password and second factor, or passkey; code = a one-time code; demo = a chair of the demo city. */
  readonly sessionKind?: 'staff' | 'code' | 'demo' | undefined;
  /** The enrolled phone that signed this request. */
  readonly device?: string | undefined;
  /**
   * What that phone signed (kernel/device-message.ts) and its signature in base64url, to be kept as evidence beside what was said.
   * `refused`: why this very write was refused for good before, null if it was not; absent where nobody looked yet.
   * `duty`: the assignment by which the phone acts.
   */
  readonly signed?: { readonly message: string; readonly signature: string; readonly refused?: Problem | null; readonly duty?: number } | undefined;
  /**
   * True while only memory says that the phone may act (`Route.confirms`): it signed, but may have been revoked a moment ago.
   * What is written confirms it in the same transaction.
   */
  readonly unconfirmed?: true | undefined;
};

/** A node of a region tree; path '' is the whole nation. `within` = the election or programme that the thing belongs to. */
export type Place = { readonly scheme: string; readonly path: string; readonly within?: string | undefined };

export const NATION: Place = { scheme: '*', path: '' };

/** Nobody has signed in. */
export const ANONYMOUS: Actor = { id: 'anonymous', name: '', grants: [] };

export const isSignedIn = (actor: Actor): boolean => actor.id !== ANONYMOUS.id;

/** The scope of an election's things, as it stands in rights and places. */
export const ofEvent = (slug: string): string => `event:${slug}`;

/** True if `actor` holds `verb` at `place` or above it. The nation of all trees ('*') is only held by grants on all trees. */
export const may = (actor: Actor, verb: Verb, place: Place): boolean =>
  actor.grants.some((grant) => grant.giveOnly !== true && names(grant, verb) && covers(grant, place));

/**
 * True if `actor` may hand `verb` on at `place`: held there, to use or only to give. With `until` (ISO moment, null = for
 * good) only if the actor's own right lasts as long.
 */
export const mayGive = (actor: Actor, verb: Verb, place: Place, until?: string | null): boolean =>
  actor.grants.some((grant) => names(grant, verb) && covers(grant, place) && (until === undefined || lasts(grant, until)));

const lasts = (grant: Grant, until: string | null): boolean =>
  grant.until === undefined || (until !== null && Date.parse(until) <= Date.parse(grant.until));

/** True if `actor` holds `verb` anywhere; for screens that then show only the part held. */
export const mayAnywhere = (actor: Actor, verb: Verb): boolean =>
  actor.grants.some((grant) => grant.giveOnly !== true && names(grant, verb));

/** Where an actor holds a verb: everything at these places and below them. With `within`, only what holds in that election or programme. */
export const placesOf = (actor: Actor, verb: Verb, within?: string): Place[] =>
  actor.grants
    .filter((grant) => grant.giveOnly !== true && names(grant, verb) && (grant.within === undefined || grant.within === within))
    .map(({ scheme, path }) => ({ scheme, path }));

const names = (grant: Grant, verb: Verb): boolean => grant.verb === '*' || grant.verb === verb;

function covers(grant: Grant, place: Place): boolean {
  if (grant.scheme !== '*' && grant.scheme !== place.scheme) return false;
  if (grant.within !== undefined && grant.within !== place.within) return false;
  return isWithin(place.path, grant.path);
}

/** True if `path` is `ancestor` or lies below it; '16.71' is within '16' but '167' is not. */
export function isWithin(path: string, ancestor: string): boolean {
  if (ancestor === '' || path === ancestor) return true;
  if (!path.startsWith(ancestor)) return false;
  const next = path.charAt(ancestor.length);
  return next === '.' || next === '/';
}
