import { z } from 'zod';
import { LANGS, saying } from '../../../kernel/text.ts';
import { mayStandInAddress } from '../identity/rules/contacts.ts';
import { holdsNumber } from '../identity/rules/names.ts';
import { INVITE_MINUTES } from './rules/policy.ts';

const Words = z.object({ id: z.string(), en: z.string() });
const Moment = z.string().describe('ISO 8601');
/** Ids of 26 letters (kernel/ids.ts). */
export const DeviceId = z.string().regex(/^[0-9A-HJKMNP-TV-Z]{26}$/);
const AssignmentId = z.number().int().positive().max(Number.MAX_SAFE_INTEGER);
/** What a phone's clock says, however wrong; PostgreSQL and calendars end somewhere. */
const ClockTime = z.iso.datetime().refine((time) => time >= '1970' && time < '2200');
/** One line, as on a label. */
const DeviceName = z.string().trim().min(1).max(80).regex(/^[^\p{Cc}\p{Zl}\p{Zp}]*$/u);

/** Part of a name; a NIK, telephone number or e-mail must not stand in an address. */
const PartOfName = z.string().trim().max(100).refine(mayStandInAddress, saying({ id: 'NIK atau kontak tidak boleh ada di alamat', en: 'a NIK or contact must not stand in an address' }));
/** Others read it in the trail. */
const Reason = z.string().trim().min(3).max(500).refine((text) => !holdsNumber(text), saying({ id: 'tanpa NIK atau nomor telepon', en: 'without a NIK or telephone number' }));

/** What somebody is to do, where, in which election. */
export const DutyView = z.object({
  assignment: z.number(), role: z.string(), duty: Words, scheme: z.string(),
  /** Path of the region, or `village/number` of a polling station. */
  region: z.string(), regionName: z.string().nullable().describe('null = the whole nation'),
  within: z.string().nullable(), election: z.string().nullable(),
});
export type DutyView = z.infer<typeof DutyView>;

export const InviteDevice = z.object({
  assignment: AssignmentId,
  minutes: z.number().int().min(1).max(INVITE_MINUTES.most).default(INVITE_MINUTES.usual),
});
export type InviteDevice = z.infer<typeof InviteDevice>;

/** The code is shown once: who asks again with the same key gets `code`, `link` and `qr` as null; they are null from the start where the code went to the holder of the duty (`sentTo`, masked). */
export const DeviceInvited = z.object({
  id: DeviceId, code: z.string().nullable(), sentTo: z.string().nullable(), spoken: z.string().nullable().describe('in groups, to be read aloud'),
  link: z.string().nullable(), qr: z.string().nullable().describe('SVG'), expiresAt: Moment,
});
export type DeviceInvited = z.infer<typeof DeviceInvited>;

export const DEVICE_STATES = ['active', 'ended', 'revoked'] as const;
export const INVITE_STATES = ['open', 'used', 'cancelled', 'expired'] as const;

export const DeviceInviteView = z.object({
  id: DeviceId, state: z.enum(INVITE_STATES), person: z.object({ id: z.string(), name: z.string() }), on: DutyView,
  issuedBy: z.string(), sentTo: z.string().nullable(), issuedAt: Moment, expiresAt: Moment, device: z.object({ id: DeviceId, name: z.string() }).nullable(),
});
export type DeviceInviteView = z.infer<typeof DeviceInviteView>;

export const DeviceView = z.object({
  id: DeviceId, name: z.string(), person: z.object({ id: z.string(), name: z.string() }), on: DutyView, state: z.enum(DEVICE_STATES),
  /** Who invited it, and whether that officer had the code in hand; null = the person. */
  invitedBy: z.object({ id: z.string(), name: z.string(), handedOver: z.boolean() }).nullable(),
  enrolledAt: Moment, seenAt: Moment.nullable(),
  /** The phone's clock minus ours, milliseconds; null until the phone has asked something. */
  skewMs: z.number().nullable(),
  revokedAt: Moment.nullable(), revokeReason: z.string().nullable(),
  report: z.object({ saidAt: Moment, receivedAt: Moment, note: z.string() }).nullable().describe('the last "siap bertugas"'),
});
export type DeviceView = z.infer<typeof DeviceView>;

