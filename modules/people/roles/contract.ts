import { z } from 'zod';
import { Scheme } from '../../regions/contract.ts';
import { saying } from '../../../kernel/text.ts';
import { holdsNumber } from '../identity/rules/names.ts';
import { PLACE_PATTERN } from './rules/place.ts';
import { ROLE_IDS } from './rules/roles.ts';

const YEARS = (moment: string): boolean => moment >= '1900' && moment < '2200';
/** A day (its whole day in WIB) or a moment. */
export const Moment = z.union([z.iso.date(), z.iso.datetime({ offset: true })]).refine(YEARS);
export const Within = z.string().regex(/^(event|programme):[a-z0-9-]{2,40}$/);
export const PlaceScheme = z.union([z.literal('*'), Scheme]);
export const PlacePath = z.string().max(130).regex(PLACE_PATTERN);
export const RoleName = z.enum(ROLE_IDS);
const PersonId = z.string().regex(/^[A-Za-z0-9:_-]{3,60}$/);
/** Others read it in the trail. */
const Reason = z.string().trim().min(3).max(500).refine((text) => !holdsNumber(text), saying({ id: 'tanpa NIK atau nomor telepon', en: 'without a NIK or telephone number' }));

const Words = z.object({ id: z.string(), en: z.string() });
export const ROLE_LEVELS = ['national', 'province', 'regency', 'subdistrict', 'village', 'station'] as const;

/** A role in words: what it may do, where it can be given. */
export const RoleView = z.object({
  id: z.string(), name: Words, levels: z.array(z.enum(ROLE_LEVELS)), officer: z.boolean(), bound: z.boolean(), watcher: z.boolean(),
  here: z.array(z.object({ verb: z.string(), name: Words })), everywhere: z.array(z.object({ verb: z.string(), name: Words })), give: z.array(z.object({ verb: z.string(), name: Words })),
  conflicts: z.array(z.object({ role: z.string(), why: Words, always: z.boolean() })),
});
export type RoleView = z.infer<typeof RoleView>;

export const ASSIGNMENT_STATES = ['now', 'future', 'ended'] as const;
export const AssignmentState = z.enum(ASSIGNMENT_STATES);

/** Who holds what where, from when until when. */
export const AssignmentView = z.object({
  id: z.number().int(),
  person: z.object({ id: z.string(), name: z.string() }),
  role: z.string(), roleName: Words,
  scheme: z.string(), path: z.string(), region: z.string(), within: z.string().nullable(),
  from: z.string(), until: z.string().nullable(), state: AssignmentState,
  source: z.string(), reason: z.string().nullable(), grantedBy: z.string(), grantedByName: z.string().nullable(), grantedAt: z.string(),
  revokedBy: z.string().nullable(), revokedAt: z.string().nullable(), revokeReason: z.string().nullable(),
});
export type AssignmentView = z.infer<typeof AssignmentView>;

export const AssignmentFilter = z.object({
  scheme: PlaceScheme.optional(),
  path: PlacePath.optional().describe('a region; what lies below it counts too'),
  role: RoleName.optional(),
  person: PersonId.optional(),
  within: Within.optional(),
  state: AssignmentState.default('now'),
});
export const AssignmentQuery = AssignmentFilter.extend({
  after: z.string().max(300).optional().describe('continue after this row'),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});
export const AssignmentPage = z.object({ rows: z.array(AssignmentView), after: z.string().nullable() });
export type AssignmentPage = z.infer<typeof AssignmentPage>;

export const GrantRole = z.object({
  person: PersonId, role: RoleName, scheme: PlaceScheme, path: PlacePath,
  within: Within.nullable().default(null),
  from: Moment.nullable().default(null).describe('first day or moment; now if absent'),
  until: Moment.nullable().default(null).describe('last day, or the moment before which; absent = no end'),
  reason: Reason,
});
export type GrantRole = z.infer<typeof GrantRole>;
export const GrantedRole = z.object({ id: z.number().int(), from: z.string(), until: z.string().nullable() });
export type GrantedRole = z.infer<typeof GrantedRole>;

export const RevokeRole = z.object({ id: z.number().int(), reason: Reason });
export const RevokedRole = z.object({ id: z.number().int(), person: z.string(), sessionsEnded: z.number().int() });
export type RevokedRole = z.infer<typeof RevokedRole>;

/** A table of grants and revocations; `file` is the CSV or xlsx itself in base64. */
export const RolesFile = z.object({ file: z.string().max(8 * 1024 * 1024).regex(/^[A-Za-z0-9+/]+={0,2}$/), name: z.string().trim().min(1).max(200) });
export type RolesFile = z.infer<typeof RolesFile>;

export const ROW_OUTCOMES = ['grant', 'held', 'revoke', 'refused'] as const;
const Totals = z.object({ rows: z.number().int(), grant: z.number().int(), held: z.number().int(), revoke: z.number().int(), refused: z.number().int() });
export const RolesPreview = z.object({
  totals: Totals,
  /** Rows that would be refused come first; more than a screen can hold are only counted. */
  rows: z.array(z.object({
    row: z.number().int(), outcome: z.enum(ROW_OUTCOMES), person: z.string(), name: z.string().nullable(), role: z.string(), place: z.string(), within: z.string().nullable(),
    problem: z.object({ code: z.string(), column: z.string().nullable(), value: z.string().nullable(), detail: z.string(), fix: z.string() }).nullable(),
  })),
  shown: z.number().int(),
});
export type RolesPreview = z.infer<typeof RolesPreview>;
export const RolesImported = Totals.omit({ refused: true });
export type RolesImported = z.infer<typeof RolesImported>;

/** Bodies whose members are appointed by decree. */
export const APPOINTED_BODIES = ['kpu_ri', 'kpu_prov', 'kpu_kab', 'ppk', 'pps', 'kpps', 'bawaslu'] as const;
export type AppointedBody = (typeof APPOINTED_BODIES)[number];
