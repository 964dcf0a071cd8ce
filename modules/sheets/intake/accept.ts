import type { Actor } from '../../../kernel/access.ts';
import { announce } from '../../../kernel/announce.ts';
import type { Tx } from '../../../kernel/db/schema.ts';
import { fail, ok, type Result } from '../../../kernel/result.ts';
import type { ContestContext } from '../../elections/index.ts';
import type { Origin } from '../contract.ts';
import { byStation, holdBallot, writeSheets } from './commit.ts';
import { placeSheets } from './place.ts';
import { lookUpStations } from './station-book.ts';
import { submissionOf } from './intake.ts';
import type { Outcome } from './outcome.ts';
import type { ArrivingSheet } from './submission.ts';

export type Accepting = {
  readonly actor: Actor; readonly contest: ContestContext; readonly channel: string; readonly origin: Origin;
  /** Which way they came: agreed on by people, or confirmed in a plenary. The caller has checked the right and writes the trail. */
  readonly command: 'sheets.accept' | 'recapitulation.confirm';
};

/**
 * Sheets that somebody else's transaction found to count: versions, totals and announcements, all or none, in that
 * transaction. What is there already is `unchanged`; a change needs its reason. Outcomes in the order given.
 * Problems: those of the intake but not_allowed. Throws LostRace where someone recorded the same station meanwhile.
 */
export async function acceptIn(tx: Tx, accepting: Accepting, sheets: readonly ArrivingSheet[]): Promise<Result<Outcome[]>> {
  const { contest, channel, actor } = accepting;
  await holdBallot(tx, contest);
  const placed = placeSheets(submissionOf({ ...accepting, key: '' }, sheets), await lookUpStations(tx, contest, sheets));
  if (!placed.ok) return placed;
  const { outcomes, changes } = await writeSheets(tx, contest.id, channel, [...placed.value].sort(byStation));
  const answers: Outcome[] = [];
  for (const sheet of placed.value) {
    const outcome = outcomes.get(sheet);
    if (!outcome) throw new Error('a sheet got no outcome');
    if (!outcome.ok) return fail(outcome.problem);
    answers.push(outcome.value);
  }
  if (changes.length > 0) await announce(tx, actor, 'sheets.accepted', { contest, channel, changes });
  return ok(answers);
}
