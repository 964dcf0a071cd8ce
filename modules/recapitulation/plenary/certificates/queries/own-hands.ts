import type { Actor } from '../../../../../kernel/access.ts';
import type { Reader } from '../../../../../kernel/db/schema.ts';
import { certificates, passedThrough } from '../store/certificates.ts';

/** Which of some sent certificates passed through the asker's own hands, so that somebody else accepts or returns them (`same_eyes`); others are never asked about. */
export async function inOwnHands(db: Reader, actor: Pick<Actor, 'id'>, ids: readonly number[]): Promise<Set<number>> {
  const own = new Set<number>();
  if (ids.length === 0) return own;
  for (const one of await certificates(db).where('id', 'in', [...ids]).where('state', '=', 'sent').execute()) {
    if (await passedThrough(db, actor.id, one)) own.add(one.id);
  }
  return own;
}

/** Steps that are judgements of what others made. */
const JUDGED = ['accept', 'return'];
export const withoutJudging = (steps: readonly string[], own: boolean): string[] => steps.filter((step) => !own || !JUDGED.includes(step));
