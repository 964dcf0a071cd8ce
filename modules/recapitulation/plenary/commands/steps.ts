import type { z } from 'zod';
import type { Actor } from '../../../../kernel/access.ts';
import type { Tx } from '../../../../kernel/db/schema.ts';
import { problem } from '../../../../kernel/problem.ts';
import { fail, ok, type Result } from '../../../../kernel/result.ts';
import { hallHouse } from '../bundle/store/hall-house.ts';
import { PausePlenary, PlenaryStep, ReopenPlenary, SetGroups, type PlenaryDone } from '../contract.ts';
import { DURING } from '../rules/during.ts';
import { ALL_GROUPS, divide } from '../rules/groups.ts';
import { leadAbove } from '../rules/levels.ts';
import { unanswered } from '../rules/unanswered.ts';
import { nextPlenary } from '../states.ts';
import { unsignedContests } from '../store/certificate-views.ts';
import { beginSitting, replaceGroups } from '../store/groups.ts';
import { objectionsOf } from '../store/hall.ts';
import { noteAct, setState, type Plenary } from '../store/plenaries.ts';
import { createLines, unitsOf } from '../store/units.ts';
import { act, placeOf, PlenaryId, wrongState } from './act.ts';
import { groupsUnfit } from './plan.ts';

/** Moves a plenary that is held alone, by its own step table, and notes it. */
async function move(tx: Tx, actor: Actor, plenary: Plenary, event: string, details: Readonly<Record<string, unknown>> = {}, resumesAt: string | null = null): Promise<Result<PlenaryDone>> {
  const state = nextPlenary(plenary.state, event);
  if (state === null) return fail(wrongState(plenary));
  await setState(tx, plenary.id, state, resumesAt);
  return ok({ id: plenary.id, state, acts: await noteAct(tx, plenary, event, actor, details) });
}

const Step = PlenaryStep.extend({ id: PlenaryId });

/** Opens it: the lines of every contest are there from now on, none with figures. */
export const openPlenary = act<z.output<typeof Step>, PlenaryDone>({
  name: 'recapitulation.open_plenary', input: Step, hold: 'alone', during: DURING.open,
  async run(tx, actor, plenary) {
    await createLines(tx, plenary);
    return move(tx, actor, plenary, 'open');
  },
  details: () => ({}),
});

const Pause = PausePlenary.extend({ id: PlenaryId });

export const pausePlenary = act<z.output<typeof Pause>, PlenaryDone>({
  name: 'recapitulation.pause_plenary', input: Pause, hold: 'alone', during: DURING.pause,
  run: (tx, actor, plenary, { reason, resumesAt }) => move(tx, actor, plenary, 'pause', { reason, resumesAt }, resumesAt),
  details: ({ reason, resumesAt }) => ({ reason, resumesAt }),
});

/** Goes on; stations that came into the roll meanwhile get their lines. */
export const resumePlenary = act<z.output<typeof Step>, PlenaryDone>({
  name: 'recapitulation.resume_plenary', input: Step, hold: 'alone', during: DURING.resume,
  async run(tx, actor, plenary) {
    await createLines(tx, plenary);
    await beginSitting(tx, plenary.id);
    return move(tx, actor, plenary, 'resume');
  },
  details: () => ({}),
});

/** Closes it, once D.Hasil of every contest is signed and every objection answered. Problems: certificates_open, objections_open. */
export const closePlenary = act<z.output<typeof Step>, PlenaryDone>({
  name: 'recapitulation.close_plenary', input: Step, hold: 'alone', during: DURING.close,
  async run(tx, actor, plenary) {
    const open = await unsignedContests(tx, plenary.id);
    if (open.length > 0) return fail(problem('certificates_open', { contests: open.join(', ') }));
    const objections = unanswered(await objectionsOf(tx, plenary.id), null);
    return objections.length > 0 ? fail(problem('objections_open', { thing: plenary.place, numbers: objections.join(', ') })) : move(tx, actor, plenary, 'close');
  },
  details: () => ({}),
});

const Reopen = ReopenPlenary.extend({ id: PlenaryId });

/** Opens a closed plenary again: only whoever leads above may, with the reason. */
export const reopenPlenary = act<z.output<typeof Reopen>, PlenaryDone>({
  name: 'recapitulation.reopen_plenary', input: Reopen, hold: 'alone', during: DURING.reopen, at: (plenary) => ({ ...placeOf(plenary), path: leadAbove(plenary) }),
  run: async (tx, actor, plenary, { reason }) => ((await hallHouse(tx)) ? fail(problem('hall_only')) : move(tx, actor, plenary, 'reopen', { reason })),
  details: ({ reason }) => ({ reason }),
});

/**
 * For a certificate that is returned or opened again from above: the closed plenary it came from goes on. To be called with the
 * plenary held by `lockPlenary`; nothing happens where it is not closed.
 */
export async function reopenIn(tx: Tx, plenary: Plenary, actor: Actor, reason: string): Promise<void> {
  if (plenary.state === 'closed') await move(tx, actor, plenary, 'reopen', { reason });
}

const Groups = SetGroups.extend({ id: PlenaryId });

/** Divides the reading anew, also while it runs; projectors go dark until a group shows its next line. */
export const setGroups = act<z.output<typeof Groups>, PlenaryDone>({
  name: 'recapitulation.set_groups', input: Groups, hold: 'alone', during: DURING.groups,
  async run(tx, actor, plenary, { groups }) {
    const divided = divide(await unitsOf(tx, plenary), groups, ALL_GROUPS);
    if ('misfit' in divided) return fail(groupsUnfit(divided.misfit));
    await replaceGroups(tx, plenary.id, divided.groups);
    return ok({ id: plenary.id, state: plenary.state, acts: await noteAct(tx, plenary, 'groups', actor, { groups }) });
  },
  details: ({ groups }) => ({ groups: groups.length }),
});
