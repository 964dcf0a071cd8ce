import { z } from 'zod';
import { saying } from '../../../kernel/text.ts';
import { words } from '../../../kernel/words.ts';
import { ContestType } from '../../elections/contract.ts';
import { MOST_PAGES } from '../../forms/index.ts';
import { RegionPath, RegionRef, UnitType } from '../../regions/contract.ts';
import { FiguresById } from '../contract-figures.ts';
import { CaseRow, CaseStateName, PageNumber, Sha256 } from '../capture/contract.ts';
import { CASE_STATES } from '../capture/states.ts';
import { PhotoTwin } from '../photos/contract.ts';

/** POST /api/verification/next: the next sheet for this reader, chosen by the system. `task` null = nothing to do now. */
export const NextTask = z.object({ event: z.string().max(40), contest: z.number().int().min(1).max(2_147_483_647).optional() });
export type NextTask = z.infer<typeof NextTask>;
export const Task = z.object({
  id: z.string(), kind: z.enum(['second', 'third']), contest: z.number(), contestName: z.string(), contestType: ContestType,
  village: RegionRef, subdistrict: z.string(), station: z.number(),
  photos: z.array(z.object({ page: z.number(), sha256: Sha256 })),
  /** Pages of which the station named a picture that never arrived: what is shown of them is another one. */
  missing: z.array(z.number()),
  /** Cells to be read; null = all. Nobody else's figures are ever shown. */
  cells: z.array(z.string()).nullable(),
  until: z.string(),
});
export type Task = z.infer<typeof Task>;
export const NextTaskAnswer = z.object({ task: Task.nullable(), waiting: z.number(), mineToday: z.number() });
export type NextTaskAnswer = z.infer<typeof NextTaskAnswer>;
/** `waiting` is counted up to here; this many = this many or more. */
export const MOST_WAITING = 1000;

export const SHEET_FAULTS = ['unreadable', 'wrong_page', 'wrong_station', 'not_a_sheet'] as const;

/** POST /api/verification/{task}: what was read, or why it cannot be read. */
export const AnswerTask = z.object({
  figures: FiguresById.nullable(),
  fault: z.enum(SHEET_FAULTS).nullable(),
  note: words(500).nullable(),
  /** Of a fault: the pages that are in doubt, none = all of them. */
  pages: z.array(PageNumber).max(MOST_PAGES).default([]),
}).refine(({ figures, fault }) => (figures === null) !== (fault === null), saying({ id: 'angka atau alasan, salah satu', en: 'figures or a fault, one of them' }));
export type AnswerTask = z.infer<typeof AnswerTask>;
export const AnsweredTask = z.object({ state: CaseStateName });

/** POST /api/verification/{task}/release: back into the queue, for somebody else or for later. */
export const ReleasedTask = z.object({ task: z.string() });

/** What waits in a kelurahan can be filtered by; `unphotographed` = filled in, but photos are missing; `replaced` = it counts, and a photo of it was replaced since. */
export const WAITING_STATES = ['awaited', 'photographed', 'entered', 'unphotographed', 'different', 'asked_again', 'replaced'] as const;
export const QUEUE_SORTS = ['place', 'oldest', 'waiting'] as const;

/** GET /api/verification/queue: `sheets.supervise` on the region. `olderThan` = minutes; `unnamed` = only those for whom nobody was named. */
export const QueueFilter = z.object({
  event: z.string().max(40), region: RegionPath.default(''), contest: z.coerce.number().int().min(1).max(2_147_483_647).optional(),
  state: z.enum(WAITING_STATES).optional(), olderThan: z.coerce.number().int().min(1).max(100_000).optional(), unnamed: z.stringbool().optional(),
  sort: z.enum(QUEUE_SORTS).default('place'),
});
export const QueueQuery = QueueFilter.extend({ after: z.string().max(200).optional(), limit: z.coerce.number().int().min(1).max(500).default(100) });
export type QueueFilter = z.output<typeof QueueFilter>;
export type QueueQuery = z.output<typeof QueueQuery>;

/**
 * One kelurahan: sheets by state, since when the oldest of them waits (not the accepted ones), and whose it is: who was named,
 * else the PPK, else the office above; null only where the house has no such officer at all.
 */
export const QueueRow = z.object({
  village: RegionRef, subdistrict: RegionRef, awaited: z.number(), photographed: z.number(), entered: z.number(),
  /** Of those filled in: how many cannot be read again because photos are missing. */
  unphotographed: z.number(),
  different: z.number(), askedAgain: z.number(), accepted: z.number(),
  /** Of those that count: how many show another photo than the one that was read. */
  replaced: z.number(),
  oldest: z.string().nullable(), owner: z.object({ id: z.string(), name: z.string(), named: z.boolean() }).nullable(),
});
export type QueueRow = z.infer<typeof QueueRow>;
/** `total` = kelurahan that fit the filter; `after` = what to ask for the next page. */
export const QueuePage = z.object({ rows: z.array(QueueRow), total: z.number(), after: z.string().nullable() });
export type QueuePage = z.infer<typeof QueuePage>;

/** GET /api/verification/owners: who can be named for a kelurahan: those who look after queues there. With a subdistrict's path: who can be named for all of it. */
export const OwnerQuery = z.object({ event: z.string().max(40), village: RegionPath });
export const OwnerChoices = z.object({ choices: z.array(z.object({ id: z.string(), name: z.string(), region: RegionPath })) });
/** POST /api/verification/owners: for one kelurahan, or for all of a subdistrict at once; `person` null = nobody is named any more. */
export const NameOwner = z.object({ event: z.string().max(40), village: RegionPath.optional(), subdistrict: RegionPath.optional(), person: z.string().max(64).nullable() })
  .refine(({ village, subdistrict }) => (village === undefined) !== (subdistrict === undefined), saying({ id: 'kelurahan atau kecamatan, salah satu', en: 'a village or a subdistrict, one of them' }));
