import type { Actor } from '../../../../kernel/access.ts';
import type { Reader } from '../../../../kernel/db/schema.ts';
import { problem } from '../../../../kernel/problem.ts';
import { fail, ok, type Result } from '../../../../kernel/result.ts';
import { contestContext, type ContestContext } from '../../../elections/index.ts';
import { checkRecap, checkSheet, recordFromFigures, type Figures } from '../../../forms/index.ts';
import { namesOf } from '../../../people/index.ts';
import { findRegion, type Region } from '../../../regions/index.ts';
import { copiedEntries, placeIn, type FindingView } from '../../../sheets/index.ts';
import { describeStatements } from '../../../supervision/index.ts';
import { changedFrom } from '../certificates/rules/document.ts';
import type { LinePage, LineRef, ObjectionView } from '../contract.ts';
import { doubtsAbout, openDoubts } from '../rules/doubts.ts';
import { findingView } from '../rules/finding-view.ts';
import { addsStations } from '../rules/levels.ts';
import { groupsOf } from '../store/groups.ts';
import { linesByKey, type LineKey, type LineRow } from '../store/lines.ts';
import type { Plenary } from '../store/plenaries.ts';
import { kppsReasons } from '../store/read-lines.ts';
import { caseStateOf, neighbours, photosOf, stationOf, type Neighbour } from '../store/reading.ts';
import { regionsOfGroup } from './lines.ts';
import { rightsOn } from './page.ts';
import { objectionViews, refOf } from './views.ts';

/**
 * One line as it stands on the projector: paper, entry and witnesses' copies side by side. What nobody verified yet and the
 * copies are seen by whoever leads; by others once the line is shown in the hall or was read. `not_found`.
 */
export async function linePage(db: Reader, actor: Actor, plenary: Plenary, at: LineRef, group: number | undefined): Promise<Result<LinePage>> {
  const region = await findRegion(db, plenary.scheme, at.region, plenary.validOn);
  const found = await contestContext(db, at.contest);
  const key: LineKey = { contest: at.contest, regionId: region?.id ?? 0, station: at.station };
  const stations = addsStations(plenary.level);
  const [row] = await linesByKey(db, plenary.id, stations, [key]);
  if (!region || !found.ok || !row) return fail(problem('not_found', { thing: { id: `Baris ${at.region}/${at.station}`, en: `Line ${at.region}/${at.station}` } }));
  const contest = found.value;
  const regions = await regionsOfGroup(db, plenary, group);
  if (!regions.ok) return regions;
  const hidden = row.state === 'waiting' && !rightsOn(actor, plenary).lead && !(await isShown(db, plenary, at));
  const { previous, next } = await neighbours(db, plenary.id, { contest: at.contest, path: at.region, station: at.station }, regions.value);
  const findings = await findingViews(db, plenary, contest, row, figuresShown(row, hidden));
  const seen = !hidden && stations;
  const ref = (one: Neighbour | null): LineRef | null => one && { contest: at.contest, region: one.path, station: one.station };
  return ok({
    line: at, ...lineView(contest, row, region), outdated: !stations && row.state !== 'waiting' && row.certificate !== row.knownCertificate, next: ref(next), previous: ref(previous), hidden,
    doubts: doubtsTold(row, hidden), roll: await rollView(db, plenary, row),
    replaced: await replacedView(db, contest, row, hidden),
    written: writtenView(contest, row, hidden, stations ? await caseStateOf(db, key) : null),
    ...await beside(db, contest, at, key, seen), findings, kpps: await kppsOf(db, key, seen ? findings : []),
    objections: (await objectionViews(db, plenary.id)).filter((one) => isAbout(one, at)),
  });
}

/** Those read aloud, else what is written as far as it is seen. */
const figuresShown = (row: LineRow, hidden: boolean): Figures | null => row.figures ?? (hidden && row.knownFrom === 'entry' ? null : row.knownFigures);

const doubtsTold = ({ heard }: LineRow, hidden: boolean): LinePage['doubts'] => [...hidden ? openDoubts(doubtsAbout(heard)) : doubtsAbout(heard)];

/** Witnesses' copies and pictures of the paper. */
const beside = async (db: Reader, contest: ContestContext, at: LineRef, key: LineKey, seen: boolean): Promise<Pick<LinePage, 'copies' | 'photos'>> =>
  (seen ? { copies: await copyViews(db, contest, at), photos: await photosOf(db, key) } : { copies: [], photos: [] });

/** Is it on a projector of the hall now? */
const isShown = async (db: Reader, plenary: Plenary, { contest, region, station }: LineRef): Promise<boolean> =>
  (await groupsOf(db, plenary.id)).some(({ showing }) => showing?.contest === contest && showing.region === region && showing.station === station);

