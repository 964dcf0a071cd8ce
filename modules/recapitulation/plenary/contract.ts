import { z } from 'zod';
import { moment } from '../../../kernel/moment.ts';
import { saying } from '../../../kernel/text.ts';
import { plainly, words } from '../../../kernel/words.ts';
import { ContestType } from '../../elections/contract.ts';
import { VARIANT_IDS } from '../../forms/index.ts';
import { RegionPath, RegionRef, UnitType } from '../../regions/contract.ts';
import { CaseStateName, Figure, FindingView, Sha256, Sum, SumsById } from '../../sheets/contract.ts';
import { DOUBTS } from './rules/doubts.ts';
import { CERTIFICATE_STATES, LINE_STATES, PLENARY_STATES } from './states.ts';

const Int = z.number().int().min(1).max(2_147_483_647);
/** A moment that calendars of this house know: from 1900 on. */
const Moment = moment().refine((at) => at >= '1900', saying({ id: 'sebelum tahun 1900', en: 'before the year 1900' }));
/** `subdistrict` and `overseas` (a mission abroad) add up polling stations, the others the certificates of the level below. */
export const PlenaryLevel = z.enum(['subdistrict', 'regency', 'province', 'national', 'overseas']);
export type PlenaryLevel = z.infer<typeof PlenaryLevel>;
export const CAPACITIES = ['chair', 'member', 'witness', 'supervisor', 'pps', 'observer', 'guest'] as const;
export const Capacity = z.enum(CAPACITIES);
export type Capacity = z.infer<typeof Capacity>;

/** POST /api/plenaries. Groups read side by side, each its own kelurahan (or regions below); without any, one group reads all. */
export const PlanPlenary = z.object({
  event: z.string().max(40), region: RegionPath, place: plainly(200), plannedFor: Moment.nullable(), /** The order of the day. */ agenda: words(2000).nullable().optional(),
  groups: z.array(z.object({ name: plainly(80), regions: z.array(RegionPath).min(1).max(1000) })).max(20).default([]),
});
export type PlanPlenary = z.infer<typeof PlanPlenary>;

/**
 * POST …/plan: place, time or agenda of a plenary that was planned before, or at recess those of its next sitting. What is left out stays. `at` =
 * when it begins (planned), or when it goes on (at recess); null = not settled. Witnesses whose mandate holds there, and those who came, get a message where a contact of theirs is known.
 */
export const ChangePlan = z.object({ place: plainly(200).optional(), at: Moment.nullable().optional(), agenda: words(2000).nullable().optional(), reason: words(300).nullable().default(null) });
export type ChangePlan = z.infer<typeof ChangePlan>;
/** POST …/open, …/resume, …/close: {}. */
export const PlenaryStep = z.object({});
/** POST …/pause */
export const PausePlenary = z.object({ reason: words(300), resumesAt: Moment.nullable() });
export type PausePlenary = z.infer<typeof PausePlenary>;
/** POST …/reopen, by whoever leads above. */
export const ReopenPlenary = z.object({ reason: words(1000) });
export type ReopenPlenary = z.infer<typeof ReopenPlenary>;
/** POST …/groups: the whole division anew. Every kelurahan (or region below) stands in exactly one group; none given = one group reads all. */
export const SetGroups = z.object({ groups: PlanPlenary.shape.groups });
export type SetGroups = z.infer<typeof SetGroups>;
/** Answer of every act that concerns the plenary as a whole: where it stands, and the number of its last act. */
export const PlenaryDone = z.object({ id: z.number(), state: z.enum(PLENARY_STATES), acts: z.number() });
export type PlenaryDone = z.infer<typeof PlenaryDone>;
/** Answer of …/plan: `told` = how many people have a message of it. */
export const PlanChanged = PlenaryDone.extend({ told: z.number() });
export type PlanChanged = z.infer<typeof PlanChanged>;

/**
 * POST …/attendance. A witness comes by a mandate that is recorded for them (`mandate`, from GET …/mandates; the letter is then its own; not needed where
 * `person` has one that fits), or `withoutMandate` tells why not: the papers say so. Ballot and number of the contestant always; nobody else has a contestant.
 */
