import type { Db, Reader } from '../../../../kernel/db/schema.ts';
import { contestContext, type ContestContext } from '../../../elections/index.ts';
import { findRegions, parentPath } from '../../../regions/index.ts';
import type { OutlierCode, OutlierFilter, OutlierList, OutlierQuery, OutlierRow } from '../contract.ts';
import { differingCells } from '../rules/outliers.ts';
import { THRESHOLDS, THRESHOLDS_SOURCE } from '../rules/thresholds.ts';
import { bothWays, outlierCounts, outlierRows, type BothWays, type OutlierAsk, type OutlierKey, type OutlierRow as Stored } from '../store/outliers.ts';
import type { OverviewEvent } from './event.ts';

const askOf = ({ region, contest, code, channel, explained, sort }: OutlierFilter, after: OutlierKey | null, limit: number): OutlierAsk => ({ region, contest, code, channel, explained, sort, after, limit });

/** A page of the stations whose figures stand out; only figures that count are told. */
export async function outlierList(db: Db, event: OverviewEvent, { after, limit, ...filter }: OutlierQuery, countedAt: Date): Promise<OutlierList> {
  const ask = askOf(filter, keyOf(after), limit);
  const rows = await outlierRows(db, event.id, ask);
  const counts = await outlierCounts(db, event.id, ask);
  const last = rows.length === limit ? rows.at(-1) : undefined;
  return {
    rows: await viewed(db, event, rows), total: counts.reduce((sum, one) => sum + (filter.code === undefined || one.code === filter.code ? one.count : 0), 0),
    counts: Object.fromEntries(counts.map(({ code, count }) => [code, count])), after: last ? writeKey(last) : null, countedAt: countedAt.toISOString(),
    limits: { ...THRESHOLDS, source: THRESHOLDS_SOURCE },
  };
}

const PIECE = 5000;

/** Every one that fits, a piece at a time. */
export async function* allOutliers(db: Reader, event: OverviewEvent, filter: OutlierFilter): AsyncGenerator<OutlierRow, void, undefined> {
  for (let after: OutlierKey | null = null; ;) {
    const rows: Stored[] = await outlierRows(db, event.id, askOf(filter, after, PIECE));
    yield* await viewed(db, event, rows);
    const last = rows.at(-1);
    if (!last || rows.length < PIECE) return;
    after = last;
  }
}

async function viewed(db: Reader, event: OverviewEvent, rows: readonly Stored[]): Promise<OutlierRow[]> {
  const paths = [...new Set(rows.flatMap(({ path }) => [path, parentPath(path) ?? '']))];
  const regions = await findRegions(db, event.scheme, paths, event.validOn);
  const contests = new Map<number, ContestContext>();
  for (const id of new Set(rows.map(({ contest }) => contest))) {
    const contest = await contestContext(db, id);
    if (contest.ok) contests.set(id, contest.value);
  }
  const both = new Map((await bothWays(db, event, rows.filter(({ code }) => code === DIFFER))).map((one) => [`${one.contest} ${one.path}/${one.station}`, one]));
  return rows.map(({ path, station, contest, code, channel, value, beside, explained, cell }) => ({
    contest, contestName: contests.get(contest)?.name ?? '', village: { path, code: regions.get(path)?.code ?? '', name: regions.get(path)?.name ?? path, level: 'village' as const },
    subdistrict: regions.get(parentPath(path) ?? '')?.name ?? '', station, code: code as OutlierCode, channel, value, beside, cell, explained,
    differing: code === DIFFER ? differencesOf(contests.get(contest), both.get(`${contest} ${path}/${station}`)) : [],
  }));
}

const DIFFER: OutlierCode = 'channels_differ';
/** More fit in no row; a sheet on which more differ is to be looked at itself. */
const MOST_CELLS = 12;

function differencesOf(contest: ContestContext | undefined, said: BothWays | undefined): OutlierRow['differing'] {
  if (!contest || !said) return [];
  const { quick, legal } = said;
  return differingCells(contest.form.cells, quick, legal).slice(0, MOST_CELLS).map(({ id, place, position }) => ({ cell: id, place, quick: quick[position] ?? null, legal: legal[position] ?? null }));
}

const writeKey = ({ value, path, station, contest, code }: OutlierKey): string => [value, path, station, contest, code].join('~');

/** What a page was continued from; anything else is the first page. */
function keyOf(text: string | undefined): OutlierKey | null {
  const found = /^(-?[\d.e+-]{1,30})~([\w.]{1,130})~(\d{1,4})~(\d{1,9})~([a-z_]{1,30})$/.exec(text ?? '');
  const value = Number(found?.[1]);
  return found && Number.isFinite(value) ? { value, path: found[2] ?? '', station: Number(found[3]), contest: Number(found[4]), code: found[5] ?? '' } : null;
}
