import type { Attend } from '../../../contract.ts';
import { isSameWritten, needOf, wasOf, writtenOf } from '../../../rules/put-right.ts';
import { isStanding } from '../../../states.ts';
import type { RawAct } from '../../store/hall-house.ts';
import { certificateKey, isStruck } from '../../store/snapshot.ts';
import { cannot, type Flaw, type Told } from './frame.ts';
import type { Night, Person, Version } from './night.ts';
import { sealed, unfitBeside } from './people.ts';
import { PutRight, shaped, Struck } from './said.ts';

/** Does a version name them: among those present, on its page of signatures, or as who raised an objection that it tells? As store/naming.ts. */
const names = ({ objections }: Night, { contest_id: contest, named, added }: Version, id: number): boolean =>
  named.includes(id) || added.includes(id) || [...objections.values()].some((one) => one.raised_by === id && (one.contest_id === null || one.contest_id === contest));

type Was = Pick<Attend, 'name' | 'capacity' | 'contestType' | 'contestant'>;

/** Whom an act means: written down as it says they were, not struck, and named by no signed D.Hasil. */
function meant(night: Night, act: RawAct, id: number, was: Was): Person | { readonly flaw: Flaw } {
  const person = night.people.get(id);
  const now = person && wasOf(writtenOf(person));
  if (!person || !now || isStruck(person) || (Object.keys(now) as (keyof Was)[]).some((key) => now[key] !== was[key])) return { flaw: cannot(act, 'tidak ada yang tercatat seperti itu pada saat itu', 'nobody is written down like that at that moment') };
  return [...night.certificates.values()].some((one) => isStanding(one.state) && names(night, one, id)) ? { flaw: sealed(act) } : person;
}

/** What is drawn up, names them and is not signed is set aside, as at the office. */
function setAside(night: Night, id: number): void {
  for (const one of night.certificates.values()) if ((one.state === 'draft' || one.state === 'read_back') && names(night, one, id)) night.certificates.set(certificateKey(one), { ...one, state: 'superseded' });
}

/** Somebody written down wrongly is put right, by the rules for whoever comes. */
export const corrected = ({ frame }: Told, night: Night, act: RawAct): Flaw => shaped(act, PutRight, ({ id, was, reason: _why, ...who }) => {
  const person = meant(night, act, id, was);
  if ('flaw' in person) return person.flaw;
  const misfit = unfitBeside(frame, act, who, person.left_at === null ? [...night.people.values()].filter((one) => one.id !== id) : []);
  if (misfit) return misfit;
  if (isSameWritten(writtenOf(person), { ...who, mandate: who.mandate ?? null, withoutMandate: who.withoutMandate ?? null })) return cannot(act, 'tidak ada yang diperbaiki', 'nothing is put right');
  setAside(night, id);
  night.bore.set(id, (night.bore.get(id) ?? new Set()).add(person.name));
  night.people.set(id, { ...person, name: who.name, capacity: who.capacity, contest_type: who.contestType, contestant: who.contestant, letter: who.letter, person_id: who.person, mandate_id: who.mandate ?? null, without_mandate: who.withoutMandate ?? null });
  return null;
});

/** Did they agree to a correction that stands, under the name they bear or bore? */
function agreed(night: Night, { id, name }: Person): boolean {
  const names = new Set([name, ...night.bore.get(id) ?? []]);
  return [...night.lines.values()].some(({ agreed_by: by }) => by.some((one) => names.has(one)));
}

/** Somebody was never here; not who raised an objection or agreed to a correction. */
export const struck = (_told: Told, night: Night, act: RawAct): Flaw => shaped(act, Struck, ({ id, was }) => {
  const person = meant(night, act, id, was);
  if ('flaw' in person) return person.flaw;
  if (needOf({ raised: [...night.objections.values()].some((one) => one.raised_by === id), agreed: agreed(night, person) }) !== null) return cannot(act, 'keberatan atau koreksi masih memerlukan orang itu', 'an objection or a correction still needs that person');
  setAside(night, id);
  night.people.set(id, { ...person, left_at: person.came_at });
  return null;
});
