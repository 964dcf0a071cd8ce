import type { Reader } from '../../../../kernel/db/schema.ts';
import { lookupStations, newestRoll, rollTotals } from '../../../regions/index.ts';
import { regionOf } from '../rules/place.ts';

/** `day` of the election that the place is for; undefined = whatever the election. */
export type StationPlace = { readonly path: string; readonly villageId: number; readonly day: string | undefined };

/**
 * Those of the places that are stations of no roll (`16.71.04.1001/9999`). Held against the newest roll of the scheme, and
 * only where it is that of the day and knows stations of the village: before the roll has come, nobody knows them.
 */
export async function strangeStations(db: Reader, scheme: string, places: readonly StationPlace[]): Promise<Set<string>> {
  const stations = places.filter(({ path }) => path.includes('/'));
  const roll = stations.length > 0 ? await newestRoll(db, scheme) : undefined;
  if (!roll) return new Set();
  const asked = stations.filter(({ day }) => day === undefined || day === roll.validOn);
  const totals = await rollTotals(db, roll.id, [...new Set(asked.map(({ villageId }) => villageId))]);
  const found = await lookupStations(db, roll.id, asked.map(({ path, villageId }) => ({ villageId, number: numberOf(path) })));
  return new Set(asked.filter(({ villageId }, at) => found[at] === null && (totals.get(villageId)?.stations ?? 0) > 0).map(({ path }) => path));
}

const numberOf = (path: string): number => Number(path.slice(regionOf(path).length + 1));
