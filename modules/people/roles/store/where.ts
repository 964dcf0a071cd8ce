import '../tables.ts';
import { sql } from 'kysely';
import type { Reader } from '../../../../kernel/db/schema.ts';

/** A person at a place, by a home or by a role. */
export type Standing = { readonly role: string | null; readonly scheme: string; readonly path: string };

/**
 * Where a person lives (`role` null), and where they serve or served within an election, whether or not that was taken back;
 * of roles that know no election only those in force.
 */
export async function standingsOf(db: Reader, person: string, within: string): Promise<Standing[]> {
  const { rows } = await sql<Standing>`
    SELECT NULL AS role, scheme, path FROM person WHERE id = ${person}
    UNION ALL
    SELECT role, scheme, path FROM assignment
    WHERE person_id = ${person} AND (within = ${within} OR (within IS NULL AND revoked_at IS NULL AND (valid_until IS NULL OR now() < valid_until)))`.execute(db);
  return rows;
}

export type Holder = { readonly path: string; readonly person: string; readonly name: string };

/** Who holds one of these roles in force at exactly these places, within an election or whatever the election; who began first comes first. */
export async function holdersAt(db: Reader, roles: readonly string[], scheme: string, paths: readonly string[], within: string): Promise<Holder[]> {
  const { rows } = await sql<Holder>`
    SELECT s.path, s.person_id AS person, p.name FROM person_spot s JOIN person p ON p.id = s.person_id
    WHERE s.role = ANY(${[...roles]}::text[]) AND s.role <> '' AND s.scheme = ${scheme} AND s.path = ANY(${[...paths]}::text[])
      AND (s.within IS NULL OR s.within = ${within}) AND s.valid_from <= now() AND (s.valid_until IS NULL OR now() < s.valid_until)
    ORDER BY s.path, s.valid_from, s.person_id`.execute(db);
  return rows;
}
