import type { z } from 'zod';
import type { Actor } from '../../../../../kernel/access.ts';
import type { Reader, Tx } from '../../../../../kernel/db/schema.ts';
import { sha256 } from '../../../../../kernel/ids.ts';
import { problem } from '../../../../../kernel/problem.ts';
import { fail, ok, type Result } from '../../../../../kernel/result.ts';
import { act, PlenaryId } from '../../commands/act.ts';
import { isStanding } from '../../states.ts';
import { formerNames } from '../../store/hall.ts';
import { takenUp } from '../../store/taken-up.ts';
import { namedForGood } from '../../store/naming.ts';
import { noteAct, type Plenary } from '../../store/plenaries.ts';
import { JoinBundle, type BundleDecision, type JoinReport } from '../contract.ts';
import { describeConflicts } from '../queries/conflicts.ts';
import { joinedCertificates } from '../queries/joined-certificates.ts';
import { readBack, type Back } from '../queries/read-back.ts';
import { clockFlaw } from '../rules/clock.ts';
import { kindOf, merge, movedNumbers, sameStatements, toldForGood, undecided, type Merge, type Sides } from '../rules/merge.ts';
import { neededIn, needsOf, type Former } from '../rules/needed.ts';
import { countedFrom } from '../rules/told/counts.ts';
import { renumberDetails, renumberSnapshot, type Moves } from '../rules/renumber.ts';
import { outdatedContests } from '../store/known-then.ts';
import { joinedBundle } from '../store/bundles.ts';
import { judgedSince, signersAddedSince } from '../store/judged.ts';
import { hallHouse } from '../store/hall-house.ts';
import { hashed, snapshotOf, thingsInTurns, type Snapshot } from '../store/snapshot.ts';
import { takeOver } from './take-over.ts';

/** What came back beside what stands here now. `hall` bears the office's numbers already. */
export type Meeting = { readonly plenary: Plenary; readonly back: Back; readonly moves: Moves; readonly office: Snapshot; readonly hall: Snapshot; readonly sides: Sides; readonly found: Merge };

/** Looks at a file that came back, without changing anything. Problems: those of the file. */
export async function meet(db: Reader, plenary: Plenary, file: Buffer): Promise<Result<Meeting>> {
  const back = await readBack(db, plenary, file);
  if (!back.ok) return back;
  const office = await snapshotOf(db, plenary.id);
  const base = new Map(Object.entries(back.value.record.base));
  const here = await thingsInTurns(office, hashed);
  const snapshot = countedFrom(back.value.snapshot, office, back.value.acts);
  const attendance = movedNumbers('attendance', { base, office: here, hall: await peopleAndObjections(snapshot) });
  // Who raised an objection is told by number: the same number may be two people.
  const named = renumberSnapshot(snapshot, { attendance, objection: new Map() });
  const moves: Moves = { attendance, objection: movedNumbers('objection', { base, office: here, hall: await peopleAndObjections(named) }, sameStatements(back.value.acts, await takenUp(db, [plenary.id]))) };
  const hall = renumberSnapshot(snapshot, moves);
  const sealed = new Set(office.certificates.filter(({ state }) => isStanding(state)).map((one) => one.contest_id));
  const outdated = await outdatedContests(db, hall.lines);
  const sides: Sides = { base, office: here, hall: await thingsInTurns(hall, hashed), sealed, namedForGood: await namedForGood(db, plenary.id), toldForGood: toldForGood(office.certificates), ...await needed(db, plenary.id, back.value.acts, moves, office, hall), judged: await judgedSince(db, plenary.id, back.value.record.baseActs), signersAdded: await signersAddedSince(db, plenary.id, back.value.record.baseActs), outdated, renumbered: moves.attendance.size > 0 };
  return ok({ plenary, back: back.value, moves, office, hall, sides, found: merge(sides) });
}

/** Whom either side needs, under whatever name they were written down. */
async function needed(db: Reader, plenary: number, acts: Back['acts'], moves: Moves, office: Snapshot, hall: Snapshot): Promise<Pick<Sides, 'needed' | 'neededThere'>> {
  const before = await formerNames(db, plenary);
  return { needed: neededIn(needsOf(office, before)), neededThere: needsOf(hall, [...before, ...formerIn(acts, moves)]) };
}

const formerIn = (acts: Back['acts'], moves: Moves): Former => acts.flatMap((act) => {
  if (act.act !== 'correct_attendance') return [];
  const { id, was } = renumberDetails(act, moves, new Map()) as { id: number; was: { name: string } };
  return [{ id, name: was.name }];
});

