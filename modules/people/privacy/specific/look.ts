import type { z } from 'zod';
import type { Actor } from '../../../../kernel/access.ts';
import { command, execute } from '../../../../kernel/command.ts';
import type { Db } from '../../../../kernel/db/schema.ts';
import { ok, type Result } from '../../../../kernel/result.ts';
import { LookReason, PersonId } from '../../identity/contract.ts';
import { personThing, placeFor } from '../../identity/standing.ts';
import type { SpecificKind, SpecificShown } from '../contract.ts';
import { answerGone } from '../standing.ts';
import { openSpecific } from './secrets.ts';
import { specificOf } from './store.ts';

const Input = LookReason.extend({ id: PersonId });
type Request = { readonly actor: Actor; readonly key: string; readonly input: z.input<typeof Input> };

/** Nothing of what was seen is kept for a retry: the value leaves through `show` and stands in no row. */
const look = (actor: Actor, kind: SpecificKind, show: (shown: SpecificShown) => void) => command<z.infer<typeof Input>, { readonly found: boolean }>({
  name: `people.look_${kind}`,
  verb: `people.read_${kind}`,
  input: Input,
  place: (tx, { id }) => placeFor(tx, actor, `people.read_${kind}`, id),
  async run(tx, _actor, { id }) {
    const { sealed, at } = (await specificOf(tx, id))[kind];
    show({ kind, value: sealed ? openSpecific(kind, sealed, id) : null, writtenAt: at?.toISOString() ?? null });
    return ok({ found: sealed !== null });
  },
  audit: ({ id, reason }, { found }, place) => ({ place, thing: personThing(id), details: { reason, found } }),
});

/**
 * One look at specific data (UU 27/2022 art. 4(2)). The entry is committed before anything is answered, whether the asker
 * waits for the answer or not; each look has its own entry, so the same key is never answered twice.
 */
export async function lookAtSpecific(db: Db, kind: SpecificKind, request: Request): Promise<Result<SpecificShown>> {
  const seen: SpecificShown[] = [];
  const noted = await execute(db, look(request.actor, kind, (shown) => seen.push(shown)), request);
  if (!noted.ok) return noted;
  const [shown] = seen;
  return shown ? ok(shown) : answerGone();
}