/** `villages` = the kelurahan that were named for. */
export const NamedOwner = z.object({ region: RegionPath, villages: z.array(RegionPath), person: z.string().nullable() });

export const CaseQuery = z.object({
  region: RegionPath.default(''), state: z.enum([...CASE_STATES, 'unphotographed', 'replaced']).optional(), after: z.string().max(140).optional(), limit: z.coerce.number().int().min(1).max(500).default(100),
});
export type CaseQuery = z.output<typeof CaseQuery>;
/** GET /api/contests/{id}/cases?region=&state=&after= */
export const CaseList = z.object({ rows: z.array(CaseRow), total: z.number(), after: z.string().nullable() });
export type CaseList = z.infer<typeof CaseList>;

const PhotoStandingName = z.enum(['current', 'superseded', 'moved', 'set_aside']);
/**
 * GET /api/contests/{id}/cases/{village}/{station}: for who looks after the queue: every entry with who said it, photos with
 * their history, twins, what differs. Whoever has looked at the figures here may not verify this sheet.
 */
export const CasePage = z.object({
  contest: z.number(), village: RegionRef, station: z.number(), state: CaseStateName, round: z.number(), since: z.string(),
  /** What the roll tells of the station; its DPT null = not known. */
  unitType: UnitType, registered: z.number().nullable(),
  differing: z.array(z.string()), returnedTo: z.enum(['first', 'second']).nullable(), asked: z.string().nullable(), note: z.string().nullable(), reopenedFor: z.string().nullable(),
  /** Since when a photo of a sheet that counts has been replaced: nobody has read the new one; null = none, or opened again since. */
  photosReplacedAt: z.string().nullable(),
  /** Pages whose photo nobody has read or held against the figures that count; only while they are marked. */
  replacedPages: z.array(z.number()),
  /** Who found the same figures on replaced photos. */
  compared: z.array(z.object({ by: z.string(), at: z.string(), version: z.number(), pages: z.array(z.number()) })),
  /** Who reads it now and until when. */
  reader: z.object({ name: z.string(), until: z.string() }).nullable(), acceptedVersion: z.number().nullable(),
  /** The figures that count, with the rules that they break; null = none do yet. */
  accepted: z.object({ version: z.number(), since: z.string(), reason: z.string().nullable(), figures: z.record(z.string(), z.number().nullable()), broken: z.array(z.string()) }).nullable(),
  pages: z.array(z.number()), readable: z.boolean(),
  entries: z.array(z.object({
    number: z.number(), round: z.number(), kind: z.enum(['kpps', 'office', 'second', 'third', 'machine']), standing: z.enum(['current', 'superseded', 'aside']), by: z.string(), device: z.string().nullable(),
    saidAt: z.string().nullable(), receivedAt: z.string(), figures: z.record(z.string(), z.number().nullable()), cells: z.array(z.string()).nullable(),
    broken: z.array(z.string()), reasons: z.record(z.string(), z.string()), reason: z.string().nullable(), hash: Sha256.nullable(),
    /** The pictures that it was read from, and what became of them since; null = one that never arrived. */
    photos: z.array(z.object({ page: z.number(), sha256: Sha256, standing: PhotoStandingName.nullable() })),
    /** Photos that it names and that never arrived. */
    missing: z.array(z.object({ page: z.number(), sha256: Sha256 })),
    /**
     * What the row proves: signed by that phone; of a reading: `sealed`, that these figures were read of these photos, as the trail has it; by no phone; no longer
     * what was signed or read; signed with another key.
     */
    evidence: z.enum(['signed', 'sealed', 'unsigned', 'altered', 'forged']),
  })),
  photos: z.array(z.object({ id: z.number(), page: z.number(), sha256: Sha256, standing: PhotoStandingName, note: z.string().nullable(), by: z.string(), takenAt: z.string().nullable(), receivedAt: z.string(), twins: z.array(PhotoTwin) })),
});
export type CasePage = z.infer<typeof CasePage>;

/** POST /api/contests/{id}/cases/{village}/{station}/return: give a difference back to one of the two, with the differing cells empty. */
export const ReturnCase = z.object({ to: z.enum(['first', 'second', 'third']), note: words(500) });
/** POST …/reopen: an accepted sheet is looked at anew. The accepted figures stay until new ones are agreed on. */
export const ReopenCase = z.object({ reason: words(500) });
/** POST …/same-figures: photos that were replaced after the figures count show the same. What was looked at is told, so that nothing that came since is cleared with it. */
export const SamePhotos = z.object({ version: z.number().int().min(1).max(32_767), photos: z.array(z.object({ page: PageNumber, sha256: Sha256 })).min(1).max(MOST_PAGES) });
/** POST …/move-photo: the picture belongs to another station or page. */
export const MovePhoto = z.object({ photo: z.number().int(), village: RegionPath, station: z.number().int().min(1).max(9999), page: PageNumber, reason: words(500) });
/** All five answer with where the sheet stands then. */
export const ActedOnCase = z.object({ state: CaseStateName });
/** POST …/ask-again: the station's people photograph or type anew. */
export const AskAgain = z.object({ why: z.enum(SHEET_FAULTS), note: words(500).nullable(), pages: z.array(PageNumber).max(MOST_PAGES).default([]) });