const peopleAndObjections = (snapshot: Snapshot): ReturnType<typeof thingsInTurns> => thingsInTurns({ ...snapshot, lines: [], certificates: [] }, hashed);

/** What joining it would do. A file that was joined before tells what was done then. */
export async function reportOf(db: Reader, { plenary, back, office, hall, found }: Meeting): Promise<JoinReport> {
  if (back.already && back.record.report) return { ...back.record.report, already: true };
  const count = (kind: string): number => [...found.taken].filter((key) => kindOf(key) === kind).length;
  return {
    bundle: back.record.id, already: false, hall: { acts: back.acts.length, firstAt: back.acts[0]?.at ?? null, lastAt: back.acts.at(-1)?.at ?? null, clock: clockOf(back, new Date()) }, office: { acts: plenary.acts - back.record.baseActs },
    taken: { lines: count('line'), attendance: count('attendance'), objections: count('objection'), certificates: count('certificate') }, agreed: found.agreed.size,
    certificates: await joinedCertificates(db, hall, new Set([...found.taken, ...found.open.map(({ key }) => key)])),
    conflicts: await describeConflicts(db, plenary, found.open, office, hall), acts: null,
  };
}

/** Acts from before the copy left, or from a time that has not come. */
function clockOf({ acts, record }: Back, now: Date): JoinReport['hall']['clock'] {
  const flaws = new Set(acts.map(({ at }) => clockFlaw(at, record.takenAt, now)));
  return flaws.has('behind') ? 'behind' : flaws.has('ahead') ? 'ahead' : null;
}

const Join = JoinBundle.extend({ id: PlenaryId });

/**
 * What a hall found comes into its plenary, all or nothing: acts in their order with their own moments and people, lines through the
 * legal way, certificates with the text that was hashed. Every difference needs a person's decision with its reason, and each is an act.
 */
export const joinBundle = act<z.output<typeof Join>, JoinReport>({
  name: 'recapitulation.hall_in', input: Join, hold: 'alone', during: ['planned', 'open', 'paused', 'closed'],
  async run(tx, actor, plenary, { file, decisions }) {
    if (await hallHouse(tx)) return fail(problem('hall_only'));
    const meeting = await meet(tx, plenary, Buffer.from(file, 'base64'));
    if (!meeting.ok) return meeting;
    const report = await reportOf(tx, meeting.value);
    if (report.already) return ok(report);
    const wrong = undecided(meeting.value.sides, meeting.value.found, decisions);
    if (wrong.length > 0) return fail(problem('bundle_undecided', { conflicts: wrong.slice(0, 10).join(', ') }));
    return bringIn(tx, actor, meeting.value, decisions, report);
  },
  details: ({ decisions }, { bundle, hall, taken, already }) => ({ bundle, acts: hall.acts, ...taken, decisions: decisions.length, already }),
  fingerprint: ({ id, file, decisions }) => ({ id, file: sha256(file), decisions }),
});

/** How much of the hall stayed out by a decision. */
function stayedOut(decisions: readonly BundleDecision[]): NonNullable<JoinReport['stayedOut']> {
  const count = (kind: string): number => decisions.filter(({ conflict, take }) => take === 'office' && kindOf(conflict) === kind).length;
  return { lines: count('line'), attendance: count('attendance'), objections: count('objection'), certificates: count('certificate') };
}

async function bringIn(tx: Tx, actor: Actor, meeting: Meeting, decisions: readonly BundleDecision[], report: JoinReport): Promise<Result<JoinReport>> {
  const { plenary, back } = meeting;
  const done = await takeOver(tx, actor.id, meeting, decisions);
  if (!done.ok) return done;
  for (const { conflict, take, reason } of decisions) {
    const { hall, office, thing } = report.conflicts.find(({ key }) => key === conflict) ?? {};
    await noteAct(tx, plenary, 'hall_decision', actor, { bundle: back.record.id, conflict, thing, take, reason, hall, office });
  }
  const moved = { attendance: Object.fromEntries(meeting.moves.attendance), objections: Object.fromEntries(meeting.moves.objection) };
  const acts = await noteAct(tx, plenary, 'hall_in', actor, { bundle: back.record.id, sha256: back.sha256, acts: back.acts.length, taken: report.taken, agreed: report.agreed, decisions: decisions.length, moved });
  const told = { ...report, stayedOut: stayedOut(decisions), acts };
  await joinedBundle(tx, back.record.id, actor.id, back.sha256, told);
  return ok(told);
}