export const DeviceFilter = z.object({
  person: z.string().max(60).optional(), q: PartOfName.optional().describe('part of a name'),
  scheme: z.string().regex(/^[a-z][a-z0-9-]{1,19}$/).optional(), region: z.string().max(130).regex(/^[0-9A-Za-z./-]*$/).optional().describe('path of a region; what lies below it counts too'),
  role: z.string().regex(/^[a-z_]{2,40}$/).optional(), state: z.enum(DEVICE_STATES).optional(),
});
export type DeviceFilter = z.infer<typeof DeviceFilter>;

export const DeviceQuery = DeviceFilter.extend({ after: DeviceId.optional(), limit: z.coerce.number().int().min(1).max(500).default(100) });
export const DevicePage = z.object({ rows: z.array(DeviceView), total: z.number(), after: z.string().nullable() });
export type DevicePage = z.infer<typeof DevicePage>;

export const InviteQuery = z.object({ limit: z.coerce.number().int().min(1).max(200).default(50) });
export const InvitePage = z.object({ rows: z.array(DeviceInviteView) });
export type InvitePage = z.infer<typeof InvitePage>;

/** Whom a phone could be enrolled for. */
export const PhoneDutyQuery = z.object({ q: PartOfName.optional(), person: z.string().max(60).optional(), limit: z.coerce.number().int().min(1).max(100).default(20) });
export const PhoneDutyPage = z.object({ rows: z.array(DutyView.extend({ person: z.object({ id: z.string(), name: z.string() }), devices: z.number().describe('phones that work for this duty') })) });
export type PhoneDutyPage = z.infer<typeof PhoneDutyPage>;

export const OwnDevices = z.object({ duties: PhoneDutyPage.shape.rows, devices: z.array(DeviceView) });
export type OwnDevices = z.infer<typeof OwnDevices>;

export const RevokeDevice = z.object({ reason: Reason });
export type RevokeDevice = z.infer<typeof RevokeDevice>;
export const DeviceRevoked = z.object({ id: DeviceId, state: z.literal('revoked'), revokedAt: Moment });
export const DeviceInviteCancelled = z.object({ id: DeviceId, state: z.enum(['cancelled', 'used', 'expired']) });

/** What a phone sends with its code. Binary values in base64url. */
export const EnrolDevice = z.object({
  code: z.string().min(10).max(24),
  publicKey: z.string().regex(/^[\w-]{122}$/).describe('SubjectPublicKeyInfo of a P-256 key, 91 bytes'),
  name: DeviceName,
  deviceTime: ClockTime,
  signature: z.string().regex(/^[\w-]{86}$/).describe('ECDSA-SHA-256 (r || s) over the enrolment message, see kernel/device-message.ts'),
});
export type EnrolDevice = z.infer<typeof EnrolDevice>;

const Bearer = z.object({ person: z.string(), duty: Words, region: z.string(), regionName: z.string().nullable(), election: z.string().nullable(), lang: z.enum(LANGS).describe('of the holder'), serverTime: Moment });
export const DeviceEnrolled = Bearer.extend({ device: DeviceId });
export type DeviceEnrolled = z.infer<typeof DeviceEnrolled>;

/** Who a phone is to us, at this moment. */
export const FieldMe = Bearer.extend({ device: DeviceId, role: z.string(), within: z.string().nullable(), skewMs: z.number().nullable() });
export type FieldMe = z.infer<typeof FieldMe>;

/** "Siap bertugas": when the phone says it was said, and what else is to be known. */
export const ReportReady = z.object({ saidAt: ClockTime, note: z.string().trim().max(500).default('') });
export type ReportReady = z.infer<typeof ReportReady>;
export const Reported = z.object({ report: z.number(), receivedAt: Moment });
export type Reported = z.infer<typeof Reported>;