export const Attend = z.object({
  name: plainly(120), capacity: Capacity, contestType: ContestType.nullable(), contestant: z.number().int().min(0).max(999).nullable(),
  letter: plainly(100).nullable(), person: z.string().max(64).nullable(),
  mandate: Int.nullable().optional(), withoutMandate: words(300).nullable().optional(),
});
export type Attend = z.infer<typeof Attend>;
/** POST …/attendance → its number; …/attendance/{number}/leave: {} → the same. */
export const Attended = z.object({ id: z.number() });
export type Attended = z.infer<typeof Attended>;
/** POST …/attendance/{number}/correct: all that is written down of somebody, as it should have been, and why it is put right. Not once a signed D.Hasil names them (`attendance_sealed`); one that is not signed is drawn up anew. */
export const CorrectAttendance = Attend.extend({ reason: words(300) });
export type CorrectAttendance = z.infer<typeof CorrectAttendance>;
/** POST …/attendance/{number}/strike: they were never here. Whose objection stands, or who agreed to a correction, is put right and not struck (`attendance_needed`). */
export const StrikeAttendance = z.object({ reason: words(300) });
/** `person`, `letter` and `mandate` are for those who lead; others see none of them. */
export const AttendanceView = Attend.extend({ mandate: z.number().nullable(), withoutMandate: z.string().nullable(), id: z.number(), contestantName: z.string().nullable(), cameAt: z.string(), leftAt: z.string().nullable(), /** Written down by mistake: was never here. `leftAt` is then `cameAt`. */ struck: z.boolean() });
export type AttendanceView = z.infer<typeof AttendanceView>;

/** GET …/mandates?find= : mandates of witnesses in force that hold where the plenary is held; with a name or letter to `find` also those of stations below. At most 500, for those who lead. `attendance` = who came by it and is still there. */
export const HallMandates = z.object({ rows: z.array(z.object({
  id: z.number(), person: z.object({ id: z.string(), name: z.string() }), contestType: ContestType, contestant: z.object({ number: z.number(), name: z.string() }), letter: z.string(), place: z.string(), attendance: z.number().nullable(),
})) });
export type HallMandates = z.infer<typeof HallMandates>;

/** A line is known by contest, region path and station (0 above the subdistrict). */
export const LineRef = z.object({ contest: Int, region: RegionPath, station: z.number().int().min(0).max(9999) });
export type LineRef = z.infer<typeof LineRef>;

/**
 * What the sender saw: `changes` of the line on its screen (0 = never touched). Where somebody changed the line since, the act
 * is refused as `conflict` and tells what is there now.
 */
const Seen = LineRef.extend({ after: z.number().int().min(0).max(1_000_000) });

/**
 * POST …/lines/confirm: `figures` = those read aloud from the paper. Where they are not what is written, it is a
 * correction (`correction_needed`): unless it was the quick way that misread the paper, and the line is read for the first time. Then
 * `paperSays` tells so, the paper's figures are what is written, and a difference from agreed figures stands on D.Hasil. Never against a certificate.
 */
export const ConfirmLine = Seen.extend({ figures: SumsById, paperSays: words(300).min(10).nullable().default(null) });
export type ConfirmLine = z.infer<typeof ConfirmLine>;
/** POST …/lines/confirm-many: lines whose paper was read and is what is written, without typing; none whose entry an office replaced (`entry_replaced`), and none about which something is open (`line_doubted`). `mark` = that of `written` as it was shown. */
export const ConfirmMany = z.object({ lines: z.array(Seen.extend({ mark: z.string().regex(/^[0-9a-f]{16}$/) })).min(1).max(100) });
export type ConfirmMany = z.infer<typeof ConfirmMany>;
/** POST …/lines/correct: other figures than the paper's, with all that D.Hasil must tell of it. */
export const CorrectLine = Seen.extend({
  figures: SumsById, reason: words(1000), evidence: words(500), askedBy: plainly(200),
  /** Attendance numbers of those who agreed; they are present now, and the chair is among them. */
  agreedBy: z.array(Int).min(1).max(200),
});
export type CorrectLine = z.infer<typeof CorrectLine>;
/** POST …/lines/undo: the line is to be read again; its figures stay in the minutes and, until it is read, in the sum. */
export const UndoLine = Seen.extend({ reason: words(300) });
export type UndoLine = z.infer<typeof UndoLine>;
/** Answer of every act on lines, in the order given. */
export const LinesDone = z.object({ acts: z.number(), lines: z.array(LineRef.extend({ state: z.enum(LINE_STATES), changes: z.number(), broken: z.array(z.string()) })) });
export type LinesDone = z.infer<typeof LinesDone>;
/** POST …/show: what a group has on the projector. */
export const ShowLine = z.object({ group: z.number().int().min(1).max(20), line: LineRef.nullable() });
export type ShowLine = z.infer<typeof ShowLine>;
/** `presenting` = whether somebody begins to present here, goes on, ended, or it was dark already; `lines` = how many were shown since it began. */
export const Shown = z.object({ group: z.number(), showing: LineRef.nullable(), presenting: z.enum(['began', 'goes_on', 'ended', 'dark']), lines: z.number() });
export type Shown = z.infer<typeof Shown>;

