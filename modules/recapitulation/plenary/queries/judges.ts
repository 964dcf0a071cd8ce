import type { Reader } from '../../../../kernel/db/schema.ts';
import { holdersOf, keptRecords } from '../../../people/index.ts';
import { ancestorsOf } from '../../../regions/index.ts';
import type { Attend } from '../contract.ts';
import { bindsHands, signs } from '../certificates/rules/signing.ts';
import { leadAbove } from '../rules/levels.ts';
import { spokenFor } from '../store/certificate-views.ts';
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

/** What else is known of those who came: who is put right, and counts no more as they stand (`besides`); and who left in the hall whose file tells it (`left`). */
type Known = { readonly besides?: ReadonlySet<number>; readonly left?: ReadonlySet<number> };

/**
 * Whoever signs for a level does not judge it from above. Which of those who come would leave nobody of the nearest level above who still could: then nobody there could
 * accept or return any D.Hasil of this plenary. Undefined = somebody is left: also one who came, signed nothing that goes up, and left again (rules/signing.ts `bindsHands`). One signature for one contest
 * counts for all: whom the chair asks next is not known yet.
 */
export async function lastJudge<W extends Pick<Attend, 'person' | 'capacity'>>(db: Reader, plenary: Where & Pick<Plenary, 'id'>, coming: readonly W[], { besides, left }: Known = {}): Promise<W | undefined> {
  const signing = coming.filter(({ person, capacity }) => person !== null && signs(capacity));
  if (signing.length === 0) return undefined;
  const [nearest = []] = await judgesAbove(db, plenary);
  const spoken = await spokenFor(db, plenary.id);
  const bound = (await attendanceOf(db, plenary.id)).filter(({ id, capacity, left_at: at, struck }) => besides?.has(id) !== true && bindsHands({ capacity, struck, hasLeft: at !== null || left?.has(id) === true }, spoken.has(id)));
  const came = [...signing, ...bound.map(({ person_id: person }) => ({ person }))].flatMap(({ person }) => person ?? []);
  const kept = await keptRecords(db, came);
  const last = signing.findLast((who) => nearest.some(({ person }) => who.person !== null && person === kept(who.person)));
  const signers = new Set(came.map(kept));
  return last && nearest.every(({ person }) => signers.has(person)) ? last : undefined;
}
