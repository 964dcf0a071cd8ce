import type { Reader } from '../../../../kernel/db/schema.ts';
import { holdersOf, keptRecords } from '../../../people/index.ts';
import { ancestorsOf } from '../../../regions/index.ts';
import type { Attend } from '../contract.ts';
import { signs } from '../certificates/rules/signing.ts';
import { leadAbove } from '../rules/levels.ts';
import { attendanceOf } from '../store/hall.ts';
import type { Plenary } from '../store/plenaries.ts';

export type Judge = { readonly person: string; readonly name: string };
type Where = Pick<Plenary, 'scheme' | 'path' | 'level' | 'slug'>;

/** Who by their role may accept and return what is sent up from a plenary, level by level, the nearest first; levels at which nobody may are left out. None above the nation. */
export async function judgesAbove(db: Reader, { scheme, path, level, slug }: Where): Promise<Judge[][]> {
  if (level === 'national') return [];
  const above = leadAbove({ path, level });
  const paths = [...new Set([above, ...ancestorsOf(above).toReversed(), ''])];
  const held = Map.groupBy(await holdersOf(db, 'recapitulation.lead', { scheme, event: slug, paths }), (one) => one.path);
  return paths.flatMap((at) => {
    const people = new Map((held.get(at) ?? []).map(({ person, name }) => [person, { person, name }]));
    return people.size > 0 ? [[...people.values()]] : [];
  });
}

/**
 * Whoever signs for a level does not judge it from above. Which of those who come would leave nobody of the nearest level above who still could: then nobody there could
 * accept or return any D.Hasil of this plenary. Undefined = somebody is left. `besides`: whose attendance is being put right, and counts no more as it stands.
 */
export async function lastJudge<W extends Pick<Attend, 'person' | 'capacity'>>(db: Reader, plenary: Where & Pick<Plenary, 'id'>, coming: readonly W[], besides?: number): Promise<W | undefined> {
  const signing = coming.filter(({ person, capacity }) => person !== null && signs(capacity));
  if (signing.length === 0) return undefined;
  const [nearest = []] = await judgesAbove(db, plenary);
  const came = [...signing.map(({ person }) => person), ...(await attendanceOf(db, plenary.id)).flatMap((one) => (signs(one.capacity) && !one.struck && one.id !== besides ? [one.person_id] : []))].flatMap((person) => person ?? []);
  const kept = await keptRecords(db, came);
  const last = signing.findLast((who) => nearest.some(({ person }) => who.person !== null && person === kept(who.person)));
  const signers = new Set(came.map(kept));
  return last && nearest.every(({ person }) => signers.has(person)) ? last : undefined;
}
