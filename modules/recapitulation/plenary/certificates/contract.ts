import { z } from 'zod';
import { CertificateDocument, CertificateView } from '../contract.ts';
import { CERTIFICATE_STATES } from '../states.ts';

const Words = (most: number) => z.string().trim().min(3).max(most);

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

/** GET /api/certificates/{id} */
export const CertificatePage = z.object({
  plenary: z.number(), certificate: CertificateView, document: CertificateDocument,
  /** What the asker may do with it now, by the step table. */
  steps: z.array(z.string()), waitingFor: z.array(z.number()),
  /** All versions of it, the newest first. */
  versions: z.array(CertificateVersion),
});
export type CertificatePage = z.infer<typeof CertificatePage>;

/** POST /api/recap-alarms/{id}/answer: what somebody found when they looked into it. */
export const AnswerAlarm = z.object({ answer: Words(1000) });
export const AlarmDone = z.object({ id: z.number(), answer: z.string() });
export type AlarmDone = z.infer<typeof AlarmDone>;
