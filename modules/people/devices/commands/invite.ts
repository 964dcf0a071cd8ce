import { randomBytes } from 'node:crypto';
import type { Verb } from '../../../../kernel/access.ts';
import { command, type Command } from '../../../../kernel/command.ts';
import { keys } from '../../../../kernel/crypt/house-keys.ts';
import { newId } from '../../../../kernel/ids.ts';
import { problem } from '../../../../kernel/problem.ts';
import { fail, ok } from '../../../../kernel/result.ts';
import { isRole, ROLES } from '../../roles/rules/roles.ts';
import { InviteDevice } from '../contract.ts';
import { placeOf } from '../queries/find.ts';
import { codeFrom } from '../rules/code.ts';
import { PHONE_ROLES } from '../rules/phone-roles.ts';
import { CODE_LENGTH } from '../rules/policy.ts';
import { assignmentById } from '../store/devices.ts';
import { insertInvite } from '../store/invites.ts';

/** `code` is null where the answer is repeated: it is never kept. */
export type Invited = { readonly id: string; readonly code: string | null; readonly expiresAt: string; readonly assignment: number };

const PURPOSE = 'device-invite';
/** How a code is looked for: the key may have changed within its minutes. */
export const codeHashes = (code: string): Buffer[] => keys().keyedHashes(PURPOSE, code);

const noDuty = problem('not_found', { thing: 'Penugasan yang berlaku' });

/** Invites a phone for somebody's duty: whoever may enrol there, or the person for a duty of their own. */
const invite = (verb: Verb, name: `devices.${string}`, own: boolean): Command<InviteDevice, Invited> => command({
  name, verb, input: InviteDevice,
  async place(tx, { assignment }) {
    const found = await assignmentById(tx, assignment);
    return found ? ok(placeOf(found)) : fail(noDuty);
  },
  async run(tx, actor, { assignment, minutes }) {
    const found = await assignmentById(tx, assignment);
    if (!found?.inForce) return fail(noDuty);
    if (own && found.person !== actor.id) return fail(problem('not_allowed', { verb: 'devices.enrol' }));
    if (!isRole(found.role) || !PHONE_ROLES.includes(found.role)) return fail(problem('role_without_device', { role: isRole(found.role) ? ROLES[found.role].name.id : found.role }));
    const [id, code] = [newId(), codeFrom(randomBytes(CODE_LENGTH))];
    const expiresAt = await insertInvite(tx, { id, code_hash: keys().keyedHash(PURPOSE, code), assignment_id: assignment, issued_by: actor.id, minutes });
    return ok<Invited>({ id, code, expiresAt: expiresAt.toISOString(), assignment });
  },
  audit: ({ minutes }, { id, assignment }, place) => ({ place, thing: `device invite ${id}`, details: { assignment, minutes, own } }),
  kept: (output) => ({ ...output, code: null }),
});

export const inviteDevice = invite('devices.enrol', 'devices.invite', false);
export const inviteOwnDevice = invite('devices.report', 'devices.invite_own', true);
