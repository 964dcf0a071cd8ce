import { sql, type RawBuilder } from 'kysely';
import type { Place } from '../../../../kernel/access.ts';
import { anyOf, inPlace } from './conditions.ts';

type Condition = RawBuilder<boolean>;

/** Whom a reader asks for: those who live or (with `role`: only those who) serve in one of these places. */
export type Scope = { readonly places: readonly Place[]; readonly role?: string | undefined };

/** The post counts at this moment. */
const IN_FORCE = sql<boolean>`(s.valid_from <= now() AND (s.valid_until IS NULL OR now() < s.valid_until))`;
const AT_HOME = sql<boolean>`s.role = ''`;

/** A home belongs to no election; a post counts for readers of its own. */
const counting = ({ within }: Place): Condition =>
  (within === undefined ? sql<boolean>`(${AT_HOME} OR ${IN_FORCE})` : sql<boolean>`(${AT_HOME} OR (${IN_FORCE} AND s.within = ${within}))`);

/**
 * True for the spots (as `s`) of a scope. `by`: what is to lead to them. By 'place' it is a range of paths; by 'name' each spot met
 * is looked at and no more, behind a CASE: the planner sees no range in it, and does not take the scope for so rare that it would read all.
 */
export function spotsOf({ places, role }: Scope, by: 'place' | 'name'): Condition {
  const here = anyOf(places.map((place) => sql<boolean>`(${inPlace('s', place)} AND ${counting(place)})`));
  const led = by === 'place' ? here : sql<boolean>`CASE WHEN ${here} THEN true ELSE false END`;
  return role === undefined ? led : sql<boolean>`(s.role = ${role} AND s.role <> '' AND ${led})`;
}

/** True for spots in the provinces or regencies of these places, as the index of parts of names knows them; finer places are told apart by `spotsOf`. */
export function nearby(places: readonly Place[]): Condition {
  const keys = places.map(({ path }) => path.replaceAll('/', '.').split('.').slice(0, 2).join('.'));
  return keys.includes('') ? sql<boolean>`true` : sql<boolean>`spot_areas(s.path) && ${[...new Set(keys)]}::text[]`;
}
