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

/** GET /api/certificates/{id} */
export const CertificatePage = z.object({
  plenary: z.number(), certificate: CertificateView, document: CertificateDocument,
  /** What the asker may do with it now, by the step table. */
  steps: z.array(z.string()), waitingFor: z.array(z.number()),
});
export type CertificatePage = z.infer<typeof CertificatePage>;

/** POST /api/recap-alarms/{id}/answer: what somebody found when they looked into it. */
export const AnswerAlarm = z.object({ answer: Words(1000) });
export const AlarmDone = z.object({ id: z.number(), answer: z.string() });
export type AlarmDone = z.infer<typeof AlarmDone>;
