import type { z } from 'zod';
import type { Actor } from '../../../../kernel/access.ts';
import { systemClock, type Clock } from '../../../../kernel/clock.ts';
import { command, execute } from '../../../../kernel/command.ts';
import type { Db } from '../../../../kernel/db/schema.ts';
import { newId } from '../../../../kernel/ids.ts';
import { ok, type Result } from '../../../../kernel/result.ts';
import { PersonId } from '../../identity/contract.ts';
import { tokenOf } from '../../identity/secrets.ts';
import { personThing, placeForLiving } from '../../identity/standing.ts';
import { FileRequest } from '../contract.ts';
import { dayOf, deadlineOf } from '../rules/clocks.ts';
import { rulesOn } from '../rules/purposes.ts';
import { forSelf } from '../standing.ts';
import { insertRequest } from './store.ts';
import { sealWords } from './view.ts';

const Input = FileRequest.extend({ id: PersonId });
type Input = z.infer<typeof Input>;

const file = (actor: Actor, clock: Clock) => command<Input, { readonly id: string }>({
  name: 'privacy.file_request',
  verb: 'people.write',
  input: Input,
  place: (tx, { id }) => placeForLiving(tx, forSelf(actor, id, 'people.write'), 'people.write', id),
  async run(tx, who, { id: person, kind, details }) {
    const [id, now] = [newId(), clock.now()];
    const hours = rulesOn(dayOf(now)).requestHours[kind].value;
    await insertRequest(tx, {
      id, person_id: person, kind, details_sealed: sealWords(details, id), by_self: who.id === person, filed_by: who.id, filed_at: now, due_at: deadlineOf(now, hours),
    });
    return ok({ id });
  },
  audit: ({ id, kind }, output, place) => ({ place, thing: personThing(id), details: { request: output.id, kind } }),
  fingerprint: (input) => tokenOf(input),
});

/** Files a request of a person about their own data, by themselves or by an officer on their behalf; the clock of the law starts. */
export const fileRequest = (db: Db, { actor, key, input }: { actor: Actor; key: string; input: z.input<typeof Input> }, clock: Clock = systemClock): Promise<Result<{ id: string }>> =>
  execute(db, file(actor, clock), { actor: forSelf(actor, input.id, 'people.write'), key, input });
