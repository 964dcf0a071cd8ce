import { z } from 'zod';
import type { RawAct } from '../../store/hall-house.ts';
import { contestOf } from '../merge.ts';
import { ALL_GROUPS, divide } from '../../../rules/groups.ts';
import { nextPlenary } from '../../../states.ts';
import type { Snapshot } from '../../store/snapshot.ts';
import { allAnswered } from './certificates.ts';
import { cannot, type Flaw, type Told } from './frame.ts';
import { isSealed, type Night } from './night.ts';
import { Grouped, Nothing, Paused, shaped } from './said.ts';

/** The plenary is opened, goes into recess, goes on, is closed: by its own table; closed only where D.Hasil of every contest is signed and every objection answered. */
export function step({ frame }: Told, night: Night, act: RawAct): Flaw {
  return shaped<unknown>(act, act.act === 'pause' ? Paused : Nothing, () => {
    const next = nextPlenary(night.state, act.act);
    const isDone = act.act !== 'close' || (allAnswered(night, null) && [...new Set([...frame.lines].map(contestOf))].every((contest) => contest !== null && isSealed(night, contest)));
    if (next === null || !isDone) return cannot(act, 'rapat tidak dapat melakukannya pada saat itu', 'the plenary cannot do it at that moment');
    night.state = next;
    return null;
  });
}

/** Every unit in exactly one group. */
export const group = ({ frame }: Told, night: Night, act: RawAct): Flaw => shaped(act, Grouped, ({ groups }) => {
  const made = divide([...frame.units.values()], groups, ALL_GROUPS);
  if (!('groups' in made)) return cannot(act, 'pembagian itu bukan pembagian wilayah rapat ini', 'that is no division of what is read here');
  night.groups = made.groups.map(({ number, name, regions }) => ({ number, name, regions: [...regions] }));
  return null;
});

/** Moments of the plenary itself are those of its acts. */
export function stateTold({ acts }: Pick<Told, 'acts'>, state: Snapshot['state']['state']): Snapshot['state'] {
  const last = (name: string) => acts.findLast(({ act }) => act === name);
  const until = state === 'paused' ? last('pause')?.details['resumesAt'] : null;
  const moment = z.iso.datetime({ offset: true }).safeParse(until);
  return { state, opened_at: acts.find(({ act }) => act === 'open')?.at ?? null, closed_at: state === 'closed' ? last('close')?.at ?? null : null, resumes_at: moment.success ? moment.data : null };
}