const isAbout = ({ contest, region, station }: ObjectionView, at: LineRef): boolean =>
  (contest === null || contest === at.contest) && region === at.region && (station === null || station === at.station);

const lineView = ({ form }: ContestContext, row: LineRow, region: Region) => ({
  region: refOf(region), state: row.state, changes: row.changes, figures: row.figures && recordFromFigures(form, row.figures),
  correctedCells: form.cells.filter(({ position }) => row.corrected.includes(position)).map(({ id }) => id), reason: row.reason, evidence: row.evidence, askedBy: row.askedBy, agreedBy: row.agreedBy,
});

function writtenView({ form }: ContestContext, row: LineRow, hidden: boolean, state: NonNullable<LinePage['written']>['state']): LinePage['written'] {
  if (row.state !== 'waiting' && row.written && row.writtenFrom) return { mark: '', figures: recordFromFigures(form, row.written), from: row.writtenFrom, state };
  if (!row.knownFigures || !row.knownFrom || !row.knownMark || (hidden && row.knownFrom === 'entry')) return null;
  return { mark: row.knownMark, figures: recordFromFigures(form, row.knownFigures), from: row.knownFrom, state };
}

/** What the station's own people typed and an office put other figures in place of: as it was when the line was read, before that as it is now. */
async function replacedView(db: Reader, { form }: ContestContext, row: LineRow, hidden: boolean): Promise<LinePage['replaced']> {
  if (hidden) return null;
  const cells = form.cells.map(({ id }) => id);
  if (row.replaced && row.replacedBy !== null) return { cells: changedFrom(cells, row.replaced, row.written ?? []), by: row.replacedBy };
  if (row.written || !row.isReplaced || !row.ownFigures || row.ownReplacedBy === null) return null;
  return { cells: changedFrom(cells, row.ownFigures, row.knownFigures ?? []), by: (await namesOf(db, [row.ownReplacedBy])).get(row.ownReplacedBy) ?? row.ownReplacedBy };
}

async function findingViews(db: Reader, plenary: Plenary, contest: ContestContext, row: LineRow, figures: Figures | null): Promise<FindingView[]> {
  if (figures === null) return [];
  const station = row.station === 0 ? undefined : await stationOf(db, plenary.rollId, row);
  if (!station) return checkRecap(contest.form, figures, [figures], { emptyColumnCounts: contest.parameters.emptyColumnCounts }).map((one) => findingView(contest.form, one));
  const { unitType, male, female } = station;
  const dpt = { male, female, total: male === null || female === null ? null : male + female };
  return checkSheet(contest.form, figures, { unitType, dpt }, contest.parameters).map((one) => findingView(contest.form, one));
}

/** What KPPS said of these very rules. */
async function kppsOf(db: Reader, key: LineKey, findings: readonly FindingView[]): Promise<LinePage['kpps']> {
  if (findings.length === 0) return {};
  const [said, codes] = [await kppsReasons(db, key), new Set<string>(findings.map(({ code }) => code))];
  return Object.fromEntries(Object.entries(said).filter(([code]) => codes.has(code)));
}

async function rollView(db: Reader, plenary: Plenary, row: LineRow): Promise<LinePage['roll']> {
  const station = row.station === 0 ? undefined : await stationOf(db, plenary.rollId, row);
  return station ? { unitType: station.unitType, votersMale: station.male, votersFemale: station.female } : null;
}

/** The newest word of everybody who was given a copy of this sheet. */
async function copyViews(db: Reader, contest: ContestContext, { region: village, station }: LineRef): Promise<LinePage['copies']> {
  const place = await placeIn(db, contest, { village, station });
  if (!place.ok) return [];
  const at = { contest, place: place.value };
  const newest = [...new Map((await describeStatements(db, at)).map((one) => [one.person.id, one])).values()];
  const entries = await copiedEntries(db, at, newest.map(({ copyOf }) => copyOf));
  return newest.map(({ person, kind, contestant, statement, figures, reason, copyOf }) => {
    const entry = entries.get(copyOf);
    return { by: person.name, of: contestant ? `${contestant.number} ${contestant.name}` : STANDS_FOR[kind], statement, figures, reason, entry: entry?.number ?? null, standing: entry?.standing ?? null, copied: entry ? recordFromFigures(contest.form, entry.figures) : null };
  });
}

const STANDS_FOR = { witness: 'Saksi', supervisor: 'Pengawas', unmandated: 'Tanpa mandat' } as const;
