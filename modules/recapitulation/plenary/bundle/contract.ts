import { z } from 'zod';
import { words } from '../../../../kernel/words.ts';

/** What stands in the first line of a bundle, after its name and before its kind. Since 2 the way out is locked with a password. */
export const BUNDLE_FORMAT = 2;
export const BundleId = z.string().regex(/^[0-9A-HJKMNP-TV-Z]{26}$/);

/** POST /api/plenaries/{id}/bundles: the plenary goes to its hall; `carrier` = who carries the laptop. An earlier bundle is replaced. */
export const TakeOut = z.object({ carrier: words(120) });
export const TakenOut = z.object({ bundle: z.string(), acts: z.number() });
export type TakenOut = z.infer<typeof TakenOut>;
/** GET /api/plenaries/{id}/bundles/{bundle}/password: what opens the file on the laptop; written on paper and carried apart from it. */
export const BundlePassword = z.object({ password: z.string() });
export type BundlePassword = z.infer<typeof BundlePassword>;
/** POST /api/plenaries/{id}/bundles/{bundle}/lost: the night goes on without the laptop. Found again, it can still be joined. */
export const LoseBundle = z.object({ reason: words(500) });

export const CONFLICT_KINDS = ['line', 'attendance', 'objection', 'certificate', 'groups', 'state'] as const;
export const SIDES = ['hall', 'office'] as const;
/** For whoever reads it, in both languages. */
const Said = z.object({ id: z.string(), en: z.string() });
/** One side of a conflict: what it says, and who said so when. `cells` only of lines: those where the sides differ. */
export const ConflictSide = z.object({ says: Said, cells: z.record(z.string(), z.number().nullable()), by: z.string().nullable(), at: z.string().nullable() });
export type ConflictSide = z.infer<typeof ConflictSide>;
export const BundleConflict = z.object({
  /** `line:3/16.71.04.1001/7`, `certificate:3/1`, `attendance:4`, `objection:2`, `groups`, `state`. */
  key: z.string(), kind: z.enum(CONFLICT_KINDS), contest: z.number().nullable(), thing: Said, hall: ConflictSide, office: ConflictSide,
  /** What a person may choose; the hall's is no choice where the office has signed or answered it, the level above undid it since, or its D.Hasil bears the same version. */
  choices: z.array(z.enum(SIDES)), why: Said.nullable(),
});
export type BundleConflict = z.infer<typeof BundleConflict>;

export const BundleDecision = z.object({ conflict: z.string().min(1).max(200), take: z.enum(SIDES), reason: words(500) });
export type BundleDecision = z.infer<typeof BundleDecision>;
/** POST /api/plenaries/{id}/bundle/preview */
export const PreviewBundle = z.object({ file: z.base64().max(8_000_000) });
/** POST /api/plenaries/{id}/bundle: all or nothing; every conflict needs its decision. */
export const JoinBundle = PreviewBundle.extend({ decisions: z.array(BundleDecision).max(5000).default([]) });
export type JoinBundle = z.infer<typeof JoinBundle>;

/** A D.Hasil of the hall that would come in: what it adds up, what of its contest waits to be read, and who signed, refused or is waited for. */
export const JoinedCertificate = z.object({
  contest: z.number(), name: z.string(), version: z.number(), state: Said, hash: z.string(), read: z.number(), waiting: z.number(), signed: z.array(z.string()), refused: z.array(z.string()), missing: z.array(z.string()),
});
export type JoinedCertificate = z.infer<typeof JoinedCertificate>;

export const JoinReport = z.object({
  bundle: z.string(),
  /** Was this very file joined before? Then nothing happens. */
  already: z.boolean(),
  /** `clock`: the laptop's clock was behind what the office knows, or ahead of it; its moments stay as they are. */
  hall: z.object({ acts: z.number(), firstAt: z.string().nullable(), lastAt: z.string().nullable(), clock: z.enum(['behind', 'ahead']).nullable() }),
  /** Acts of the office since the bundle left. */
  office: z.object({ acts: z.number() }),
  /** What only the hall changed, and comes in; of that which both changed, what they agree on. */
  taken: z.object({ lines: z.number(), attendance: z.number(), objections: z.number(), certificates: z.number() }), agreed: z.number(),
  /** What of the hall stayed out, since a person decided for the office; absent before joining, and in reports of before this was told. */
  stayedOut: z.object({ lines: z.number(), attendance: z.number(), objections: z.number(), certificates: z.number() }).optional(),
  /** Absent in reports of files that were joined before this was told. */
  certificates: z.array(JoinedCertificate).optional(),
  conflicts: z.array(BundleConflict),
  /** Number of the plenary's last act; null while nothing was joined. */
  acts: z.number().nullable(),
});
export type JoinReport = z.infer<typeof JoinReport>;

export const BundleView = z.object({
  bundle: z.string(), carrier: z.string(), takenBy: z.string(), takenAt: z.string(), /** Acts of the office since then. */ actsSince: z.number(),
  ended: z.enum(['joined', 'replaced', 'lost']).nullable(), endedBy: z.string().nullable(), endedAt: z.string().nullable(), note: z.string().nullable(), report: JoinReport.nullable(),
});
export type BundleView = z.infer<typeof BundleView>;
/** GET /api/plenaries/{id}/bundles, newest first. `out` = the one in a hall now. */
export const BundleList = z.object({ out: BundleView.nullable(), rows: z.array(BundleView) });
export type BundleList = z.infer<typeof BundleList>;
/** POST /api/plenaries/{id}/hall/finish and …/go-on, on the laptop alone: nothing is said beside the act itself. GET …/hall/file: what goes back. */
export const OnLaptop = z.object({});
/** GET /api/hall: what this house is the copy of; null in an office. */
export const HallView = z.object({ hall: z.object({ bundle: z.string(), plenary: z.number(), event: z.string(), place: z.string(), takenAt: z.string(), finishedAt: z.string().nullable() }).nullable() });
export type HallView = z.infer<typeof HallView>;
