import { mayGive, NATION, type Actor, type Place, type Verb } from '../../../../kernel/access.ts';
import { conflictOf, type RoleConflict } from './conflicts.ts';
import { placeLevel } from './place.ts';
import { isRole, ROLES, type Role, type RoleId } from './roles.ts';
import { covers, iso, overlap, type Term } from './term.ts';

/** A role at a place for a time, as somebody wants it or holds it. */
export type Post = Term & { readonly role: RoleId; readonly scheme: string; readonly path: string; readonly within: string | null };
export type HeldPost = Term & { readonly id: number; readonly role: string; readonly scheme: string; readonly path: string; readonly within: string | null };

export type Verdict =
  | { readonly kind: 'grant'; readonly post: Post }
  | { readonly kind: 'held'; readonly id: number }
  | { readonly kind: 'level' } | { readonly kind: 'unbound' } | { readonly kind: 'own' } | { readonly kind: 'term' } | { readonly kind: 'overlap' }
  | { readonly kind: 'exceeds'; readonly verb: Verb }
  | { readonly kind: 'conflict'; readonly held: RoleId; readonly rule: RoleConflict };

/** What giving and taking a watcher's role asks for, besides the verbs of the role. */
const WATCHED: readonly Verb[] = ['roles.grant_watchers'];

/** The place of a right; the nation of all trees stands on the scheme '*'. */
export const placeOf = ({ scheme, path, within }: Pick<Post, 'scheme' | 'path' | 'within'>): Place => ({ scheme, path, ...(within === null ? {} : { within }) });

/**
 * The first verb of a role that the actor may not hand on there until then; null if all of them. Who watches the officers is
 * appointed and dismissed by none of those watched: that needs a right of its own.
 */
export function exceeding(actor: Actor, post: Pick<Post, 'role' | 'scheme' | 'path' | 'within'>, until?: number | null): Verb | null {
  const { here, everywhere, give, watcher }: Role = ROLES[post.role];
  const end = until == null ? until : iso(until);
  const place = placeOf(post);
  return (watcher ? WATCHED : []).concat(here, give).find((verb) => !mayGive(actor, verb, place, end)) ?? everywhere.find((verb) => !mayGive(actor, verb, NATION, end)) ?? null;
}

/** True if a role may stand at that place: its level, and the scheme '*' for the nation only. */
export function fitsLevel({ role, scheme, path }: Pick<Post, 'role' | 'scheme' | 'path'>): boolean {
  const level = placeLevel(path);
  const { levels }: Role = ROLES[role];
  return level !== null && levels.includes(level) && (scheme !== '*' || level === 'national');
}

/** The rule that keeps a post from somebody who holds others; null if none does. */
export function conflictWith(post: Post, held: readonly HeldPost[]): { held: RoleId; rule: RoleConflict } | null {
  for (const one of held) {
    if (!isRole(one.role) || !overlap(one, post)) continue;
    const rule = conflictOf(one.role, post.role);
    if (rule && (rule.always || one.within === null || post.within === null || one.within === post.within)) return { held: one.role, rule };
  }
  return null;
}

/** `exceeding`, or the same remembered by a caller who asks for thousands. */
export type Giver = (post: Post) => Verb | null;

/**
 * What becomes of a wish: nobody gives to themselves, beyond a role's levels, more than they hold or for longer, or against
 * the rules of conflict. What is held already stays as it is; a term that goes on beyond the old one begins where that ends.
 */
export function judge(actor: Actor, person: string, wanted: Post, held: readonly HeldPost[], now: number, missing: Giver = (post) => exceeding(actor, post, post.until)): Verdict {
  if (actor.id === person) return { kind: 'own' };
  if (!fitsLevel(wanted)) return { kind: 'level' };
  const { bound }: Role = ROLES[wanted.role];
  if (bound && wanted.within?.startsWith('event:') !== true) return { kind: 'unbound' };
  if (wanted.until !== null && (wanted.until <= wanted.from || wanted.until <= now)) return { kind: 'term' };
  const verb = missing(wanted);
  if (verb !== null) return { kind: 'exceeds', verb };
  const conflict = conflictWith(wanted, held);
  if (conflict) return { kind: 'conflict', ...conflict };
  return sameAgain(wanted, held.filter((one) => isSame(one, wanted) && overlap(one, wanted)));
}

export const isSame = (a: Omit<HeldPost, 'id' | keyof Term>, b: Omit<Post, keyof Term>): boolean =>
  a.role === b.role && a.scheme === b.scheme && a.path === b.path && a.within === b.within;

function sameAgain(wanted: Post, held: readonly HeldPost[]): Verdict {
  const [one, more] = held;
  if (!one) return { kind: 'grant', post: wanted };
  const whole = held.find((term) => covers(term, wanted));
  if (whole) return { kind: 'held', id: whole.id };
  if (more || one.from > wanted.from || one.until === null) return { kind: 'overlap' };
  return { kind: 'grant', post: { ...wanted, from: one.until } };
}
