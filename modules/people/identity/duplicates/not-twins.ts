import type { z } from 'zod';
import { may, type Actor } from '../../../../kernel/access.ts';
import { command, execute } from '../../../../kernel/command.ts';
import type { Db } from '../../../../kernel/db/schema.ts';
import { problem } from '../../../../kernel/problem.ts';
import { fail, ok, type Result } from '../../../../kernel/result.ts';
import { NotTwins } from '../contract.ts';
import { personThing, placeForLiving } from '../standing.ts';
import { insertDistinct } from '../store/twins.ts';

type Input = z.infer<typeof NotTwins>;
type Done = { readonly one: string; readonly other: string };

const definition = (actor: Actor) => command<Input, Done>({
  name: 'people.distinguish',
  verb: 'people.merge',
  input: NotTwins,
  place: (tx, { one }) => placeForLiving(tx, actor, 'people.merge', one),
  async run(tx, _actor, input) {
    const place = await placeForLiving(tx, actor, 'people.merge', input.other);
    if (!place.ok) return place;
    if (!may(actor, 'people.merge', place.value)) return fail(problem('not_allowed', { verb: 'people.merge' }));
    if (input.one === input.other) return fail(problem('input_invalid', { column: 'other', reason: { id: 'orang yang sama', en: 'the same person' } }));
    const [one, other] = input.one < input.other ? [input.one, input.other] : [input.other, input.one];
    await insertDistinct(tx, { one, other, reason: input.reason, said_by: actor.id });
    return ok({ one, other });
  },
  audit: ({ one, other, reason }, _done, place) => ({ place, thing: personThing(one), details: { other, reason } }),
});

/** Says that two who look alike are two; they are never proposed as one again. Said again it changes nothing. */
export const notTwins = (db: Db, request: { actor: Actor; key: string; input: unknown }): Promise<Result<Done>> => execute(db, definition(request.actor), request);
