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
import { lastJudge } from '../queries/judges.ts';
import { holdsAt, witnessMandates } from '../queries/mandates.ts';
import { attendanceMisfit, comingBy, mostWitnesses, sameName, speaksFor, type AttendanceMisfit } from '../rules/attendance.ts';
import { DURING } from '../rules/during.ts';
import { MOST_PRESENT } from '../rules/limits.ts';
import { attendanceOf, insertAttendance, type AttendanceRow } from '../store/hall.ts';
import { noteAct, type Plenary } from '../store/plenaries.ts';
import { contestsOf } from '../store/units.ts';
import { act, PlenaryId } from './act.ts';

const Came = Attend.extend({ id: PlenaryId });
export type Who = Omit<z.output<typeof Came>, 'id'>;

/**
 * Who came, in what capacity; a witness by a mandate, or without one and why. Whoever leads the plenary is nobody's witness, and of a contestant no more take
 * part at the same time than its rule set says; there is one chair at a time; nobody signs here who is the last above that could accept what is signed. Problems: input_invalid, not_allowed, chair_there,
 * witnesses_full, attendance_full.
 */
export const attend = act<z.output<typeof Came>, Attended>({
  name: 'recapitulation.attend', input: Came, hold: 'alone', during: DURING.attend,
  async run(tx, actor, plenary, { id: _plenary, ...who }) {
    const tied = await fitting(tx, actor, plenary, who, await attendanceOf(tx, plenary.id));
    if (!tied.ok) return tied;
    const id = await insertAttendance(tx, plenary.id, tied.value);
    await noteAct(tx, plenary, 'attend', actor, { ...tied.value, id });
    return ok({ id });
  },
  details: ({ capacity, contestType, contestant, mandate, withoutMandate }, { id }) => ({ number: id, capacity, ...(contestant === null ? {} : { contestType, contestant }), ...(mandate ? { mandate } : {}), ...(withoutMandate ? { withoutMandate } : {}) }),
});

/** Who may be written down beside those who came (`came`), with the mandate by which a witness does. `besides`: the attendance that this puts right. */
export async function fitting(tx: Tx, actor: Actor, plenary: Plenary, who: Who, came: readonly AttendanceRow[], besides?: AttendanceRow): Promise<Result<Who>> {
  const tied = who.capacity === 'witness' ? await byMandate(tx, plenary, who) : ok(who);
  if (!tied.ok) return tied;
  const unfit = await nameMisfit(tx, tied.value) ?? await judgeMisfit(tx, plenary, tied.value, besides) ?? await misfit(tx, actor, plenary, tied.value, came);
  return unfit ? fail(unfit) : tied;
}

export const unfitting = (column: keyof Who, id: string, en: string): Problem => problem('input_invalid', { column, reason: { id, en } satisfies Text });
const refused = (column: keyof Who, id: string, en: string): { readonly ok: false; readonly problem: Problem } => fail(unfitting(column, id, en));
const noMandate = unfitting('mandate', 'pilih mandat saksi itu, atau tulis mengapa tanpa mandat', 'choose the mandate of the witness, or tell why there is none');

/** What rules/attendance.ts holds against them, in words. */
async function misfit(tx: Tx, actor: Actor, plenary: Plenary, who: Who, there: readonly AttendanceRow[]): Promise<Problem | null> {
  const contests = await contestsOf(tx, plenary);
  const name = who.contestType === null || who.contestant === null ? null : await contestantName(tx, contests, who.contestType, who.contestant);
  const came = there.map(({ id, capacity, contest_type: contestType, contestant, mandate_id: mandate, left_at: left }) => ({ id, contestType, contestant, mandate, hasLeft: left !== null, isChair: capacity === 'chair' }));
  const most = mostWitnesses(contests, plenary.level, who.contestType);
  const found = attendanceMisfit(who, { actor: actor.id, came, stands: name !== null, most });
  return found && inWords(found, who, { contestant: name ?? '', most: most ?? 0, chair: there.find(({ id }) => id === found.numbers?.[0])?.name ?? '' });
}

function inWords({ why, numbers: those = [] }: AttendanceMisfit, { capacity }: Who, { contestant, most, chair }: { readonly contestant: string; readonly most: number; readonly chair: string }): Problem {
  const numbers = those.join(', ');
  if ((why === 'contestant' || why === 'mandate') && capacity !== 'witness') return unfitting(why, 'hanya untuk saksi', 'for witnesses only');
  switch (why) {
    case 'contestant': return unfitting('contestant', 'peserta pemilu itu tidak ada di sini', 'there is no such contestant here');
    case 'mandate': return noMandate;
    case 'leads': return problem('not_allowed', { verb: 'recapitulation.lead' });
    case 'chair_there': return problem('chair_there', { name: chair, numbers });
    case 'mandate_there': return unfitting('mandate', `sudah hadir dengan mandat itu, nomor ${numbers}`, `came by that mandate already, number ${numbers}`);
    case 'witnesses_full': return problem('witnesses_full', { contestant, count: most, numbers });
    case 'attendance_full': return problem('attendance_full', { count: MOST_PRESENT });
  }
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
  return fail(noMandate);
}

async function byNamedMandate(tx: Tx, plenary: Plenary, who: Who, id: number): Promise<Result<Who>> {
  const mandate = await mandateById(tx, id);
  if (!mandate || mandate.kind !== 'witness' || mandate.revokedAt !== null || mandate.event !== plenary.slug || !holdsAt(mandate, plenary)) return refused('mandate', 'tidak ada mandat saksi itu yang berlaku di sini', 'no such mandate of a witness is in force here');
  const made = comingBy(who, mandate);
  if ('who' in made) return ok(made.who);
  return made.why === 'person' ? refused('person', 'mandat itu milik orang lain', 'that mandate is somebody else\'s') : refused('contestant', 'surat mandatnya untuk peserta lain', 'the mandate is of another contestant');
}

/** Somebody known here bears their own name; the house of a hall knows only some. */
async function nameMisfit(tx: Tx, who: Who): Promise<Problem | null> {
  if (who.person === null) return null;
  const name = (await namesOf(tx, [who.person])).get(who.person);
  if (name === undefined) return (await hallHouse(tx)) ? null : problem('input_invalid', { column: 'person', reason: { id: 'orang itu tidak terdaftar', en: 'nobody is registered by that number' } });
  return sameName(name, who.name) ? null : problem('input_invalid', { column: 'name', reason: { id: `orang itu terdaftar sebagai ${name}`, en: `that person is registered as ${name}` } });
}

const barsTheLast = unfitting('person', 'hanya ia yang dapat menerima atau mengembalikan D.Hasil rapat ini dari tingkat atas, dan yang ikut menandatangani tidak memeriksanya; catat sebagai undangan, atau minta kantor di atas menugaskan seorang lagi',
  'nobody else at the level above can accept or return the D.Hasil of this plenary, and who signs it does not judge it; write them down as a guest, or ask the office above to appoint one more');

/** The house of a hall knows nobody of the level above; there the office looks when the file comes back. Whose attendance is put right after they left signs nothing more: what names them and is not signed is set aside. */
async function judgeMisfit(tx: Tx, plenary: Plenary, who: Who, besides?: AttendanceRow): Promise<Problem | null> {
  if (besides?.left_at != null || (await hallHouse(tx)) !== undefined) return null;
  return await lastJudge(tx, plenary, [who], { besides: new Set(besides ? [besides.id] : []) }) ? barsTheLast : null;
}