/** POST …/objections, and POST …/objections/{number}/answer. */
export const RaiseObjection = z.object({ contest: Int.nullable(), region: RegionPath.nullable(), station: z.number().int().min(1).max(9999).nullable(), raisedBy: Int, matter: words(2000), kind: z.enum(['objection', 'special_event']), /** The statement, signed at that station, that the plenary takes up with it. */ statement: z.number().int().min(1).max(Number.MAX_SAFE_INTEGER).optional() });
export type RaiseObjection = z.infer<typeof RaiseObjection>;
/**
 * POST …/objections/{number}/correct: all that is written down of an objection or special event but its kind, as it should have been, and why it is put right; its name (K-1) stays. Not once it is
 * answered (`objection_answered`) or a signed D.Hasil tells of it (`line_sealed`); of one taken up from a station only who stands for it. What is drawn up and not signed is set aside.
 */
export const CorrectObjection = RaiseObjection.omit({ kind: true, statement: true }).extend({ reason: words(300) });
export type CorrectObjection = z.infer<typeof CorrectObjection>;
export const AnswerObjection = z.object({ outcome: z.enum(['accepted', 'rejected', 'recommended']), answer: words(2000) });
export type AnswerObjection = z.infer<typeof AnswerObjection>;
export const ObjectionDone = z.object({ number: z.number(), outcome: z.enum(['open', 'accepted', 'rejected', 'recommended']) });
export type ObjectionDone = z.infer<typeof ObjectionDone>;
export const ObjectionView = z.object({
  number: z.number(), /** K-1, KK-1: each kind counted by itself. `number` counts both, and is what addresses use. */ label: z.string(), contest: z.number().nullable(), place: z.string().nullable(), region: RegionPath.nullable(), station: z.number().nullable(), raisedBy: z.object({ id: z.number(), name: z.string(), capacity: Capacity }),
  matter: z.string(), kind: z.enum(['objection', 'special_event']), outcome: z.enum(['open', 'accepted', 'rejected', 'recommended']), answer: z.string().nullable(),
});
export type ObjectionView = z.infer<typeof ObjectionView>;

/** On the page of its plenary. `toldBy` = contests whose signed D.Hasil tells it while it is not answered: nothing of it is put right any more (rules/put-record-right.ts). Empty for who does not lead. */
export const PlenaryObjection = ObjectionView.extend({ toldBy: z.array(z.number()) });
export type PlenaryObjection = z.infer<typeof PlenaryObjection>;

export const CertificateView = z.object({
  id: z.number(), contest: z.number(), version: z.number(), state: z.enum(CERTIFICATE_STATES), hash: Sha256, drawnUpAt: z.string(), drawnUpBy: z.string(), note: z.string().nullable(),
  /** Findings on the sums of this level. */
  broken: z.array(z.string()),
  signatures: z.array(z.object({ attendance: z.number(), name: z.string(), capacity: Capacity, signed: z.boolean(), reason: z.string().nullable(), at: z.string() })),
});
export type CertificateView = z.infer<typeof CertificateView>;
/** POST /api/plenaries/{id}/certificates: draws up D.Hasil of one contest; refused while a line waits (`lines_waiting`). */
export const DrawUp = z.object({ contest: z.number().int().min(1).max(2_147_483_647) });
/** POST /api/certificates/{id}/signatures */
export const SignCertificate = z.object({ attendance: z.number().int().min(1).max(2_147_483_647), signed: z.boolean(), reason: words(500).nullable() });
/** POST /api/certificates/{id}/{read-back|send|accept}: {}; …/{return|reopen}: */
export const CertificateReason = z.object({ reason: words(1000) });

