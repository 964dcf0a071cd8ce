import type { z } from 'zod';
import type { Actor } from '../../../../kernel/access.ts';
import type { Tx } from '../../../../kernel/db/schema.ts';
import { problem, type Problem } from '../../../../kernel/problem.ts';
import { fail, ok, type Result } from '../../../../kernel/result.ts';
import type { Text } from '../../../../kernel/text.ts';
import { namesOf } from '../../../people/index.ts';
import { mandateById } from '../../../supervision/index.ts';
import { hallHouse } from '../bundle/store/hall-house.ts';
import { Attend, type Attended } from '../contract.ts';
import { contestantName } from '../queries/contestants.ts';
import { holdsAt, speaksFor, witnessMandates } from '../queries/mandates.ts';
import { MOST_PRESENT } from '../rules/limits.ts';
import { attendanceOf, insertAttendance } from '../store/hall.ts';
import { noteAct, type Plenary } from '../store/plenaries.ts';
import { contestsOf } from '../store/units.ts';
import { act, PlenaryId } from './act.ts';

const Came = Attend.extend({ id: PlenaryId });
type Who = Omit<z.output<typeof Came>, 'id'>;

/**
 * Who came, in what capacity; a witness by a mandate, or without one and why. Whoever leads the plenary is nobody's witness, and of a contestant no more take
 * part at the same time than its rule set says. Problems: input_invalid, not_allowed, witnesses_full, attendance_full.
 */
export const attend = act<z.output<typeof Came>, Attended>({
  name: 'recapitulation.attend', input: Came, hold: 'alone', during: ['planned', 'open', 'paused'],
  async run(tx, actor, plenary, { id: _plenary, ...who }) {
    const person = who.capacity === 'witness' ? await asWitness(tx, actor, plenary, who) : await asOther(tx, who);
    if (!person.ok) return person;
    if ((await attendanceOf(tx, plenary.id)).length >= MOST_PRESENT) return fail(problem('attendance_full', { count: MOST_PRESENT }));
    const id = await insertAttendance(tx, plenary.id, person.value);
    await noteAct(tx, plenary, 'attend', actor, { ...person.value, id });
    return ok({ id });
  },
  details: ({ capacity, contestType, contestant, mandate, withoutMandate }, { id }) => ({ number: id, capacity, ...(contestant === null ? {} : { contestType, contestant }), ...(mandate ? { mandate } : {}), ...(withoutMandate ? { withoutMandate } : {}) }),
});

const refused = (column: keyof Who, id: string, en: string): { readonly ok: false; readonly problem: Problem } => fail(problem('input_invalid', { column, reason: { id, en } satisfies Text }));

async function asOther(tx: Tx, who: Who): Promise<Result<Who>> {
  if (who.contestType !== null || who.contestant !== null) return refused('contestant', 'hanya untuk saksi', 'for witnesses only');
  if (who.mandate || who.withoutMandate) return refused('mandate', 'hanya untuk saksi', 'for witnesses only');
  const unfit = await nameMisfit(tx, who);
  return unfit ? fail(unfit) : ok(who);
}

async function asWitness(tx: Tx, actor: Actor, plenary: Plenary, asked: Who): Promise<Result<Who>> {
  const tied = await byMandate(tx, plenary, asked);
  if (!tied.ok) return tied;
  const who = tied.value;
  const contests = await contestsOf(tx, plenary);
  const name = who.contestType === null || who.contestant === null ? null : await contestantName(tx, contests, who.contestType, who.contestant);
  if (name === null) return refused('contestant', 'peserta pemilu itu tidak ada di sini', 'there is no such contestant here');
  const unfit = await nameMisfit(tx, who);
  if (unfit) return fail(unfit);
  if (who.person === actor.id) return fail(problem('not_allowed', { verb: 'recapitulation.lead' }));
  const present = (await attendanceOf(tx, plenary.id)).filter((one) => one.left_at === null);
  const there = who.mandate ? present.find((one) => one.mandate_id === who.mandate) : undefined;
  if (there) return refused('mandate', `sudah hadir dengan mandat itu, nomor ${there.id}`, `came by that mandate already, number ${there.id}`);
  const most = plenary.level === 'overseas' ? undefined : contests.find(({ type }) => type === who.contestType)?.witnessesInPlenary[plenary.level];
  const others = present.filter((one) => one.contest_type === who.contestType && one.contestant === who.contestant);
  return most !== undefined && others.length >= most ? fail(problem('witnesses_full', { contestant: name, count: most, numbers: others.map(({ id }) => id).join(', ') })) : ok(who);
}

