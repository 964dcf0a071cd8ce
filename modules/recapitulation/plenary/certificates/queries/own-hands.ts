import '../../tables.ts';
import type { Actor } from '../../../../../kernel/access.ts';
import type { Reader } from '../../../../../kernel/db/schema.ts';
import type { ContestContext } from '../../../../elections/index.ts';
import { hallHouse } from '../../bundle/store/hall-house.ts';
import { judgesAbove } from '../../queries/judges.ts';
import { recordsOf } from '../../../../people/index.ts';
import type { Plenary } from '../../store/plenaries.ts';
import type { Alarm } from '../store/alarms.ts';
import { isLast } from '../rules/document.ts';
import { madeAlone, passedThrough, type Certificate } from '../store/certificates.ts';

/** Which of some sent certificates passed through the asker's own hands, so that somebody else accepts or returns them (`same_eyes`); others are never asked about. */
export async function inOwnHands(db: Reader, actor: Pick<Actor, 'id'>, ids: readonly number[]): Promise<Set<number>> {
  if (ids.length === 0) return new Set();
  const sent = await db.selectFrom('certificate').select('id').where('id', 'in', [...ids]).where('state', '=', 'sent').execute();
  return new Set((await passedThrough(db, [actor.id], sent.map(({ id }) => id))).map(({ id }) => id));
}

/** By name, who can accept or return a sent certificate: those of the nearest level above through whose hands it did not pass. Nobody: the office above has to appoint one. */
export async function judgesOf(db: Reader, plenary: Plenary, { id }: Pick<Certificate, 'id'>): Promise<string[]> {
  const levels = await judgesAbove(db, plenary);
  const hands = new Set((await passedThrough(db, levels.flat().map(({ person }) => person), [id])).map(({ person }) => person));
  return levels.map((level) => level.flatMap(({ person, name }) => (hands.has(person) ? [] : [name]))).find((free) => free.length > 0) ?? [];
}

/**
 * Which of some signed certificates of one plenary somebody else must send. At the last level nothing above adds them up and nobody accepts them: they are final once they are
 * sent. So at the office whoever drew one up, read it back and wrote down its signatures alone does not make it final too (`same_eyes`); from a hall it goes up as `sent` anyway.
 * @param contests theirs, with the level at which each ends
 */
export async function sentByAnother(
  db: Reader, actor: Pick<Actor, 'id'>, { level }: Pick<Plenary, 'level'>, signed: readonly Pick<Certificate, 'id' | 'contest'>[], contests: readonly Pick<ContestContext, 'id' | 'recapitulatedUpTo'>[],
): Promise<Set<number>> {
  const last = new Set(contests.filter((contest) => isLast(level, contest)).map(({ id }) => id));
  const ids = signed.filter(({ contest }) => last.has(contest)).map(({ id }) => id);
  return ids.length === 0 || (await hallHouse(db)) ? new Set() : madeAlone(db, actor.id, ids);
}

/** Alarms about what the asker changed, or whose new version passed through their hands: somebody else answers them (`same_eyes`). */
export async function changedByOwnHands(db: Reader, actor: Pick<Actor, 'id'>, alarms: readonly Pick<Alarm, 'id' | 'by' | 'version'>[]): Promise<Set<number>> {
  if (alarms.length === 0) return new Set();
  const records = new Set((await recordsOf(db, [actor.id])).map(({ record }) => record));
  // Who drew up what came from a hall is as its file claims: whoever brought it in, or went along, is none other.
  const passed = new Set((await passedThrough(db, [actor.id], alarms.flatMap(({ version }) => version ?? []))).map(({ id }) => id));
  return new Set(alarms.filter(({ by, version }) => (by !== null && records.has(by)) || (version !== null && passed.has(version))).map(({ id }) => id));
}

/** Steps that somebody else takes where they passed through one's own hands. */
const OTHERS = ['accept', 'return', 'send'];
export const withoutOwn = (steps: readonly string[], own: boolean): string[] => steps.filter((step) => !own || !OTHERS.includes(step));
