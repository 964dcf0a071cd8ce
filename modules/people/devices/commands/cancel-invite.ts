import { z } from 'zod';
import { may, type Actor, type Place } from '../../../../kernel/access.ts';
import { command, type Command } from '../../../../kernel/command.ts';
import { problem } from '../../../../kernel/problem.ts';
import { fail, ok } from '../../../../kernel/result.ts';
import { DeviceId, type DeviceInviteCancelled } from '../contract.ts';
import { placeOf } from '../queries/find.ts';
import { inviteState } from '../rules/state.ts';
import { inviteById, markCancelled } from '../store/invites.ts';

const Input = z.object({ id: DeviceId });
const unknown = problem('not_found', { thing: { id: 'Undangan gawai', en: 'Device invitation' } });

type Issued = { readonly issuedBy: string };
const mayCancel = (actor: Actor, { issuedBy }: Issued, place: Place): boolean => issuedBy === actor.id || may(actor, 'devices.enrol', place);

/** Takes an invitation back; one that was used or is over stays what it is. Who issued it for their own phone may take it back too. */
export const cancelInvite = (actor: Actor, verb: 'devices.enrol' | 'devices.report'): Command<z.output<typeof Input>, z.output<typeof DeviceInviteCancelled>> => command({
  name: 'devices.cancel_invite', verb, input: Input,
  async place(tx, { id }) {
    const found = await inviteById(tx, id);
    return found && mayCancel(actor, found, placeOf(found)) ? ok(placeOf(found)) : fail(unknown);
  },
  async run(tx, _actor, { id }) {
    if (await markCancelled(tx, id)) return ok({ id, state: 'cancelled' as const });
    const now = await inviteById(tx, id);
    const state = now ? inviteState(now, new Date()) : 'expired';
    return ok({ id, state: state === 'open' ? 'expired' : state });
  },
  audit: ({ id }, { state }, place) => ({ place, thing: `device invite ${id}`, details: { state } }),
});
