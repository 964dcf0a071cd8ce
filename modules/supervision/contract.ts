import { z } from 'zod';
import { saying } from '../../kernel/text.ts';
import { plainly, words } from '../../kernel/words.ts';
import { ContestType } from '../elections/contract.ts';
import { RegionPath } from '../regions/contract.ts';
import { FieldWork, Figure, FiguresById, Sha256 } from '../sheets/contract.ts';

/** A witness's mandate of one contestant, or a supervisor's warrant. `path` may be a station: 'village/number'. */
export const GiveMandate = z.object({
  event: z.string().max(40), person: z.string().max(64), kind: z.enum(['witness', 'supervisor']),
  contestType: ContestType.nullable(), contestant: z.number().int().min(0).max(999).nullable(),
  path: z.string().max(130), letter: plainly(100),
});
export type GiveMandate = z.infer<typeof GiveMandate>;
export const MandateView = z.object({
  id: z.number(), event: z.string(), person: z.object({ id: z.string(), name: z.string() }), kind: z.enum(['witness', 'supervisor']),
  contestType: ContestType.nullable(), contestant: z.object({ number: z.number(), name: z.string() }).nullable(),
  path: z.string(), place: z.string(), letter: z.string(), givenBy: z.string(), givenAt: z.string(), revokedAt: z.string().nullable(),
});
export type MandateView = z.infer<typeof MandateView>;
export const MandateList = z.object({ rows: z.array(MandateView), total: z.number(), after: z.number().nullable() });
export const GivenMandate = z.object({ id: z.number() });
/** GET /api/mandates */
export const MandateQuery = z.object({
  event: z.string().max(40), region: z.string().max(130).default(''), kind: z.enum(['witness', 'supervisor']).optional(),
  person: z.string().max(64).optional(), state: z.enum(['now', 'ended']).optional(),
  after: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER).optional(), limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type MandateQuery = z.output<typeof MandateQuery>;
/** GET /api/mandates/export: the same list as a file that the import reads back. */
export const MandateExport = MandateQuery.omit({ after: true, limit: true }).extend({ format: z.enum(['csv', 'xlsx']).default('csv') });
export type MandateExport = z.output<typeof MandateExport>;

/** POST /api/mandates/import and …/preview: a CSV or xlsx in base64. */
export const MandatesFile = z.object({ file: z.string().max(8 * 1024 * 1024).regex(/^[A-Za-z0-9+/]+={0,2}$/), name: plainly(200) });
export const MANDATE_OUTCOMES = ['give', 'held', 'revoke', 'refused'] as const;
const MandateTotals = z.object({ rows: z.number().int(), give: z.number().int(), held: z.number().int(), revoke: z.number().int(), refused: z.number().int() });
export const MandatesPreview = z.object({
  totals: MandateTotals,
  /** Rows that would be refused come first; more than a screen can hold are only counted. */
  rows: z.array(z.object({
    row: z.number().int(), outcome: z.enum(MANDATE_OUTCOMES), person: z.string(), kind: z.string(), contestant: z.string(), place: z.string(), letter: z.string(),
    problem: z.object({ code: z.string(), column: z.string().nullable(), value: z.string().nullable(), detail: z.string(), fix: z.string() }).nullable(),
  })),
  shown: z.number().int(),
});
export type MandatesPreview = z.infer<typeof MandatesPreview>;
export const MandatesImported = MandateTotals.omit({ refused: true });
export type MandatesImported = z.infer<typeof MandatesImported>;
export type MandateList = z.infer<typeof MandateList>;
export const RevokeMandate = z.object({ reason: words(300) });

/**
 * POST /api/field/statements: what a witness or supervisor says of the copy they were given. `copyOf` = hash of the entry
 * (sheets: entryText). It is taken also when the house does not know that entry yet, or never gets it: then it says so. Who agrees
 * says nothing else: figures and words are for those who do not.
 */
export const MakeStatement = z.object({
  contest: z.number().int().min(1).max(2_147_483_647), village: RegionPath, station: z.number().int().min(1).max(9999), copyOf: Sha256,
  statement: z.enum(['agreed', 'differs', 'objection']),
  /** Figures of the own paper that differ. */
  figures: FiguresById, reason: words(1000).nullable(),
  photos: z.array(Sha256).max(10), saidAt: z.iso.datetime({ offset: true }),
}).refine(({ statement, figures, reason }) => statement !== 'agreed' || (reason === null && Object.keys(figures).length === 0),
  saying({ id: 'yang sepakat tidak menulis angka atau alasan', en: 'who agrees gives no figures and no reason' }));
export type MakeStatement = z.infer<typeof MakeStatement>;
export const MadeStatement = z.object({ id: z.number(), /** Does the house hold the entry that the copy was made of? */ known: z.enum(['current', 'superseded', 'unknown']) });
export type MadeStatement = z.infer<typeof MadeStatement>;

export const StatementView = z.object({
  id: z.number(), person: z.object({ id: z.string(), name: z.string() }), kind: z.enum(['witness', 'supervisor', 'unmandated']),
  contestant: z.object({ type: ContestType, number: z.number(), name: z.string() }).nullable(),
  statement: z.enum(['agreed', 'differs', 'objection']), figures: z.record(z.string(), Figure), reason: z.string().nullable(), photos: z.array(Sha256),
  /** Of the photos: those that never arrived. */
  missing: z.array(Sha256),
  /** Figures and reason are told once the sheet's own count, or to who may see its entries: nobody else learns of figures before. */
  hidden: z.boolean(),
  copyOf: Sha256, entryNumber: z.number().nullable(), saidAt: z.string().nullable(), receivedAt: z.string(), signed: z.boolean(),
});
export type StatementView = z.infer<typeof StatementView>;
/** GET /api/contests/{id}/statements/{village}/{station}: in the order of arrival; `after` = what to ask for the next page. */
export const StatementQuery = z.object({ after: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER).default(0), limit: z.coerce.number().int().min(1).max(200).default(200) });
export type StatementQuery = z.output<typeof StatementQuery>;
export const StatementList = z.object({ rows: z.array(StatementView), after: z.number().nullable() });
export type StatementList = z.infer<typeof StatementList>;

