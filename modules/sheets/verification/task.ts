import type { Actor } from '../../../kernel/access.ts';
import type { Tx } from '../../../kernel/db/schema.ts';
import { problem } from '../../../kernel/problem.ts';
import { fail, ok, type Result } from '../../../kernel/result.ts';
import { contestContext } from '../../elections/index.ts';
import { placeIn } from '../capture/prepare.ts';
import { lockCase, type SheetAt, type SheetCase } from '../capture/store.ts';
import { isWithinReach, reachOf } from './reach.ts';
import { hasLooked, isInTime, sheetOfTask, type TaskPlace } from './store/tasks.ts';

export type Held = { readonly at: SheetAt; readonly before: SheetCase };

/** The sheet that a task is about. Problem: task_gone, also where there never was such a task: nobody learns of others' tasks. */
export async function taskSheet(tx: Tx, task: string): Promise<Result<SheetAt>> {
  const found = await sheetOfTask(tx, task);
  return found ? sheetIn(tx, found) : fail(problem('task_gone'));
}

/** The sheet of a station. Problems: not_found, region_unknown, value_unknown. */
export async function sheetIn(tx: Tx, { contest: id, ...station }: TaskPlace): Promise<Result<SheetAt>> {
  const contest = await contestContext(tx, id);
  if (!contest.ok) return contest;
  const place = await placeIn(tx, contest.value, station);
  return place.ok ? ok({ contest: contest.value, place: place.value }) : place;
}

export const thingOf = ({ contest, place }: SheetAt): string => `case ${contest.id}/${place.village}/${place.station}`;

/**
 * The sheet of a task that is in this reader's hand, its case held.
 * Problems: task_gone (late, taken back, or somebody else's), same_eyes (looked at the entries meanwhile).
 */
export async function heldTask(tx: Tx, actor: Actor, task: string): Promise<Result<Held>> {
  const at = await taskSheet(tx, task);
  if (!at.ok) return at;
  const before = await lockCase(tx, at.value);
  const isHeld = before?.task === task && before.taskPerson === actor.id && (await isInTime(tx, task));
  if (!isHeld) return fail(problem('task_gone'));
  return (await hasLooked(tx, at.value, actor.id)) ? fail(problem('same_eyes')) : ok({ at: at.value, before });
}

/**
 * The same for who answers: asked again at this moment whether the sheet may be theirs to read. Who was given a duty there since may have
 * seen what its people wrote. Problems: those of `heldTask`, task_gone also where it is theirs no more.
 */
export async function answerableTask(tx: Tx, actor: Actor, task: string): Promise<Result<Held>> {
  const held = await heldTask(tx, actor, task);
  if (!held.ok) return held;
  const { contest, place } = held.value.at;
  const reach = await reachOf(tx, actor, { slug: contest.event, scheme: contest.scheme });
  return isWithinReach(reach, place.village) ? held : fail(problem('task_gone'));
}
