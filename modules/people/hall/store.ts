import '../identity/tables.ts';
import '../roles/tables.ts';
import '../accounts/tables.ts';
import { sql } from 'kysely';
import { ofEvent, type Place } from '../../../kernel/access.ts';
import type { Reader, Tx } from '../../../kernel/db/schema.ts';
import { fold } from '../identity/rules/fold.ts';

export type OfficerRow = { readonly person: string; readonly name: string; readonly role: string; readonly scheme: string; readonly path: string; readonly within: string | null; readonly until: string | null; readonly leads: boolean };

/** Who holds one of `leading` at a region or above it, or one of `reading` at just that region, in force in an election. */
export async function officersAt(db: Reader, { scheme, path }: Place, event: string, leading: readonly string[], reading: readonly string[]): Promise<OfficerRow[]> {
  const leads = sql<boolean>`a.role = ANY(${[...leading]}::text[])`;
  const { rows } = await sql<OfficerRow>`
    SELECT p.id AS person, p.name, a.role, a.scheme, a.path, a.within, to_char(a.valid_until AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS until, ${leads} AS leads
    FROM assignment a JOIN person p ON p.id = a.person_id
    WHERE a.revoked_at IS NULL AND p.merged_into IS NULL AND a.valid_from <= now() AND (a.valid_until IS NULL OR now() < a.valid_until) AND (a.within IS NULL OR a.within = ${ofEvent(event)})
      AND a.scheme IN (${scheme}, '*') AND ((${leads} AND (a.path = '' OR a.path = ${path} OR starts_with(${path}, a.path || '.'))) OR (a.role = ANY(${[...reading]}::text[]) AND a.path = ${path} AND a.scheme = ${scheme}))
    ORDER BY length(a.path) DESC, p.id, a.role`.execute(db);
  return rows;
}

export async function insertName(tx: Tx, id: string, name: string, { scheme, path }: Place): Promise<void> {
  await sql`INSERT INTO person (id, name, search, scheme, path, created_by) VALUES (${id}, ${name}, ${fold(name)}, ${scheme}, ${path}, 'system:hall') ON CONFLICT DO NOTHING`.execute(tx);
}

export async function insertPost(tx: Tx, { person, role, scheme, path, within, until }: Omit<OfficerRow, 'name' | 'leads'>): Promise<void> {
  await sql`INSERT INTO assignment (person_id, role, scheme, path, within, valid_from, valid_until, source, granted_by)
    VALUES (${person}, ${role}, ${scheme}, ${path}, ${within}, now() - interval '1 day', ${until}::timestamptz, 'hall', 'system:hall')`.execute(tx);
}

/** Accounts that nobody has set up yet: neither password nor passkey. */
export async function accountsWithoutPassword(db: Reader): Promise<{ person: string; sealed: Buffer; path: string }[]> {
  const { rows } = await sql<{ person: string; sealed: Buffer; path: string }>`
    SELECT a.person_id AS person, a.login_sealed AS sealed, max(s.path) AS path FROM account a JOIN assignment s ON s.person_id = a.person_id AND s.revoked_at IS NULL
    WHERE a.password_hash IS NULL AND NOT EXISTS (SELECT FROM passkey k WHERE k.person_id = a.person_id) GROUP BY 1, 2 ORDER BY length(max(s.path)) DESC, a.person_id`.execute(db);
  return rows;
}
