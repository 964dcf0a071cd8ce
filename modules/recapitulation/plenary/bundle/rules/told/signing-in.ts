import type { z } from 'zod';
import { bindsHands } from '../../../certificates/rules/signing.ts';
import type { RawAct } from '../../store/hall-house.ts';
import { Came, DrawnUp, Left, PutRight, Signed, Struck } from './said.ts';

type Told = Pick<RawAct, 'number' | 'act' | 'details'>;
type ToldCame<A> = { readonly act: A; readonly who: z.infer<typeof Came> };

/** Who came in a hall, as each act of its file has them: written down, and put right. The acts were looked at before (`shapeFlaw`). */
export const cameIn = <A extends Told>(acts: readonly A[]): ToldCame<A>[] =>
  acts.flatMap((act) => (act.act === 'attend' ? [{ act, who: Came.parse(act.details) }] : act.act === 'correct_attendance' ? [{ act, who: PutRight.parse(act.details) }] : []));

/** Who said yes or no to the newest version of some D.Hasil: where one is drawn up anew, or set aside by what came after (`isAside`), what was said of the one before binds nobody. */
function spokenIn(acts: readonly Told[], isAside: IsAside): Set<number> {
  const spoken = new Map<number, Set<number>>();
  for (const { act, details } of acts) {
    if (act === 'certificate_draw_up') spoken.delete(DrawnUp.parse(details).contest);
    if (act !== 'certificate_sign') continue;
    const { contest, version, attendance } = Signed.parse(details);
    if (isAside(contest, version)) continue;
    spoken.set(contest, (spoken.get(contest) ?? new Set()).add(attendance));
  }
  return new Set([...spoken.values()].flatMap((those) => [...those]));
}

type IsAside = (contest: number, version: number) => boolean;
type Signing = { readonly number: number; readonly person: string | null; readonly capacity: z.infer<typeof Came>['capacity'] };

/**
 * Whose hands a file of a hall binds (rules/signing.ts `bindsHands`), each by the last act that writes them down (`number`). Of those whom the office had written down before the copy left: who
 * left there without a word for or against a D.Hasil (`left`), and who was put right or struck there (`besides`), and counts no more as the office has them. `isAside`: was a version set aside by the end of the night?
 */
export function signingIn(acts: readonly Told[], isAside: IsAside = () => false): { readonly coming: readonly Signing[]; readonly left: ReadonlySet<number>; readonly besides: ReadonlySet<number> } {
  const those = <T extends { readonly id: number }>(name: string, shape: z.ZodType<T>): number[] => acts.flatMap(({ act, details }) => (act === name ? [shape.parse(details).id] : []));
  const [struck, gone, spoken, own] = [new Set(those('strike_attendance', Struck)), new Set(those('leave', Left)), spokenIn(acts, isAside), new Set(those('attend', Came))];
  const last = [...new Map(cameIn(acts).map((one) => [one.who.id, one])).values()];
  const bound = last.filter(({ who: { id, capacity } }) => bindsHands({ capacity, struck: struck.has(id), hasLeft: gone.has(id) }, spoken.has(id)));
  return {
    coming: bound.map(({ act: { number }, who: { person, capacity } }) => ({ number, person, capacity })),
    left: new Set([...gone].filter((id) => !own.has(id) && !spoken.has(id))),
    besides: new Set([...struck, ...those('correct_attendance', PutRight)].filter((id) => !own.has(id))),
  };
}
