import '../tables.ts';
import type { Reader } from '../../../../kernel/db/schema.ts';

/** Every record under which these people may have done something, with whose it is: their own, and those that were joined with it (all of them point to the one that is kept). */
export async function recordsOf(db: Reader, people: readonly string[]): Promise<{ readonly person: string; readonly record: string }[]> {
  const own = [...new Set(people)].map((person) => ({ person, record: person }));
  if (own.length === 0) return own;
  const joined = await db.selectFrom('person').select(['merged_into as person', 'id as record']).where('merged_into', 'in', own.map(({ person }) => person)).$narrowType<{ person: string }>().execute();
  return [...own, ...joined];
}

/** Of some records the one that is kept: of those that were joined with another that one, of all others themselves. */
export async function keptRecords(db: Reader, ids: readonly string[]): Promise<(id: string) => string> {
  const joined = ids.length === 0 ? [] : await db.selectFrom('person').select(['id', 'merged_into as kept']).where('id', 'in', [...ids]).where('merged_into', 'is not', null).execute();
  const kept = new Map(joined.map((row) => [row.id, row.kept]));
  return (id) => kept.get(id) ?? id;
}
