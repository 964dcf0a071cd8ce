import type { Reader } from '../../../../kernel/db/schema.ts';
import { ancestorsOf } from '../../../regions/index.ts';
import { holdersOf } from '../../../people/index.ts';
import type { FieldEvent } from '../../capture/store/field.ts';
import type { QueueRow } from '../contract.ts';
import { namedOwners } from '../store/owners.ts';

export type Owner = NonNullable<QueueRow['owner']>;
const VERB = 'sheets.supervise';

/** Who looks after the queue of a kelurahan: its PPK first, then the offices above. */
export async function ownerChoices(db: Reader, { slug, scheme }: FieldEvent, village: string): Promise<{ id: string; name: string; region: string }[]> {
  const above = [...ancestorsOf(village), village].reverse();
  const holders = await holdersOf(db, VERB, { scheme, event: slug, paths: above });
  const nearest = [...holders].sort((a, b) => above.indexOf(a.path) - above.indexOf(b.path));
  return nearest.flatMap(({ person, name, path }, at) => (nearest.findIndex((one) => one.person === person) === at ? [{ id: person, name, region: path }] : []));
}

/**
 * Whose each kelurahan is: who was named, as long as they still look after its queue; else the PPK of its subdistrict who began
 * first; else the operator of the city, of the province, of the nation. Nobody only where the house has none of them.
 */
export async function ownersOf(db: Reader, event: FieldEvent, villages: readonly string[]): Promise<Map<string, Owner>> {
  if (villages.length === 0) return new Map();
  const named = await namedOwners(db, event.id, event.scheme, villages);
  const paths = [...new Set([...villages.flatMap((village) => ancestorsOf(village)), ...named.keys()])];
  const holders = Map.groupBy(await holdersOf(db, VERB, { scheme: event.scheme, event: event.slug, paths }), ({ path }) => path);
  const found = new Map<string, Owner>();
  for (const village of villages) {
    const above = [...ancestorsOf(village), village].reverse().flatMap((path) => holders.get(path) ?? []);
    const chosen = named.get(village);
    const owner = above.find(({ person }) => person === chosen?.id) ?? above[0];
    if (owner) found.set(village, { id: owner.person, name: owner.name, named: owner.person === chosen?.id });
  }
  return found;
}
