import type { z } from 'zod';
import { may, type Actor } from '../../../../kernel/access.ts';
import { command } from '../../../../kernel/command.ts';
import { problem } from '../../../../kernel/problem.ts';
import { fail, ok } from '../../../../kernel/result.ts';
import { RevokeRole, type RevokedRole } from '../contract.ts';
import { exceeding, placeOf } from '../rules/admit.ts';
import { isRole, ROLES } from '../rules/roles.ts';
import { endDevicesWithoutDuty, endSessionsWithoutRole, findAssignment, lockPeople, revokeAssignments, type Assignment } from '../store/assignments.ts';

const unknown = (id: number) => fail(problem('not_found', { thing: { id: `Penugasan ${id}`, en: `Assignment ${id}` } }));
const isInSight = (actor: Actor, found: Assignment): boolean => may(actor, 'roles.read', placeOf(found)) || may(actor, 'roles.grant', placeOf(found));

type Output = RevokedRole & { readonly was: Pick<Assignment, 'role' | 'scheme' | 'path' | 'within'> };

/**
 * `roles.revoke`: ends a role at this moment; the next request of its holder no longer has it. Whoever may not give a role
 * may not take it either: an appointed supervisor is not dismissed by those supervised. Somebody left without any role has
 * their staff sign-ins ended. Problems: not_found, not_allowed, role_own, role_exceeds, role_ended.
 */
export const revokeRole = (asking: Actor) => command<z.output<typeof RevokeRole>, Output>({
  name: 'roles.revoke',
  verb: 'roles.grant',
  input: RevokeRole,
  async place(tx, { id }) {
    const found = await findAssignment(tx, id);
    // An assignment that the actor cannot see is told as one that does not exist: a number that is tried out tells nothing.
    return found && isInSight(asking, found) ? ok(placeOf(found)) : unknown(id);
  },
  async run(tx, actor, { id, reason }) {
    const found = await findAssignment(tx, id);
    if (!found) return unknown(id);
    if (found.person_id === actor.id) return fail(problem('role_own'));
    const verb = isRole(found.role) ? exceeding(actor, { ...found, role: found.role }) : null;
    if (verb !== null) return fail(problem('role_exceeds', { role: isRole(found.role) ? ROLES[found.role].name.id : found.role, verb }));
    await lockPeople(tx, [found.person_id]);
    const ended = await revokeAssignments(tx, actor.id, [{ id, reason }]);
    if (ended.length === 0) return fail(problem('role_ended'));
    const sessions = await endSessionsWithoutRole(tx, [found.person_id], 'role_revoked');
    await endDevicesWithoutDuty(tx, actor.id, reason);
    const { role, scheme, path, within } = found;
    return ok({ id, person: found.person_id, sessionsEnded: sessions.get(found.person_id) ?? 0, was: { role, scheme, path, within } });
  },
  audit: ({ reason }, { id, person, sessionsEnded, was }, place) => ({
    place, thing: `person ${person}`, details: { assignment: id, role: was.role, within: was.within, reason, sessions_ended: sessionsEnded },
  }),
});
