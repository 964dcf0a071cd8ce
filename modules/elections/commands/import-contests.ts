import { command } from '../../../kernel/command.ts';
import { ofEvent, type Place } from '../../../kernel/access.ts';
import type { Tx } from '../../../kernel/db/schema.ts';
import { problem, rowError } from '../../../kernel/problem.ts';
import { fail, ok, type Result } from '../../../kernel/result.ts';
import { findRoll } from '../../regions/index.ts';
import { ImportContests, type CreateEvent, type ImportedContests } from '../contract.ts';
import { commonRegion } from '../rules/districts.ts';
import { eventBySlug, lockContest, lockEvent, updateBallot } from '../store/contests.ts';
import { addContest } from './create-contest.ts';
import { addEvent } from './create-event.ts';
import { planImport, type PlanFault, type Step } from './plan-import.ts';

/**
 * Defines many contests at once, with their event if it is given and not there yet: all of them, or none.
 * What is stored already is left alone, so the same file may be imported again. `import_refused` with one error per
 * contest at fault (row = its place in the list); `not_found` for roll or rule set.
 */
export const importContests = command<ImportContests, ImportedContests>({
  name: 'elections.import_contests',
  verb: 'elections.define',
  input: ImportContests,
  place: async (tx, input) => placeOf(tx, input),
  async run(tx, _actor, input) {
    const event = input.event ? await ensureEvent(tx, input.event) : ok(undefined);
    if (!event.ok) return event;
    for (const slug of [...new Set(input.contests.map((contest) => contest.event))].sort()) {
      const stored = await eventBySlug(tx, slug);
      if (stored) await lockEvent(tx, stored.id);
    }
    const { steps, faults } = await planImport(tx, input.contests);
    const done: ImportedContests = { created: [], changed: [], unchanged: [] };
    if (faults.length === 0) {
      for (const [at, step] of steps.entries()) {
        const fault = await take(tx, step, done);
        if (fault) faults.push({ ...fault, at });
      }
    }
    return faults.length > 0 ? fail(refused(faults)) : ok(done);
  },
  audit: (input, output, place) => ({ place, thing: `event ${input.event?.slug ?? input.contests[0]?.event ?? ''}`, details: { ...output } }),
});

async function take(tx: Tx, step: Step, done: ImportedContests): Promise<Omit<PlanFault, 'at'> | null> {
  const slug = step.contest.slug;
  if (step.do === 'create') {
    await addContest(tx, step.event, step.contest, step.placed);
    done.created.push(slug);
  } else if (step.do === 'change') {
    // Sheets may have arrived since the plan was made: look again under the lock.
    const contest = await lockContest(tx, step.id);
    if (contest?.frozen !== false) return { code: 'ballot_frozen', column: 'ballot', value: slug, reason: 'Pemilihan ini sudah mempunyai lembar hasil.' };
    await updateBallot(tx, step.id, step.contest.ballot);
    done.changed.push(slug);
  } else {
    done.unchanged.push(slug);
  }
  return null;
}

const refused = (faults: readonly PlanFault[]) =>
  problem('import_refused', { count: faults.length }, faults.map((fault) => rowError(fault.code, { row: fault.at + 1, column: fault.column, value: fault.value })));

/** The event if it is there as described, else a new one; one that differs is `already_exists`. */
async function ensureEvent(tx: Tx, wanted: CreateEvent): Promise<Result<unknown>> {
  const stored = await eventBySlug(tx, wanted.slug);
  if (!stored) return addEvent(tx, wanted);
  const roll = await findRoll(tx, wanted.roll);
  const same = stored.name === wanted.name && stored.kind === wanted.kind && stored.date === wanted.date && stored.rollId === roll?.id && stored.publication === wanted.publication;
  return same ? ok(stored) : fail(problem('already_exists', { thing: `Pemilu "${wanted.slug}" dengan isi lain` }));
}

async function placeOf(tx: Tx, input: ImportContests): Promise<Result<Place>> {
  if (input.event) {
    const roll = await findRoll(tx, input.event.roll);
    return roll ? ok({ scheme: roll.scheme, path: '', within: ofEvent(input.event.slug) }) : fail(problem('not_found', { thing: { id: `Daftar TPS "${input.event.roll}"`, en: `Roll "${input.event.roll}"` } }));
  }
  const events = await Promise.all([...new Set(input.contests.map((contest) => contest.event))].map((slug) => eventBySlug(tx, slug)));
  const schemes = [...new Set(events.flatMap((event) => (event ? [event.scheme] : [])))];
  const [scheme] = schemes;
  // Two trees in one list: only a right on all trees covers that.
  if (scheme === undefined || schemes.length > 1) return ok({ scheme: '*', path: '' });
  const only = events.length === 1 ? events[0] : undefined;
  return ok({ scheme, path: commonRegion(input.contests.flatMap((contest) => contest.members)), within: only && ofEvent(only.slug) });
}
