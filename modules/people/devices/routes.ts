import { z } from 'zod';
import { isSignedIn, may, type Actor } from '../../../kernel/access.ts';
import { execute } from '../../../kernel/command.ts';
import { route, type AnyRoute } from '../../../kernel/http/route.ts';
import { fail, ok, type Result } from '../../../kernel/result.ts';
import { Done, OwnLanguage } from '../accounts/contract.ts';
import { chooseLanguage } from '../accounts/own/language.ts';
import { cancelInvite } from './commands/cancel-invite.ts';
import { enrolDevice } from './commands/enrol.ts';
import { inviteDevice, inviteOwnDevice, type Invited } from './commands/invite.ts';
import { reportReady } from './commands/report-ready.ts';
import { revokeDevice, revokeOwnDevice } from './commands/revoke.ts';
import {
  DeviceEnrolled, DeviceFilter, DeviceId, DeviceInviteCancelled, DeviceInvited, DeviceInviteView, DevicePage, DeviceQuery, DeviceRevoked, EnrolDevice, FieldMe,
  InviteDevice, InvitePage, InviteQuery, OwnDevices, PhoneDutyPage, PhoneDutyQuery, Reported, ReportReady, RevokeDevice,
} from './contract.ts';
import { qrSvg } from './qr.ts';
import { exportDevices } from './queries/export.ts';
import { fieldMe } from './queries/field-me.ts';
import { listDevices, listInvites, listPhoneDuties, oneInvite, ownDevices, placeOf } from './queries/find.ts';
import { groupCode } from './rules/code.ts';
import { refusal } from './rules/refusals.ts';
import { assignmentById, deviceById } from './store/devices.ts';
import { inviteById } from './store/invites.ts';

const tag = 'devices';
const ById = z.object({ id: DeviceId });

const officeRoutes: AnyRoute[] = [
  route({
    method: 'get', path: '/api/devices', access: 'devices.read', tag, summary: 'Gawai di wilayah saya', query: DeviceQuery, response: DevicePage,
    handle: async ({ db, actor, query }) => ok(await listDevices(db, actor, query)),
  }),
  route({
    method: 'get', path: '/api/devices/export', access: 'devices.read', tag, summary: 'Gawai sebagai CSV, dengan saringan yang sama', query: DeviceFilter,
    handle: ({ db, actor, query }) => exportDevices(db, actor, query),
  }),
  route({
    method: 'get', path: '/api/devices/duties', access: 'devices.enrol', tag, summary: 'Penugasan yang dapat diberi gawai', query: PhoneDutyQuery, response: PhoneDutyPage,
    handle: async ({ db, actor, query }) => ok(await listPhoneDuties(db, actor, query)),
  }),
  route({
    method: 'get', path: '/api/devices/invites', access: 'devices.enrol', tag, summary: 'Undangan gawai, yang terbaru dahulu', query: InviteQuery, response: InvitePage,
    handle: async ({ db, actor, query }) => ok(await listInvites(db, actor, query.limit)),
  }),
];

/** What a person may do for a phone of their own, and an office for those of its region. */
const ownRoutes: AnyRoute[] = [
  route({
    method: 'get', path: '/api/devices/own', access: 'signed_in', tag, summary: 'Gawai saya dan tugas saya yang memakai gawai', response: OwnDevices,
    handle: async ({ db, actor }) => ok(await ownDevices(db, actor)),
  }),
  route({
    method: 'post', path: '/api/devices/invites', access: 'signed_in', tag, summary: 'Undang satu gawai: kodenya sampai kepada pemegang tugas, berlaku sekali dan sebentar', body: InviteDevice, response: DeviceInvited,
    handle: async ({ db, actor, key, body, from }) => {
      const found = await assignmentById(db, body.assignment);
      return shown(await execute(db, isOwn(actor, found) ? inviteOwnDevice(actor) : inviteDevice(actor), { actor, key, input: body }), from.origin);
    },
  }),
  route({
    method: 'get', path: '/api/devices/invites/{id}', access: 'signed_in', tag, summary: 'Satu undangan: menunggu, dipakai, batal atau lewat', params: ById, response: DeviceInviteView,
    handle: ({ db, actor, params }) => oneInvite(db, actor, params.id),
  }),
  route({
    method: 'post', path: '/api/devices/invites/{id}/cancel', access: 'signed_in', tag, summary: 'Batalkan undangan', params: ById, response: DeviceInviteCancelled,
    handle: async ({ db, actor, key, params }) => {
      const found = await inviteById(db, params.id);
      const verb = found && may(actor, 'devices.enrol', placeOf(found)) ? 'devices.enrol' : 'devices.report';
      return execute(db, cancelInvite(actor, verb), { actor, key, input: params });
    },
  }),
  route({
    method: 'post', path: '/api/devices/{id}/revoke', access: 'signed_in', tag, summary: 'Cabut gawai: kiriman berikutnya ditolak', params: ById, body: RevokeDevice, response: DeviceRevoked,
    handle: async ({ db, actor, key, params, body }) => {
      const found = await deviceById(db, params.id);
      const own = isOwn(actor, found);
      return execute(db, own ? revokeOwnDevice(actor) : revokeDevice(actor), { actor: own ? ownerOf(actor) : actor, key, input: { ...body, ...params } });
    },
  }),
];

const phoneRoutes: AnyRoute[] = [
  route({
    method: 'post', path: '/api/devices/enrol', access: 'public', tag, summary: 'Gawai mendaftar dengan kode dan kuncinya', body: EnrolDevice, response: DeviceEnrolled,
    handle: ({ db, body, from }) => enrolDevice(db, body, from),
  }),
  route({
    method: 'get', path: '/api/field/me', access: 'devices.report', tag, summary: 'Siapa pemegang gawai ini, dan apa tugasnya', response: FieldMe,
    handle: ({ db, actor }) => fieldMe(db, actor),
  }),
  route({
    method: 'post', path: '/api/field/reports', access: 'devices.report', tag, summary: 'Lapor siap bertugas', body: ReportReady, response: Reported,
    handle: ({ db, actor, key, body }) => execute(db, reportReady(actor), { actor, key, input: body }),
  }),
  route({
    method: 'post', path: '/api/field/language', access: 'devices.report', tag, summary: 'Memilih bahasa pesan untuk pemegang gawai', body: OwnLanguage, response: Done,
    // The holder of this phone chooses; a desk has its own account page.
    handle: async ({ db, actor, key, body }) => (actor.device === undefined ? fail(refusal('not_a_device')) : chooseLanguage(db, { actor, key }, body)),
  }),
];

export const devicesRoutes: AnyRoute[] = [...ownRoutes, ...officeRoutes, ...phoneRoutes];

/** One's own phone is ended by whoever is its owner, also after the duty and with a one-time code, which carries no right of a role. */
const ownerOf = (actor: Actor): Actor => ({ ...actor, grants: [...actor.grants, { verb: 'devices.report', scheme: '*', path: '' }] });

const isOwn = (actor: Actor, found: { readonly person: string } | undefined): boolean => isSignedIn(actor) && found?.person === actor.id;

/** The code in all the shapes a phone can take it: read aloud, as a link, as a QR. */
async function shown(invited: Result<Invited>, origin: string): Promise<Result<DeviceInvited>> {
  if (!invited.ok) return invited;
  const { id, code, sentTo, expiresAt } = invited.value;
  const link = code === null ? null : `${origin}/field/enrol#${code}`;
  return ok({ id, code, sentTo, spoken: code === null ? null : groupCode(code), link, qr: link === null ? null : await qrSvg(link), expiresAt });
}

