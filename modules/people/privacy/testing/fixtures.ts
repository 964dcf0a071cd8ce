import type { Actor } from '../../../../kernel/access.ts';
import { newId } from '../../../../kernel/ids.ts';
import { must, type Result } from '../../../../kernel/result.ts';
import { operator, type TestDatabase } from '../../../../kernel/testing/database.ts';
import { createPerson } from '../../identity/commands/create-person.ts';
import { grantsOfRole, type RoleId } from '../../roles/rules/roles.ts';

export const acting = (role: RoleId, path: string, id = `test:${role}`): Actor => ({ id, name: role, grants: grantsOfRole({ role, scheme: 'kemendagri', path, within: null }) });
export const personnel = acting('personnel', '16.71');
export const office = acting('kpu_kab', '16.71');
export const otherOffice = acting('kpu_kab', '16.74');
export const otherPersonnel = acting('personnel', '16.74');
export const nobodyOf = (id: string): Actor => ({ id, name: id, grants: [] });

export const codeOf = (result: Result<unknown> | { readonly file: unknown }): string => ('file' in result ? 'ok' : result.ok ? 'ok' : result.problem.code);

/** An invented person of Bukitlama. */
export async function someone(house: TestDatabase, more: Record<string, unknown> = {}): Promise<string> {
  const input = { name: 'Wira Kencana', sex: 'male', birthDate: '1984-03-02', birthPlace: 'Palembang', path: '16.71.04.1001', ...more };
  return must(await createPerson(house.db, { actor: operator, key: newId(), input })).id;
}

/** As if the house had known them since that day. */
export const knownSince = (house: TestDatabase, id: string, day: string) => house.pool.query('UPDATE person SET created_at = $2 WHERE id = $1', [id, `${day}T12:00:00+07:00`]);

export const served = (house: TestDatabase, id: string, from: string, until: string | null) => house.pool.query(
  `INSERT INTO assignment (person_id, role, scheme, path, within, valid_from, valid_until, source, granted_by) VALUES ($1, 'kpps', 'kemendagri', '16.71.04.1001', 'event:uji', $2, $3, 'uji', 'uji')`,
  [id, from, until],
);

/** Everything written anywhere in the database, bytes as the text they would be. */
export async function everythingIn(house: TestDatabase): Promise<string> {
  const { rows: columns } = await house.pool.query<{ table_name: string; column_name: string; data_type: string }>(
    `SELECT table_name, column_name, data_type FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
     WHERE table_schema NOT IN ('pg_catalog', 'information_schema') AND t.table_type = 'BASE TABLE' AND table_schema = 'public' AND table_name NOT IN ('region')
       AND data_type IN ('text', 'json', 'jsonb', 'bytea', 'ARRAY', 'character varying', 'USER-DEFINED')`);
  let all = '';
  for (const { table_name: table, column_name: column, data_type: type } of columns) {
    const value = type === 'bytea' ? `encode("${column}", 'escape')` : `"${column}"::text`;
    const { rows } = await house.pool.query<{ all: string | null }>(`SELECT string_agg(${value}, E'\\n') AS all FROM "${table}"`);
    all += `${rows[0]?.all ?? ''}\n`;
  }
  return all;
}

export const entriesOf = async (house: TestDatabase, thing: string): Promise<{ action: string; actor: string; details: Record<string, unknown> }[]> =>
  house.db.selectFrom('audit_entry').select(['action', 'actor', 'details']).where('thing', '=', thing).orderBy('id').execute();
