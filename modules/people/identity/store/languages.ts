import '../tables.ts';
import type { Reader, Tx } from '../../../../kernel/db/schema.ts';
import type { Lang } from '../../../../kernel/text.ts';

/** The language that each chose; whoever is not known is not in it. */
export async function langsOf(db: Reader, people: readonly string[]): Promise<ReadonlyMap<string, Lang>> {
  if (people.length === 0) return new Map();
  const rows = await db.selectFrom('person').select(['id', 'lang']).where('id', 'in', [...people]).execute();
  return new Map(rows.map(({ id, lang }) => [id, lang]));
}

export const langOf = async (db: Reader, person: string): Promise<Lang> => (await langsOf(db, [person])).get(person) ?? 'id';

/** For one message to several who share an address: English only where all of them chose it. */
export async function langOfAll(db: Reader, people: readonly string[]): Promise<Lang> {
  const langs = [...(await langsOf(db, people)).values()];
  return langs.length > 0 && langs.every((lang) => lang === 'en') ? 'en' : 'id';
}

export async function setLang(tx: Tx, person: string, lang: Lang): Promise<void> {
  await tx.updateTable('person').set({ lang }).where('id', '=', person).execute();
}
