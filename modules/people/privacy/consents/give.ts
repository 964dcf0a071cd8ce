import type { z } from 'zod';
import type { Actor } from '../../../../kernel/access.ts';
import { systemClock, type Clock } from '../../../../kernel/clock.ts';
import { command, execute } from '../../../../kernel/command.ts';
import type { Db } from '../../../../kernel/db/schema.ts';
import { newId } from '../../../../kernel/ids.ts';
import { problem } from '../../../../kernel/problem.ts';
import { fail, ok, type Result } from '../../../../kernel/result.ts';
import { PersonId } from '../../identity/contract.ts';
import { tokenOf } from '../../identity/secrets.ts';
import { personThing, placeForLiving, unknownPerson } from '../../identity/standing.ts';
import { findSubject } from '../store/subjects.ts';
import { GiveConsent } from '../contract.ts';
import { isChild } from '../rules/age.ts';
import { dayOf } from '../rules/clocks.ts';
import { purposeOf, rulesOn, wordingOf } from '../rules/purposes.ts';
import { forSelf } from '../standing.ts';
import { sealGuardian } from './secrets.ts';
import { insertConsent } from './store.ts';

const Input = GiveConsent.extend({ id: PersonId });
type Input = z.infer<typeof Input>;
/** A clock that runs ahead by less than this is not a consent of tomorrow. */
const AHEAD = 5 * 60_000;

/** What the law asks of a consent: a purpose that rests on it, a wording that was shown, not of the future, and a guardian for a child (art. 22, 25). */
function check({ purpose, wording, givenAt, guardian }: Input, birthDate: string | null, now: Date): Result<true> {
  const given = new Date(givenAt);
  if (given.getTime() > now.getTime() + AHEAD) return fail(problem('input_invalid', { column: 'givenAt', reason: { id: 'di masa depan', en: 'in the future' } }));
  const rules = rulesOn(dayOf(given));
  const found = purposeOf(rules, purpose);
  if (!found || found.basis !== 'consent') return fail(problem('not_found', { thing: `Tujuan persetujuan ${purpose}` }));
  const shown = wordingOf(found, wording);
  if (!shown || shown.from > dayOf(given)) return fail(problem('not_found', { thing: `Naskah ${wording} pada tanggal itu` }));
  const years = rules.childBelowYears.value;
  if (isChild(birthDate, dayOf(given), years) && !guardian) return fail(problem('guardian_missing', { years }));
  return ok(true);
}

const give = (actor: Actor, clock: Clock) => command<Input, { readonly id: string }>({
  name: 'privacy.give_consent',
  verb: 'people.write',
  input: Input,
  place: (tx, { id }) => placeForLiving(tx, forSelf(actor, id, 'people.write'), 'people.write', id),
  async run(tx, who, input) {
    const person = await findSubject(tx, input.id);
    if (!person) return unknownPerson();
    const fits = check(input, person.birthDate, clock.now());
    if (!fits.ok) return fits;
    const id = newId();
    await insertConsent(tx, {
      id, person_id: input.id, purpose: input.purpose, wording: input.wording, given_at: new Date(input.givenAt),
      guardian_sealed: input.guardian ? sealGuardian(input.guardian, id) : null, by_self: who.id === input.id, recorded_by: who.id,
    });
    return ok({ id });
  },
  audit: ({ id, purpose, wording, guardian }, output, place) => ({ place, thing: personThing(id), details: { consent: output.id, purpose, wording, guardian: guardian !== undefined } }),
  fingerprint: (input) => tokenOf(input),
});

/** Records a consent, by an officer or by the person; `guardian_missing` for a child without a parent or guardian. */
export const giveConsent = (db: Db, { actor, key, input }: { actor: Actor; key: string; input: z.input<typeof Input> }, clock: Clock = systemClock): Promise<Result<{ id: string }>> =>
  execute(db, give(actor, clock), { actor: forSelf(actor, input.id, 'people.write'), key, input });
