import type { Reader } from '../../../../kernel/db/schema.ts';
import { problem } from '../../../../kernel/problem.ts';
import { fail, ok, type Result } from '../../../../kernel/result.ts';
import { ancestorsOf, childrenOf, depthOf, findRegions, LEVELS, stationCode, stationsOf, type Region } from '../../../regions/index.ts';
import { newestCertificates } from '../../plenary/store/certificate-views.ts';
import { standingOf } from '../../plenary/store/list.ts';
import type { OverviewPage, OverviewRow } from '../contract.ts';
import { plusRules, plusSaid, sharesOf, SILENT, type Said } from '../rules/fold.ts';
import { correctedLines } from '../store/beside.ts';
import { alarmsBelow, hallsAt, type HallRow } from '../store/halls.ts';
import { objectionsBelow } from '../store/objected.ts';
import { expectedAt, outliersAt, type At, type OutlierCount } from '../store/reading.ts';
import type { OverviewEvent } from './event.ts';
import { countedParts, liveParts, type Parts } from './parts.ts';
import { sentUp, stuckAt, type Stuck } from './waiting.ts';

type Place = Pick<Region, 'path' | 'code' | 'name'> & { readonly id: number; readonly level: OverviewRow['level']; readonly stations: number; readonly sheets: number };
type Asked = { readonly region: string; readonly contest: number | undefined; /** May the reader know who answers for what waits? */ readonly mayName: boolean; readonly countedAt: Date };
const VILLAGE = 4;

/** How far the night is in a region and in each of the level below. `not_found` outside the tree. */
export async function overviewPage(db: Reader, event: OverviewEvent, { region: path, contest, mayName, countedAt }: Asked): Promise<Result<OverviewPage>> {
  const regions = await findRegions(db, event.scheme, [...ancestorsOf(path), path], event.validOn);
  const region = regions.get(path);
  if (!region) return fail(problem('not_found', { thing: { id: `Wilayah ${path}`, en: `Region ${path}` } }));
  const depth = depthOf(path) + 1;
  const at: At = { event: event.id, scheme: event.scheme, region: path, depth, contest };
  const below = depth > VILLAGE ? [region] : await childrenOf(db, region, event.validOn);
  const places = await placesOf(db, event, at, below);
  const parts = depth > VILLAGE ? await liveParts(db, event, at, below, 'station') : depth === VILLAGE ? await liveParts(db, event, at, below, 'village') : await countedParts(db, at);
  const know: Known = {
    parts, stuck: await stuckAt(db, event, at, parts, mayName),
    outliers: Map.groupBy(await outliersAt(db, at), (one) => one.path), halls: new Map((await hallsAt(db, at)).map((row) => [row.path, row])), alarms: await alarmsBelow(db, at), objected: await objectionsBelow(db, at),
    corrected: await correctedAt(db, at), plenaries: await plenariesOf(db, event, [region, ...(depth > VILLAGE ? [] : below)]),
  };
  const rows = places.map((place) => rowOf(place, know));
  return ok({
    event: { slug: event.slug, name: event.name, date: event.date, scheme: event.scheme, publication: event.publication }, contest: contest ?? null,
    region: refOf(region), ancestors: ancestorsOf(path).flatMap((one) => regions.get(one) ?? []).map(refOf), childLevel: LEVELS[depth] ?? null,
    total: totalOf(region, rows, know), rows, stuck: [...know.stuck.list], sent: await sentUp(db, event, at), outliers: byCode([...know.outliers.values()].flat()), countedAt: countedAt.toISOString(), now: new Date().toISOString(),
  });
}

const refOf = ({ path, code, name, level }: Region): OverviewPage['region'] => ({ path, code, name, level });

/** The regions that vote, or the stations of a kelurahan, with how many sheets are to come. */
async function placesOf(db: Reader, event: OverviewEvent, at: At, below: readonly Region[]): Promise<Place[]> {
  const [village] = below;
  if (at.depth > VILLAGE && village) {
    const expected = (await expectedAt(db, event.rollId, { ...at, depth: VILLAGE }, [village])).get(village.id);
    const contests = expected && expected.stations > 0 ? expected.sheets / expected.stations : 0;
    return contests === 0 ? [] : (await stationsOf(db, event.rollId, village.id)).map(({ number }) => ({
      id: 0, path: `${village.path}/${number}`, code: stationCode(village.code, number), name: `TPS ${String(number).padStart(3, '0')}`, level: 'station' as const, stations: 1, sheets: contests,
    }));
  }
  const expected = await expectedAt(db, event.rollId, at, below);
  return below.flatMap(({ id, path, code, name, level }) => {
    const votes = expected.get(id);
    return votes && votes.sheets > 0 ? [{ id, path, code, name, level, ...votes }] : [];
  });
}

type Known = {
  readonly parts: Parts; readonly stuck: Stuck; readonly outliers: ReadonlyMap<string, readonly OutlierCount[]>; readonly halls: ReadonlyMap<string, HallRow>; readonly alarms: ReadonlyMap<string, number>; readonly objected: ReadonlyMap<string, OverviewRow['fieldObjections']>;
  readonly plenaries: ReadonlyMap<string, NonNullable<OverviewRow['plenary']>>; /** Lines that plenaries corrected; null = as their counters say. */ readonly corrected: ReadonlyMap<string, number> | null;
};