export const ContestProgress = z.object({
  contest: z.number(), name: z.string(), type: ContestType, lines: z.number(), confirmed: z.number(), corrected: z.number(), waiting: z.number(), /** Lines, read or not, of which some witness or supervisor said last that their copy is not the same. */ against: z.number(),
  certificate: CertificateView.nullable(), /** What the plenary may do next with it. */ steps: z.array(z.string()),
  /** Attendance numbers of those who still sign or refuse, latecomers who were added among them; empty unless it is a draft or read back. */ waitingFor: z.array(z.number()),
});
export type ContestProgress = z.infer<typeof ContestProgress>;

/** GET /api/plenaries/{id} */
export const PlenaryPage = z.object({
  id: z.number(), event: z.object({ slug: z.string(), name: z.string() }), region: RegionRef, ancestors: z.array(RegionRef), level: PlenaryLevel,
  state: z.enum(PLENARY_STATES), place: z.string(), agenda: z.string().nullable(), plannedFor: z.string().nullable(), openedAt: z.string().nullable(), closedAt: z.string().nullable(), resumesAt: z.string().nullable(), acts: z.number(),
  groups: z.array(z.object({ number: z.number(), name: z.string(), regions: z.array(RegionRef), showing: LineRef.nullable() })),
  attendance: z.array(AttendanceView), contests: z.array(ContestProgress), objections: z.array(PlenaryObjection),
  /** Objections that witnesses and supervisors stated at the stations, the newest word of each: for whoever leads, who may take one up in the plenary. `signed`: by the key of their phone; null in a hall, which holds no signatures. `taken` = the number under which it was; null = not discussed yet. */
  fieldObjections: z.array(z.object({ statement: z.number(), contest: z.number(), region: RegionRef, station: z.number(), by: z.string(), matter: z.string(), signed: z.boolean().nullable(), taken: z.number().nullable() })),
  /** The certificates of the level below, as they arrive (empty at the subdistrict). */
  children: z.array(z.object({ region: RegionRef, contest: z.number(), state: z.enum(CERTIFICATE_STATES).nullable(), certificate: z.number().nullable(), version: z.number().nullable(), sentAt: z.string().nullable(), /** Sent, but through the asker's own hands: somebody else accepts or returns it. */ ownHands: z.boolean() })),
  alarms: z.array(z.object({ id: z.number(), contest: z.number(), what: z.string(), place: z.string(), raisedAt: z.string(), answer: z.string().nullable() })),
  may: z.object({ lead: z.boolean(), parent: z.boolean() }),
});
export type PlenaryPage = z.infer<typeof PlenaryPage>;

/** GET /api/plenaries?event=&region= : plenaries of a region and all below it, with those that are missing. */
export const PlenaryList = z.object({ rows: z.array(z.object({
  id: z.number().nullable(), region: RegionRef, level: PlenaryLevel, state: z.enum(PLENARY_STATES).nullable(), lines: z.number(), done: z.number(),
  /** The newest version of each. `note` = why it was returned or opened again. */
  certificates: z.array(z.object({ contest: z.number(), state: z.enum(CERTIFICATE_STATES), id: z.number(), version: z.number(), note: z.string().nullable() })), openObjections: z.number(), /** Signed at its stations and not taken up by it yet. */ fieldObjections: z.number(), alarms: z.number(),
  /** Who carries it in a hall on a laptop, and since when; null where it is at the office. */ out: z.object({ carrier: z.string(), takenAt: z.string() }).nullable(),
})) });
export type PlenaryList = z.infer<typeof PlenaryList>;

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
  /** What is known beforehand: figures that two people agreed on, or what the station's people typed, or the certificate from below. */
  /** Hidden from those who only read, as are the copies, until the line is on a projector or confirmed; then `hidden` is true. */
  hidden: z.boolean(),
  /** What is open about it while it waits: one rule with the list's and that of confirm-many. */
  doubts: z.array(z.enum(DOUBTS)),
  written: z.object({ mark: z.string(), figures: z.record(z.string(), Sum), from: z.enum(['accepted', 'entry', 'certificate', 'typed']), state: CaseStateName.nullable() }).nullable(),
  figures: z.record(z.string(), Sum).nullable(), correctedCells: z.array(z.string()), reason: z.string().nullable(), evidence: z.string().nullable(), askedBy: z.string().nullable(), agreedBy: z.array(z.string()),
  /** Where an office put other figures in place of what the station's own people typed: theirs, what stands now, and by whom. */
  replaced: z.object({ cells: z.array(z.object({ cell: z.string(), before: z.number().nullable(), after: z.number().nullable() })), by: z.string() }).nullable(),
  findings: z.array(FindingView),
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

