import { z } from 'zod';
import { words } from '../../../../kernel/words.ts';
import { ContestType } from '../../../elections/contract.ts';
import { VARIANT_IDS } from '../../../forms/index.ts';
import { RegionPath, RegionRef } from '../../../regions/contract.ts';
import { Sha256 } from '../../../sheets/contract.ts';
import { CERTIFICATE_STATES } from '../states.ts';
import { Capacity, PlenaryLevel } from './shared.ts';

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
