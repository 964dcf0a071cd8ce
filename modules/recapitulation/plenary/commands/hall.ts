import { z } from 'zod';
import type { Tx } from '../../../../kernel/db/schema.ts';
import { problem, type Problem } from '../../../../kernel/problem.ts';
import { fail, ok, type Result } from '../../../../kernel/result.ts';
import type { ContestContext } from '../../../elections/index.ts';
import { namesOf } from '../../../people/index.ts';
import { hallHouse } from '../bundle/store/hall-house.ts';
import { AnswerObjection, Attend, PlenaryStep, RaiseObjection, type Attended, type ObjectionDone } from '../contract.ts';
import { lineChanged } from '../store/line-changed.ts';
import { sealedContests } from '../store/lines.ts';
import { isSigned } from '../certificates/rules/signing.ts';
import { moveCertificate } from '../certificates/store/certificates.ts';
import { beingSigned, signaturesOf, signersOf } from '../store/certificate-views.ts';
import { answerObjectionRow, attendanceOf, insertAttendance, insertObjection, markLeft, objectionsOf } from '../store/hall.ts';
import { noteAct, type Plenary } from '../store/plenaries.ts';
import { hasStation } from '../store/reading.ts';
import { contestsOf, unitsOf } from '../store/units.ts';
import { act, PlenaryId } from './act.ts';
import { contestantName } from '../queries/contestants.ts';
import { speaksFor, witnessMandates } from '../queries/mandates.ts';

const Number_ = z.number().int().min(1).max(2_147_483_647);
const Came = Attend.extend({ id: PlenaryId });

/** Who came, in what capacity; a witness with contestant and mandate. Whoever leads the plenary is nobody's witness. */
export const attend = act<z.output<typeof Came>, Attended>({
  name: 'recapitulation.attend', input: Came, hold: 'alone', during: ['planned', 'open', 'paused'],
  async run(tx, actor, plenary, who) {
    const isWitness = who.capacity === 'witness';
    const name = who.contestType === null || who.contestant === null ? null : await contestantName(tx, await contestsOf(tx, plenary), who.contestType, who.contestant);
    if (isWitness !== (name !== null) || (!isWitness && (who.contestType !== null || who.contestant !== null))) {
      return fail(problem('input_invalid', { column: 'contestant', reason: isWitness ? { id: 'peserta pemilu itu tidak ada di sini', en: 'there is no such contestant here' } : { id: 'hanya untuk saksi', en: 'for witnesses only' } }));
    }
    if (isWitness && (who.letter === null || who.letter === '')) return fail(problem('input_invalid', { column: 'letter', reason: { id: 'tulis nomor surat mandat', en: 'write the number of the mandate' } }));
    const unfit = await personMisfit(tx, plenary, who);
    if (unfit) return fail(unfit);
    if (isWitness && who.person === actor.id) return fail(problem('not_allowed', { verb: 'recapitulation.lead' }));
    const { id: _plenary, ...person } = who;
    const id = await insertAttendance(tx, plenary.id, person);
    await noteAct(tx, plenary, 'attend', actor, { ...person, id });
    return ok({ id });
  },
  details: ({ capacity, contestType, contestant }, { id }) => ({ number: id, capacity, ...(contestant === null ? {} : { contestType, contestant }) }),
});

const sameName = (one: string, other: string): boolean => one.toLocaleLowerCase('id').replaceAll(/\s+/g, ' ').trim() === other.toLocaleLowerCase('id').replaceAll(/\s+/g, ' ').trim();

/** Somebody known here bears their own name (the house of a hall knows only some); a witness whose mandates here are all of other contestants does not speak for this one. */
async function personMisfit(tx: Tx, plenary: Plenary, who: Attend): Promise<Problem | null> {
  if (who.person === null) return null;
  const name = (await namesOf(tx, [who.person])).get(who.person);
  if (name === undefined) return (await hallHouse(tx)) ? null : problem('input_invalid', { column: 'person', reason: { id: 'orang itu tidak terdaftar', en: 'nobody is registered by that number' } });
  if (!sameName(name, who.name)) return problem('input_invalid', { column: 'name', reason: { id: `orang itu terdaftar sebagai ${name}`, en: `that person is registered as ${name}` } });
  if (who.capacity !== 'witness') return null;
  const held = await witnessMandates(tx, plenary, who.person);
  if (held.length === 0 || held.some((one) => speaksFor(one, who))) return null;
  return problem('input_invalid', { column: 'contestant', reason: { id: 'surat mandatnya untuk peserta lain', en: 'the mandate is of another contestant' } });
}

const Left = PlenaryStep.extend({ id: PlenaryId, number: Number_ });

export const leave = act<z.output<typeof Left>, Attended>({
  name: 'recapitulation.leave', input: Left, hold: 'alone', during: ['planned', 'open', 'paused'],
  async run(tx, actor, plenary, { number }) {
    if (!(await markLeft(tx, plenary.id, number))) return fail(problem('not_present', { numbers: number }));
    const signed = await signedWithout(tx, plenary.id);
    await noteAct(tx, plenary, 'leave', actor, { id: number, ...(signed.length > 0 ? { signed } : {}) });
    return ok({ id: number });
  },
  details: ({ number }) => ({ number }),
});

