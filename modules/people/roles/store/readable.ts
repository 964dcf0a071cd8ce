import { sql, type RawBuilder, type SqlBool } from 'kysely';
import { isWithin, type Actor, type Grant, type Verb } from '../../../../kernel/access.ts';

/** The usable grants of a verb without those that another of them holds already. */
export function grantsFor(actor: Actor, verb: Verb): Grant[] {
  const usable = actor.grants.filter((grant) => grant.giveOnly !== true && (grant.verb === '*' || grant.verb === verb));
  return usable.filter((one, at) => !usable.some((other, index) => index !== at && holds(other, one) && (!holds(one, other) || index < at)));
}

const holds = (wide: Grant, narrow: Grant): boolean =>
  (wide.scheme === '*' || wide.scheme === narrow.scheme) && (wide.within === undefined || wide.within === narrow.within) && isWithin(narrow.path, wide.path);

/**
 * True for rows at a path or below it, stations included; '0' is the sign right after '/', and '.' stands before '/', so
 * the range is exact in the C collation and an index can walk it.
 */
export const atOrBelow = (path: string): RawBuilder<SqlBool> =>
  path === '' ? sql<SqlBool>`true` : sql<SqlBool>`(a.path = ${path} OR (a.path >= ${`${path}.`} AND a.path < ${`${path}0`}))`;

/** What is asked for, as far as a request says. */
type Asked = { readonly scheme?: string | undefined; readonly path?: string | undefined; readonly within?: string | undefined };

/**
 * The part of the assignments (alias `a`) that an actor may see: the right as a condition of the query itself. Of rights
 * that lie apart from what is asked for nothing is left, and of one that holds all of it no condition, so that the right
 * costs no more than it must.
 */
export function readableBy(actor: Actor, verb: Verb, asked: Asked = {}): RawBuilder<SqlBool> {
  const grants = grantsFor(actor, verb).filter((grant) => touches(grant, asked));
  if (grants.some((grant) => holdsAll(grant, asked))) return sql<SqlBool>`true`;
  const places = grants.map(({ scheme, path, within }) => sql<SqlBool>`(${sql.join([
    scheme === '*' ? sql`true` : sql`a.scheme = ${scheme}`, atOrBelow(path), within === undefined ? sql`true` : sql`a.within = ${within}`,
  ], sql` AND `)})`);
  return places.length === 0 ? sql<SqlBool>`false` : sql<SqlBool>`(${sql.join(places, sql` OR `)})`;
}

const touches = (grant: Grant, { scheme, path = '', within }: Asked): boolean =>
  (grant.scheme === '*' || scheme === undefined || grant.scheme === scheme) && (grant.within === undefined || within === undefined || grant.within === within)
  && (isWithin(path, grant.path) || isWithin(grant.path, path));

const holdsAll = (grant: Grant, { scheme, path = '', within }: Asked): boolean =>
  (grant.scheme === '*' || grant.scheme === scheme) && (grant.within === undefined || grant.within === within) && isWithin(path, grant.path);
