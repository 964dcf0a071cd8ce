import type { z } from 'zod';
import type { Tx } from '../../../../kernel/db/schema.ts';
import { problem } from '../../../../kernel/problem.ts';
import { fail, ok } from '../../../../kernel/result.ts';
import { findRegion } from '../../../regions/index.ts';
import { tellPeople } from '../../../people/index.ts';
import { witnessMandatesOver } from '../../../supervision/index.ts';
import { hallHouse } from '../bundle/store/hall-house.ts';
import { ChangePlan, type PlanChanged } from '../contract.ts';
import { planWords } from '../rules/plan-words.ts';
import { attendanceOf } from '../store/hall.ts';
import { eventOf, noteAct, setPlan, type Plenary } from '../store/plenaries.ts';
import { act, PlenaryId } from './act.ts';

const Change = ChangePlan.extend({ id: PlenaryId });
type Change = z.output<typeof Change>;
/** More than any election has contestants; a list gone wrong fills no outbox. */
const MOST_TOLD = 500;

const iso = (at: Date | null): string | null => at?.toISOString() ?? null;
const sameMoment = (one: string | null, other: string | null): boolean => one === other || (one !== null && other !== null && Date.parse(one) === Date.parse(other));

/** Where and when it is held from now on. */
function planAfter(plenary: Plenary, { place, at, agenda }: Change) {
  const before = { place: plenary.place, at: iso(plenary.state === 'paused' ? plenary.resumesAt : plenary.plannedFor), agenda: plenary.agenda };
  const after = { place: place ?? before.place, at: at === undefined ? before.at : at, agenda: agenda === undefined ? before.agenda : agenda };
  return { before, after, isSame: after.place === before.place && after.agenda === before.agenda && sameMoment(after.at, before.at) };
}

/**
 * Another place, time or agenda: of a plenary that is planned, or of the next sitting while it is in recess. Witnesses are told. Never once it is
 * open or closed; what was drawn up before keeps the place where it was drawn up.
 */
export const changePlan = act<Change, PlanChanged>({
  name: 'recapitulation.change_plan', input: Change, hold: 'alone', during: ['planned', 'paused'],
  async run(tx, actor, plenary, asked) {
    if (await hallHouse(tx)) return fail(problem('hall_only'));
    const { before, after, isSame } = planAfter(plenary, asked);
    if (isSame) return fail(problem('input_invalid', { column: 'place, at, agenda', reason: { id: 'tidak ada yang berubah', en: 'nothing changes' } }));
    const isPaused = plenary.state === 'paused';
    await setPlan(tx, plenary.id, { place: after.place, agenda: after.agenda, plannedFor: isPaused ? iso(plenary.plannedFor) : after.at, resumesAt: isPaused ? after.at : null });
    const told = await tellWitnesses(tx, plenary, after, asked.reason);
    const acts = await noteAct(tx, plenary, 'change_plan', actor, { before, after, reason: asked.reason, told });
    return ok({ id: plenary.id, state: plenary.state, acts, told });
  },
  details: ({ place, at, agenda, reason }, { told }) => ({ ...(place === undefined ? {} : { place }), ...(at === undefined ? {} : { at }), ...(agenda === undefined ? {} : { agenda }), reason, told }),
});

/** Those whose mandate holds at the whole region, and witnesses who came already. */
async function tellWitnesses(tx: Tx, plenary: Plenary, plan: { readonly place: string; readonly at: string | null; readonly agenda: string | null }, reason: string | null): Promise<number> {
  const [region, event] = [await findRegion(tx, plenary.scheme, plenary.path, plenary.validOn), await eventOf(tx, plenary.slug)];
  const mandated = (await witnessMandatesOver(tx, plenary.slug, plenary.scheme, plenary.path, MOST_TOLD)).map(({ person }) => person);
  const came = (await attendanceOf(tx, plenary.id)).flatMap(({ capacity, person_id: person, struck }) => (capacity === 'witness' && person !== null && !struck ? [person] : []));
  return tellPeople(tx, [...came, ...mandated].slice(0, MOST_TOLD), planWords({ ...plan, reason, path: plenary.path, region: region?.name ?? plenary.path, event: event?.name ?? plenary.slug, isNextSitting: plenary.state === 'paused' }));
}
