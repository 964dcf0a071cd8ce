import '../../roles/tables.ts';
import { sql, type RawBuilder, type SqlBool } from 'kysely';
import type { Actor, Grant, Verb } from '../../../../kernel/access.ts';

/** Where and within which election or programme a verb is held. */
export type Scope = Pick<Grant, 'scheme' | 'path' | 'within'>;

export const scopesOf = (actor: Actor, verb: Verb): Scope[] =>
  actor.grants.filter((grant) => grant.giveOnly !== true && (grant.verb === '*' || grant.verb === verb));

/** True for assignments (as `a`) at these places or below them; of no place at all, for none. */
export const heldIn = (scopes: readonly Scope[]): RawBuilder<SqlBool> =>
  scopes.length === 0 ? sql<SqlBool>`false` : sql<SqlBool>`(${sql.join(scopes.map(one), sql` OR `)})`;

const one = ({ scheme, path, within }: Scope): RawBuilder<SqlBool> => {
  const parts = [
    ...(scheme === '*' ? [] : [sql`a.scheme = ${scheme}`]),
    ...(path === '' ? [] : [belowPath(path)]),
    ...(within === undefined ? [] : [sql`a.within = ${within}`]),
  ];
  return parts.length === 0 ? sql<SqlBool>`true` : sql<SqlBool>`(${sql.join(parts, sql` AND `)})`;
};

/** At a place or below it. Both signs that part levels, '.' and '/', stand right before '0': one range of the index holds all of them. */
export const belowPath = (path: string): RawBuilder<SqlBool> => sql<SqlBool>`(a.path = ${path} OR (a.path >= ${`${path}.`} AND a.path < ${`${path}0`}))`;

/** An assignment that holds at this moment. */
export const IN_FORCE = sql<boolean>`(a.revoked_at IS NULL AND a.valid_from <= now() AND (a.valid_until IS NULL OR now() < a.valid_until))`;
