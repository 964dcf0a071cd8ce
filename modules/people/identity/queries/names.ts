import type { Reader } from '../../../../kernel/db/schema.ts';
import { fold } from '../rules/fold.ts';
import { systemName } from '../rules/system-names.ts';
import { actorsNamed, knownNames } from '../store/names.ts';

const MOST_CALLED = 50;

/** What people are called, by id; an id of nobody is left out but for the house's own, and whoever was anonymised is “Dianonimkan”. */
export async function namesOf(db: Reader, ids: readonly string[]): Promise<Map<string, string>> {
  const known = await knownNames(db, [...new Set(ids)]);
  const house = ids.flatMap((id): [string, string][] => { const name = systemName(id); return name === undefined ? [] : [[id, name]]; });
  return new Map([...house, ...known.map(({ id, name }): [string, string] => [id, name])]);
}

/** The ids of at most 50 people who did something in this house and whose name contains the text, however it is written; none for a text without letters. */
export async function actorsCalled(db: Reader, text: string): Promise<string[]> {
  const folded = fold(text);
  return folded === '' ? [] : actorsNamed(db, folded, MOST_CALLED);
}
