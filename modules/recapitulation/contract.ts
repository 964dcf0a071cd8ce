import { z } from 'zod';
import { Level, RegionPath, RegionRef } from '../regions/contract.ts';
import { Channel } from '../sheets/contract.ts';

/**
 * Running figures of one region. `stations` = TPS that vote in this contest, `stationsIn` = TPS with a recorded sheet, `corrected` = sheets
 * changed after they first counted; on the legal way those whose paper a plenary corrected.
 */
export const Tally = z.object({
  stations: z.number(), stationsIn: z.number(),
  hard: z.number(), warn: z.number(), corrected: z.number(), incomplete: z.number(),
  votersMale: z.number().nullable(), votersFemale: z.number().nullable(),
  /** Sum per cell over the recorded sheets; null where no sheet has that cell. */
  figures: z.record(z.string(), z.number().nullable()),
  flags: z.record(z.string(), z.number()),
  /** Registered voters (DPT) and voters of the sheets that have both figures, and how many of the sheets have not both. */
  turnout: z.object({ registered: z.number(), voters: z.number(), leftOut: z.number() }),
});
export type Tally = z.infer<typeof Tally>;

/** KPU's own recapitulation of one region, held beside ours. `differences` = theirs minus ours where both exist. */
export const Official = z.object({
  source: z.string(),
  figures: z.record(z.string(), z.number()),
  differences: z.record(z.string(), z.number()),
  /** Why they differ, as far as the sheets tell: TPS missing, flagged or corrected below this region. */
  explanation: z.object({ missing: z.number(), hard: z.number(), corrected: z.number() }),
});

export type Official = z.infer<typeof Official>;

/**
 * A region, or a station with the path 'village/number'. `verifying` = sheets that are in and whose figures do not count yet, since no
 * two people agree on them: only how many; null where figures are recorded as they come, and on other ways than the quick one.
 */
export const ResultRow = RegionRef.extend({ path: z.string(), tally: Tally, verifying: z.number().nullable(), official: Official.nullable() });
export type ResultRow = z.infer<typeof ResultRow>;

export const ResultPage = z.object({
  contest: z.number(), channel: z.string(),
  region: RegionRef, ancestors: z.array(RegionRef), childLevel: Level.nullable(),
  total: ResultRow,
  /** Children of the region; stations (level 'station') below a village: their path is 'village/number'. */
  children: z.array(ResultRow),
  asOf: z.string(),
});
export type ResultPage = z.infer<typeof ResultPage>;

/** Without a channel: the contest's first. */
export const ResultQuery = z.object({ region: RegionPath.default(''), channel: Channel.optional() });
export const RecapQuery = ResultQuery.extend({ level: Level.default('province') });

export type ResultQuery = z.output<typeof ResultQuery>;
export type RecapQuery = z.output<typeof RecapQuery>;

export const RecountReport = z.object({
  contest: z.number(), channel: z.string(), sheets: z.number(), milliseconds: z.number(),
  differences: z.array(z.object({ path: RegionPath, measure: z.string(), running: z.number(), recounted: z.number() })),
});
export type RecountReport = z.infer<typeof RecountReport>;

/** KPU's own recapitulation of regions, as published. Figures left out were not published. */
export const ImportOfficial = z.object({
  contest: z.number().int().min(1).max(2_147_483_647),
  /** Where it was published: name of the form or file, and date. */
  source: z.string().trim().min(3).max(200),
  /** Required as soon as a figure changes that is already there. */
  reason: z.string().trim().min(3).max(500).optional(),
  regions: z.array(z.object({ path: RegionPath, figures: z.record(z.string(), z.number().int().min(0)) })).min(1).max(200_000),
});
export type ImportOfficial = z.infer<typeof ImportOfficial>;
export const ImportedOfficial = z.object({ recorded: z.number(), corrected: z.number(), unchanged: z.number() });
export type ImportedOfficial = z.infer<typeof ImportedOfficial>;

export * from './overview/contract.ts';
export * from './plenary/contract.ts';
export * from './plenary/certificates/contract.ts';
export * from './plenary/bundle/contract.ts';
export { CERTIFICATE_STATES, CERTIFICATE_STEPS, LINE_STATES, LINE_STEPS, PLENARY_STATES, PLENARY_STEPS } from './plenary/states.ts';
