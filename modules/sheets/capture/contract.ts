import { z } from 'zod';
import { words } from '../../../kernel/words.ts';
import { ContestType } from '../../elections/contract.ts';
import { MOST_PAGES } from '../../forms/index.ts';
import { RegionPath, RegionRef, UnitType } from '../../regions/contract.ts';
import { Figure, FiguresById } from '../contract-figures.ts';
import { CASE_STATES } from './states.ts';

/** Of the printed sheet, from 1. */
export const PageNumber = z.number().int().min(1).max(MOST_PAGES);
export const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);
/** What a phone's clock says, however wrong; PostgreSQL and calendars end somewhere. */
const ClockTime = z.iso.datetime({ offset: true }).refine((time) => time >= '1971' && time < '2199');
export const CaseStateName = z.enum(CASE_STATES);

/** POST /api/field/entries: the body must be exactly `entryText` of it where a phone signs it. */
export const SubmitEntry = z.object({
  contest: z.number().int().min(1).max(2_147_483_647),
  village: RegionPath,
  station: z.number().int().min(1).max(9999),
  /** The number of the newest entry that the sender has seen: the station's word, or their own beside it. */
  after: z.number().int().min(0).max(32_767),
  figures: FiguresById,
  reasons: z.record(z.string().max(6), words(300)),
  /** Needed from the second entry on: why it is corrected. */
  reason: words(500).nullable(),
  photos: z.array(z.object({ page: PageNumber, sha256: Sha256 })).max(40),
  saidAt: ClockTime,
});
export type SubmitEntry = z.infer<typeof SubmitEntry>;

/**
 * `received`: it is the station's word now; `unchanged`: the same was there; `aside`: a colleague's entry that the sender
 * had not seen came first: kept, shown to both, and settled by a correction of either.
 */
export const SubmittedEntry = z.object({
  outcome: z.enum(['received', 'unchanged', 'aside']),
  number: z.number().int(),
  state: CaseStateName,
  /** SHA-256 of the entry's text: what receipts and copies are known by. */
  hash: Sha256,
  broken: z.array(z.string()),
  /** For `aside`: the colleague's entry and the cells that differ. */
  standing: z.object({ number: z.number(), by: z.string(), figures: z.record(z.string(), Figure), differing: z.array(z.string()) }).nullable(),
});
export type SubmittedEntry = z.infer<typeof SubmittedEntry>;

/**
 * What one who watches said last of a copy of a sheet, where they did not agree. Of themselves it tells what the paper tells as well:
 * their name, and the number of the contestant they watch for. `copyOf` = hash of the entry that the copy was made of; another one than
 * the sheet's own has been corrected since. `became`: what a plenary made of an objection; null of what only differs.
 */
export const FieldAnswer = z.object({
  by: z.string(), kind: z.enum(['witness', 'supervisor', 'unmandated']), contestant: z.number().nullable(),
  statement: z.enum(['differs', 'objection']), figures: z.record(z.string(), Figure), reason: z.string().nullable(), copyOf: Sha256, receivedAt: z.string(),
  became: z.object({
    state: z.enum(['waiting', 'taken', 'passed']), plenary: z.string().nullable(), number: z.number().nullable(),
    outcome: z.enum(['open', 'accepted', 'rejected', 'recommended']).nullable(), answer: z.string().nullable(),
  }).nullable(),
});
export type FieldAnswer = z.infer<typeof FieldAnswer>;

/** One sheet as its own people see it: GET /api/field/sheets. */
export const FieldSheet = z.object({
  contest: z.number(), village: RegionPath, station: z.number(), state: CaseStateName,
  /** The newest entry of the station, with what was said. */
  entry: z.object({
    number: z.number(), hash: Sha256, by: z.string(), saidAt: z.string().nullable(), receivedAt: z.string(),
    figures: z.record(z.string(), Figure), reasons: z.record(z.string(), z.string()), broken: z.array(z.string()),
  }).nullable(),
  /** Given back: type these cells again from the paper. */
  again: z.array(z.string()),
  /** Why it is asked again, in words of a closed set. */
  asked: z.enum(['unreadable', 'wrong_page', 'wrong_station', 'not_a_sheet']).nullable(),
  note: z.string().nullable(),
  /** What counts, once accepted. */
  accepted: z.record(z.string(), Figure).nullable(),
  /** What witnesses and supervisors said last of its copies: how many, and the words of those who did not agree, the newest first. Absent = nobody has. */
  answers: z.object({ agreed: z.number(), differs: z.number(), objection: z.number(), said: z.array(FieldAnswer) }).optional(),
  photos: z.array(z.object({ page: z.number(), sha256: Sha256, standing: z.enum(['current', 'superseded', 'moved', 'set_aside']), receivedAt: z.string() })),
});
export type FieldSheet = z.infer<typeof FieldSheet>;

/** What a phone keeps to work without a network: its stations and the forms of its contests. GET /api/field/work. */
export const FieldWork = z.object({
  event: z.object({ slug: z.string(), name: z.string(), date: z.string() }),
  stations: z.array(z.object({ village: RegionRef, station: z.number(), unitType: UnitType, votersMale: z.number().nullable(), votersFemale: z.number().nullable() })),
  contests: z.array(z.object({
    id: z.number(), slug: z.string(), type: ContestType, name: z.string(), variant: z.string(), district: z.string(), villages: z.array(RegionPath),
    /** Input of `buildForm` and of the rules: the phone builds the very same form. */
    ballot: z.unknown(), parameters: z.unknown(), pages: z.number(),
    contestants: z.array(z.object({ number: z.number(), name: z.string(), shortName: z.string().nullable() })),
  })),
  sheets: z.array(FieldSheet),
  serverTime: z.string(),
});
export type FieldWork = z.infer<typeof FieldWork>;

/** GET /api/field/work?event= and GET /api/field/sheets: of the phone's own duty; an office that holds more says which election, village and station. */
export const FieldQuery = z.object({
  event: z.string().max(40).optional(), village: RegionPath.optional(), station: z.coerce.number().int().min(1).max(9999).optional(),
});
export type FieldQuery = z.infer<typeof FieldQuery>;
export const FieldSheets = z.object({ sheets: z.array(FieldSheet), serverTime: z.string() });
export type FieldSheets = z.infer<typeof FieldSheets>;

/** How many people's last word of a sheet's copies is that they object, and how many have other figures on their paper. */
const Against = z.object({ objection: z.number(), differs: z.number() });

/**
 * Quick-channel state of stations for lists and maps; figures never stand here. What people said of it before it counts (how many, where they
 * differ, which rules their word breaks) is for who may see entries: null, and of `broken` what the figures that count break.
 */
export const CaseRow = z.object({
  contest: z.number(), village: RegionRef, subdistrict: z.string(), station: z.number(), state: CaseStateName, since: z.string().nullable(),
  entries: z.number().nullable(), differing: z.number().nullable(), photos: z.number(), broken: z.array(z.string()), owner: z.string().nullable(), handedOut: z.boolean(),
  /** Since when a photo of a sheet that counts has been replaced; null = none. */
  photosReplacedAt: z.string().nullable(),
  /** Of those who watch; null = not told to who may not read what they say there. */
  against: Against.nullable(),
});
export type CaseRow = z.infer<typeof CaseRow>;
