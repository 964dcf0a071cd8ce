import type { Reader } from '../../../kernel/db/schema.ts';
import { problem } from '../../../kernel/problem.ts';
import { fail, ok, type Result } from '../../../kernel/result.ts';
import type { RegionPage, RegionRef } from '../contract.ts';
import { ancestorsOf } from '../rules/paths.ts';
import { today } from '../rules/validity.ts';
import { findRoll, newestRoll, NO_STATIONS, totalsByPath } from '../rolls/store.ts';
import { aliasesOf, changesOf, childrenOf, countsBelow, findRegion, findRegions, type Region } from './store.ts';

export type PageQuery = { readonly scheme: string; readonly path: string; readonly on?: string | undefined; readonly roll?: string | undefined };

/** One region as a screen shows it, on a date; stations and voters are those of the roll asked for, or the newest one. */
export async function regionPage(db: Reader, query: PageQuery): Promise<Result<RegionPage>> {
  const on = query.on ?? today();
  const region = await findRegion(db, query.scheme, query.path, on);
  if (!region) return fail(problem('not_found', { thing: { id: `Wilayah "${query.path}" (${query.scheme}, ${on})`, en: `Region "${query.path}" (${query.scheme}, ${on})` } }));
  const [above, children, aliases, changes] = await Promise.all([
    findRegions(db, query.scheme, ancestorsOf(query.path), on), childrenOf(db, region, on), aliasesOf(db, region.id), changesOf(db, query.scheme, query.path),
  ]);
  const counts = await countsBelow(db, region, on);
  const roll = query.roll === undefined ? await newestRoll(db, query.scheme) : await findRoll(db, query.roll);
  if (!roll && query.roll !== undefined) return fail(problem('not_found', { thing: { id: `Daftar TPS "${query.roll}"`, en: `Roll "${query.roll}"` } }));
  const totals = roll ? await totalsByPath(db, roll, [region.path, ...children.map((child) => child.path)]) : new Map<string, never>();
  const own = totals.get(region.path) ?? NO_STATIONS;
  return ok({
    region: { ...refOf(region), validFrom: region.validFrom, validTo: region.validTo, aliases },
    ancestors: ancestorsOf(region.path).flatMap((path) => above.get(path) ?? []).map(refOf),
    children: children.map((child) => {
      const { stations, voters } = totals.get(child.path) ?? NO_STATIONS;
      return { ...refOf(child), villages: counts.villagesByChild.get(child.path) ?? 0, stations, voters };
    }),
    counts: { ...counts.levels, stations: own.stations, votersMale: own.votersMale, votersFemale: own.votersFemale },
    changes,
  });
}

export const refOf = (region: Region): RegionRef => ({ path: region.path, code: region.code, name: region.name, level: region.level });
