import type { z } from 'zod';
import type { Actor } from '../../../../kernel/access.ts';
import { may } from '../../../../kernel/access.ts';
import { systemClock, type Clock } from '../../../../kernel/clock.ts';
import { command, execute } from '../../../../kernel/command.ts';
import type { Db } from '../../../../kernel/db/schema.ts';
import { problem } from '../../../../kernel/problem.ts';
import { fail, ok, type Result } from '../../../../kernel/result.ts';
import { AddBreachEvent, PrivacyId } from '../contract.ts';
import { futureProblem, inFuture } from './register.ts';
import { eventsOf, findBreach, insertEvent, lockBreach } from './store.ts';

const Input = AddBreachEvent.extend({ id: PrivacyId });
type Input = z.infer<typeof Input>;
export const unknownBreach = () => fail(problem('not_found', { thing: { id: 'Kejadian ini', en: 'This breach' } }));

const add = (reader: Actor, clock: Clock) => command<Input, { readonly id: string }>({
  name: 'privacy.add_breach_event',
  verb: 'privacy.manage',
  input: Input,
  async place(tx, { id }) {
    const found = await findBreach(tx, id);
    const place = found && { scheme: found.scheme, path: found.path };
    return place && (may(reader, 'privacy.read', place) || may(reader, 'privacy.manage', place)) ? ok(place) : unknownBreach();
  },
  async run(tx, actor, { id, kind, at, note }) {
    if (inFuture(at, clock)) return futureProblem('at');
    await lockBreach(tx, id);
    if ((await eventsOf(tx, [id])).some((one) => one.kind === 'closed')) return fail(problem('conflict', { thing: { id: 'Kejadian ini sudah ditutup', en: 'This breach is closed:' } }));
    await insertEvent(tx, { breach_id: id, kind, at: new Date(at), note, recorded_by: actor.id });
    return ok({ id });
  },
  audit: ({ id, kind, at }, _output, place) => ({ place, thing: `breach ${id}`, details: { kind, at } }),
});

/** Adds what was done about a breach; nothing that was written before changes. A closed one takes nothing more. */
export const addBreachEvent = (db: Db, request: { actor: Actor; key: string; input: unknown }, clock: Clock = systemClock): Promise<Result<{ id: string }>> =>
  execute(db, add(request.actor, clock), request);
