import '../../../../kernel/audit/table.ts';
import { sql } from 'kysely';
import type { Actor } from '../../../../kernel/access.ts';
import type { Tx } from '../../../../kernel/db/schema.ts';

/** What one row of a file leaves in the trail; `details` is JSON. */
export type Entry = { readonly action: string; readonly scheme: string; readonly path: string; readonly thing: string; readonly details: string };

/** One entry per row, thousands in one statement. */
export async function appendEntries(tx: Tx, actor: Actor, all: readonly Entry[]): Promise<void> {
  const column = (name: keyof Entry): string[] => all.map((entry) => entry[name]);
  await sql`INSERT INTO audit_entry (actor, action, scheme, path, thing, details)
    SELECT ${actor.id}, action, scheme, path, thing, details
    FROM unnest(${column('action')}::text[], ${column('scheme')}::text[], ${column('path')}::text[], ${column('thing')}::text[], ${column('details')}::jsonb[])
      WITH ORDINALITY AS e (action, scheme, path, thing, details, at) ORDER BY e.at`.execute(tx);
}