const Numbered = z.object({ number: z.number().int(), name: z.string() });
/** The ballot as the form needs it: who stands, by number and name. */
export const BallotOnPaper = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('pairs'), contestants: z.array(Numbered), emptyColumn: z.boolean() }),
  z.object({ kind: z.literal('candidates'), contestants: z.array(Numbered) }),
  z.object({ kind: z.literal('parties'), parties: z.array(Numbered.extend({ candidates: z.array(Numbered) })) }),
]);

/** What D.Hasil says, whole: its hash is the SHA-256 of the canonical JSON of this, and the PDF is drawn from nothing else. */
export const CertificateDocument = z.object({
  form: z.string(), title: z.string(), event: z.object({ slug: z.string(), name: z.string(), date: z.string() }),
  contest: z.object({ slug: z.string(), name: z.string(), type: ContestType, variant: z.enum(VARIANT_IDS), district: z.string(), ballot: BallotOnPaper }),
  region: RegionRef, ancestors: z.array(RegionRef), level: PlenaryLevel, version: z.number(), place: z.string(),
  /** Regions of the columns, with their names: the kelurahan of stations, or the regions below. */
  below: z.array(RegionRef),
  /** Cell ids in the order of the form; the figures of every column in the same order. */
  cells: z.array(z.string()),
  columns: z.array(z.object({ label: z.string(), region: RegionPath, station: z.number(), figures: z.array(z.number().nullable()), corrected: z.array(z.number()) })),
  total: z.array(z.number().nullable()),
  corrections: z.array(z.object({ place: z.string(), cells: z.array(z.object({ cell: z.string(), before: z.number().nullable(), after: z.number().nullable() })), reason: z.string(), evidence: z.string(), askedBy: z.string(), agreedBy: z.array(z.string()) })),
  /** Where the quick way had agreed on other figures than the paper says (`quick`, `paper`), and why. Nothing in a document of before it was told. */
  misreadings: z.array(z.object({ place: z.string(), cells: z.array(z.object({ cell: z.string(), quick: z.number().nullable(), paper: z.number().nullable() })), reason: z.string() })).default([]),
  /** Where an office had put other figures (`after`: as they were read) in place of what the station's own people typed (`before`), and who. Nothing in a document of before it was told. */
  replacements: z.array(z.object({ place: z.string(), cells: z.array(z.object({ cell: z.string(), before: z.number().nullable(), after: z.number().nullable() })), by: z.string() })).default([]),
  /** `label` = K-1, KK-1 (each kind counted by itself); nothing in a document of before they were, which goes by `number`. */
  objections: z.array(z.object({ number: z.number(), label: z.string().optional(), kind: z.enum(['objection', 'special_event']), place: z.string().nullable(), by: z.string(), matter: z.string(), outcome: z.string(), answer: z.string().nullable() })),
  attendance: z.array(z.object({ id: z.number(), name: z.string(), capacity: Capacity, of: z.string().nullable(), /** Of a witness who came without a mandate: why. */ withoutMandate: z.string().optional() })),
});
export type CertificateDocument = z.infer<typeof CertificateDocument>;

const Running = z.object({ lines: z.number(), /** Confirmed or corrected. */ read: z.number(), /** To be read again: counted with what was read of them. */ again: z.number(), /** By cell; null where no line has it. */ figures: z.record(z.string(), Sum) });
/** GET /api/plenaries/{id}/totals?contest= : the fold of the lines read so far, at every level; of the whole and of each group. `acts` = the number of the act up to which they stand. */
export const PlenaryTotals = z.object({ contest: z.number(), acts: z.number(), whole: Running, groups: z.array(Running.extend({ group: z.number(), name: z.string() })) });
export type PlenaryTotals = z.infer<typeof PlenaryTotals>;

/**
 * GET /api/plenaries/{id}/acts?after=&order=&limit= : the minutes, at most 500 at a time. `order` = asc (from the first on, the default) or desc (from the newest back); `after` = `next` of the
 * page before, 0 at first; `next` = null on the last page. Whole as a file: …/acts/export?format=csv|xlsx; for print: …/acts/pdf (A4, hash and QR on every page).
 */
export const ActList = z.object({ rows: z.array(z.object({ number: z.number(), act: z.string(), by: z.string(), at: z.string(), details: z.record(z.string(), z.unknown()) })), total: z.number(), next: z.number().nullable() });
export type ActList = z.infer<typeof ActList>;
