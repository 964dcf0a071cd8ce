import { isWithin } from '../../../kernel/access.ts';
import type { Reader } from '../../../kernel/db/schema.ts';
import type { ContestContext } from '../../elections/index.ts';
import { findRegions, rollTotals, type Region, type RollTotals } from '../../regions/index.ts';

/** True if the region lies in the district of the contest, or holds a part of it. */
export const takesPart = (contest: ContestContext, path: string): boolean =>
  contest.covers(path) || contest.districtPaths.some((member) => isWithin(member, path));

/** Stations and voters that each region has in a contest: all of them inside the district, the district's part above it. */
export async function electorate(db: Reader, contest: ContestContext, regions: readonly Pick<Region, 'id' | 'path'>[]): Promise<Map<number, RollTotals>> {
  const partly = regions.filter(({ path }) => !contest.covers(path));
  const members = partly.length > 0 ? [...(await findRegions(db, contest.scheme, contest.districtPaths, contest.validOn)).values()] : [];
  const totals = await rollTotals(db, contest.rollId, [...regions, ...members].map(({ id }) => id));
  const found = new Map<number, RollTotals>();
  for (const region of regions) {
    const parts = contest.covers(region.path) ? [region] : members.filter((member) => isWithin(member.path, region.path));
    found.set(region.id, parts.map(({ id }) => totals.get(id) ?? NONE).reduce(plus, NONE));
  }
  return found;
}

const NONE: RollTotals = { stations: 0, voters: null, votersMale: null, votersFemale: null };

const add = (a: number | null, b: number | null): number | null => (a === null ? b : b === null ? a : a + b);

const plus = (a: RollTotals, b: RollTotals): RollTotals => ({
  stations: a.stations + b.stations, voters: add(a.voters, b.voters),
  votersMale: add(a.votersMale, b.votersMale), votersFemale: add(a.votersFemale, b.votersFemale),
});
