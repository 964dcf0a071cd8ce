import { announce, statementsOf } from '../../../kernel/announce.ts';
import type { Actor } from '../../../kernel/access.ts';
import { inOneTrip, isLostRace } from '../../../kernel/db/one-trip.ts';
import type { Db, Tx } from '../../../kernel/db/schema.ts';
import { problem } from '../../../kernel/problem.ts';
import { fail, ok, ProblemError, type Result } from '../../../kernel/result.ts';
import { LostRace, recallTogether, rememberStatement, rememberTogether, type DoneRequest } from '../../../kernel/together.ts';
import { contestContext, freezeBallot, type ContestContext } from '../../elections/index.ts';
import { sameFigures } from '../rules/judge.ts';
import { currentSheets, firstVersions, insertVersions, stationKey, supersede, type NewVersion } from '../store/intake.ts';
import { noteOf, packOutcomes, unpackOutcomes, type Outcome } from './outcome.ts';
import { placeSheets } from './place.ts';
import { lookUpStations } from './station-book.ts';
import type { PlacedSheet, SheetChange, SheetState, Submission } from './submission.ts';

export type Recorded = Result<readonly Outcome[]>;

const MOST_TRIES = 20;

/**
 * The one way by which a sheet enters: recall → place → versions → totals → key and trail, in one transaction.
 * All submissions are of one contest and channel; a submission is recorded whole or not at all. Several go together
 * only if each holds a single sheet and no two the same station or key; then one may be refused without the others.
 */
export async function commitTogether(db: Db, submissions: readonly Submission[]): Promise<Recorded[]> {
  const atOnce = isLikelyNew(submissions) ? await commitAtOnce(db, submissions) : null;
  if (atOnce) return atOnce;
  for (let tries = 1; ; tries++) {
    try {
      const answers = await db.transaction().execute((tx) => commitIn(tx, submissions));
      for (const { contest } of submissions) held.add(contest);
      return answers;
    } catch (error) {
      if (error instanceof ProblemError) return submissions.map(() => fail(error.problem));
      if (!(error instanceof LostRace) || tries === MOST_TRIES) throw error;
    }
  }
}

/** Single first sheets, as nearly all are on the evening of the count. */
const isLikelyNew = (submissions: readonly Submission[]): boolean =>
  submissions.every(({ contest, sheets }) => held.has(contest) && sheets.length === 1 && sheets[0]?.reason === null);

/**
 * The evening's way: sheets and keys are taken for new without asking, so that the whole transaction is known beforehand
 * and travels in one piece. Null, and nothing written, where that does not hold; then they take the other way.
 */
async function commitAtOnce(db: Db, submissions: readonly Submission[]): Promise<Recorded[] | null> {
  const [first] = submissions;
  if (!first) return [];
  const { contest, channel } = first;
  const stations = await lookUpStations(db, contest, submissions.flatMap(({ sheets }) => sheets));
  const sheets: PlacedSheet[] = [];
  for (const submission of submissions) {
    const placed = placeSheets(submission, stations);
    if (!placed.ok) return null;
    sheets.push(...placed.value);
  }
  const answers = sheets.map((sheet): Recorded => ok([{ outcome: 'recorded', version: 1, broken: sheet.verdict.broken }]));
  const done = submissions.flatMap((submission, at) => doneRequest(submission, answers[at] as Recorded));
  const changes = sheets.map((sheet) => firstChange(sheet));
  const announced = statementsOf('sheets.accepted', { contest, channel, changes });
  if (!announced) return null;
  const versions = [...sheets].sort(byStation).map((sheet) => ({ sheet, version: 1 }));
  try {
    await inOneTrip(db, [firstVersions(contest.id, channel, versions), ...announced, rememberStatement(done)]);
    return answers;
  } catch (error) {
    if (isLostRace(error)) return null;
    throw error;
  }
}

const firstChange = (sheet: PlacedSheet): SheetChange => ({ place: sheet.place, before: null, after: { ...sheet.verdict, version: 1, figures: sheet.figures } });

async function commitIn(tx: Tx, submissions: readonly Submission[]): Promise<Recorded[]> {
  const [first] = submissions;
  if (!first) return [];
  const { contest, channel } = first;
  const kept = await recallTogether(tx, submissions);
  await holdBallot(tx, contest);
  const fresh = submissions.filter((_, at) => kept[at] === null);
  const stations = await lookUpStations(tx, contest, fresh.flatMap((submission) => submission.sheets));
  const placed = new Map(fresh.map((submission) => [submission, placeSheets(submission, stations)]));
  const sheets = [...placed.values()].flatMap((result) => (result.ok ? result.value : [])).sort(byStation);
  const { outcomes, changes } = await writeSheets(tx, contest.id, channel, sheets);
  if (changes.length > 0) await announce(tx, actorOf(first), 'sheets.accepted', { contest, channel, changes });
  const answers = submissions.map((submission, at) => {
    const before = kept[at];
    if (before) return before.ok ? ok(unpackOutcomes(before.value)) : before;
    return answerOf(placed.get(submission) as Result<PlacedSheet[]>, outcomes);
  });
  await rememberTogether(tx, submissions.flatMap((submission, at) => (kept[at] ? [] : doneRequest(submission, answers[at] as Recorded))));
  return answers;
}

