import { may, mayAnywhere, type Actor, type Place } from '../../../../kernel/access.ts';
import type { Db } from '../../../../kernel/db/schema.ts';
import { problem } from '../../../../kernel/problem.ts';
import { fail, ok, type Result } from '../../../../kernel/result.ts';
import type { DeviceInviteView, DevicePage, DeviceQuery, InvitePage, OwnDevices, PhoneDutyPage } from '../contract.ts';
import { PHONE_ROLES } from '../rules/phone-roles.ts';
import { FOR_WATCHERS, isWatcher } from '../rules/watchers.ts';
import { countDevices, devicesOf, findDevices, findDuties, type DutyFound, type DutyRow } from '../store/devices.ts';
import { findInvites, inviteById } from '../store/invites.ts';
import { scopesOf } from '../store/scope.ts';
import { describeDuties, deviceViews, inviteViews } from './views.ts';
import type { z } from 'zod';
import type { PhoneDutyQuery } from '../contract.ts';

/** Where an assignment stands, as rights see it. */
export const placeOf = ({ scheme, path, within }: DutyRow): Place => ({ scheme, path, ...(within === null ? {} : { within }) });

/** True if phones and invitations of a place are in the actor's sight at all: for everybody else an id that is tried out tells nothing. */
export const seesPhonesAt = (actor: Actor, place: Place): boolean => SIGHT.some((verb) => may(actor, verb, place));
const SIGHT = ['devices.read', 'devices.enrol', 'devices.revoke'] as const;

/** Phones within the reader's places. */
export async function listDevices(db: Db, actor: Actor, query: z.output<typeof DeviceQuery>): Promise<DevicePage> {
  const search = { ...query, scopes: scopesOf(actor, 'devices.read') };
  const rows = await findDevices(db, search);
  const total = await countDevices(db, search);
  return { rows: await deviceViews(db, rows), total, after: rows.length === query.limit ? (rows.at(-1)?.id ?? null) : null };
}

export async function listInvites(db: Db, actor: Actor, limit: number): Promise<InvitePage> {
  return { rows: await inviteViews(db, await findInvites(db, scopesOf(actor, 'devices.enrol'), limit), new Date()) };
}

/** One invitation, for whoever issued it or may enrol there; anybody else is told that there is none. */
export async function oneInvite(db: Db, actor: Actor, id: string): Promise<Result<DeviceInviteView>> {
  const row = await inviteById(db, id);
  if (!row || (row.issuedBy !== actor.id && !may(actor, 'devices.enrol', placeOf(row)))) return fail(problem('not_found', { thing: { id: 'Undangan gawai', en: 'Device invitation' } }));
  const [view] = await inviteViews(db, [row], new Date());
  return view ? ok(view) : fail(problem('not_found', { thing: { id: 'Undangan gawai', en: 'Device invitation' } }));
}

const dutyRows = async (db: Db, found: readonly DutyFound[]): Promise<PhoneDutyPage['rows']> =>
  (await describeDuties(db, found)).map(({ on, person, personName, devices }) => ({ ...on, person: { id: person, name: personName }, devices }));

/** Whom the actor may enrol a phone for. */
export async function listPhoneDuties(db: Db, actor: Actor, query: z.output<typeof PhoneDutyQuery>): Promise<PhoneDutyPage> {
  const roles = mayAnywhere(actor, FOR_WATCHERS) ? PHONE_ROLES : PHONE_ROLES.filter((role) => !isWatcher(role));
  return { rows: await dutyRows(db, await findDuties(db, { ...query, scopes: scopesOf(actor, 'devices.enrol'), roles })) };
}

/** A person's own duties that use a phone, and the phones they have or had. */
export async function ownDevices(db: Db, actor: Actor): Promise<OwnDevices> {
  const duties = await findDuties(db, { scopes: null, roles: PHONE_ROLES, person: actor.id, limit: 100 });
  return { duties: await dutyRows(db, duties), devices: await deviceViews(db, await devicesOf(db, actor.id)) };
}