/**
 * GET /api/field/watch: what a watcher's phone keeps, and for whom its holder watches. A mandate holds at its place and at every
 * station below it ('village/number' = that station alone); a supervisor's names no contestant.
 */
export const WatchMandate = MandateView.pick({ kind: true, contestType: true, contestant: true, path: true });
export type WatchMandate = z.infer<typeof WatchMandate>;
/**
 * What became of an objection that this person signed: `waiting` for the plenary of its kecamatan (`plenary` = its name, null while
 * none is planned), `taken` up there under a number, with the outcome and the answer once there is one, or `passed`: that plenary is
 * closed and did not take it up.
 */
export const WatchObjection = z.object({
  statement: z.number(), state: z.enum(['waiting', 'taken', 'passed']), plenary: z.string().nullable(), number: z.number().nullable(),
  outcome: z.enum(['open', 'accepted', 'rejected', 'recommended']).nullable(), answer: z.string().nullable(),
});
export type WatchObjection = z.infer<typeof WatchObjection>;
export const WatchWork = FieldWork.extend({ mandates: z.array(WatchMandate), objections: z.array(WatchObjection) });
export type WatchWork = z.infer<typeof WatchWork>;

/**
 * GET /api/field/copies?contest=&village=&station=&hash= for witnesses of that station: the newest entry as a copy, once it has
 * arrived; with `hash` that very entry, also one that was corrected since. `replacedBy` = number of the entry that stands in its place.
 */
export const CopyAnswer = z.object({
  text: z.string(), hash: Sha256, signature: z.string().nullable(), message: z.string().nullable(), device: z.string().nullable(), publicKey: z.string().nullable(), by: z.string(),
  number: z.number(), standing: z.enum(['current', 'superseded', 'aside']), replacedBy: z.number().nullable(),
});
export type CopyAnswer = z.infer<typeof CopyAnswer>;
export const CopyQuery = z.object({ contest: z.coerce.number().int().min(1).max(2_147_483_647), village: RegionPath, station: z.coerce.number().int().min(1).max(9999), hash: Sha256.optional() });