const held = new WeakSet<ContestContext>();

/**
 * Fixes the ballot before the first sheet: from then on the order of the figures stays. A process asks until it has
 * once seen it fixed; if the ballot changed since the sheets were put in order, they are refused.
 */
export async function holdBallot(tx: Tx, contest: ContestContext): Promise<void> {
  if (held.has(contest)) return;
  await freezeBallot(tx, contest.id);
  const now = await contestContext(tx, contest.id);
  if (!now.ok) throw new ProblemError(now.problem);
  if (now.value !== contest) throw new ProblemError(problem('conflict', { thing: contest.name }));
}

/** Several senders in one transaction announce as one: the totals do not depend on who sent. */
const actorOf = (submission: Submission): Actor => submission.actor;

export const byStation = (a: PlacedSheet, b: PlacedSheet): number =>
  stationKey(a.place.villageId, a.station) - stationKey(b.place.villageId, b.station);

type Written = { readonly outcomes: ReadonlyMap<PlacedSheet, Result<Outcome>>; readonly changes: readonly SheetChange[] };

/** First versions at once; what was there already is compared, and only a change with a reason becomes a new version. */
export async function writeSheets(tx: Tx, contestId: number, channel: string, sheets: readonly PlacedSheet[]): Promise<Written> {
  const outcomes = new Map<PlacedSheet, Result<Outcome>>();
  const changes: SheetChange[] = [];
  const accept = (sheet: PlacedSheet, version: number, before: SheetState | null): void => {
    outcomes.set(sheet, ok({ outcome: before ? 'corrected' : 'recorded', version, broken: sheet.verdict.broken }));
    changes.push({ place: sheet.place, before, after: { ...sheet.verdict, version, figures: sheet.figures } });
  };
  const inserted = await insertVersions(tx, contestId, channel, sheets.map((sheet) => ({ sheet, version: 1 })));
  const known: PlacedSheet[] = [];
  for (const sheet of sheets) {
    if (inserted.has(stationKey(sheet.place.villageId, sheet.station))) accept(sheet, 1, null);
    else known.push(sheet);
  }
  const current = await currentSheets(tx, contestId, channel, known.map((sheet) => sheet.place));
  const next: NewVersion[] = [];
  for (const sheet of known) {
    const before = current.get(stationKey(sheet.place.villageId, sheet.station));
    if (!before) throw new LostRace('a sheet');
    if (sheet.after !== undefined && sheet.after !== before.version) {
      outcomes.set(sheet, refused(sheet, 'conflict'));
    } else if (sameFigures(before.figures, sheet.figures)) {
      outcomes.set(sheet, ok({ outcome: 'unchanged', version: before.version, broken: before.broken }));
    } else if (sheet.reason === null) {
      outcomes.set(sheet, refused(sheet, 'reason_missing'));
    } else {
      accept(sheet, before.version + 1, before);
      next.push({ sheet, version: before.version + 1 });
    }
  }
  await supersede(tx, contestId, channel, next);
  return { outcomes, changes };
}

/** A whole batch is refused by throwing, so that what was written of it goes too; a single sheet has written nothing. */
function refused(sheet: PlacedSheet, code: 'reason_missing' | 'conflict'): Result<Outcome> {
  const found = problem(code, { thing: `TPS ${String(sheet.station).padStart(3, '0')} ${sheet.village}`, row: sheet.at + 1 });
  if (sheet.submission.sheets.length > 1) throw new ProblemError(found);
  return fail(found);
}

function answerOf(placed: Result<PlacedSheet[]>, outcomes: ReadonlyMap<PlacedSheet, Result<Outcome>>): Recorded {
  if (!placed.ok) return placed;
  const found: Outcome[] = [];
  for (const sheet of placed.value) {
    const outcome = outcomes.get(sheet) as Result<Outcome>;
    if (!outcome.ok) return outcome;
    found.push(outcome.value);
  }
  return ok(found);
}

const doneRequest = (submission: Submission, answer: Recorded): DoneRequest[] =>
  answer.ok ? [{ ...submission, response: packOutcomes(answer.value), note: noteOf(submission, answer.value) }] : [];
