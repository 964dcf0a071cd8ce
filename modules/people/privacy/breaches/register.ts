import type { Actor } from '../../../../kernel/access.ts';
import { systemClock, type Clock } from '../../../../kernel/clock.ts';
import { command, execute } from '../../../../kernel/command.ts';
import type { Db } from '../../../../kernel/db/schema.ts';
import { newId } from '../../../../kernel/ids.ts';
import { problem } from '../../../../kernel/problem.ts';
import { fail, ok, type Result } from '../../../../kernel/result.ts';
import { RegisterBreach } from '../contract.ts';
import { dayOf, deadlineOf } from '../rules/clocks.ts';
import { rulesOn } from '../rules/purposes.ts';
import { insertBreach } from './store.ts';

/** A moment that a slow clock puts a little into the future is now. */
export const inFuture = (moment: string, clock: Clock): boolean => new Date(moment).getTime() > clock.now().getTime() + 5 * 60_000;
export const futureProblem = (column: string) => fail(problem('input_invalid', { column, reason: { id: 'di masa depan', en: 'in the future' } }));

const register = (clock: Clock) => command<RegisterBreach, { readonly id: string; readonly notifyBy: string }>({
  name: 'privacy.register_breach',
  verb: 'privacy.manage',
  input: RegisterBreach,
  place: async (_tx, { scheme, path }) => ok({ scheme, path }),
  async run(tx, actor, input) {
    if (inFuture(input.discoveredAt, clock)) return futureProblem('discoveredAt');
    const [id, found] = [newId(), new Date(input.discoveredAt)];
    const rules = rulesOn(dayOf(found));
    const notifyBy = deadlineOf(found, rules.breachNoticeHours.value);
    await insertBreach(tx, {
      id, scheme: input.scheme, path: input.path, happened: input.happened, happened_at: input.happenedAt, discovered_at: found, data_kinds: input.dataKinds,
      people: input.people, measures: input.measures, notify_by: notifyBy, rules: rules.slug, recorded_by: actor.id,
    });
    return ok({ id, notifyBy: notifyBy.toISOString() });
  },
  audit: ({ discoveredAt, people }, { id, notifyBy }, place) => ({ place, thing: `breach ${id}`, details: { discoveredAt, notifyBy, people } }),
});

/** Writes a failure of data protection into the register; the clock of art. 46 runs from its discovery. */
export const registerBreach = (db: Db, request: { actor: Actor; key: string; input: unknown }, clock: Clock = systemClock): Promise<Result<{ id: string; notifyBy: string }>> =>
  execute(db, register(clock), request);
