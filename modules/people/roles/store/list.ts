import { sql, type RawBuilder, type SqlBool } from 'kysely';
import type { z } from 'zod';
import type { Actor } from '../../../../kernel/access.ts';
import type { Reader } from '../../../../kernel/db/schema.ts';
import type { AssignmentFilter } from '../contract.ts';
import { atOrBelow, readableBy } from './readable.ts';
import '../tables.ts';

export type Filter = z.output<typeof AssignmentFilter>;
export type Asked = Filter & { readonly after?: string | undefined; readonly limit: number };

export type AssignmentRow = {
  id: number; person_id: string; name: string; role: string; scheme: string; path: string; within: string | null; valid_from: Date; valid_until: Date | null;
  source: string; reason: string | null; granted_by: string; granted_by_name: string | null; granted_at: Date; revoked_by: string | null; revoked_at: Date | null; revoke_reason: string | null;
  state: 'now' | 'future' | 'ended';
};

const STATES: Readonly<Record<Filter['state'], RawBuilder<SqlBool>>> = {
  now: sql`(a.revoked_at IS NULL AND a.valid_from <= now() AND (a.valid_until IS NULL OR now() < a.valid_until))`,
  future: sql`(a.revoked_at IS NULL AND now() < a.valid_from)`,
  ended: sql`(a.revoked_at IS NOT NULL OR a.valid_until <= now())`,
};

/** One page of assignments in the order of their places, only those the actor may see; `after` is the row before. */
export async function assignmentRows(db: Reader, actor: Actor, asked: Asked): Promise<AssignmentRow[]> {
  const wanted = [
    readableBy(actor, 'roles.read', asked), STATES[asked.state],
    ...(asked.scheme === undefined ? [] : [sql<SqlBool>`a.scheme = ${asked.scheme}`]),
    ...(asked.path === undefined || asked.path === '' ? [] : [atOrBelow(asked.path)]),
    ...(asked.role === undefined ? [] : [sql<SqlBool>`a.role = ${asked.role}`]),
    ...(asked.person === undefined ? [] : [sql<SqlBool>`a.person_id = ${asked.person}`]),
    ...(asked.within === undefined ? [] : [sql<SqlBool>`a.within = ${asked.within}`]),
    ...(asked.after === undefined ? [] : [behind(asked.after)]),
  ];
  const { rows } = await sql<AssignmentRow>`
    SELECT a.id, a.person_id, p.name, a.role, a.scheme, a.path, a.within, a.valid_from, a.valid_until, a.source, a.reason,
      a.granted_by, g.name AS granted_by_name, a.granted_at, a.revoked_by, a.revoked_at, a.revoke_reason, ${asked.state}::text AS state
    FROM assignment a JOIN person p ON p.id = a.person_id LEFT JOIN person g ON g.id = a.granted_by
    WHERE ${sql.join(wanted, sql` AND `)} ORDER BY a.scheme, a.path, a.role, a.id LIMIT ${asked.limit}`.execute(db);
  return rows;
}

const PART = '|';
/** Where the next page begins. */
export const cursorOf = (row: AssignmentRow): string => [row.scheme, row.path, row.role, row.id].join(PART);

function behind(after: string): RawBuilder<SqlBool> {
  const [scheme = '', path = '', role = '', id = ''] = after.split(PART);
  return sql<SqlBool>`(a.scheme, a.path, a.role, a.id) > (${scheme}, ${path}, ${role}, ${/^\d{1,15}$/.test(id) ? Number(id) : 0})`;
}
