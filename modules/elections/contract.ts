import { z } from 'zod';
import { MOST_PAGES, VARIANT_IDS } from '../forms/index.ts';
import { IsoDate, RegionPath, RegionRef } from '../regions/contract.ts';

export const CONTEST_TYPES = ['ppwp', 'dpd', 'dpr', 'dprd_prov', 'dprd_kab', 'governor', 'mayor'] as const;
export const ContestType = z.enum(CONTEST_TYPES);

export const Contestant = z.object({
  number: z.number().int(),
  name: z.string(),
  shortName: z.string().nullable(),
  /** Colour for charts, never the only signal. */
  color: z.string().nullable(),
  candidates: z.array(z.object({ number: z.number().int(), name: z.string() })).optional(),
});
export type Contestant = z.infer<typeof Contestant>;

export const ContestSummary = z.object({
  id: z.number().int(),
  slug: z.string(),
  type: ContestType,
  name: z.string(),
  /** The smallest region that holds the whole electoral district. */
  region: RegionRef,
  district: z.string(),
  channels: z.array(z.string()),
});
export type ContestSummary = z.infer<typeof ContestSummary>;

/**
 * When a figure of the quick way counts and may be shown: as the office recorded it (old elections, imports), when two people
 * agree on it, or also when one person and the machine reading agree and every hard rule holds.
 */
export const PUBLICATIONS = ['as_recorded', 'two_people', 'person_and_machine'] as const;
export const Publication = z.enum(PUBLICATIONS);
export type Publication = z.infer<typeof Publication>;

/** Of elections whose figures come by verification: the quick way of phones, and the legal way of plenaries. */
export const QUICK = 'main';
export const LEGAL = 'pleno';

export const EventSummary = z.object({
  id: z.number().int(),
  slug: z.string(),
  name: z.string(),
  kind: z.enum(['general', 'regional']),
  date: z.string(),
  scheme: z.string(),
  demo: z.boolean(),
  publication: Publication,
});
export type EventSummary = z.infer<typeof EventSummary>;

/** GET /api/events/{slug}/contests?region= : a nation has thousands of contests, a kecamatan a handful; without a region all of them. */
export const ContestsQuery = z.object({ region: RegionPath.default('') });

/** A cell of the form as a screen lays it out, in the paper's own order. */
export const FormCell = z.object({
  id: z.string(), section: z.string(), page: z.number().int(),
  label: z.object({ id: z.string(), en: z.string() }),
});

export const ContestPage = ContestSummary.extend({
  event: EventSummary,
  variant: z.string(),
  /** Of the printed sheet. */
  pages: z.number().int(),
  contestants: z.array(Contestant),
  /** Cell that carries a contestant's votes: 'C.1', or 'P.1.B' for a party total. */
  contestantCells: z.array(z.string()),
  cells: z.array(FormCell),
  sections: z.array(z.object({ id: z.string(), label: z.object({ id: z.string(), en: z.string() }) })),
  ruleSet: z.object({
    name: z.string(),
    values: z.array(z.object({
      key: z.string(), value: z.unknown(), law: z.string(), number: z.string(), year: z.number(),
      article: z.string(), date: z.string().nullable(), verified: z.boolean(), note: z.string(),
    })),
  }),
});
export type ContestPage = z.infer<typeof ContestPage>;

const Slug = z.string().regex(/^[a-z0-9-]{2,40}$/);
const ContestSlug = z.string().regex(/^[a-z0-9-]{2,60}$/);
const Day = IsoDate;
const Name = z.string().trim().min(1).max(200);
/** Where figures come from: 'main', or the name of another reading of the same sheets such as 'crowd'. */
export const ChannelName = z.string().regex(/^[a-z][a-z0-9-]{0,19}$/);

