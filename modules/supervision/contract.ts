import { z } from 'zod';
import { ContestType } from '../elections/contract.ts';
import { RegionPath } from '../regions/contract.ts';
import { Figure, FiguresById, Sha256 } from '../sheets/contract.ts';

/** A witness's mandate of one contestant, or a supervisor's warrant. `path` may be a station: 'village/number'. */
export const GiveMandate = z.object({
  event: z.string().max(40), person: z.string().max(64), kind: z.enum(['witness', 'supervisor']),
  contestType: ContestType.nullable(), contestant: z.number().int().min(0).max(999).nullable(),
  path: z.string().max(130), letter: z.string().trim().min(1).max(100),
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
  after: z.coerce.number().int().min(1).optional(), limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type MandateQuery = z.output<typeof MandateQuery>;
export type MandateList = z.infer<typeof MandateList>;
export const RevokeMandate = z.object({ reason: z.string().trim().min(3).max(300) });

/**
 * POST /api/field/statements: what a witness or supervisor says of the copy they were given. `copyOf` = hash of the entry
 * (sheets: entryText). It is taken also when the house does not know that entry yet, or never gets it: then it says so.
 */
export const MakeStatement = z.object({
  contest: z.number().int().min(1), village: RegionPath, station: z.number().int().min(1).max(9999), copyOf: Sha256,
  statement: z.enum(['agreed', 'differs', 'objection']),
  /** Figures of the own paper that differ. */
  figures: FiguresById, reason: z.string().trim().min(3).max(1000).nullable(),
  photos: z.array(Sha256).max(10), saidAt: z.iso.datetime({ offset: true }),
});
export type MakeStatement = z.infer<typeof MakeStatement>;
export const MadeStatement = z.object({ id: z.number(), /** Does the house hold the entry that the copy was made of? */ known: z.enum(['current', 'superseded', 'unknown']) });
export type MadeStatement = z.infer<typeof MadeStatement>;

export const StatementView = z.object({
  id: z.number(), person: z.object({ id: z.string(), name: z.string() }), kind: z.enum(['witness', 'supervisor', 'unmandated']),
  contestant: z.object({ type: ContestType, number: z.number(), name: z.string() }).nullable(),
  statement: z.enum(['agreed', 'differs', 'objection']), figures: z.record(z.string(), Figure), reason: z.string().nullable(), photos: z.array(Sha256),
  copyOf: Sha256, entryNumber: z.number().nullable(), saidAt: z.string().nullable(), receivedAt: z.string(), signed: z.boolean(),
});
export type StatementView = z.infer<typeof StatementView>;
/** GET /api/contests/{id}/statements/{village}/{station} */
export const StatementList = z.object({ rows: z.array(StatementView) });
export type StatementList = z.infer<typeof StatementList>;

/** GET /api/field/copies?contest=&village=&station= for witnesses of that station: the newest entry as a copy, once it has arrived. */
export const CopyAnswer = z.object({ text: z.string(), hash: Sha256, signature: z.string().nullable(), message: z.string().nullable(), device: z.string().nullable(), publicKey: z.string().nullable(), by: z.string() });
export type CopyAnswer = z.infer<typeof CopyAnswer>;
export const CopyQuery = z.object({ contest: z.coerce.number().int().min(1).max(2_147_483_647), village: RegionPath, station: z.coerce.number().int().min(1).max(9999) });
