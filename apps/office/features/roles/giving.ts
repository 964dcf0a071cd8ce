import { isWithin, mayGive, NATION, type Actor, type Place, type Verb } from '../../../../kernel/access.ts';
import type { AssignmentView, RoleView } from '../../../../modules/people/contract.ts';
import { VERBS } from '../../../../modules/people/rules.ts';
import type { Text } from '../../../../kernel/text.ts';
import type { Level, Session } from '../../api/types.ts';

const actorOf = (session: Session): Actor => ({ ...session.actor, grants: session.actor.roles });
const verbs = (list: readonly { readonly verb: string }[]): Verb[] => list.map(({ verb }) => verb as Verb);

/** Where the actor may grant roles at all. */
export const grantPlaces = (session: Session): Place[] =>
  session.actor.roles.filter(({ verb, giveOnly }) => giveOnly !== true && (verb === 'roles.grant' || verb === '*')).map(({ scheme, path, within }) => ({ scheme, path, within }));

/** What the role of somebody who watches the officers asks for besides. */
const WATCHERS = { verb: 'roles.grant_watchers', name: VERBS['roles.grant_watchers'].name };

/** The first right of a role that the actor could not hand on there until then; null if all. The rule of the server. */
export function missingRight(session: Session, role: RoleView, place: Place, until?: string | null): Text | null {
  const actor = actorOf(session);
  const here = [...(role.watcher ? [WATCHERS] : []), ...role.here, ...role.give];
  const verb = verbs(here).find((one) => !mayGive(actor, one, place, until)) ?? verbs(role.everywhere).find((one) => !mayGive(actor, one, NATION, until));
  return verb === undefined ? null : [...here, ...role.everywhere].find((one) => one.verb === verb)?.name ?? { id: verb, en: verb };
}

const LEVELS: readonly Level[] = ['national', 'province', 'regency', 'subdistrict', 'village', 'station'];
const depth = (path: string): number => (path === '' ? 0 : path.split(/[./]/).length);

/** Roles that the actor could give somewhere: at or below one of the places where they may grant, on a level of the role. */
export const givableRoles = (session: Session, roles: readonly RoleView[]): RoleView[] =>
  roles.filter((role) => grantPlaces(session).some((place) => role.levels.some((level) => LEVELS.indexOf(level) >= depth(place.path)) && missingRight(session, role, place) === null));

/** True if the actor may grant at this region of this tree, within one of the elections or in all. */
export const mayGrantAt = (session: Session, scheme: string, path: string): boolean =>
  grantPlaces(session).some((place) => (place.scheme === '*' || place.scheme === scheme) && isWithin(path, place.path));

/** Whoever may not give a role may not take it either, and nobody their own. */
export function mayRevoke(session: Session, roles: readonly RoleView[], { person, role, scheme, path, within }: AssignmentView): boolean {
  const place: Place = { scheme, path, ...(within === null ? {} : { within }) };
  const view = roles.find(({ id }) => id === role);
  const granting = session.actor.roles.some(({ verb, giveOnly, ...grant }) => giveOnly !== true && (verb === 'roles.grant' || verb === '*')
    && (grant.scheme === '*' || grant.scheme === scheme) && (grant.within === undefined || grant.within === within) && isWithin(path, grant.path));
  return granting && person.id !== session.actor.id && view !== undefined && missingRight(session, view, place) === null;
}

type Term = { readonly from: string | null; readonly until: string | null };
const begin = (moment: string | null, now: number): number => (moment === null ? now : Date.parse(moment));
const end = (moment: string | null): number => (moment === null ? Infinity : Date.parse(moment));

/** The rule that keeps a role from somebody who holds others at the same time and in the same election. */
export function conflictOf(role: RoleView, within: string | null, term: Term, held: readonly AssignmentView[], now = Date.now()): { why: Text; held: AssignmentView } | null {
  for (const one of held) {
    const rule = role.conflicts.find((conflict) => conflict.role === one.role);
    const together = begin(term.from, now) < end(one.until) && Date.parse(one.from) < end(term.until);
    if (rule && together && (rule.always || within === null || one.within === null || within === one.within)) return { why: rule.why, held: one };
  }
  return null;
}

const WIB = '+07:00';
const DAY_MILLISECONDS = 86_400_000;
/** A day of the calendar as the moment it begins in Jakarta; the last day of a term ends with the next one. */
export const beginOfDay = (day: string): string | null => (day === '' ? null : new Date(`${day}T00:00:00${WIB}`).toISOString());
export const endOfDay = (day: string): string | null => (day === '' ? null : new Date(Date.parse(`${day}T00:00:00${WIB}`) + DAY_MILLISECONDS).toISOString());
/** The last day of a term that ends at a moment. */
export const lastDayOf = (until: string): string => new Date(Date.parse(until) - 1 + 7 * 3_600_000).toISOString().slice(0, 10);
export const firstDayOf = (from: string): string => new Date(Date.parse(from) + 7 * 3_600_000).toISOString().slice(0, 10);
