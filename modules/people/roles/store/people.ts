import { sql } from 'kysely';
import type { Reader } from '../../../../kernel/db/schema.ts';
import { loginHashes } from '../../accounts/logins.ts';
import { nikHashes } from '../../identity/secrets.ts';
import '../../accounts/tables.ts';

export type Found = { readonly id: string; readonly name: string };
const IS_ID = /^[A-Za-z0-9:_-]{3,60}$/;
const IS_NIK = /^\d{16}$/;

/** People by what a file calls them: their id, their NIK, or their login. Merged and unknown ones are not in the map. */
export async function findPeople(db: Reader, texts: readonly string[]): Promise<Map<string, Found>> {
  const all = [...new Set(texts)];
  const niks = hashed(all.filter((text) => IS_NIK.test(text)), nikHashes);
  // An id comes before a login, so that nobody can name themselves as another.
  const { rows } = await sql<Found & { said: string }>`
    SELECT t.said, p.id, p.name FROM unnest(${all.filter((text) => IS_ID.test(text))}::text[]) AS t (said) JOIN person p ON p.id = t.said WHERE p.merged_into IS NULL
    UNION ALL
    SELECT t.said, p.id, p.name FROM unnest(${niks.texts}::text[], ${niks.hashes}::bytea[]) AS t (said, hash) JOIN person p ON p.nik_hash = t.hash AND p.merged_into IS NULL`.execute(db);
  const found = new Map(rows.map(({ said, ...person }) => [said, person]));
  for (const [said, person] of await byLogin(db, all.filter((text) => !found.has(text)))) found.set(said, person);
  return found;
}

/** Each text beside each of its hashes: the one by the current key, and by older ones if the house has them. */
function hashed(all: readonly string[], hashesOf: (text: string) => readonly Buffer[]): { texts: string[]; hashes: Buffer[] } {
  const pairs = all.flatMap((text) => hashesOf(text).map((hash) => [text, hash] as const));
  return { texts: pairs.map(([text]) => text), hashes: pairs.map(([, hash]) => hash) };
}

async function byLogin(db: Reader, texts: readonly string[]): Promise<[string, Found][]> {
  if (texts.length === 0) return [];
  const logins = hashed(texts, loginHashes);
  const { rows } = await sql<Found & { said: string }>`
    SELECT t.said, p.id, p.name FROM unnest(${logins.texts}::text[], ${logins.hashes}::bytea[]) AS t (said, hash)
    JOIN account c ON c.login_hash = t.hash JOIN person p ON p.id = c.person_id AND p.merged_into IS NULL`.execute(db);
  return rows.map(({ said, ...person }) => [said, person]);
}
