import type { z } from 'zod';
import type { Actor, Verb } from '../../../../kernel/access.ts';
import { command, type Command } from '../../../../kernel/command.ts';
import { problem } from '../../../../kernel/problem.ts';
import { fail, ok } from '../../../../kernel/result.ts';
import { DeviceId, RevokeDevice, type DeviceRevoked } from '../contract.ts';
import { placeOf, seesPhonesAt } from '../queries/find.ts';
import { deviceById, markRevoked } from '../store/devices.ts';

const Input = RevokeDevice.extend({ id: DeviceId });
const unknown = problem('not_found', { thing: { id: 'Gawai', en: 'Device' } });

/** Ends a phone for good: its very next request is refused. Whoever may revoke there, or the person whose phone it is (lost, stolen, sold). */
const revoke = (actor: Actor, verb: Verb, name: `devices.${string}`, own: boolean): Command<z.output<typeof Input>, z.output<typeof DeviceRevoked>> => command({
  name, verb, input: Input,
  async place(tx, { id }) {
    const found = await deviceById(tx, id);
    return found && (own ? found.person === actor.id : seesPhonesAt(actor, placeOf(found))) ? ok(placeOf(found)) : fail(unknown);
  },
  async run(tx, _actor, { id, reason }) {
    const found = await deviceById(tx, id);
    if (!found) return fail(unknown);
    const at = (await markRevoked(tx, id, actor.id, reason)) ?? found.revokedAt;
    return at ? ok({ id, state: 'revoked' as const, revokedAt: at.toISOString() }) : fail(problem('conflict', { thing: { id: 'Gawai', en: 'Device' } }));
  },
  audit: ({ id, reason }, _output, place) => ({ place, thing: `device ${id}`, details: { reason } }),
});

export const revokeDevice = (actor: Actor) => revoke(actor, 'devices.revoke', 'devices.revoke', false);
export const revokeOwnDevice = (actor: Actor) => revoke(actor, 'devices.report', 'devices.revoke_own', true);
