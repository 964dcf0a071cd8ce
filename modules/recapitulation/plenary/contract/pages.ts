import { z } from 'zod';
import { ContestType } from '../../../elections/contract.ts';
import { RegionRef } from '../../../regions/contract.ts';
import { Sum } from '../../../sheets/contract.ts';
import { CERTIFICATE_STATES, PLENARY_STATES } from '../states.ts';
import { CertificateView } from './certificates.ts';
import { AttendanceView } from './people.ts';
import { PlenaryObjection } from './records.ts';
import { LineRef, PlenaryLevel } from './shared.ts';

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
  alarms: z.array(z.object({ id: z.number(), contest: z.number(), what: z.string(), place: z.string(), raisedAt: z.string(), answer: z.string().nullable(), /** Not answered, and the asker changed what it is about or the new version passed through their hands: somebody else answers. */ ownHands: z.boolean() })),
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
