import '../../identity/tables.ts';
import { sql } from 'kysely';
import type { Reader } from '../../../../kernel/db/schema.ts';

export type Subject = { readonly id: string; readonly name: string; readonly birthDate: string | null; readonly scheme: string; readonly path: string };

export const findSubject = (db: Reader, id: string): Promise<Subject | undefined> =>
  db.selectFrom('person').select(['id', 'name', 'birth_date as birthDate', 'scheme', 'path']).where('id', '=', id).executeTakeFirst();

/** A person and everybody who was merged into them: what the house holds about one may stand under either. */
export async function idsOf(db: Reader, id: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`WITH RECURSIVE one AS (SELECT id FROM person WHERE id = ${id} UNION SELECT p.id FROM person p JOIN one ON p.merged_into = one.id) SELECT id FROM one`.execute(db);
  return rows.map((row) => row.id);
}
