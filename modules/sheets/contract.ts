import { z } from 'zod';
import { words } from '../../kernel/words.ts';
import { RegionPath, RegionRef, UnitType } from '../regions/contract.ts';
import { CaseStateName } from './capture/contract.ts';
import { Figure, FiguresById } from './contract-figures.ts';

export * from './contract-figures.ts';
export * from './capture/contract.ts';
export { CASE_STATES, CASE_STEPS, type CaseState } from './capture/states.ts';
export { entryText, type EntryWords } from './capture/rules/entry-text.ts';
export * from './photos/contract.ts';
export * from './verification/contract.ts';

export const Channel = z.string().regex(/^[a-z][a-z0-9-]{0,19}$/);

export const ORIGINS = ['paper', 'phone', 'import', 'machine', 'office'] as const;
export const Origin = z.enum(ORIGINS);
export type Origin = z.infer<typeof Origin>;

/** One sheet as written on the paper. Cells left out were not read: absent is never zero. */
export const SheetInput = z.object({
  village: RegionPath,
  station: z.number().int().min(1).max(9999),
  figures: FiguresById,
  /** Where single figures come from when it differs from the sheet's origin. */
  provenance: z.record(z.string(), Origin).optional(),
  /** The version the sender looked at, 0 = none. If another came since, the sheet is refused instead of covering it unseen. */
  after: z.number().int().min(0).max(32_767).optional(),
  /** Required as soon as the sheet changes figures already recorded. */
  reason: words(500).optional(),
});
export type SheetInput = z.infer<typeof SheetInput>;

export const RecordSheets = z.object({
  contest: z.number().int().min(1).max(2_147_483_647),
  channel: Channel.default('main'),
  origin: Origin,
  sheets: z.array(SheetInput).min(1).max(2000),
});

/** What became of each sheet, in the order sent. `unchanged` = the same figures were already there. */
export const RecordedSheets = z.object({
  results: z.array(z.object({
    village: RegionPath, station: z.number(), outcome: z.enum(['recorded', 'corrected', 'unchanged']),
    version: z.number(), broken: z.array(z.string()),
  })),
});
export type RecordedSheets = z.infer<typeof RecordedSheets>;

export const FindingView = z.object({
  code: z.string(), severity: z.enum(['hard', 'warn']), cells: z.array(z.string()),
  expected: z.number().nullable(), found: z.number().nullable(),
  kpps: z.object({ id: z.string(), en: z.string() }),
  supervisor: z.object({ id: z.string(), en: z.string() }),
});

export type FindingView = z.infer<typeof FindingView>;

export const SheetVersionView = z.object({
  version: z.number(), current: z.boolean(), origin: Origin, recordedAt: z.string(),
  /** The name of who recorded it: the house's own for everybody, a person's for those who record or supervise there; null for others. */ by: z.string().nullable(),
  reason: z.string().nullable(), figures: z.record(z.string(), Figure), provenance: z.record(z.string(), Origin),
  findings: z.array(FindingView), changed: z.array(z.string()),
});

export type SheetVersionView = z.infer<typeof SheetVersionView>;

export const SheetPage = z.object({
  station: z.object({ code: z.string(), number: z.number(), unitType: UnitType, votersMale: z.number().nullable(), votersFemale: z.number().nullable() }),
  village: RegionRef, ancestors: z.array(RegionRef), channel: z.string(),
  channels: z.array(z.string()),
  /** The newest 50, the newest first; `older` = what to ask for as `before` for those that came earlier, null where these are all. */
  versions: z.array(SheetVersionView), older: z.number().nullable(),
  /** How far the sheet has come on the quick way; null where the election has none, and on other ways. A figure stands here only once accepted. */
  state: CaseStateName.nullable(),
  previous: z.number().nullable(), next: z.number().nullable(),
});
export type SheetPage = z.infer<typeof SheetPage>;

export const SheetState = z.enum(['all', 'in', 'missing', 'flagged', 'hard', 'warn', 'corrected', 'incomplete']);

export type SheetState = z.infer<typeof SheetState>;

export const SheetListQuery = z.object({
  region: RegionPath.default(''),
  /** The contest's first channel unless given. */
  channel: Channel.optional(),
  state: SheetState.default('all'),
  rule: z.string().max(8).optional(),
  /** Continue after this station: 'villagePath/number', as given in the last row of the page before. */
  after: z.string().max(140).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});

/** The question once its channel is known. */
export type SheetListQuery = z.output<typeof SheetListQuery> & { readonly channel: string };

/** A page of stations in path order. `total` counts the whole filter, so that a screen can show "n of m". */
export const SheetList = z.object({
  total: z.number(),
  rows: z.array(z.object({
    village: RegionRef, subdistrict: z.string(), regency: z.string(), province: z.string(),
    number: z.number(), unitType: UnitType, voters: z.number().nullable(),
    version: z.number().nullable(), figures: z.record(z.string(), Figure).nullable(), broken: z.array(z.string()),
    hard: z.boolean(), recordedAt: z.string().nullable(),
    /** How far the sheet has come on the quick way; null where the election has none. Figures stand here only once accepted. */
    state: CaseStateName.nullable(),
  })),
  after: z.string().nullable(),
});
export type SheetList = z.infer<typeof SheetList>;
