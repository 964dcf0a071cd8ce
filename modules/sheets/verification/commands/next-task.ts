import type { Actor } from '../../../../kernel/access.ts';
import { appendAudit } from '../../../../kernel/audit/trail.ts';
import type { Db, Tx } from '../../../../kernel/db/schema.ts';
import { newId } from '../../../../kernel/ids.ts';
import { problem } from '../../../../kernel/problem.ts';
import { fail, ok, type Result } from '../../../../kernel/result.ts';
import { contestContext } from '../../../elections/index.ts';
import { fieldEvent, type FieldEvent } from '../../capture/store/field.ts';
import { MOST_WAITING, type NextTask, type NextTaskAnswer } from '../contract.ts';
import { taskView } from '../queries/task-view.ts';
import { isWithinReach, reachOf, type Reach } from '../reach.ts';
import { startOfDay } from '../rules/day.ts';
import { dropTasks, hasReleased, lockReader, tasksOf, type OpenTask } from '../store/tasks.ts';
import { countRead, countWaiting, oldestWaiting, takeOldest, takeReleased, type HandedOut, type WorkScope } from '../store/work.ts';

/**
 * The next sheet for this reader: what they have in hand, of whatever election, else the one that has waited longest in their places. Nobody
 * chooses their work: who gave a sheet back is given that very sheet again while it waits, and cannot turn to one contest
 * meanwhile. A sheet newly handed out is an entry of the trail; asking again changes nothing, so it needs no key.
 * Problems: not_found (no such election), not_allowed.
 */
export async function nextTask(db: Db, actor: Actor, { event: slug, contest }: NextTask): Promise<Result<NextTaskAnswer>> {
  const event = await fieldEvent(db, [slug]);
  if (!event) return fail(problem('not_found', { thing: { id: 'Pemilu ini', en: 'This election' } }));
  const reach = await reachOf(db, actor, event);
  if (reach.places.length === 0) return fail(problem('not_allowed', { verb: 'sheets.verify' }));
  const scopes = reach.places.map((place): WorkScope => ({ eventId: event.id, contest: contest ?? null, place, barred: reach.barred, person: actor.id }));
  const handed = await db.transaction().execute((tx) => handOut(tx, actor, event, { reach, scopes }));
  let waiting = 0;
  for (const scope of scopes) waiting = Math.min(MOST_WAITING, waiting + await countWaiting(db, scope, MOST_WAITING));
  const mineToday = await countRead(db, actor.id, startOfDay(new Date()));
  return ok({ task: handed && await taskView(db, handed), waiting, mineToday });
}

async function handOut(tx: Tx, actor: Actor, { id, scheme }: FieldEvent, { reach, scopes }: { readonly reach: Reach; readonly scopes: readonly WorkScope[] }): Promise<HandedOut | null> {
  await lockReader(tx, actor.id);
  const [inHand, ...others] = await tasksOf(tx, actor.id);
  if (inHand && !inHand.isLate && (await isStillFor(tx, actor, inHand, { id, reach }))) return inHand;
  await dropTasks(tx, actor.id, [inHand, ...others].flatMap((one) => (one ? [one.task] : [])));
  const taken = await takeNext(tx, scopes);
  if (!taken) return null;
  const { kind, contest, village, station, task } = taken;
  await appendAudit(tx, actor, 'sheets.hand_out', { place: { scheme, path: village }, thing: `case ${contest}/${village}/${station}`, details: { kind, task } });
  return taken;
}

async function takeNext(tx: Tx, scopes: readonly WorkScope[]): Promise<HandedOut | null> {
  const person = scopes[0]?.person ?? '';
  const mayTurn = !(await hasReleased(tx, person));
  const open = mayTurn ? scopes : scopes.map((scope) => ({ ...scope, contest: null }));
  for (const scope of mayTurn ? [] : open) {
    const again = await takeReleased(tx, scope, newId());
    if (again) return again;
  }
  const place = await oldestPlace(tx, open);
  return place && takeOldest(tx, place, newId());
}

/** Also of another election than the one that is asked for: turning to it would be giving back without saying so. */
async function isStillFor(tx: Tx, actor: Actor, { contest, village, eventId }: OpenTask, asked: { readonly id: number; readonly reach: Reach }): Promise<boolean> {
  if (eventId === asked.id) return isWithinReach(asked.reach, village);
  const its = await contestContext(tx, contest);
  return its.ok && isWithinReach(await reachOf(tx, actor, { slug: its.value.event, scheme: its.value.scheme }), village);
}

/** Of several places the one whose oldest sheet has waited longest. */
async function oldestPlace(tx: Tx, scopes: readonly WorkScope[]): Promise<WorkScope | null> {
  if (scopes.length < 2) return scopes[0] ?? null;
  let oldest: { readonly scope: WorkScope; readonly since: Date } | null = null;
  for (const scope of scopes) {
    const since = await oldestWaiting(tx, scope);
    if (since && (!oldest || since < oldest.since)) oldest = { scope, since };
  }
  return oldest?.scope ?? null;
}
