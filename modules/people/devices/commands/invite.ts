import { randomBytes } from 'node:crypto';
import { may, type Actor } from '../../../../kernel/access.ts';
import { command, type Command } from '../../../../kernel/command.ts';
import { keys } from '../../../../kernel/crypt/house-keys.ts';
import type { Tx } from '../../../../kernel/db/schema.ts';
import { newId } from '../../../../kernel/ids.ts';
import { problem } from '../../../../kernel/problem.ts';
import { fail, ok, type Result } from '../../../../kernel/result.ts';
import type { Address } from '../../accounts/contacts/contact.ts';
import { exceeding } from '../../roles/rules/admit.ts';
import { isRole, ROLES, type RoleId } from '../../roles/rules/roles.ts';
import { InviteDevice } from '../contract.ts';
import { addressOfHolder, sendCode } from '../messages/holder.ts';
import { placeOf, seesPhonesAt } from '../queries/find.ts';
import { codeFrom } from '../rules/code.ts';
import { PHONE_ROLES } from '../rules/phone-roles.ts';
import { CODE_LENGTH } from '../rules/policy.ts';
import { FOR_WATCHERS, isWatcher } from '../rules/watchers.ts';
import { assignmentById, type DutyWithRoots } from '../store/devices.ts';
import { insertInvite } from '../store/invites.ts';

/** `code` is null where it was sent to the holder (`sentTo`, masked), and where the answer is repeated: it is never kept. */
export type Invited = { readonly id: string; readonly code: string | null; readonly sentTo: string | null; readonly expiresAt: string; readonly assignment: number };

const PURPOSE = 'device-invite';
/** How a code is looked for: the key may have changed within its minutes. */
export const codeHashes = (code: string): Buffer[] => keys().keyedHashes(PURPOSE, code);

const noDuty = problem('not_found', { thing: 'Penugasan yang berlaku' });

type Duty = Omit<DutyWithRoots, 'role'> & { readonly role: RoleId };

/** A duty in force whose role uses a phone. */
async function phoneDuty(tx: Tx, assignment: number): Promise<Result<Duty>> {
  const found = await assignmentById(tx, assignment);
  if (!found?.inForce) return fail(noDuty);
  const { role } = found;
  if (!isRole(role) || !PHONE_ROLES.includes(role)) return fail(problem('role_without_device', { role: isRole(role) ? ROLES[role].name.id : role }));
  return ok({ ...found, role });
}

/**
 * Where a code for somebody else's duty goes: to its holder, who so takes part. Null = it is shown to be handed over in person:
 * only for a holder with neither an account nor an address, and only to an officer who could give that very role — never to the one who both recorded the person and gave the role: then
 * nobody but that officer would ever have seen whether there is such a person.
 */
async function deliveryFor(tx: Tx, actor: Actor, duty: Duty): Promise<Result<Address | null>> {
  if (isWatcher(duty.role) && !may(actor, FOR_WATCHERS, placeOf(duty))) return fail(problem('watcher_device', { role: ROLES[duty.role].name.id }));
  const address = await addressOfHolder(tx, duty.person);
  if (address === null && duty.recordedBy === actor.id && duty.grantedBy === actor.id) return fail(problem('second_officer', { name: duty.personName }));
  const inPerson = address === null && may(actor, 'roles.grant', placeOf(duty)) && exceeding(actor, duty) === null;
  return address === 'lost' || (address === null && !inPerson) ? fail(problem('holder_unreachable', { name: duty.personName })) : ok(address);
}

async function makeInvite(tx: Tx, actor: Actor, { assignment, minutes }: InviteDevice, person: string, address: Address | null): Promise<Result<Invited>> {
  const [id, code] = [newId(), codeFrom(randomBytes(CODE_LENGTH))];
  const sentTo = address && (await sendCode(tx, person, address, code, minutes));
  const expiresAt = await insertInvite(tx, { id, code_hash: keys().keyedHash(PURPOSE, code), assignment_id: assignment, issued_by: actor.id, sent_to: sentTo, minutes });
  return ok({ id, code: sentTo === null ? code : null, sentTo, expiresAt: expiresAt.toISOString(), assignment });
}

const kept = (output: Invited): Invited => ({ ...output, code: null });

/** Invites a phone for the duty of somebody within the officer's sight. */
export const inviteDevice = (actor: Actor): Command<InviteDevice, Invited> => command({
  name: 'devices.invite', verb: 'devices.enrol', input: InviteDevice,
  async place(tx, { assignment }) {
    const found = await assignmentById(tx, assignment);
    return found && seesPhonesAt(actor, placeOf(found)) ? ok(placeOf(found)) : fail(noDuty);
  },
  async run(tx, _actor, input) {
    const duty = await phoneDuty(tx, input.assignment);
    if (!duty.ok) return duty;
    const address = await deliveryFor(tx, actor, duty.value);
    return address.ok ? makeInvite(tx, actor, input, duty.value.person, address.value) : address;
  },
  audit: ({ minutes }, { id, assignment, sentTo }, place) => ({ place, thing: `device invite ${id}`, details: { assignment, minutes, own: false, delivery: sentTo === null ? 'handed_over' : 'sent' } }),
  kept,
});

/** The same for a duty of one's own; a one-time code is not enough to make a key that signs for good. */
export const inviteOwnDevice = (actor: Actor): Command<InviteDevice, Invited> => command({
  name: 'devices.invite_own', verb: 'devices.report', input: InviteDevice,
  async place(tx, { assignment }) {
    if (actor.sessionKind === 'code' || actor.device !== undefined) return fail(problem('sign_in_too_weak', { thing: { id: 'Mendaftarkan gawai sendiri', en: 'Enrolling one\'s own device' } }));
    const found = await assignmentById(tx, assignment);
    return found?.person === actor.id ? ok(placeOf(found)) : fail(noDuty);
  },
  async run(tx, _actor, input) {
    const duty = await phoneDuty(tx, input.assignment);
    return duty.ok ? makeInvite(tx, actor, input, duty.value.person, null) : duty;
  },
  audit: ({ minutes }, { id, assignment }, place) => ({ place, thing: `device invite ${id}`, details: { assignment, minutes, own: true } }),
  kept,
});
