import { command } from '../../../kernel/command.ts';
import type { Tx } from '../../../kernel/db/schema.ts';
import { problem } from '../../../kernel/problem.ts';
import { fail, ok, type Result } from '../../../kernel/result.ts';
import { findRoll } from '../../regions/index.ts';
import { CreateEvent } from '../contract.ts';
import { eventBySlug, insertEvent, ruleSetBySlug } from '../store/contests.ts';

/** Defines an election day: its roll (and with it the region tree) and its rule set. `already_exists`, `not_found`. */
export const createEvent = command<CreateEvent, { id: number; slug: string }>({
  name: 'elections.create_event',
  verb: 'elections.define',
  input: CreateEvent,
  async place(tx, input) {
    const roll = await findRoll(tx, input.roll);
    return roll ? ok({ scheme: roll.scheme, path: '' }) : fail(problem('not_found', { thing: { id: `Daftar TPS "${input.roll}"`, en: `Roll "${input.roll}"` } }));
  },
  run: async (tx, _actor, input) => addEvent(tx, input),
  audit: (input, output, place) => ({ place, thing: `event ${input.slug}`, details: { id: output.id, ...input } }),
});

/** The action without its right and trail, for commands that define an event among other things. */
export async function addEvent(tx: Tx, input: CreateEvent): Promise<Result<{ id: number; slug: string }>> {
  if (await eventBySlug(tx, input.slug)) return fail(problem('already_exists', { thing: { id: `Pemilu "${input.slug}"`, en: `Election "${input.slug}"` } }));
  const [roll, ruleSet] = [await findRoll(tx, input.roll), await ruleSetBySlug(tx, input.ruleSet)];
  if (!roll) return fail(problem('not_found', { thing: { id: `Daftar TPS "${input.roll}"`, en: `Roll "${input.roll}"` } }));
  if (!ruleSet) return fail(problem('not_found', { thing: { id: `Aturan "${input.ruleSet}"`, en: `Rule set "${input.ruleSet}"` } }));
  return ok({ id: await insertEvent(tx, input, roll.id, ruleSet.id), slug: input.slug });
}