/** Certificates for which nobody is waited for any more: they are signed now. */
async function signedWithout(tx: Tx, plenary: number): Promise<number[]> {
  const signed: number[] = [];
  for (const id of await beingSigned(tx, plenary)) {
    if (!isSigned(await signersOf(tx, id), await signaturesOf(tx, [id]))) continue;
    await moveCertificate(tx, id, 'signed');
    signed.push(id);
  }
  return signed;
}

/** More than any plenary has; a paper of them all is still printed in a second. */
const MOST_OBJECTIONS = 500;

type About = { readonly region: number | null; readonly contests: readonly number[] };

/** What an objection is about, if all of it is there: who raises it is present, the contest and the place are read here, and D.Hasil is open. */
async function concerned(tx: Tx, plenary: Plenary, { contest, region, station, raisedBy }: RaiseObjection): Promise<Result<About>> {
  if (!(await attendanceOf(tx, plenary.id)).some(({ id, left_at: left }) => id === raisedBy && left === null)) return fail(problem('not_present', { numbers: raisedBy }));
  const contests = await contestsOf(tx, plenary);
  if (contest !== null && !contests.some(({ id }) => id === contest)) return fail(problem('not_found', { thing: { id: `Pemilihan ${contest}`, en: `Contest ${contest}` } }));
  const unit = region === null ? undefined : (await unitsOf(tx, plenary)).find(({ path }) => path === region);
  const placed = region === null ? station === null : unit !== undefined && (station === null || await hasStation(tx, plenary.id, unit.id, station));
  if (!placed) return fail(problem('not_found', { thing: { id: `Wilayah ${region ?? ''} / TPS ${station ?? '–'}`, en: `Region ${region ?? ''} / station ${station ?? '–'}` } }));
  return open(tx, plenary, contests, contest, unit?.id ?? null);
}

/** The contests whose D.Hasil will tell of it; one that is signed tells nothing more. */
async function open(tx: Tx, plenary: Plenary, contests: readonly ContestContext[], contest: number | null, region: number | null): Promise<Result<About>> {
  const about = contests.filter(({ id }) => contest === null || id === contest);
  const sealed = await sealedContests(tx, plenary.id, about.map(({ id }) => id));
  const first = contest === null ? undefined : about.find(({ id }) => sealed.has(id));
  return first ? fail(problem('line_sealed', { contest: first.name })) : ok({ region, contests: about.map(({ id }) => id) });
}

const Raise = RaiseObjection.extend({ id: PlenaryId });

/** An objection or a special event. It stops nothing; what is drawn up and not signed yet no longer tells all, and is taken back. */
export const raiseObjection = act<z.output<typeof Raise>, ObjectionDone>({
  name: 'recapitulation.raise_objection', input: Raise, hold: 'alone', during: ['open', 'paused'],
  async run(tx, actor, plenary, asked) {
    const found = await concerned(tx, plenary, asked);
    if (!found.ok) return found;
    if ((await objectionsOf(tx, plenary.id)).length >= MOST_OBJECTIONS) return fail(problem('objections_full', { count: MOST_OBJECTIONS }));
    const { contest, region, station, raisedBy, matter, kind } = asked;
    const number = await insertObjection(tx, { plenary_id: plenary.id, contest_id: contest, region_id: found.value.region, station, raised_by: raisedBy, matter, kind });
    for (const id of found.value.contests) await lineChanged(tx, plenary, id);
    await noteAct(tx, plenary, 'raise_objection', actor, { number, contest, region, station, raisedBy, matter, kind });
    return ok({ number, outcome: 'open' as const });
  },
  details: ({ contest, region, station, raisedBy, kind }, { number }) => ({ number, kind, contest, region, station, raisedBy }),
});

const Answer = AnswerObjection.extend({ id: PlenaryId, number: Number_ });

/** What became of it: granted, not granted, or what the supervisor recommends (which may still be granted or not). */
export const answerObjection = act<z.output<typeof Answer>, ObjectionDone>({
  name: 'recapitulation.answer_objection', input: Answer, hold: 'alone', during: ['open', 'paused'],
  async run(tx, actor, plenary, { number, outcome, answer }) {
    const thing = { id: `Keberatan ${number}`, en: `Objection ${number}` };
    const found = (await objectionsOf(tx, plenary.id)).find((one) => one.number === number);
    if (!found) return fail(problem('not_found', { thing }));
    if (found.outcome === 'accepted' || found.outcome === 'rejected') return fail(problem('conflict', { thing }));
    const about = await open(tx, plenary, await contestsOf(tx, plenary), found.contest, null);
    if (!about.ok) return about;
    await answerObjectionRow(tx, plenary.id, number, outcome, answer);
    for (const id of about.value.contests) await lineChanged(tx, plenary, id);
    await noteAct(tx, plenary, 'answer_objection', actor, { number, outcome, answer });
    return ok({ number, outcome });
  },
  details: ({ number, outcome }) => ({ number, outcome }),
});
