import { z } from 'zod';
import { IsoDate, RegionPath, Scheme } from '../../regions/contract.ts';
import { LookReason, PersonId } from '../identity/contract.ts';
import { REQUEST_KINDS, RETENTION_ITEMS, SPECIFIC_KINDS } from './rules/rule-set.ts';

export { RETENTION_ITEMS, REQUEST_KINDS, SPECIFIC_KINDS, type RequestKind, type RetentionItem, type SpecificKind } from './rules/rule-set.ts';
export { ageOn, isChild } from './rules/age.ts';
export { dayOf, deadlineOf, standingOf, type Standing } from './rules/clocks.ts';

const Words = z.string().trim();
export const PrivacyId = z.string().regex(/^[0-9A-HJKMNP-TV-Z]{26}$/);
export const PurposeId = z.string().regex(/^[a-z_]{2,40}$/);
const Moment = z.iso.datetime({ offset: true });

export const HealthData = z.object({ fit: z.enum(['fit', 'needs_review']), note: Words.max(500) });
export const FinanceData = z.object({ bank: Words.min(2).max(80), account: z.string().regex(/^[0-9]{5,30}$/), holder: Words.min(1).max(120) });
export const RecordData = z.object({ status: z.enum(['none', 'exists']), documentNo: Words.max(60), note: Words.max(500) });
/** The shape of each kind of specific data. */
export const SPECIFIC_DATA = { health: HealthData, finance: FinanceData, record: RecordData } as const;
export type HealthData = z.infer<typeof HealthData>;
export type FinanceData = z.infer<typeof FinanceData>;
export type RecordData = z.infer<typeof RecordData>;

export const SpecificShown = z.object({ kind: z.enum(SPECIFIC_KINDS), value: z.union([HealthData, FinanceData, RecordData]).nullable(), writtenAt: z.string().nullable() });
export type SpecificShown = z.infer<typeof SpecificShown>;
export const Saved = z.object({ id: z.string() });
export { LookReason };

const Guardian = z.object({ name: Words.min(2).max(120), contact: Words.min(5).max(120) });
export const GiveConsent = z.object({
  purpose: PurposeId, wording: z.number().int().positive(), givenAt: Moment, guardian: Guardian.optional().describe('parent or guardian; asked for below the age of the rules'),
});
export type GiveConsent = z.infer<typeof GiveConsent>;

const Law = z.object({ law: z.string(), number: z.string(), year: z.number(), article: z.string(), date: z.string().nullable(), verified: z.boolean(), note: z.string() });
const Text = z.object({ id: z.string(), en: z.string() });
const Wording = z.object({ version: z.number(), from: z.string(), text: Text });

/** One line of the register of processing (UU 27/2022 art. 31). */
export const ProcessingLine = z.object({
  id: z.string(), name: Text, data: Text, basis: z.enum(['consent', 'legal_obligation', 'public_duty']), basisSource: Law, wordings: z.array(Wording),
  items: z.array(z.enum(RETENTION_ITEMS)), after: z.enum(['duty_end', 'last_activity']), months: z.number(), retentionSource: Law,
  seenBy: z.array(z.object({ verb: z.string(), name: Text, roles: z.array(Text) })),
});
export type ProcessingLine = z.infer<typeof ProcessingLine>;
const Timed = z.object({ value: z.number() }).extend(Law.shape);
export const ProcessingRegister = z.object({
  rules: z.string(), name: z.string(), validFrom: z.string(), childBelowYears: Timed, breachNoticeHours: Timed,
  requestHours: z.record(z.enum(REQUEST_KINDS), Timed), purposes: z.array(ProcessingLine),
});
export type ProcessingRegister = z.infer<typeof ProcessingRegister>;

export const ConsentView = z.object({
  id: z.string(), purpose: z.string(), wording: z.number(), givenAt: z.string(), guardian: z.boolean(), bySelf: z.boolean(),
  recordedAt: z.string(), withdrawnAt: z.string().nullable(), active: z.boolean(),
});
export type ConsentView = z.infer<typeof ConsentView>;

export const RequestView = z.object({
  id: z.string(), person: z.string(), name: z.string(), scheme: z.string(), path: z.string(), kind: z.enum(REQUEST_KINDS), details: z.string(), bySelf: z.boolean(),
  filedAt: z.string(), dueAt: z.string(), state: z.enum(['open', 'done', 'refused']), decidedAt: z.string().nullable(), answer: z.string().nullable(),
  clock: z.enum(['running', 'overdue', 'met', 'late']),
});
export type RequestView = z.infer<typeof RequestView>;

export const HoldView = z.object({ id: z.string(), reason: z.string(), placedAt: z.string(), liftedAt: z.string().nullable(), liftReason: z.string().nullable() });
export type HoldView = z.infer<typeof HoldView>;

