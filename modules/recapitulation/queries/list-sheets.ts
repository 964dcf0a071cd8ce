import type { Db } from '../../../kernel/db/schema.ts';
import { isWithin } from '../../../kernel/access.ts';
import { problem } from '../../../kernel/problem.ts';
import { fail, ok, type Result } from '../../../kernel/result.ts';
import { LEGAL, type ContestContext } from '../../elections/index.ts';
import { codesOf, maskOf, recordFromFigures, RULE_CODES, type RuleCode } from '../../forms/index.ts';
import { ancestorsOf, depthOf, findRegions, parentPath, type Region } from '../../regions/index.ts';
import { caseStates, countStations, stationRows, votingSubdistricts, type SheetList, type SheetListQuery, type StationRow, type CaseState, type StationScope } from '../../sheets/index.ts';
import { correctedLines, correctedStations } from '../overview/store/beside.ts';
import { subdistrictCounts } from '../store.ts';

/** A subdistrict with how many of its stations fit the filter, as far as the totals know. */
type Candidate = { readonly id: number; readonly path: string; readonly fits: number };

/**
 * Stations of a contest in path order, by state and broken rule. The running totals say where to look and how many there
 * are, so that a page is as fast for the nation as for a village and no query ever walks 800,000 sheets.
 */
export async function listSheets(db: Db, contest: ContestContext, query: SheetListQuery): Promise<Result<SheetList>> {
  const rules = ruleMask(query.rule);
  if (rules === null) return fail(problem('not_found', { thing: `Aturan ${query.rule ?? ''}` }));
  const after = readCursor(query.after);
  if (after === null) return fail(problem('input_invalid', { column: 'after', reason: 'desa/nomor' }));
  const scope = narrower(contest.regionPath, query.region);
  const candidates = scope === null ? [] : await candidatesOf(db, contest, query, scope, rules);
  const filter: Filter = { state: query.state, rules, ...(scope !== null && depthOf(scope) === VILLAGE ? { village: scope } : {}) };
  const total = isExact(contest, filter)
    ? candidates.reduce((sum, { fits }) => sum + fits, 0)
    : await countStations(db, contest, query.channel, await scopeOf(db, contest, query, { subdistricts: candidates.map(({ id }) => id), ...filter }));
  const rows = await firstRows(db, contest, query, candidates, { ...filter, after, limit: query.limit + 1 });
  const shown = rows.slice(0, query.limit);
  const last = rows.length > query.limit ? shown.at(-1) : undefined;
  return ok({ total, rows: await named(db, contest, shown), after: last ? `${last.path}/${last.number}` : null });
}

const VILLAGE = 4;

/** On the legal way a sheet is corrected where a plenary corrected its paper, at whatever version it stands. */
const byPlenary = ({ publication }: ContestContext, { state, channel }: Pick<SheetListQuery, 'state' | 'channel'>): boolean => state === 'corrected' && channel === LEGAL && publication !== 'as_recorded';

async function scopeOf<T extends Omit<StationScope, 'limit'>>(db: Db, contest: ContestContext, query: SheetListQuery, scope: T): Promise<T> {
  return byPlenary(contest, query) ? { ...scope, state: 'all', only: await correctedStations(db, contest.id, scope.subdistricts) } : scope;
}

type Filter = Pick<StationScope, 'state' | 'rules' | 'village'>;

/** Whether what the totals say of the candidates is their number, and not only the most it can be. */
function isExact(contest: ContestContext, { state, rules, village }: Filter): boolean {
  if (village !== undefined) return false;
  if (rules === 0 || state === 'all' || state === 'flagged') return true;
  return state === 'hard' && (contest.form.hardMask & rules) !== 0;
}

/** The first stations after the cursor, from as few subdistricts as hold them. */
async function firstRows(db: Db, contest: ContestContext, query: SheetListQuery, candidates: readonly Candidate[], scope: Omit<StationScope, 'subdistricts'>): Promise<StationRow[]> {
  const begin = scope.after ? parentPath(scope.after.village) : null;
  let rest = begin === null ? [...candidates] : candidates.filter(({ path }) => path >= begin);
  const rows: StationRow[] = [];
  while (rows.length < scope.limit && rest.length > 0) {
    const limit = scope.limit - rows.length;
    const piece = pieceOf(rest, limit);
    rest = rest.slice(piece.length);
    rows.push(...await stationRows(db, contest, query.channel, { ...await scopeOf(db, contest, query, { ...scope, subdistricts: piece.map(({ id }) => id) }), limit }));
  }
  return rows;
}

