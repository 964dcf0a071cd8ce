import { z } from 'zod';
import type { Actor } from '../../../../kernel/access.ts';
import { command, execute } from '../../../../kernel/command.ts';
import type { Db, Tx } from '../../../../kernel/db/schema.ts';
import { problem } from '../../../../kernel/problem.ts';
import { fail, ok, type Result } from '../../../../kernel/result.ts';
import { PersonId } from '../../identity/contract.ts';
import { tokenOf } from '../../identity/secrets.ts';
import { personThing, placeForLiving } from '../../identity/standing.ts';
import { activeConsent } from '../consents/store.ts';
import { PurposeId, SPECIFIC_DATA, type SpecificKind } from '../contract.ts';
import { dayOf } from '../rules/clocks.ts';
import { purposesFor, rulesOn } from '../rules/purposes.ts';
import { sealSpecific, type SpecificValue } from './secrets.ts';
import { writeCell } from './store.ts';

type Input = { readonly id: string; readonly purpose: string; readonly value: SpecificValue };
const inputOf = (kind: SpecificKind): z.ZodType<Input> => z.object({ id: PersonId, purpose: PurposeId, value: SPECIFIC_DATA[kind] as z.ZodType<SpecificValue> });

/** True if the law lets these data be kept for this purpose, now, of this person: a consent in force, or a basis that needs none (art. 20(2)). */
async function mayKeep(tx: Tx, kind: SpecificKind, { id, purpose }: Input, now: Date): Promise<Result<true>> {
  const found = purposesFor(rulesOn(dayOf(now)), kind).find((one) => one.id === purpose);
  if (!found) return fail(problem('not_found', { thing: { id: `Tujuan ${purpose}`, en: `Purpose ${purpose}` } }));
  if (found.basis === 'consent' && !(await activeConsent(tx, id, purpose))) return fail(problem('consent_missing', { purpose: found.name.id }));
  return ok(true);
}

const write = (actor: Actor, kind: SpecificKind) => command<Input, { readonly id: string }>({
  name: `people.write_${kind}`,
  verb: `people.write_${kind}`,
  input: inputOf(kind),
  place: (tx, { id }) => placeForLiving(tx, actor, `people.write_${kind}`, id),
  async run(tx, who, input) {
    const now = new Date();
    const allowed = await mayKeep(tx, kind, input, now);
    if (!allowed.ok) return allowed;
    await writeCell(tx, input.id, kind, { sealed: sealSpecific(kind, input.value, input.id), purpose: input.purpose, at: now, by: who.id });
    return ok({ id: input.id });
  },
  audit: ({ id, purpose }, _output, place) => ({ place, thing: personThing(id), details: { purpose } }),
  fingerprint: (input) => tokenOf(input),
});

/** Writes one kind of specific data of a person, sealed; `consent_missing` where the purpose rests on a consent nobody gave. */
export const writeSpecific = (db: Db, kind: SpecificKind, request: { actor: Actor; key: string; input: unknown }): Promise<Result<{ id: string }>> =>
  execute(db, write(request.actor, kind), request);