/** What a person's page shows of privacy; of specific data only that they are there. */
export const PersonPrivacy = z.object({
  specific: z.record(z.enum(SPECIFIC_KINDS), z.boolean().nullable().describe('null = not told to this reader')), consents: z.array(ConsentView), requests: z.array(RequestView), holds: z.array(HoldView).nullable(),
  child: z.boolean().nullable().describe('null = the date of birth is not known'), own: z.boolean(), scheme: z.string(), path: z.string(),
});
export type PersonPrivacy = z.infer<typeof PersonPrivacy>;

const region = { scheme: Scheme.or(z.literal('*')).default('*'), path: RegionPath.default('') };
const after = z.string().max(300).optional();

export const RetentionQuery = z.object({ on: IsoDate, ...region, after, limit: z.coerce.number().int().min(1).max(500).default(100) });
export const BLOCKERS = ['legal_hold', 'open_request', 'open_role', 'other_purpose'] as const;
const DueGroup = z.object({ item: z.enum(RETENTION_ITEMS), purpose: z.string(), act: z.enum(['delete', 'anonymise']), blocker: z.enum(BLOCKERS).nullable(), count: z.number() });
const DueRow = z.object({
  person: z.string(), name: z.string(), scheme: z.string(), path: z.string(), item: z.enum(RETENTION_ITEMS), purpose: z.string(), act: z.enum(['delete', 'anonymise']),
  due: z.string(), blocker: z.enum(BLOCKERS).nullable(),
});
export const RetentionReport = z.object({
  on: z.string(), rules: z.string(), count: z.number().describe('what a run on that day would do'), blocked: z.number(),
  groups: z.array(DueGroup), rows: z.array(DueRow), after: z.string().nullable(),
});
export type RetentionReport = z.infer<typeof RetentionReport>;
export type DueGroup = z.infer<typeof DueGroup>;
export type DueRow = z.infer<typeof DueRow>;
export type Blocker = (typeof BLOCKERS)[number];

export const RunRetention = z.object({ on: IsoDate, scheme: Scheme.or(z.literal('*')), path: RegionPath, expectedCount: z.number().int().min(0) });
export type RunRetention = z.infer<typeof RunRetention>;
export const RetentionRun = z.object({
  id: z.number(), scheme: z.string(), path: z.string(), on: z.string(), expected: z.number(), rules: z.string(), startedBy: z.string(), startedAt: z.string(), finishedAt: z.string().nullable(),
  done: z.array(z.object({ item: z.enum(RETENTION_ITEMS), count: z.number() })),
});
export type RetentionRun = z.infer<typeof RetentionRun>;

/** `reason`: needed of an officer, not of the person. */
export const CopyPerson = z.object({ reason: LookReason.shape.reason.optional() });
export const PlaceHold = z.object({ reason: LookReason.shape.reason });
export const FileRequest = z.object({ kind: z.enum(REQUEST_KINDS), details: Words.min(3).max(2000) });
export const DecideRequest = z.object({ state: z.enum(['done', 'refused']), answer: Words.min(3).max(2000) });
export const RequestsQuery = z.object({ state: z.enum(['open', 'done', 'refused', 'all']).default('open'), ...region, limit: z.coerce.number().int().min(1).max(500).default(200) });
export type FileRequest = z.infer<typeof FileRequest>;
export type DecideRequest = z.infer<typeof DecideRequest>;

export const BREACH_EVENTS = ['notified_persons', 'notified_authority', 'notified_public', 'measure', 'note', 'closed'] as const;
export const RegisterBreach = z.object({
  scheme: Scheme, path: RegionPath, happened: Words.min(3).max(4000), happenedAt: Words.min(1).max(200), discoveredAt: Moment,
  dataKinds: z.array(Words.min(2).max(100)).min(1).max(30), people: z.number().int().min(0).max(2_000_000_000).nullable(), measures: Words.min(3).max(4000),
});
export type RegisterBreach = z.infer<typeof RegisterBreach>;
export const AddBreachEvent = z.object({ kind: z.enum(BREACH_EVENTS), at: Moment, note: Words.max(4000) });
export type AddBreachEvent = z.infer<typeof AddBreachEvent>;
const BreachEvent = z.object({ kind: z.enum(BREACH_EVENTS), at: z.string(), note: z.string(), by: z.string(), recordedAt: z.string() });
export const BreachView = RegisterBreach.extend({
  id: z.string(), discoveredAt: z.string(), notifyBy: z.string(), recordedBy: z.string(), recordedAt: z.string(), events: z.array(BreachEvent),
  persons: z.enum(['running', 'overdue', 'met', 'late']), authority: z.enum(['running', 'overdue', 'met', 'late']), closed: z.boolean(),
});
export type BreachView = z.infer<typeof BreachView>;
export const BreachesQuery = z.object({ state: z.enum(['open', 'overdue', 'all']).default('all'), ...region });
export const NoticeQuery = z.object({ to: z.enum(['persons', 'authority']) });
export const Notice = z.object({ text: z.string() });
export { IsoDate as PrivacyDay, PersonId as SubjectId };