/**
 * With the mandate they come by: the one named, or the one recorded for the person and the contestant; its letter is theirs. Without any a reason is needed.
 * The laptop of a hall holds no list of mandates: there the letter is looked at by people, and the paper says that it was not compared.
 */
async function byMandate(tx: Tx, plenary: Plenary, who: Who): Promise<Result<Who>> {
  if (who.mandate && who.withoutMandate) return refused('withoutMandate', 'pilih satu: mandat, atau alasan tanpa mandat', 'one of both: a mandate, or why there is none');
  if (who.mandate) return byNamedMandate(tx, plenary, who, who.mandate);
  const held = who.person === null ? [] : await witnessMandates(tx, plenary, who.person);
  const own = held.find((one) => speaksFor(one, who));
  if (own) return who.withoutMandate ? refused('withoutMandate', `orang ini mempunyai mandat ${own.letter}`, `this person has the mandate ${own.letter}`) : ok({ ...who, mandate: own.id, letter: own.letter });
  if (held.length > 0) return refused('contestant', 'surat mandatnya untuk peserta lain', 'the mandate is of another contestant');
  if (who.withoutMandate) return ok(who);
  if (await hallHouse(tx)) return ok({ ...who, withoutMandate: 'Surat mandat belum dicocokkan dengan catatan kantor' });
  return refused('mandate', 'pilih mandat saksi itu, atau tulis mengapa tanpa mandat', 'choose the mandate of the witness, or tell why there is none');
}

async function byNamedMandate(tx: Tx, plenary: Plenary, who: Who, id: number): Promise<Result<Who>> {
  const mandate = await mandateById(tx, id);
  if (!mandate || mandate.kind !== 'witness' || mandate.revokedAt !== null || mandate.event !== plenary.slug || !holdsAt(mandate, plenary)) return refused('mandate', 'tidak ada mandat saksi itu yang berlaku di sini', 'no such mandate of a witness is in force here');
  if (who.person !== null && who.person !== mandate.person) return refused('person', 'mandat itu milik orang lain', 'that mandate is somebody else\'s');
  if (who.contestant !== null && !speaksFor(mandate, who)) return refused('contestant', 'surat mandatnya untuk peserta lain', 'the mandate is of another contestant');
  return ok({ ...who, person: mandate.person, contestType: mandate.contestType, contestant: mandate.contestant, letter: mandate.letter });
}

const sameName = (one: string, other: string): boolean => one.toLocaleLowerCase('id').replaceAll(/\s+/g, ' ').trim() === other.toLocaleLowerCase('id').replaceAll(/\s+/g, ' ').trim();

/** Somebody known here bears their own name; the house of a hall knows only some. */
async function nameMisfit(tx: Tx, who: Who): Promise<Problem | null> {
  if (who.person === null) return null;
  const name = (await namesOf(tx, [who.person])).get(who.person);
  if (name === undefined) return (await hallHouse(tx)) ? null : problem('input_invalid', { column: 'person', reason: { id: 'orang itu tidak terdaftar', en: 'nobody is registered by that number' } });
  return sameName(name, who.name) ? null : problem('input_invalid', { column: 'name', reason: { id: `orang itu terdaftar sebagai ${name}`, en: `that person is registered as ${name}` } });
}
