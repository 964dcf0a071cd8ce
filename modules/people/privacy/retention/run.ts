import type { Actor } from '../../../../kernel/access.ts';
import { appendAudit } from '../../../../kernel/audit/trail.ts';
import { systemClock, type Clock } from '../../../../kernel/clock.ts';
import { command, execute } from '../../../../kernel/command.ts';
import type { Db, Tx } from '../../../../kernel/db/schema.ts';
import { problem } from '../../../../kernel/problem.ts';
import { fail, ok, type Result } from '../../../../kernel/result.ts';
import { RunRetention } from '../contract.ts';
import { dayOf } from '../rules/clocks.ts';
import { PRIVACY_RULES, rulesOn } from '../rules/purposes.ts';
import { areasDue, countDue, findRun, finishRun, insertRun, listDue, lockRows, noteDone, openRuns, peopleDue, sweepAnswers, takeRun, type Area, type Asked, type DueItem, type Run } from './store/due.ts';
import { ERASE, withMerged } from './store/erase.ts';

/** People per transaction: small enough that nobody waits for it, whole enough that a person is done at once. */
const AT_ONCE = 100;
const ITEMS_OF_ONE = 7;

const start = (clock: Clock) => command<RunRetention, { readonly id: number }>({
  name: 'privacy.run_retention',
  verb: 'privacy.manage',
  input: RunRetention,
  place: async (_tx, { scheme, path }) => ok({ scheme, path }),
  async run(tx, actor, { on, scheme, path, expectedCount }) {
    if (on > dayOf(clock.now())) return fail(problem('input_invalid', { column: 'on', reason: { id: 'belum tiba', en: 'not yet' } }));
    const rules = rulesOn(on);
    const counted = await countDue(tx, { on, rules, places: [{ scheme, path }] });
    const count = counted.filter(({ blocker }) => blocker === null).reduce((sum, group) => sum + group.count, 0);
    if (count !== expectedCount) return fail(problem('retention_changed', { count, expected: expectedCount }));
    return ok({ id: await insertRun(tx, { scheme, path, on_date: on, expected: count, rules: rules.slug, started_by: actor.id }) });
  },
  audit: ({ on, expectedCount }, { id }, place) => ({ place, thing: `retention ${id}`, details: { on, count: expectedCount } }),
});

/**
 * Does what the report of the day showed, subdistrict by subdistrict; `retention_changed` where it shows something else by
 * now. The same key again goes on where a run was cut off.
 */
export async function runRetention(db: Db, request: { actor: Actor; key: string; input: unknown }, clock: Clock = systemClock): Promise<Result<{ id: number }>> {
  const started = await execute(db, start(clock), request);
  if (started.ok) await continueRun(db, started.value.id);
  return started;
}

/** Does what is left of a run. Each piece is one transaction that looks anew, so a piece is never done twice and none is lost. */
export async function continueRun(db: Db, id: number): Promise<void> {
  const run = await findRun(db, id);
  if (!run || run.finishedAt) return;
  for (const area of await areasDue(db, askedBy(run))) {
    for (let left = true; left;) left = await db.transaction().execute((tx) => doPiece(tx, id, area));
  }
  await finishRun(db, id);
}

const askedBy = (run: Run): Asked => ({
  on: run.on, rules: PRIVACY_RULES.find(({ slug }) => slug === run.rules) ?? rulesOn(run.on), places: [{ scheme: run.scheme, path: run.path }],
});

/** Some people of one subdistrict; false when none is left. */
async function doPiece(tx: Tx, id: number, area: Area): Promise<boolean> {
  const run = await takeRun(tx, id);
  if (!run) return false;
  const asked = { ...askedBy(run), area };
  const people = await peopleDue(tx, asked, AT_ONCE);
  if (people.length === 0) return false;
  await lockRows(tx, people);
  // Asked again under the lock: somebody may have got a role in between.
  const due = (await listDue(tx, { ...asked, people }, null, people.length * ITEMS_OF_ONE)).filter(({ blocker }) => blocker === null);
  for (const [item, erase] of Object.entries(ERASE)) {
    const ids = due.filter((one) => one.item === item).map(({ person }) => person);
    if (ids.length > 0) await erase(tx, await withMerged(tx, ids), run.startedBy);
  }
  if (due.length > 0) await note(tx, run, due);
  return due.length > 0;
}

/** The report of the run, and one entry per person: what went, why, and when it was due. */
async function note(tx: Tx, run: Run, due: readonly DueItem[]): Promise<void> {
  await noteDone(tx, run.id, due);
  const actor: Actor = { id: run.startedBy, name: '', grants: [] };
  for (const [person, items] of Map.groupBy(due, (one) => one.person)) {
    const { scheme, path } = items[0] as DueItem;
    await appendAudit(tx, actor, 'privacy.erase', { place: { scheme, path }, thing: `person ${person}`, details: { run: run.id, items: items.map(({ item, purpose, due }) => ({ item, purpose, due })) } });
  }
}

/** The house itself, by the clock. */
const NIGHT: Actor = { id: 'system:retention', name: 'Retensi', grants: [{ verb: 'privacy.manage', scheme: '*', path: '' }] };
const RETRY_DAYS = 90;

/** Every night: goes on with what was cut off, then does what fell due, in the whole house; answers kept for retries go after 90 days. */
export async function retentionNight(db: Db, clock: Clock = systemClock): Promise<void> {
  for (const { id } of await openRuns(db)) await continueRun(db, id);
  const on = dayOf(clock.now());
  const counted = await countDue(db, { on, rules: rulesOn(on), places: [{ scheme: '*', path: '' }] });
  const expectedCount = counted.filter(({ blocker }) => blocker === null).reduce((sum, group) => sum + group.count, 0);
  if (expectedCount > 0) await runRetention(db, { actor: NIGHT, key: `retention ${on} ${expectedCount}`, input: { on, scheme: '*', path: '', expectedCount } }, clock);
  await sweepAnswers(db, RETRY_DAYS);
}
