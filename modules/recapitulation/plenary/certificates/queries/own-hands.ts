import type { Actor } from '../../../../../kernel/access.ts';
import type { Reader } from '../../../../../kernel/db/schema.ts';
import '../../tables.ts';
import { passedThrough } from '../store/certificates.ts';

/** Which of some sent certificates passed through the asker's own hands, so that somebody else accepts or returns them (`same_eyes`); others are never asked about. */
export async function inOwnHands(db: Reader, actor: Pick<Actor, 'id'>, ids: readonly number[]): Promise<Set<number>> {
  if (ids.length === 0) return new Set();
  const sent = await db.selectFrom('certificate').select('id').where('id', 'in', [...ids]).where('state', '=', 'sent').execute();
  return passedThrough(db, actor.id, sent.map(({ id }) => id));
}

/** Steps that are judgements of what others made. */
const JUDGED = ['accept', 'return'];
export const withoutJudging = (steps: readonly string[], own: boolean): string[] => steps.filter((step) => !own || !JUDGED.includes(step));
