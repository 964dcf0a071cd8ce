import type { Reader } from '../../../kernel/db/schema.ts';
import { listEvents, contestPage } from '../../elections/index.ts';
import type { ContestType } from '../../forms/index.ts';
import { sql } from 'kysely';

export type EventHead = { readonly id: number; readonly slug: string; readonly scheme: string; readonly rollId: number; /** By the election's rule set; null = it tells none. */ readonly witnessesPerStation: number | null };

export async function eventNamed(db: Reader, slug: string): Promise<EventHead | undefined> {
  const { rows } = await sql<EventHead>`SELECT e.id, e.slug, r.scheme, e.roll_id AS "rollId",
    (SELECT (value #>> '{}')::int FROM rule_value WHERE rule_set_id = e.rule_set_id AND key = 'witnessesPerStation') AS "witnessesPerStation" FROM event e JOIN roll r ON r.id = e.roll_id WHERE e.slug = ${slug}`.execute(db);
  return rows[0];
}

/** The contestants of all contests of one type in an election: a party stands in many districts under one number. A pair whose short name is its number alone is called by its names. */
export async function contestsOfType(db: Reader, eventId: number, type: ContestType): Promise<{ readonly numbers: readonly number[]; readonly names: ReadonlyMap<number, string> }[]> {
  const event = (await listEvents(db)).find(({ id }) => id === eventId);
  const found: { numbers: number[]; names: Map<number, string> }[] = [];
  for (const contest of event?.contests.filter((one) => one.type === type) ?? []) {
    const page = await contestPage(db, contest.id);
    if (page.ok) found.push({ numbers: page.value.contestants.map(({ number }) => number), names: new Map(page.value.contestants.map(({ number, name, shortName }) => [number, shortName === null || /^\d+$/.test(shortName) ? name : shortName])) });
  }
  return found;
}
