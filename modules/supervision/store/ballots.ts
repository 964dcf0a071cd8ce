import type { Reader } from '../../../kernel/db/schema.ts';
import { sql } from 'kysely';

export type EventHead = { readonly id: number; readonly slug: string; readonly scheme: string; readonly rollId: number; /** By the election's rule set; null = it tells none. */ readonly witnessesPerStation: number | null };

export async function eventNamed(db: Reader, slug: string): Promise<EventHead | undefined> {
  const { rows } = await sql<EventHead>`SELECT e.id, e.slug, r.scheme, e.roll_id AS "rollId",
    (SELECT (value #>> '{}')::int FROM rule_value WHERE rule_set_id = e.rule_set_id AND key = 'witnessesPerStation') AS "witnessesPerStation" FROM event e JOIN roll r ON r.id = e.roll_id WHERE e.slug = ${slug}`.execute(db);
  return rows[0];
}
