import { z } from 'zod';
import { command } from '../../../../kernel/command.ts';
import { ok } from '../../../../kernel/result.ts';
import { placeOf } from '../../photos/target.ts';
import type { ReleasedTask } from '../contract.ts';
import { dropTasks, noteLook } from '../store/tasks.ts';
import { heldTask, taskSheet, thingOf } from '../task.ts';

const Input = z.object({ task: z.string().max(40) });
type Released = z.infer<typeof ReleasedTask> & { readonly thing: string };

/** Gives a sheet back unread; for as long as a lease it goes to others first. Problems: task_gone, not_allowed. */
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
