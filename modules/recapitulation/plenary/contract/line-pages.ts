import { z } from 'zod';
import { RegionRef, UnitType } from '../../../regions/contract.ts';
import { CaseStateName, Figure, FindingView, Sha256, Sum } from '../../../sheets/contract.ts';
import { DOUBTS } from '../rules/doubts.ts';
import { LINE_STATES } from '../states.ts';
import { ObjectionView } from './records.ts';
import { LineRef } from './shared.ts';

/** GET /api/plenaries/{id}/lines?contest=&group=&state= (contest is needed) : in the order of reading. */
export const LineList = z.object({ rows: z.array(z.object({
  /** `changes` goes into `after` of the next act; `mark` (null = nothing is written beforehand) into confirm-many. `replaced`: an office put other figures in place of what the station's own people typed; it is read one by one (`mark` null). `statements`: what witnesses and supervisors said of their copies; `against`: how many of them said last that it is not the same. `doubts`: what is open about a line that waits; with any it is read by itself, not with many others. `outdated`: another certificate was accepted since. */
  contest: z.number(), region: RegionRef, station: z.number(), state: z.enum(LINE_STATES), changes: z.number(), mark: z.string().nullable(), replaced: z.boolean(), outdated: z.boolean(), corrected: z.number(), quick: CaseStateName.nullable(), broken: z.array(z.string()), statements: z.number(), against: z.number(), objections: z.number(), doubts: z.array(z.enum(DOUBTS)),
})) });
export type LineList = z.infer<typeof LineList>;

/**
 * GET /api/plenaries/{id}/broken-rules?contest= : lines that were read and whose figures break a hard rule, of one contest or of all, in the order of reading.
 * `reason` = what the plenary wrote down of it (null = nothing), `kpps` = why the station's own people let it stand. They stop nothing, and stand in D.Kejadian Khusus.
 */
export const BrokenLines = z.object({ rows: z.array(z.object({ contest: z.number(), region: RegionRef, station: z.number(), findings: z.array(FindingView), reason: z.string().nullable(), kpps: z.array(z.string()) })) });
export type BrokenLines = z.infer<typeof BrokenLines>;

/** GET /api/plenaries/{id}/lines/{contest}/{region}/{station} : paper, entry and witnesses' copies side by side. */
export const LinePage = z.object({
  line: LineRef, region: RegionRef, state: z.enum(LINE_STATES), changes: z.number(), outdated: z.boolean(), next: LineRef.nullable(), previous: LineRef.nullable(),
  /** Hidden from those who only read, as are the copies, until the line is on a projector or confirmed; then `hidden` is true. */
  hidden: z.boolean(),
  /** What is open about it while it waits: one rule with the list's and that of confirm-many. */
  doubts: z.array(z.enum(DOUBTS)),
  /** What is known beforehand: figures that two people agreed on, or what the station's people typed, or the certificate from below. */
  written: z.object({ mark: z.string(), figures: z.record(z.string(), Sum), from: z.enum(['accepted', 'entry', 'certificate', 'typed']), state: CaseStateName.nullable() }).nullable(),
  figures: z.record(z.string(), Sum).nullable(), correctedCells: z.array(z.string()), reason: z.string().nullable(), evidence: z.string().nullable(), askedBy: z.string().nullable(), agreedBy: z.array(z.string()),
  /** Where an office put other figures in place of what the station's own people typed: theirs, what stands now, and by whom. */
  replaced: z.object({ cells: z.array(z.object({ cell: z.string(), before: z.number().nullable(), after: z.number().nullable() })), by: z.string() }).nullable(),
  findings: z.array(FindingView),
  /** Why the station's own people let a rule stand as they typed it, by its code: only of rules among `findings`, and of what may be seen. */
  kpps: z.record(z.string(), z.string()),
  /** A statement speaks of one entry only: `entry` = its number and `copied` = its figures, null where the house does not hold it; `standing` = whether it was replaced since. `figures` = what the own paper says otherwise. */
  copies: z.array(z.object({
    by: z.string(), of: z.string(), statement: z.enum(['agreed', 'differs', 'objection']), figures: z.record(z.string(), Figure), reason: z.string().nullable(),
    entry: z.number().nullable(), standing: z.enum(['current', 'superseded', 'aside']).nullable(), copied: z.record(z.string(), Figure).nullable(),
  })),
  /** What the roll says of a station: its kind and its voters; null above the stations. */
  roll: z.object({ unitType: UnitType, votersMale: z.number().nullable(), votersFemale: z.number().nullable() }).nullable(),
  photos: z.array(z.object({ page: z.number(), sha256: Sha256, standing: z.string() })),
  objections: z.array(ObjectionView),
});
export type LinePage = z.infer<typeof LinePage>;
