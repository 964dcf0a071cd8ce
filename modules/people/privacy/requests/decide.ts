import type { z } from 'zod';
import type { Actor } from '../../../../kernel/access.ts';
import { systemClock, type Clock } from '../../../../kernel/clock.ts';
import { command, execute } from '../../../../kernel/command.ts';
import type { Db } from '../../../../kernel/db/schema.ts';
import { problem } from '../../../../kernel/problem.ts';
import { fail, ok, type Result } from '../../../../kernel/result.ts';
import { tokenOf } from '../../identity/secrets.ts';
import { personThing, placeFor } from '../../identity/standing.ts';
import { DecideRequest, PrivacyId } from '../contract.ts';
import { decide, findRequest } from './store.ts';
import { sealWords } from './view.ts';

const Input = DecideRequest.extend({ id: PrivacyId });
type Input = z.infer<typeof Input>;
const unknown = () => fail(problem('not_found', { thing: { id: 'Permintaan ini', en: 'This request' } }));

const decideOn = (actor: Actor, clock: Clock) => command<Input, { readonly id: string; readonly person: string }>({
  name: 'privacy.decide_request',
  verb: 'privacy.manage',
  input: Input,
  async place(tx, { id }) {
    const found = await findRequest(tx, id);
    if (!found) return unknown();
    const place = await placeFor(tx, actor, 'privacy.manage', found.person);
    return place.ok ? place : unknown();
  },
  async run(tx, who, { id, state, answer }) {
    const found = await findRequest(tx, id);
    if (!found) return unknown();
    const done = await decide(tx, id, { state, decided_by: who.id, decided_at: clock.now(), answer_sealed: sealWords(answer, id) });
    return done ? ok({ id, person: found.person }) : fail(problem('conflict', { thing: { id: 'Permintaan ini', en: 'This request' } }));
  },
  audit: ({ id, state }, { person }, place) => ({ place, thing: personThing(person), details: { request: id, state } }),
  fingerprint: (input) => tokenOf(input),
});

/** Answers a request: done, or refused with the reason (art. 33 and others allow few). It is answered once. */
export async function decideRequest(db: Db, request: { actor: Actor; key: string; input: unknown }, clock: Clock = systemClock): Promise<Result<{ id: string }>> {
  const done = await execute(db, decideOn(request.actor, clock), request);
  return done.ok ? ok({ id: done.value.id }) : done;
}