/** No rule: 0. A code that is not a rule: null. */
function ruleMask(rule: string | undefined): number | null {
  if (rule === undefined || rule === '') return 0;
  return (RULE_CODES as readonly string[]).includes(rule) ? maskOf([rule as RuleCode]) : null;
}

function readCursor(after: string | undefined): { village: string; station: number } | undefined | null {
  if (!after) return undefined;
  const found = /^(.+)\/(\d{1,4})$/.exec(after);
  return found?.[1] && found[2] ? { village: found[1], station: Number(found[2]) } : null;
}

/** The smaller of two regions if one holds the other, else null. */
const narrower = (a: string, b: string): string | null => (isWithin(b, a) ? b : isWithin(a, b) ? a : null);

/** As few subdistricts as can hold `wanted` stations, and the first one always, for a page may begin in its middle. */
function pieceOf(candidates: readonly Candidate[], wanted: number): Candidate[] {
  let sum = 0;
  const end = candidates.findIndex((candidate, at) => at > 0 && (sum += candidate.fits) >= wanted);
  return end === -1 ? [...candidates] : candidates.slice(0, end + 1);
}

/** Subdistricts where something fits, in path order; a whole village's stations are cheap to look through. */
async function candidatesOf(db: Db, contest: ContestContext, { state, channel }: SheetListQuery, scope: string, rules: number): Promise<Candidate[]> {
  const above = depthOf(scope) === VILLAGE ? (parentPath(scope) ?? '') : scope;
  const ruleBit = rules === 0 ? null : 31 - Math.clz32(rules);
  if (byPlenary(contest, { state, channel })) {
    const fits = await correctedLines(db, { event: contest.eventId, scheme: contest.scheme, region: above, depth: VILLAGE - 1, contest: contest.id });
    return (await subdistrictCounts(db, contest.id, channel, above, { count: 'known', ruleBit })).flatMap((one) => { const found = fits.get(one.path); return found ? [{ ...one, fits: found }] : []; });
  }
  // Where there is no sheet, no rule is broken.
  if (ruleBit !== null && state === 'missing') return [];
  if (state !== 'all' && state !== 'missing') return subdistrictCounts(db, contest.id, channel, above, { count: state, ruleBit });
  if (ruleBit !== null) return subdistrictCounts(db, contest.id, channel, above, { count: 'known', ruleBit });
  const voting = (await votingSubdistricts(db, contest, scope)).map(({ id, path, stations }) => ({ id, path, fits: stations }));
  if (state === 'all') return voting;
  const known = new Map((await subdistrictCounts(db, contest.id, channel, above, { count: 'known', ruleBit: null })).map(({ id, fits }) => [id, fits]));
  return voting.map(({ id, path, fits }) => ({ id, path, fits: fits - (known.get(id) ?? 0) })).filter(({ fits }) => fits > 0);
}

async function named(db: Db, contest: ContestContext, rows: readonly StationRow[]): Promise<SheetList['rows']> {
  const above = [...new Set(rows.flatMap(({ path }) => ancestorsOf(path)))];
  const regions = above.length > 0 ? await findRegions(db, contest.scheme, above, contest.validOn) : new Map<string, Region>();
  const states = await statesOf(db, contest, rows);
  return rows.map((row) => {
    const [, province = '', regency = '', subdistrict = ''] = ancestorsOf(row.path).map((path) => regions.get(path)?.name ?? '');
    return {
      village: { path: row.path, code: row.code, name: row.name, level: 'village' as const }, subdistrict, regency, province,
      number: row.number, unitType: row.unitType, voters: row.votersMale === null || row.votersFemale === null ? null : row.votersMale + row.votersFemale,
      version: row.version, figures: row.figures ? recordFromFigures(contest.form, row.figures) : null,
      broken: codesOf(row.broken ?? 0), hard: row.hard ?? false, recordedAt: row.recordedAt?.toISOString() ?? null,
      state: states?.get(`${row.villageId}/${row.number}`) ?? (states ? 'awaited' as const : null),
    };
  });
}

/** How far each sheet has come on the quick way; null where the election has none. */
async function statesOf(db: Db, { id, publication }: ContestContext, rows: readonly StationRow[]): Promise<Map<string, CaseState> | null> {
  if (publication === 'as_recorded') return null;
  const found = await caseStates(db, id, { villageIds: rows.map(({ villageId }) => villageId), stations: rows.map(({ number }) => number) });
  return new Map(found.map(({ villageId, station, state }) => [`${villageId}/${station}`, state]));
}
