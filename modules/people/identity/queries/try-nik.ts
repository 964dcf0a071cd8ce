import { mayAnywhere, type Actor } from '../../../../kernel/access.ts';
import { homeOf } from '../../../../kernel/audit/home.ts';
import { noteAudit } from '../../../../kernel/audit/trail.ts';
import type { Db } from '../../../../kernel/db/schema.ts';
import { takeFrom, tooMany } from '../../../../kernel/limits/limits.ts';
import { problem, type Problem } from '../../../../kernel/problem.ts';
import { personThing } from '../standing.ts';

/** Enough for a day of recording people at a village office; the serial number of a NIK alone has 9,999 possibilities. */
const TRIES = { name: 'people.find-nik', max: 20, perSeconds: 86_400 } as const;

const maySeeNik = (actor: Actor): boolean => mayAnywhere(actor, 'people.read_nik');

/**
 * Whoever asks for a NIK and is answered knows that it is somebody's. Those who may see NIKs ask freely; those who record
 * people ask so as not to record somebody twice, seldom; the others have no need. Null = ask.
 */
export async function mayTryNik(db: Db, actor: Actor): Promise<Problem | null> {
  if (maySeeNik(actor)) return null;
  if (!mayAnywhere(actor, 'people.write')) return problem('not_allowed', { verb: 'people.read_nik' });
  const taken = await takeFrom(db, { ...TRIES, key: actor.id });
  return taken.allowed ? null : tooMany(taken);
}

/** The entry of somebody who asked without being allowed to see NIKs; whom it led to, never the NIK. */
export async function noteTriedNik(db: Db, actor: Actor, found: string | undefined): Promise<void> {
  if (maySeeNik(actor)) return;
  await noteAudit(db, actor, 'people.find_nik', { place: homeOf(actor), thing: found === undefined ? 'people' : personThing(found), details: { found: found !== undefined } });
}
