import type { Db } from '../../../kernel/db/schema.ts';
import { problem } from '../../../kernel/problem.ts';
import { fail, ok, type Result } from '../../../kernel/result.ts';
import { LEGAL, type ContestContext } from '../../elections/index.ts';
import { ancestorsOf, childrenOf, depthOf, findRegions, LEVELS, type Region, type RegionRef } from '../../regions/index.ts';
import type { ResultPage, ResultRow } from '../contract.ts';
import { besideOfficial, NO_TURNOUT, plusTurnout, sumOfficial } from '../rules/tally.ts';
import { addTotals, emptyTotals, type Totals } from '../rules/running-totals.ts';
import { takesPart } from './electorate.ts';
import { besideAt, resultRows, stationResults, totalsOf, type Beside, type Place } from './rows.ts';

/** One region's running figures, its children's, and KPU's own beside them. `not_found` outside tree and district. */
export async function resultPage(db: Db, contest: ContestContext, at: { region: string; channel: string }): Promise<Result<ResultPage>> {
  const regions = await findRegions(db, contest.scheme, [...ancestorsOf(at.region), at.region], contest.validOn);
  const region = regions.get(at.region);
  if (!region || !takesPart(contest, at.region)) return fail(problem('not_found', { thing: { id: `Wilayah ${at.region} pada ${contest.name}`, en: `Region ${at.region} of ${contest.name}` } }));
  const { totals, children } = await figures(db, contest, at.channel, region);
  const [total] = await resultRows(db, contest, [region], new Map([[region.id, totals]]), ofAll(region.path, children, at.channel));
  if (!total) throw new Error('a region without a row');
  return ok({
    contest: contest.id, channel: at.channel,
    region: refOf(region),
    ancestors: ancestorsOf(at.region).flatMap((path) => regions.get(path) ?? []).map(refOf),
    childLevel: LEVELS[LEVELS.indexOf(region.level) + 1] ?? null,
    total: withOfficialOfChildren(total, children),
    children,
    asOf: new Date().toISOString(),
  });
}

/** What is told beside the totals of the children, together. */
function ofAll(path: string, children: readonly ResultRow[], channel: string): Beside {
  const sum = (of: (row: ResultRow) => number): Map<string, number> => new Map([[path, children.reduce((total, row) => total + of(row), 0)]]);
  return { verifying: children.some(({ verifying }) => verifying !== null) ? sum(({ verifying }) => verifying ?? 0) : null, corrected: channel === LEGAL ? sum(({ tally }) => tally.corrected) : null, turnout: new Map([[path, children.map(({ tally }) => tally.turnout).reduce(plusTurnout, NO_TURNOUT)]]) };
}

/** Where nothing was published for a region, but for every one of its children, their sum stands beside ours. */
function withOfficialOfChildren(total: ResultRow, children: readonly ResultRow[]): ResultRow {
  const sum = total.official ? null : sumOfficial(children);
  return sum ? { ...total, official: besideOfficial(total.tally, sum) } : total;
}

type Figures = { readonly totals: Totals; readonly children: ResultRow[] };

/** A region's totals with its children's rows; above the subdistricts the one is the sum of the other. */
async function figures(db: Db, contest: ContestContext, channel: string, region: Region): Promise<Figures> {
  const own = async (): Promise<Totals> => (await totalsOf(db, contest, channel, region.path, [region])).get(region.id) ?? emptyTotals(contest.form.cells.length);
  const beside = await besideAt(db, contest, channel, { region: region.path, depth: depthOf(region.path) + 1 });
  if (region.level === 'village') {
    const at = { subdistricts: region.parentId === null ? [] : [region.parentId], village: region.path };
    return { totals: await own(), children: await stationResults(db, contest, channel, at, beside) };
  }
  const regions = (await childrenOf(db, region, contest.validOn)).filter(({ path }) => takesPart(contest, path));
  const found = await totalsOf(db, contest, channel, region.path, regions);
  const children = await resultRows(db, contest, regions, found, beside);
  if (region.level === 'subdistrict') return { totals: await own(), children };
  const totals = emptyTotals(contest.form.cells.length);
  for (const child of found.values()) addTotals(totals, child);
  return { totals, children };
}

const refOf = ({ path, code, name, level }: Place): RegionRef => ({ path, code, name, level });
