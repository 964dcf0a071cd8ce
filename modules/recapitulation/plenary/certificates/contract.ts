import { z } from 'zod';
import { words } from '../../../../kernel/words.ts';
import { Capacity, CertificateDocument, CertificateView } from '../contract.ts';
import { CERTIFICATE_STATES } from '../states.ts';


/** POST /api/certificates/{id}/{read-back|send|accept} */
export const CertificateMove = z.object({});
/** Answer of all of them. `waitingFor`: attendance numbers of those present who have neither signed nor refused. */
export const CertificateDone = z.object({
  id: z.number(), contest: z.number(), version: z.number(), state: z.enum(CERTIFICATE_STATES), hash: z.string(), broken: z.array(z.string()), waitingFor: z.array(z.number()), acts: z.number(),
});
export type CertificateDone = z.infer<typeof CertificateDone>;

/**
 * One version among all of the same contest and region. `note` = why it was returned or opened again from above; `because` = what happened between
 * the version before and this one (acts of the minutes, the newest 50); `changed` = figures that are not those of the version before, null of the first.
 */
export const CertificateVersion = z.object({
  id: z.number(), version: z.number(), state: z.enum(CERTIFICATE_STATES), hash: z.string(), drawnUpAt: z.string(), drawnUpBy: z.string(), note: z.string().nullable(),
  because: z.array(z.object({ number: z.number(), act: z.string(), by: z.string(), at: z.string(), reason: z.string().nullable(), /** `TPS 002` where it was about one station. */ station: z.string().nullable(), /** `region/station` each, at most ten. */ lines: z.array(z.string()) })),
  changed: z.object({
    /** How many cells; of them the first 500 follow. */ count: z.number(),
    cells: z.array(z.object({ region: z.string(), station: z.number(), place: z.string(), cell: z.string(), before: z.number().nullable(), after: z.number().nullable() })),
    total: z.array(z.object({ cell: z.string(), before: z.number().nullable(), after: z.number().nullable() })),
  }).nullable(),
});
export type CertificateVersion = z.infer<typeof CertificateVersion>;

/** POST /api/certificates/{id}/signers: who came after it was drawn up (their attendance number) signs too; the figures and their hash stay, the page of signatures gets a new version. */
export const AddSigner = z.object({ attendance: z.number().int().min(1).max(2_147_483_647) });
export const SignerAdded = CertificateDone.extend({ /** Version of the page of signatures. */ page: z.number() });
export type SignerAdded = z.infer<typeof SignerAdded>;

/** GET /api/certificates/{id} */
export const CertificatePage = z.object({
  plenary: z.number(), certificate: CertificateView, document: CertificateDocument,
  /** What the asker may do with it now, by the step table. */
  steps: z.array(z.string()), waitingFor: z.array(z.number()),
  /** It waits for a judgement from above, or is final once it is sent, but passed through the asker's own hands: somebody else accepts, returns or sends it. */
  ownHands: z.boolean(),
  /** By name, who can accept or return it now that it was sent; for those who lead here or above. Empty: nobody can, until the office above appoints somebody. */
  judges: z.array(z.string()),
  /** The page of signatures: its version and hash, who came later and was added to it, and (for those who lead, while it may be done) who may still be. */
  signatures: z.object({ version: z.number(), hash: z.string(), late: z.array(CertificateDocument.shape.attendance.element.extend({ page: z.number(), at: z.string() })), mayJoin: z.array(z.object({ id: z.number(), name: z.string(), capacity: Capacity })) }),
  /** Its newest 50 versions, the newest first. */
  versions: z.array(CertificateVersion),
});
export type CertificatePage = z.infer<typeof CertificatePage>;

/** POST /api/recap-alarms/{id}/answer: what somebody found when they looked into it. */
export const AnswerAlarm = z.object({ answer: words(1000) });
export const AlarmDone = z.object({ id: z.number(), answer: z.string() });
export type AlarmDone = z.infer<typeof AlarmDone>;
