import { z } from 'zod';
import type { Actor } from '../../../../kernel/access.ts';
import { command, execute } from '../../../../kernel/command.ts';
import type { Db } from '../../../../kernel/db/schema.ts';
import { problem } from '../../../../kernel/problem.ts';
import { fail, ok, type Result } from '../../../../kernel/result.ts';
import { PersonId } from '../../identity/contract.ts';
import { personThing, placeForLiving } from '../../identity/standing.ts';
import { PrivacyId } from '../contract.ts';
import { forSelf } from '../standing.ts';
import { endConsent } from './store.ts';

const Input = z.object({ id: PersonId, consent: PrivacyId });
type Input = z.infer<typeof Input>;

const withdraw = (actor: Actor) => command<Input, { readonly id: string; readonly purpose: string }>({
  name: 'privacy.withdraw_consent',
  verb: 'people.write',
  input: Input,
  place: (tx, { id }) => placeForLiving(tx, forSelf(actor, id, 'people.write'), 'people.write', id),
  async run(tx, who, { id, consent }) {
    const purpose = await endConsent(tx, id, consent, who.id);
    return purpose === null ? fail(problem('not_found', { thing: { id: 'Persetujuan yang berlaku', en: 'A consent in force' } })) : ok({ id: consent, purpose });
  },
  audit: ({ id, consent }, { purpose }, place) => ({ place, thing: personThing(id), details: { consent, purpose } }),
});

/** Withdraws a consent (art. 9); the clock of its purpose then ends on the same day. */
export async function withdrawConsent(db: Db, { actor, key, input }: { actor: Actor; key: string; input: Input }): Promise<Result<{ id: string }>> {
  const done = await execute(db, withdraw(actor), { actor: forSelf(actor, input.id, 'people.write'), key, input });
  return done.ok ? ok({ id: done.value.id }) : done;
}
