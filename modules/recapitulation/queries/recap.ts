import type { Db } from '../../../kernel/db/schema.ts';
import type { ContestContext } from '../../elections/index.ts';
import { depthOf, LEVELS, regionsWithin, type Level } from '../../regions/index.ts';
import type { ResultRow } from '../contract.ts';
import { takesPart } from './electorate.ts';
import { besideAt, resultRows, stationResults, totalsOf } from './rows.ts';

/**
 * Every region of one level within `region`, in the order of their paths, a piece at a time: it never holds more than
 * the villages of one regency, or the stations of one subdistrict. Above `region` there is nothing.
 */
export async function* recap(db: Db, contest: ContestContext, query: { region: string; channel: string; level: Level }): AsyncGenerator<ResultRow, void, undefined> {
  const { region, channel, level } = query;
  if (LEVELS.indexOf(level) < depthOf(region)) return;
  if (level === 'station') return yield* stations(db, contest, query);
  const pieces = level === 'village' && depthOf(region) < 2 ? await paths(db, contest, region, 'regency') : [region];
  for (const piece of pieces) {
    const regions = (await regionsWithin(db, contest.scheme, piece, level, contest.validOn)).filter(({ path }) => takesPart(contest, path));
    yield* await resultRows(db, contest, regions, await totalsOf(db, contest, channel, piece, regions), await besideAt(db, contest, channel, { region: piece, depth: LEVELS.indexOf(level) }));
  }
}

const paths = async (db: Db, contest: ContestContext, region: string, level: 'regency'): Promise<string[]> =>
  (await regionsWithin(db, contest.scheme, region, level, contest.validOn)).map(({ path }) => path).filter((path) => takesPart(contest, path));

async function* stations(db: Db, contest: ContestContext, { region, channel }: { region: string; channel: string }): AsyncGenerator<ResultRow, void, undefined> {
  const isVillage = depthOf(region) === 4;
  const above = isVillage ? region.slice(0, region.lastIndexOf('.')) : region;
  for (const subdistrict of await regionsWithin(db, contest.scheme, above, 'subdistrict', contest.validOn)) {
    if (!takesPart(contest, subdistrict.path)) continue;
    const beside = await besideAt(db, contest, channel, { region: isVillage ? region : subdistrict.path, depth: LEVELS.indexOf('station') });
    yield* await stationResults(db, contest, channel, { subdistricts: [subdistrict.id], ...(isVillage ? { village: region } : {}) }, beside);
  }
}
