import type { Db, Reader } from '../../../kernel/db/schema.ts';
import { LEGAL, QUICK, type ContestContext } from '../../elections/index.ts';
import { depthOf, stationCode, type NodeLevel, type Region } from '../../regions/index.ts';
import { stationRows, sumSheets, type StationRow } from '../../sheets/index.ts';
import type { ResultRow } from '../contract.ts';
import { freshRound } from '../overview/keep.ts';
import { correctedLines, countedTurnout, uncountedAt } from '../overview/store/beside.ts';
import { addSheet, emptyTotals, type Totals } from '../rules/running-totals.ts';
import { besideOfficial, NO_TURNOUT, tallyOf, turnoutOf, type Turnout } from '../rules/tally.ts';
import { officialFigures, totalsAtDepth, turnoutAtDepth } from '../store.ts';
import { electorate } from './electorate.ts';

type Place = Pick<Region, 'id' | 'path' | 'code' | 'name' | 'level'>;

const VILLAGE_DEPTH = 4;

/**
 * Totals of regions that all stand on one level, within `path`, by region id: from the running totals of the
 * subdistricts, or for villages from their sheets.
 */
export async function totalsOf(db: Reader, contest: ContestContext, channel: string, path: string, regions: readonly Place[]): Promise<Map<number, Totals>> {
  const [first] = regions;
  const cells = contest.form.cells.length;
  if (!first) return new Map();
  if (depthOf(first.path) === VILLAGE_DEPTH) {
    const sums = await sumSheets(db, { contestId: contest.id, channel, cells, villages: regions.map(({ id }) => id) });
    return new Map(sums.map((row) => [row.regionId, row]));
  }
  const rows = new Map((await totalsAtDepth(db, { contestId: contest.id, channel, cells, path, depth: depthOf(first.path) })).map((row) => [row.path, row]));
  return new Map(regions.flatMap((region) => { const row = rows.get(region.path); return row ? [[region.id, row]] : []; }));
}

/**
 * What is told beside the totals, by path. `verifying`: sheets that are in and do not count yet (publication rule: their number, never
 * a figure); null where figures come another way. `corrected`: on the legal way what plenaries corrected; null = what the totals say. `turnout`: of regions; stations have their own.
 */
export type Beside = { readonly verifying: ReadonlyMap<string, number> | null; readonly corrected: ReadonlyMap<string, number> | null; readonly turnout: ReadonlyMap<string, Turnout> };

/** The above for regions at `depth` (5 = stations) within `region`. */
export async function besideAt(db: Db, contest: ContestContext, channel: string, { region, depth }: { readonly region: string; readonly depth: number }): Promise<Beside> {
  const turnout = await turnoutBeside(db, contest, channel, { region, depth });
  if (contest.publication === 'as_recorded') return { verifying: null, corrected: null, turnout };
  const at = { event: contest.eventId, scheme: contest.scheme, region, depth, contest: contest.id };
  if (channel === LEGAL) return { verifying: null, corrected: await correctedLines(db, at), turnout };
  if (channel !== QUICK) return { verifying: null, corrected: null, turnout };
  return { verifying: await uncountedAt(db, at), corrected: null, turnout };
}

/**
 * Where figures come by verification the overview has counted it down to the subdistricts; elsewhere the sheets are asked wherever a running
 * total does not tell.
 */
async function turnoutBeside(db: Db, { id, eventId, scheme, publication, form }: ContestContext, channel: string, { region, depth }: { readonly region: string; readonly depth: number }): Promise<ReadonlyMap<string, Turnout>> {
  if (depth > VILLAGE_DEPTH) return new Map();
  if (publication !== 'as_recorded' && depth < VILLAGE_DEPTH && (channel === QUICK || channel === LEGAL)) {
    await freshRound(db);
    return countedTurnout(db, channel === QUICK ? 'quick' : 'legal', { event: eventId, scheme, region, depth, contest: id });
  }
  const position = (cell: string): number => (form.index[cell] ?? -1) + 1;
  return turnoutAtDepth(db, { scheme, contestId: id, channel, path: region, depth, cells: [position('A1_J'), position('B4_J')] });
}

/** A row with what is told beside its totals. */
const withBeside = <T extends Pick<ResultRow, 'path' | 'tally'>>(row: T, { verifying, corrected }: Beside) => ({
  ...row, tally: corrected ? { ...row.tally, corrected: corrected.get(row.path) ?? 0 } : row.tally, verifying: verifying ? verifying.get(row.path) ?? 0 : null,
});

/** Regions with their totals, and KPU's figures beside them where it published any. */
export async function resultRows(db: Reader, contest: ContestContext, regions: readonly Place[], totals: ReadonlyMap<number, Totals>, beside: Beside): Promise<ResultRow[]> {
  const [voters, officials] = await Promise.all([electorate(db, contest, regions), officialFigures(db, contest.id, regions.map(({ id }) => id))]);
  const none = emptyTotals(contest.form.cells.length);
  return regions.map(({ id, path, code, name, level }) => {
    const row = withBeside({ path, code, name, level, tally: tallyOf(contest.form, totals.get(id) ?? none, voters.get(id) ?? { stations: 0, votersMale: null, votersFemale: null }, beside.turnout.get(path) ?? NO_TURNOUT) }, beside);
    const official = officials.get(id);
    return { ...row, official: official ? besideOfficial(row.tally, official) : null };
  });
}

// A village has tens of stations; overseas some have thousands.
const MOST_STATIONS = 10_000;

/** The stations of villages as rows: each is in or not, with its own figures. */
export async function stationResults(
  db: Reader, contest: ContestContext, channel: string, at: { subdistricts: readonly number[]; village?: string }, beside: Beside,
): Promise<ResultRow[]> {
  const scope = at.village === undefined ? {} : { village: at.village };
  const rows = await stationRows(db, contest, channel, { subdistricts: at.subdistricts, ...scope, state: 'all', rules: 0, limit: MOST_STATIONS });
  return rows.map((row) => withBeside(stationResult(contest, row), beside));
}

function stationResult({ form }: ContestContext, row: StationRow): Omit<ResultRow, 'verifying'> {
  const totals = emptyTotals(form.cells.length);
  const { version, figures, broken, hard, incomplete, votersMale, votersFemale } = row;
  if (version !== null && figures && broken !== null) addSheet(totals, { version, figures, broken, hard: hard === true, incomplete: incomplete === true }, 1);
  const figure = (cell: string): number | null => figures?.[form.index[cell] ?? -1] ?? null;
  const turnout = version === null ? NO_TURNOUT : turnoutOf(figure('A1_J'), figure('B4_J'));
  return {
    path: `${row.path}/${row.number}`, code: stationCode(row.code, row.number), name: `TPS ${String(row.number).padStart(3, '0')}`, level: 'station',
    tally: tallyOf(form, totals, { stations: 1, votersMale, votersFemale }, turnout), official: null,
  };
}

export type { NodeLevel, Place };
