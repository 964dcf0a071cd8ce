import { ofEvent } from '../../../kernel/access.ts';
import { command } from '../../../kernel/command.ts';
import type { Tx } from '../../../kernel/db/schema.ts';
import { problem } from '../../../kernel/problem.ts';
import { fail, ok, type Result } from '../../../kernel/result.ts';
import { CreateContest } from '../contract.ts';
import { commonRegion } from '../rules/districts.ts';
import { contestBySlug, eventBySlug, insertContest, lockEvent, type EventRow } from '../store/contests.ts';
import { placeContest, type Placed } from './check-contest.ts';

/** Defines one contest of an event: type, form, district and ballot. `already_exists`, `not_found`, `input_invalid`. */
export const createContest = command<CreateContest, { id: number; slug: string }>({
  name: 'elections.create_contest',
  verb: 'elections.define',
  input: CreateContest,
  async place(tx, input) {
    const event = await findEvent(tx, input.event);
    return event.ok ? ok({ scheme: event.value.scheme, path: commonRegion(input.members), within: ofEvent(input.event) }) : event;
  },
  async run(tx, _actor, input) {
    const event = await findEvent(tx, input.event);
    if (!event.ok) return event;
    await lockEvent(tx, event.value.id);
    if (await contestBySlug(tx, event.value.id, input.slug)) return fail(problem('already_exists', { thing: { id: `Pemilihan "${input.slug}"`, en: `Contest "${input.slug}"` } }));
    const placed = await placeContest(tx, event.value, input);
    if ('code' in placed) return fail(problem('input_invalid', { column: placed.column, reason: placed.reason }));
    return ok({ id: await addContest(tx, event.value, input, placed), slug: input.slug });
  },
  audit: (input, output, place) => ({ place, thing: `contest ${input.event}/${input.slug}`, details: { id: output.id, ...input } }),
});

/** Stores a contest that `placeContest` has let through. */
export const addContest = (tx: Tx, event: EventRow, input: CreateContest, { members, region }: Placed): Promise<number> =>
  insertContest(tx, event.id, { ...input, district: input.district ?? region.name }, region.id, members.map((member) => member.id));

export async function findEvent(tx: Tx, slug: string): Promise<Result<EventRow>> {
  const event = await eventBySlug(tx, slug);
  return event ? ok(event) : fail(problem('not_found', { thing: { id: `Pemilu "${slug}"`, en: `Election "${slug}"` } }));
}
