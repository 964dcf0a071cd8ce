import type { z } from 'zod';
import type { Actor } from '../../../../kernel/access.ts';
import { command, execute } from '../../../../kernel/command.ts';
import type { Db } from '../../../../kernel/db/schema.ts';
import { newId } from '../../../../kernel/ids.ts';
import { problem } from '../../../../kernel/problem.ts';
import { fail, ok, type Result } from '../../../../kernel/result.ts';
import { PersonId } from '../../identity/contract.ts';
import { personThing, placeForLiving } from '../../identity/standing.ts';
import { PlaceHold, PrivacyId } from '../contract.ts';
import { insertHold, liftHold } from './store.ts';

const Placed = PlaceHold.extend({ id: PersonId });
const Lifted = Placed.extend({ hold: PrivacyId });
type Request = { readonly actor: Actor; readonly key: string; readonly input: unknown };

const place = (actor: Actor) => command<z.infer<typeof Placed>, { readonly id: string }>({
  name: 'privacy.place_hold',
  verb: 'privacy.manage',
  input: Placed,
  place: (tx, { id }) => placeForLiving(tx, actor, 'privacy.manage', id),
  async run(tx, who, { id: person, reason }) {
    const id = newId();
    await insertHold(tx, { id, person_id: person, reason, placed_by: who.id });
    return ok({ id });
  },
  audit: ({ id, reason }, output, at) => ({ place: at, thing: personThing(id), details: { hold: output.id, reason } }),
});

const lift = (actor: Actor) => command<z.infer<typeof Lifted>, { readonly id: string }>({
  name: 'privacy.lift_hold',
  verb: 'privacy.manage',
  input: Lifted,
  place: (tx, { id }) => placeForLiving(tx, actor, 'privacy.manage', id),
  async run(tx, who, { id, hold, reason }) {
    return (await liftHold(tx, id, hold, who.id, reason)) ? ok({ id: hold }) : fail(problem('not_found', { thing: { id: 'Penahanan ini', en: 'This hold' } }));
  },
  audit: ({ id, hold, reason }, _output, at) => ({ place: at, thing: personThing(id), details: { hold, reason } }),
});

/** From now on no clock touches this person's data, until the hold is lifted. */
export const placeHold = (db: Db, request: Request): Promise<Result<{ id: string }>> => execute(db, place(request.actor), request);

/** Lets the clocks go on where they would be by now. */
export const endHold = (db: Db, request: Request): Promise<Result<{ id: string }>> => execute(db, lift(request.actor), request);
