import type { SheetsAccepted } from '../sheets/index.ts';
import { addSheet, emptyTotals, type Totals } from './rules/running-totals.ts';
import type { RegionDelta } from './store.ts';

/** What a set of changed sheets does to the totals of each subdistrict. */
export function foldChanges({ contest, changes }: SheetsAccepted): RegionDelta[] {
  const deltas = new Map<number, RegionDelta & { totals: Totals }>();
  for (const { place, before, after } of changes) {
    let delta = deltas.get(place.subdistrictId);
    if (!delta) {
      const path = place.village.slice(0, place.village.lastIndexOf('.'));
      deltas.set(place.subdistrictId, (delta = { regionId: place.subdistrictId, path, totals: emptyTotals(contest.form.cells.length) }));
    }
    if (before) addSheet(delta.totals, before, -1);
    addSheet(delta.totals, after, 1);
  }
  return [...deltas.values()];
}
