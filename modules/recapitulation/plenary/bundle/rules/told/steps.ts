import { z } from 'zod';
import { short, thingsOf, type Snapshot } from '../../store/snapshot.ts';
import { SetGroups } from '../../../contract.ts';
import { divide } from '../../../rules/groups.ts';
import { nextPlenary, PLENARY_STATES, type PlenaryState } from '../../../states.ts';
import { canonicalJson } from '../../../certificates/rules/canonical.ts';
import { cannot, firstFlaw, thing, type Flaw, type Told } from './frame.ts';

/** What a hall can do. All else (accepting, opening again, joining) is done at an office, also where a copy says otherwise. */
const STEPS = ['open', 'pause', 'resume', 'close'] as const;
export const HALL_ACTS: ReadonlySet<string> = new Set([
  ...STEPS, 'groups', 'attend', 'leave', 'raise_objection', 'answer_objection', 'confirm', 'correct', 'undo', 'certificate_draw_up', 'certificate_read_back', 'certificate_sign', 'certificate_add_signer', 'certificate_send',
]);
const isStep = (act: string): boolean => STEPS.some((step) => step === act);
/** What happens only while a plenary is open; the rest also before or in a recess. */
const OPEN_ONLY = new Set(['confirm', 'correct', 'undo', 'certificate_draw_up', 'certificate_add_signer']);
const ANYHOW = new Set(['certificate_send']);
/** How a group is called that reads all. */
export const ALL_GROUPS = 'Semua';

/** Every act is one of a hall, at a moment of the plenary when it can be; the state at the end is where they lead. */
export function checkSteps({ frame, snapshot, acts }: Told): Flaw {
  let state: PlenaryState | undefined = PLENARY_STATES.find((one) => short(canonicalJson(one)) === frame.base['state']);
  for (const act of acts) {
    if (!HALL_ACTS.has(act.act)) return cannot(act, `${act.act} bukan tindakan di ruang pleno`, `${act.act} is nothing that a hall does`);
    const next: PlenaryState | null | undefined = isStep(act.act) ? state && nextPlenary(state, act.act) : state;
    const isHeld = next !== null && (ANYHOW.has(act.act) || isStep(act.act) || (OPEN_ONLY.has(act.act) ? state === 'open' : state !== 'closed'));
    if (!next || !isHeld) return cannot(act, 'rapat tidak dapat melakukannya pada saat itu', 'the plenary cannot do it at that moment');
    state = next;
  }
  return state === snapshot.state.state ? null : thing('keadaan rapat', 'the state of the plenary');
}

/** Moments of the plenary itself are those of its acts. */
export function stateTold({ snapshot, acts }: Told): Snapshot['state'] {
  const last = (name: string) => acts.findLast(({ act }) => act === name);
  const until = snapshot.state.state === 'paused' ? last('pause')?.details['resumesAt'] : null;
  const moment = z.iso.datetime({ offset: true }).safeParse(until);
  return { state: snapshot.state.state, opened_at: acts.find(({ act }) => act === 'open')?.at ?? null, closed_at: snapshot.state.state === 'closed' ? last('close')?.at ?? null : null, resumes_at: moment.success ? moment.data : null };
}

/** Groups are those of the last division in the minutes. */
export function checkGroups({ frame, snapshot, acts }: Told): Flaw {
  const flaw = thing('pembagian kelompok baca', 'the division into groups');
  const divided = acts.findLast(({ act }) => act === 'groups');
  const now = thingsOf(snapshot).get('groups')?.whole ?? '';
  if (!divided) return short(now) === frame.base['groups'] ? null : flaw;
  const wished = SetGroups.safeParse(divided.details);
  if (!wished.success) return flaw;
  const made = divide([...frame.units.values()], wished.data.groups, ALL_GROUPS);
  return 'groups' in made && canonicalJson(made.groups) === canonicalJson(snapshot.groups) ? null : flaw;
}

/** Acts of one name with their details in the shape that this house writes, told one by one. */
export const eachTold = <T>({ acts }: Told, name: string, shape: z.ZodType<T>, look: (details: T, number: number) => Flaw): Flaw => firstFlaw(acts.filter(({ act }) => act === name), (act) => {
  const details = shape.safeParse(act.details);
  return details.success ? look(details.data, act.number) : cannot(act, 'isinya bukan isi tindakan itu', 'its words are not those of that act');
});
