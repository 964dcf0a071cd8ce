import type { Actor } from '../../../../kernel/access.ts';
import type { Reader } from '../../../../kernel/db/schema.ts';
import type { Problem } from '../../../../kernel/problem.ts';
import { refusal, type Refusal } from '../rules/refusals.ts';
import { standingOf, type Standing } from '../store/signed.ts';

export const whyRefused = ({ revoked, inForce, closed }: Standing): Refusal | null => (revoked ? 'revoked' : closed ? 'closed' : inForce ? null : 'duty_ended');

/**
 * Why the phone that was let in may not act any more, asked inside the transaction of its write: many that it sent may have waited since then.
 * Null where it still may, and for whoever did not come with a phone.
 */
export async function refusedMeanwhile(tx: Reader, { id, device, signed }: Actor): Promise<Problem | null> {
  if (device === undefined || signed?.duty === undefined) return null;
  const now = await standingOf(tx, { device, person: id, duty: signed.duty });
  const why = now ? whyRefused(now) : 'duty_ended';
  return why && refusal(why);
}
