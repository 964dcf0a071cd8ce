import { z } from 'zod';
import type { Actor } from '../../../../kernel/access.ts';
import { command, execute } from '../../../../kernel/command.ts';
import { isLostRace } from '../../../../kernel/db/one-trip.ts';
import type { Db, Tx } from '../../../../kernel/db/schema.ts';
import { problem } from '../../../../kernel/problem.ts';
import { fail, ok, type Result } from '../../../../kernel/result.ts';
import { LostRace } from '../../../../kernel/together.ts';
import { sayTo } from '../../capture/decide.ts';
import { entriesOf, type SheetCase } from '../../capture/store.ts';
import { transition } from '../../capture/transition.ts';
import { arrivingSheets } from '../../intake/intake.ts';
import { hasPage, noSuchPage, placeOf } from '../../photos/target.ts';
import { AnswerTask, type AnsweredTask } from '../contract.ts';
import { setAside } from '../pages.ts';
import { noteLook } from '../store/tasks.ts';
import { answerableTask, taskSheet, thingOf, type Held } from '../task.ts';

const Input = z.object({ task: z.string().max(40), answer: AnswerTask });
type Answered = z.infer<typeof AnsweredTask> & { readonly thing: string; readonly said: string; readonly hash: string | null };
type Done = { readonly now: SheetCase; readonly hash: string | null };

const MOST_TRIES = 20;

/** What a reader read, or why it cannot be read. Problems: task_gone, not_allowed, input_invalid, value_missing, same_eyes, conflict. */
export async function answerTask(db: Db, request: { readonly actor: Actor; readonly key: string; readonly input: z.input<typeof Input> }): Promise<Result<z.infer<typeof AnsweredTask>>> {
  for (let tries = 1; ; tries++) {
    try {
      const done = await execute(db, readAgain, request);
      return done.ok ? ok({ state: done.value.state }) : done;
    } catch (error) {
      if (!(isLostRace(error) || error instanceof LostRace) || tries === MOST_TRIES) throw error;
    }
  }
}

const readAgain = command<z.infer<typeof Input>, Answered>({
  name: 'sheets.read_again', verb: 'sheets.verify', input: Input,
  async place(tx, { task }) {
    const at = await taskSheet(tx, task);
    return at.ok ? ok(placeOf(at.value)) : at;
  },
  async run(tx, actor, { task, answer }) {
    const held = await answerableTask(tx, actor, task);
    if (!held.ok) return held;
    const { at, before } = held.value;
    const done = answer.fault === null ? await spoken(tx, actor, held.value, answer.figures ?? {}) : await faulty(tx, actor, held.value, { ...answer, why: answer.fault });
    if (!done.ok) return done;
    const { now, hash } = done.value;
    return ok({ state: now.state, hash, thing: thingOf(at), said: answer.fault ?? before.taskKind ?? '' });
  },
  // Figures and photos stand in the entry; the trail tells that somebody read, what came of it, and the hash of what was read of which photos.
  audit: ({ answer }, { thing, said, state, hash }, { scheme, path }) => ({ place: { scheme, path: path.split('/')[0] ?? '' }, thing, details: { said, state, ...(hash === null ? {} : { hash }), ...(answer.fault === null ? {} : { note: answer.note, pages: answer.pages }) } }),
});

/** Whole sheets: a cell left out was not on the paper. Where only some cells are asked, those that are sent are answered. */
async function spoken(tx: Tx, actor: Actor, { at, before }: Held, figures: Readonly<Record<string, number | null>>): Promise<Result<Done>> {
  const { contest, place } = at;
  const sheets = arrivingSheets(contest, [{ village: place.village, station: place.station, figures }]);
  if (!sheets.ok) return sheets;
  const asked = before.state === 'entered' ? null : contest.form.cells.filter(({ id }) => Object.hasOwn(figures, id)).map(({ position }) => position);
  if (asked?.length === 0) return fail(problem('value_missing', { row: 1, column: 'figures' }));
  const said = await sayTo(tx, { ...at, actor, kind: before.taskKind ?? 'second', cells: asked, figures: sheets.value[0]?.figures ?? [] }, before, await entriesOf(tx, at));
  return said.ok ? ok({ now: said.value.case, hash: said.value.hash }) : said;
}

type Fault = { readonly why: string; readonly note: string | null; readonly pages: readonly number[] };

/** The station's people are asked again; the pictures in doubt stand for their pages no more, and who could not read them is not given the sheet again. */
async function faulty(tx: Tx, actor: Actor, { at }: Held, { why, note, pages }: Fault): Promise<Result<Done>> {
  const beyond = pages.find((page) => !hasPage(at, page));
  if (beyond !== undefined) return fail(noSuchPage(beyond));
  await noteLook(tx, at, actor.id, 'faulted');
  await setAside(tx, at, pages, note === null ? why : `${why}: ${note}`);
  const moved = await transition(tx, at, { event: 'unreadable', why, note });
  return moved.ok ? ok({ now: moved.value, hash: null }) : moved;
}
