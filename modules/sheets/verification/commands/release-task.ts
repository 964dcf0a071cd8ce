import { z } from 'zod';
import type { Actor } from '../../../../kernel/access.ts';
import { command, execute } from '../../../../kernel/command.ts';
import type { Db } from '../../../../kernel/db/schema.ts';
import { takeFrom, tooMany } from '../../../../kernel/limits/limits.ts';
import { fail, ok, type Result } from '../../../../kernel/result.ts';
import { placeOf } from '../../photos/target.ts';
import type { ReleasedTask } from '../contract.ts';
import { dropTasks, noteLook } from '../store/tasks.ts';
import { heldTask, taskSheet, thingOf } from '../task.ts';

const Input = z.object({ task: z.string().max(40) });
type Released = z.infer<typeof ReleasedTask> & { readonly thing: string };

/** Who is called away gives back what is in hand; who gives back one sheet after the other is looking for one. */
const MOST_AN_HOUR = 6;

/** Gives a sheet back unread, a few times an hour. Problems: too_many and those of `releaseTask`. */
export async function giveBack(db: Db, request: { readonly actor: Actor; readonly key: string; readonly input: z.infer<typeof Input> }): Promise<Result<z.infer<typeof ReleasedTask>>> {
  const taken = await takeFrom(db, { name: 'verification.release', key: request.actor.id, max: MOST_AN_HOUR, perSeconds: 3600 });
  if (!taken.allowed) return fail(tooMany(taken));
  const done = await execute(db, releaseTask, request);
  return done.ok ? ok({ task: done.value.task }) : done;
}

/** Puts a sheet back into the queue; whoever else asks first takes it. Problems: task_gone, not_allowed. */
export const releaseTask = command<z.infer<typeof Input>, Released>({
  name: 'sheets.release', verb: 'sheets.verify', input: Input,
  async place(tx, { task }) {
    const at = await taskSheet(tx, task);
    return at.ok ? ok(placeOf(at.value)) : at;
  },
  async run(tx, actor, { task }) {
    const held = await heldTask(tx, actor, task);
    if (!held.ok) return held;
    await dropTasks(tx, actor.id, [task]);
    await noteLook(tx, held.value.at, actor.id, 'released');
    return ok({ task, thing: thingOf(held.value.at) });
  },
  audit: (_, { thing, task }, { scheme, path }) => ({ place: { scheme, path: path.split('/')[0] ?? '' }, thing, details: { task } }),
});
