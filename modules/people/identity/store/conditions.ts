import { sql, type RawBuilder } from 'kysely';
import type { Place } from '../../../../kernel/access.ts';

type Condition = RawBuilder<boolean>;

/** At a place or below it: '.' and '/', which part levels, stand right before '0', and no path goes on with a sign before them, so one range of the index holds all. */
export function inPlace(alias: 'p' | 'a' | 's', { scheme, path }: Place): Condition {
  const column = (name: string): RawBuilder<string> => sql.ref(`${alias}.${name}`);
  const here = path === '' ? sql<boolean>`true` : sql<boolean>`(${column('path')} >= ${path} AND ${column('path')} < ${`${path}0`})`;
  return scheme === '*' ? here : sql<boolean>`(${column('scheme')} = ${scheme} AND ${here})`;
}

export const anyOf = (conditions: readonly Condition[]): Condition =>
  (conditions.length === 0 ? sql<boolean>`false` : sql<boolean>`(${sql.join(conditions, sql` OR `)})`);

/** Lives in one of these places. */
export const livesIn = (places: readonly Place[]): Condition => anyOf(uniquePlaces(places).map((place) => inPlace('p', place)));

/** The assignment counts at this moment. */
export const IN_FORCE = sql<boolean>`a.revoked_at IS NULL AND a.valid_from <= now() AND (a.valid_until IS NULL OR now() < a.valid_until)`;

/** The assignment lies in one of these places, within the election in which the reader holds the right. */
export const servesIn = (places: readonly Place[], role?: string): Condition => {
  const where = anyOf(places.map((place) => (place.within === undefined ? inPlace('a', place) : sql<boolean>`(${inPlace('a', place)} AND a.within = ${place.within})`)));
  return role === undefined ? sql<boolean>`${IN_FORCE} AND ${where}` : sql<boolean>`a.role = ${role} AND ${IN_FORCE} AND ${where}`;
};

const uniquePlaces = (places: readonly Place[]): Place[] =>
  places.filter((one, at) => places.findIndex((other) => other.scheme === one.scheme && other.path === one.path) === at);
