import { sql } from 'kysely';
import type { Reader } from '../../../../kernel/db/schema.ts';
import { hashNik } from '../../identity/secrets.ts';
import '../../accounts/tables.ts';

export type Found = { readonly id: string; readonly name: string };
const IS_ID = /^[A-Za-z0-9:_-]{3,60}$/;
const IS_NIK = /^\d{16}$/;

/** People by what a file calls them: their id, their NIK, or their login. Merged and unknown ones are not in the map. */
export async function findPeople(db: Reader, texts: readonly string[]): Promise<Map<string, Found>> {
  const all = [...new Set(texts)];
  const byHash = (column: 'nik_hash' | 'login_hash', hash: (text: string) => Buffer, wanted: readonly string[]) => ({ column, wanted, hashes: wanted.map(hash) });
  const niks = byHash('nik_hash', hashNik, all.filter((text) => IS_NIK.test(text)));
  const { rows } = await sql<Found & { said: string }>`
    SELECT t.said, p.id, p.name FROM unnest(${all.filter((text) => IS_ID.test(text))}::text[]) AS t (said) JOIN person p ON p.id = t.said WHERE p.merged_into IS NULL
    UNION ALL
    SELECT t.said, p.id, p.name FROM unnest(${niks.wanted}::text[], ${niks.hashes}::bytea[]) AS t (said, hash) JOIN person p ON p.nik_hash = t.hash AND p.merged_into IS NULL`.execute(db);
  return new Map(rows.map(({ said, ...person }) => [said, person]));
}
