import { z } from 'zod';
import { Publication } from '../../elections/contract.ts';
import { RegionPath, RegionRef } from '../../regions/contract.ts';
import { CERTIFICATE_STATES, PLENARY_STATES } from '../plenary/states.ts';
import { OUTLIER_CODES } from './rules/thresholds.ts';

const Int = z.coerce.number().int().min(1).max(2_147_483_647);
const States = z.object({ awaited: z.number(), photographed: z.number(), entered: z.number(), different: z.number(), asked_again: z.number(), accepted: z.number() });

/** GET /api/events/{slug}/overview?region=&contest= : without a contest all of them together. */
export const OverviewQuery = z.object({ region: RegionPath.default(''), contest: Int.optional() });
export type OverviewQuery = z.output<typeof OverviewQuery>;

/** What waits longest in a region: since when, in which kelurahan, and whose it is (null = hidden from this reader, or nobody). */
export const Waiting = z.object({
  since: z.string(), village: RegionRef, subdistrict: RegionRef, sheets: z.number(),
  owner: z.object({ id: z.string(), name: z.string(), named: z.boolean() }).nullable(),
});
export type Waiting = z.infer<typeof Waiting>;

/**
 * A region of the level below, or a station (path 'village/number'). `sheets` = stations × contests that vote there; all counts
 * are sheets. `states` is null in an election without verification: there `quickIn` says how many are in. Shares are fractions of one,
 * null while no sheet that counts has the figures; `figuresFrom` = the way they come from: the one on which more sheets are in.
 */
export const OverviewRow = RegionRef.extend({
  path: z.string(), stations: z.number(), sheets: z.number(), states: States.nullable(), unphotographed: z.number(),
  /** Sheets that count and show another photo than the one that was read. */
  replaced: z.number(),
  quickIn: z.number(), legalIn: z.number(), oldest: z.string().nullable(), owner: Waiting.shape.owner,
  /** `outSince`: since when a laptop carries it in a hall; null = it is at the office. */
  plenary: z.object({ id: z.number(), state: z.enum(PLENARY_STATES), outSince: z.string().nullable(), lines: z.number(), done: z.number(), certificates: z.array(z.object({ contest: z.number(), state: z.enum(CERTIFICATE_STATES) })) }).nullable(),
  /** Plenaries that read stations, in the region: by state, with their lines. */
  halls: z.object({ planned: z.number(), open: z.number(), paused: z.number(), closed: z.number(), lines: z.number(), done: z.number(), corrected: z.number() }),
  /** Sheets whose figures were changed: on the quick way after they had been accepted, on the legal way by a plenary that corrected the paper. */
  corrected: z.object({ quick: z.number(), legal: z.number() }),
  openObjections: z.number(), /** Signed by witnesses and supervisors at stations, and how many of these a plenary took up. */ fieldObjections: z.object({ all: z.number(), taken: z.number() }), alarms: z.number(), differences: z.object({ all: z.number(), explained: z.number() }), outliers: z.number(),
  hard: z.number(), warn: z.number(), rules: z.record(z.string(), z.number()),
  figuresFrom: z.string().nullable(), turnout: z.number().nullable(), /** Sheets that count and have not both figures of the turnout (DPT and voters): left out of it. */ turnoutLeftOut: z.number(), invalid: z.number().nullable(),
});
export type OverviewRow = z.infer<typeof OverviewRow>;

/** A D.Hasil that was sent up and that the level above has not taken yet. */
export const SentCertificate = z.object({ id: z.number(), contest: z.number(), contestName: z.string(), region: RegionRef, since: z.string() });
export type SentCertificate = z.infer<typeof SentCertificate>;

export const OverviewPage = z.object({
  event: z.object({ slug: z.string(), name: z.string(), date: z.string(), scheme: z.string(), publication: Publication }), contest: z.number().nullable(),
  region: RegionRef, ancestors: z.array(RegionRef), childLevel: RegionRef.shape.level.or(z.literal('station')).nullable(),
  total: OverviewRow, rows: z.array(OverviewRow),
  /** What waits longest in the region, the oldest first. */
  stuck: z.array(Waiting),
  /** D.Hasil of the region and below that wait for the level above, the oldest first. */
  sent: z.array(SentCertificate),
  outliers: z.record(z.string(), z.number()),
  /** When the counters were counted; sheets of a kelurahan and its stations are always those of the moment. */
  countedAt: z.string(), now: z.string(),
});
export type OverviewPage = z.infer<typeof OverviewPage>;

export const OUTLIER_SORTS = ['place', 'value'] as const;
const filter = {
  region: RegionPath.default(''), contest: Int.optional(), code: z.enum(OUTLIER_CODES).optional(), channel: z.enum(['main', 'pleno']).optional(),
  explained: z.stringbool().optional(), sort: z.enum(OUTLIER_SORTS).default('place'),
};
/** GET /api/events/{slug}/outliers : stations whose figures stand out; `channel` = where the figures come from. */
export const OutlierFilter = z.object(filter);
export type OutlierFilter = z.output<typeof OutlierFilter>;
export const OutlierQuery = z.object({ ...filter, after: z.string().max(250).optional(), limit: z.coerce.number().int().min(1).max(500).default(100) });
export type OutlierQuery = z.output<typeof OutlierQuery>;
export const OutlierExport = z.object({ ...filter, format: z.enum(['csv', 'xlsx']).default('csv') });
export type OutlierExport = z.output<typeof OutlierExport>;

export const OutlierRow = z.object({
  contest: z.number(), contestName: z.string(), village: RegionRef, subdistrict: z.string(), station: z.number(), code: z.enum(OUTLIER_CODES), channel: z.string(),
  /** What was measured and what it is held against; shares are fractions of one, the others are counts. */
  value: z.number(), beside: z.number().nullable(), cell: z.string().nullable(), explained: z.boolean(),
  /** Where both ways differ: the first boxes, by their number on the paper, with what each way says (null = empty there); `value` says how many there are. */
  differing: z.array(z.object({ cell: z.string(), place: z.string(), quick: z.number().nullable(), legal: z.number().nullable() })),
});
export type OutlierRow = z.infer<typeof OutlierRow>;
const Share = z.number();
/** The lines beyond which a station stands out, one for the whole country, and where they come from; shares are fractions of one. */
export const OutlierLimits = z.object({
  turnout: z.object({ low: Share, high: Share }), invalid: Share, oneTakesAll: z.number(), village: z.object({ stations: z.number(), votes: z.number(), distance: Share }),
  source: z.object({ id: z.string(), en: z.string() }),
});
export const OutlierList = z.object({ rows: z.array(OutlierRow), total: z.number(), counts: z.record(z.string(), z.number()), after: z.string().nullable(), countedAt: z.string(), limits: OutlierLimits });
export type OutlierList = z.infer<typeof OutlierList>;
export { OUTLIER_CODES, THRESHOLDS, THRESHOLDS_SOURCE, type OutlierCode } from './rules/thresholds.ts';