const Standing = z.object({
  /** As printed on the ballot (nomor urut). */
  number: z.number().int().min(1).max(999),
  name: Name,
  shortName: z.string().trim().min(1).max(40).nullable().default(null),
  color: z.string().regex(/^#[0-9a-fA-F]{6}$/).nullable().default(null),
});

/** How many pages C.HASIL of this ballot is printed on, as the office has it in print; left out = as many as the form of its year names. */
const pages = z.number().int().min(1).max(MOST_PAGES).optional();

/** What is printed on the ballot of one contest: pairs, DPD candidates, or parties with their candidates. */
export const BallotInput = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('pairs'), pages, contestants: z.array(Standing).min(1).max(100), emptyColumn: z.boolean().default(false) }),
  z.object({ kind: z.literal('candidates'), pages, contestants: z.array(Standing).min(1).max(200) }),
  z.object({
    kind: z.literal('parties'), pages,
    parties: z.array(Standing.extend({
      candidates: z.array(z.object({ number: z.number().int().min(1).max(99), name: Name })).max(30),
    })).min(1).max(60),
  }),
]);
export type BallotInput = z.infer<typeof BallotInput>;

export const CreateEvent = z.object({
  slug: Slug,
  name: Name,
  kind: z.enum(['general', 'regional']),
  date: Day,
  /** The roll of polling stations; its region scheme is that of the event. */
  roll: Slug,
  ruleSet: Slug,
  demo: z.boolean().default(false),
  publication: Publication.default('as_recorded'),
});
export type CreateEvent = z.infer<typeof CreateEvent>;
export const CreatedEvent = z.object({ id: z.number().int(), slug: z.string() });

export const CreateContest = z.object({
  event: Slug,
  slug: ContestSlug,
  type: ContestType,
  name: Name,
  variant: z.enum(VARIANT_IDS),
  /** Name of the electoral district; that of its smallest common region unless said. */
  district: z.string().trim().min(1).max(200).optional(),
  /** Paths of the regions that make up the district, of any level; '' = the whole nation. */
  members: z.array(RegionPath).min(1).max(5000),
  channels: z.array(ChannelName).min(1).max(8).default(['main']),
  ballot: BallotInput,
});
export type CreateContest = z.infer<typeof CreateContest>;
export const CreatedContest = z.object({ id: z.number().int(), slug: z.string() });

export const SetBallot = z.object({ contest: z.number().int().min(1).max(2_147_483_647), ballot: BallotInput });
export type SetBallot = z.infer<typeof SetBallot>;

/** An event with its contests, or contests alone for events that exist. What is there already stays as it is. */
export const ImportContests = z.object({ event: CreateEvent.optional(), contests: z.array(CreateContest).max(5000) });
export type ImportContests = z.infer<typeof ImportContests>;
export const ImportedContests = z.object({
  created: z.array(z.string()), changed: z.array(z.string()), unchanged: z.array(z.string()),
});
export type ImportedContests = z.infer<typeof ImportedContests>;

/** The file of an event: docs/examples/pilpres2019-event.json. Its contests need not repeat the event. */
export const EventFile = z.object({ event: CreateEvent, contests: z.array(CreateContest.omit({ event: true })) });
export type EventFile = z.infer<typeof EventFile>;

export const RuleSetView = z.object({
  slug: z.string(), name: z.string(), follows: z.string().nullable(), validFrom: z.string(), validTo: z.string().nullable(),
  values: ContestPage.shape.ruleSet.shape.values,
});
export type RuleSetView = z.infer<typeof RuleSetView>;

/** How a table of contests that is not the template is to be read: its column for each of ours, and fixed values. */
const ColumnName = z.enum([
  'event', 'contest', 'type', 'name', 'variant', 'district', 'members', 'channels',
  'number', 'contestant', 'short_name', 'color', 'candidate_number', 'candidate', 'publication', 'pages',
]);
export const ContestMapping = z.strictObject({
  columns: z.partialRecord(ColumnName, z.string().min(1)).default({}),
  constants: z.partialRecord(ColumnName, z.string().min(1)).default({}),
});
export type ContestMapping = z.infer<typeof ContestMapping>;
