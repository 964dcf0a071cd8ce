import '../tables.ts';
import '../../../../kernel/audit/table.ts';
import { sql } from 'kysely';
import type { Reader } from '../../../../kernel/db/schema.ts';

/** Names of many at once: merged people keep their own, anonymised ones have the one that all of them have. */
export async function knownNames(db: Reader, ids: readonly string[]): Promise<{ id: string; name: string }[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<{ id: string; name: string }>`SELECT id, name FROM person WHERE id = ANY(${[...ids]}::text[])`.execute(db);
  return rows;
}

/** More people of a name than this are not looked through for those who did something. */
const NAMED = 20_000;

/** Those whose folded name contains this folded text and whom the trail knows as actors. */
export async function actorsNamed(db: Reader, folded: string, limit: number): Promise<string[]> {
  const called = sql`p.search LIKE ${`%${folded}%`}`;
  // Both halves have an index of their own; OFFSET 0 keeps it one look into the trail per person, which holds far more entries than people.
  const { rows } = await sql<{ id: string }>`SELECT p.id FROM (
      (SELECT p.id FROM person p WHERE p.merged_into IS NULL AND ${called} LIMIT ${sql.lit(NAMED)})
      UNION ALL (SELECT p.id FROM person p WHERE p.merged_into IS NOT NULL AND ${called} LIMIT ${sql.lit(NAMED)})) p
    WHERE EXISTS (SELECT 1 FROM audit_entry e WHERE e.actor = p.id OFFSET 0) ORDER BY p.id LIMIT ${sql.lit(limit)}`.execute(db);
  return rows.map(({ id }) => id);
}
