import type { Db } from '../../../kernel/db/schema.ts';
import { problem } from '../../../kernel/problem.ts';
import { fail, ok, type Result } from '../../../kernel/result.ts';
import type { ContestContext } from '../../elections/index.ts';
import { ancestorsOf, childrenOf, findRegions, LEVELS, type RegionRef } from '../../regions/index.ts';
import type { ResultPage, ResultRow } from '../contract.ts';
import { takesPart } from './electorate.ts';
import { resultRows, stationResults, totalsOf, type Place } from './rows.ts';

/** One region's running figures, its children's, and KPU's own beside them. `not_found` outside tree and district. */
export async function resultPage(db: Db, contest: ContestContext, at: { region: string; channel: string }): Promise<Result<ResultPage>> {
  const regions = await findRegions(db, contest.scheme, [...ancestorsOf(at.region), at.region], contest.validOn);
  const region = regions.get(at.region);
  if (!region || !takesPart(contest, at.region)) return fail(problem('not_found', { thing: `Wilayah ${at.region} pada ${contest.name}` }));
  const [total] = await resultRows(db, contest, [region], await totalsOf(db, contest, at.channel, at.region, [region]));
  if (!total) throw new Error('a region without a row');
  return ok({
    contest: contest.id, channel: at.channel,
    region: refOf(region),
    ancestors: ancestorsOf(at.region).flatMap((path) => regions.get(path) ?? []).map(refOf),
    childLevel: LEVELS[LEVELS.indexOf(region.level) + 1] ?? null,
    total,
    children: region.level === 'village'
      ? await stationResults(db, contest, at.channel, { subdistricts: region.parentId === null ? [] : [region.parentId], village: region.path })
      : await childRows(db, contest, at.channel, region),
    asOf: new Date().toISOString(),
  });
}

async function childRows(db: Db, contest: ContestContext, channel: string, region: Place & { scheme: string }): Promise<ResultRow[]> {
  const children = (await childrenOf(db, region, contest.validOn)).filter(({ path }) => takesPart(contest, path));
  return resultRows(db, contest, children, await totalsOf(db, contest, channel, region.path, children));
}

const refOf = ({ path, code, name, level }: Place): RegionRef => ({ path, code, name, level });