/** Of one contest, and below the subdistricts, the lines are counted; of all contests together each plenary has its counter. */
const correctedAt = async (db: Reader, at: At): Promise<Known['corrected']> => (at.contest === undefined && at.depth < VILLAGE ? null : correctedLines(db, at));

async function plenariesOf(db: Reader, event: OverviewEvent, regions: readonly Region[]): Promise<Known['plenaries']> {
  const standing = await standingOf(db, event.id, regions.map(({ id }) => id));
  const certificates = Map.groupBy(await newestCertificates(db, standing.map(({ id }) => id)), ({ plenary }) => plenary);
  const paths = new Map(regions.map(({ id, path }) => [id, path]));
  return new Map(standing.map(({ id, regionId, state, out, lines, done }) => [paths.get(regionId) ?? '', { id, state, outSince: out?.takenAt ?? null, lines, done, certificates: (certificates.get(id) ?? []).map(({ contest, state: standsAt }) => ({ contest, state: standsAt })) }]));
}

const NO_CASES = { photographed: 0, entered: 0, different: 0, askedAgain: 0, accepted: 0, unphotographed: 0, replaced: 0, oldest: null };
const NO_HALL = { planned: 0, open: 0, paused: 0, closed: 0, lines: 0, done: 0, corrected: 0 };
const byCode = (counts: readonly OutlierCount[]): Record<string, number> => counts.reduce((sum, { code, count }) => plusRules(sum, { [code]: count }), {});

function rowOf({ path, code, name, level, stations, sheets }: Place, know: Known): OverviewRow {
  const { photographed, entered, different, askedAgain, accepted, unphotographed, replaced, oldest } = know.parts.cases.get(path) ?? NO_CASES;
  const outliers = know.outliers.get(path) ?? [];
  const differing = outliers.find((one) => one.code === 'channels_differ') ?? { count: 0, explained: 0 };
  const { objections, path: _at, ...halls }: HallRow = know.halls.get(path) ?? { path, objections: 0, ...NO_HALL };
  return {
    path, code, name, level, stations, sheets, unphotographed, replaced, ...saidOf(know.parts.said.get(path) ?? SILENT),
    states: { awaited: Math.max(0, sheets - photographed - entered - different - askedAgain - accepted), photographed, entered, different, asked_again: askedAgain, accepted },
    oldest: oldest?.toISOString() ?? null, owner: know.stuck.of.get(path)?.owner ?? null, plenary: know.plenaries.get(path) ?? null, halls,
    corrected: { quick: know.parts.changed.get(path) ?? 0, legal: know.corrected === null ? halls.corrected : know.corrected.get(path) ?? 0 },
    openObjections: objections, fieldObjections: know.objected.get(path) ?? { all: 0, taken: 0 }, alarms: know.alarms.get(path) ?? 0, differences: { all: differing.count, explained: differing.explained },
    outliers: outliers.reduce((sum, { count }) => sum + count, 0),
  };
}

const saidOf = (said: Said) => ({ quickIn: said.quick.in, legalIn: said.legal.in, hard: said.hard, warn: said.warn, rules: { ...said.rules }, ...sharesOf(said) });

/** The region itself: what is below it together, with its own plenary, objections and alarms. */
function totalOf(region: Region, rows: readonly OverviewRow[], know: Known): OverviewRow {
  const sum = (of: (row: OverviewRow) => number): number => rows.reduce((total, row) => total + of(row), 0);
  const state = (name: keyof NonNullable<OverviewRow['states']>): number => sum(({ states }) => states?.[name] ?? 0);
  const shown = new Set(rows.map(({ path }) => path));
  const said = [...know.parts.said].reduce((total, [path, one]) => (shown.has(path) ? plusSaid(total, one) : total), SILENT);
  const own = know.halls.get(region.path);
  const hall = (name: keyof typeof NO_HALL): number => sum(({ halls }) => halls[name]) + (own?.[name] ?? 0);
  return {
    ...refOf(region), stations: Math.max(0, sum(({ stations }) => stations)), sheets: sum(({ sheets }) => sheets), unphotographed: sum((row) => row.unphotographed), replaced: sum((row) => row.replaced), ...saidOf(said),
    states: { awaited: state('awaited'), photographed: state('photographed'), entered: state('entered'), different: state('different'), asked_again: state('asked_again'), accepted: state('accepted') },
    oldest: know.stuck.list[0]?.since ?? null, owner: know.stuck.list[0]?.owner ?? null, plenary: know.plenaries.get(region.path) ?? null,
    halls: { planned: hall('planned'), open: hall('open'), paused: hall('paused'), closed: hall('closed'), lines: hall('lines'), done: hall('done'), corrected: hall('corrected') },
    corrected: { quick: sum(({ corrected }) => corrected.quick), legal: sum(({ corrected }) => corrected.legal) },
    openObjections: sum((row) => row.openObjections) + (own?.objections ?? 0), fieldObjections: { all: sum((row) => row.fieldObjections.all), taken: sum((row) => row.fieldObjections.taken) }, alarms: sum(({ alarms }) => alarms) + (know.alarms.get(region.path) ?? 0),
    differences: { all: sum(({ differences }) => differences.all), explained: sum(({ differences }) => differences.explained) }, outliers: sum(({ outliers }) => outliers),
  };
}
