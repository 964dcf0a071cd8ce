import type { Actor } from '../../../../../kernel/access.ts';
import type { Reader } from '../../../../../kernel/db/schema.ts';
import '../../tables.ts';
import { contestContext } from '../../../../elections/index.ts';
import { hallHouse } from '../../bundle/store/hall-house.ts';
import { judgesAbove } from '../../queries/judges.ts';
import { plenaryById, type Plenary } from '../../store/plenaries.ts';
import { isLast } from '../rules/document.ts';
import { madeAlone, passedThrough, type Certificate } from '../store/certificates.ts';

/** Which of some sent certificates passed through the asker's own hands, so that somebody else accepts or returns them (`same_eyes`); others are never asked about. */
export async function inOwnHands(db: Reader, actor: Pick<Actor, 'id'>, ids: readonly number[]): Promise<Set<number>> {
  if (ids.length === 0) return new Set();
  const sent = await db.selectFrom('certificate').select('id').where('id', 'in', [...ids]).where('state', '=', 'sent').execute();
  return passedThrough(db, actor.id, sent.map(({ id }) => id));
}

/** By name, who can accept or return a sent certificate: those of the nearest level above through whose hands it did not pass. Nobody: the office above has to appoint one. */
export async function judgesOf(db: Reader, plenary: Plenary, { id }: Pick<Certificate, 'id'>): Promise<string[]> {
  for (const level of await judgesAbove(db, plenary)) {
    const free = await Promise.all(level.map(async ({ person, name }) => ((await passedThrough(db, person, [id])).has(id) ? [] : [name])));
    if (free.flat().length > 0) return free.flat();
  }
  return [];
}

/**
 * Must somebody else send it? At the last level nothing above adds it up and nobody accepts it: it is final once it is sent. So at the office whoever drew it up, read it
 * back and wrote down its signatures alone does not make it final too (`same_eyes`); from a hall it goes up as `sent` anyway.
 */
export async function sentByAnother(db: Reader, actor: Pick<Actor, 'id'>, { id, plenary, contest }: Pick<Certificate, 'id' | 'plenary' | 'contest'>): Promise<boolean> {
  const [held, ends] = [await plenaryById(db, plenary), await contestContext(db, contest)];
  return held !== undefined && ends.ok && isLast(held.level, ends.value) && !(await hallHouse(db)) && (await madeAlone(db, actor.id, id));
}

/** Steps that somebody else takes where they passed through one's own hands. */
const OTHERS = ['accept', 'return', 'send'];
export const withoutOwn = (steps: readonly string[], own: boolean): string[] => steps.filter((step) => !own || !OTHERS.includes(step));
