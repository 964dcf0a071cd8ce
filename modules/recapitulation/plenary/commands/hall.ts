import { z } from 'zod';
import type { Tx } from '../../../../kernel/db/schema.ts';
import { problem, type Problem } from '../../../../kernel/problem.ts';
import { fail, ok, type Result } from '../../../../kernel/result.ts';
import type { ContestContext } from '../../../elections/index.ts';
import { namesOf } from '../../../people/index.ts';
import { fieldObjections } from '../../../supervision/index.ts';
import { markVillage } from '../../overview/store/marks.ts';
import { AnswerObjection, PlenaryStep, RaiseObjection, type Attended, type ObjectionDone } from '../contract.ts';
import { DURING } from '../rules/during.ts';
import { answerMisfit, MOST_OBJECTIONS, MOST_RECOMMENDED, takingUpMisfit, type Stated } from '../rules/objections.ts';
import { lineChanged } from '../store/line-changed.ts';
import { sealedContests } from '../store/lines.ts';
import { isSigned } from '../certificates/rules/signing.ts';
import { moveCertificate } from '../certificates/store/certificates.ts';
import { beingSigned, signaturesOf, signersOf } from '../store/certificate-views.ts';
import { answerObjectionRow, attendanceOf, insertObjection, markLeft, objectionsOf } from '../store/hall.ts';
import { noteAct, type Plenary } from '../store/plenaries.ts';
import { takenUp, timesAnswered } from '../store/taken-up.ts';
import { hasStation } from '../store/reading.ts';
import { contestsOf, unitsOf } from '../store/units.ts';
import { act, PlenaryId } from './act.ts';

export const AttendanceNumber = z.number().int().min(1).max(2_147_483_647);
const Number_ = AttendanceNumber;
const Left = PlenaryStep.extend({ id: PlenaryId, number: Number_ });

export const leave = act<z.output<typeof Left>, Attended>({
  name: 'recapitulation.leave', input: Left, hold: 'alone', during: DURING.leave,
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

/** The statement that is taken up, where it stands as an objection of that contest and kelurahan. */
async function statedThere(tx: Tx, { statement, contest, region }: RaiseObjection, village: number | null): Promise<Stated | undefined> {
  if (statement === undefined || contest === null || region === null || village === null) return undefined;
  const one = (await fieldObjections(tx, [contest], [village])).find(({ id }) => id === statement);
  return one && { contest, region, station: one.station, words: one.reason, by: [(await namesOf(tx, [one.person])).get(one.person) ?? one.person, one.person] };
}

/** What rules/objections.ts holds against taking it up, in words. */
async function takingUp(tx: Tx, plenary: Plenary, asked: RaiseObjection, village: number | null): Promise<Problem | null> {
  if (asked.statement === undefined) return null;
  const stated = await statedThere(tx, asked, village);
  const misfit = takingUpMisfit(asked, stated, (await takenUp(tx, [plenary.id])).has(asked.statement));
  const thing = { id: `Keberatan yang disampaikan di TPS (${asked.statement})`, en: `The objection stated at the station (${asked.statement})` };
  switch (misfit) {
    case null: return null;
    case 'unstated': return problem('not_found', { thing });
    case 'taken': return problem('conflict', { thing });
    case 'kind': return problem('input_invalid', { column: 'kind', reason: { id: 'yang disampaikan di TPS adalah keberatan', en: 'what was stated at the station is an objection' } });
    case 'words': return problem('input_invalid', { column: 'matter', reason: { id: `kata-kata dari TPS tetap utuh di depan, tambahan di baris baru: “${stated?.words ?? ''}”`, en: `the words of the station stay whole and first, anything more on a new line: “${stated?.words ?? ''}”` } });
  }
}

export type About = { readonly region: number | null; readonly contests: readonly number[] };

/** What an objection is about, if all of it is there: who raises it is present, the contest and the place are read here, and D.Hasil is open. */
async function concerned(tx: Tx, plenary: Plenary, { contest, region, station, raisedBy }: RaiseObjection): Promise<Result<About>> {
  if (!(await attendanceOf(tx, plenary.id)).some(({ id, left_at: left }) => id === raisedBy && left === null)) return fail(problem('not_present', { numbers: raisedBy }));
  return placed(tx, plenary, { contest, region, station });
}

/** The same whoever raised it. */
export async function placed(tx: Tx, plenary: Plenary, { contest, region, station }: Pick<RaiseObjection, 'contest' | 'region' | 'station'>): Promise<Result<About>> {
  const contests = await contestsOf(tx, plenary);
  if (contest !== null && !contests.some(({ id }) => id === contest)) return fail(problem('not_found', { thing: { id: `Pemilihan ${contest}`, en: `Contest ${contest}` } }));
  const unit = region === null ? undefined : (await unitsOf(tx, plenary)).find(({ path }) => path === region);
  const isPlaced = region === null ? station === null : unit !== undefined && (station === null || await hasStation(tx, plenary.id, unit.id, station));
  if (!isPlaced) return fail(problem('not_found', { thing: { id: `Wilayah ${region ?? ''} / TPS ${station ?? '–'}`, en: `Region ${region ?? ''} / station ${station ?? '–'}` } }));
  return open(tx, plenary, contests, contest, unit?.id ?? null);
}

/** The contests whose D.Hasil will tell of it; one that is signed tells nothing more. */
export async function open(tx: Tx, plenary: Plenary, contests: readonly ContestContext[], contest: number | null, region: number | null): Promise<Result<About>> {
  const about = contests.filter(({ id }) => contest === null || id === contest);
  const sealed = await sealedContests(tx, plenary.id, about.map(({ id }) => id));
  const first = contest === null ? undefined : about.find(({ id }) => sealed.has(id));
  return first ? fail(problem('line_sealed', { contest: first.name })) : ok({ region, contests: about.map(({ id }) => id) });
}

const Raise = RaiseObjection.extend({ id: PlenaryId });

/** An objection or a special event. It stops nothing; what is drawn up and not signed yet no longer tells all, and is taken back. */
export const raiseObjection = act<z.output<typeof Raise>, ObjectionDone>({
  name: 'recapitulation.raise_objection', input: Raise, hold: 'alone', during: DURING.raise_objection,
  async run(tx, actor, plenary, asked) {
    const found = await concerned(tx, plenary, asked);
    if (!found.ok) return found;
    if ((await objectionsOf(tx, plenary.id)).length >= MOST_OBJECTIONS) return fail(problem('objections_full', { count: MOST_OBJECTIONS }));
    const unfit = await takingUp(tx, plenary, asked, found.value.region);
    if (unfit) return fail(unfit);
    const { contest, region, station, raisedBy, matter, kind, statement } = asked;
    const number = await insertObjection(tx, { plenary_id: plenary.id, contest_id: contest, region_id: found.value.region, station, raised_by: raisedBy, matter, kind });
    for (const id of found.value.contests) await lineChanged(tx, plenary, id);
    if (statement !== undefined && region !== null) await markVillage({ eventId: plenary.eventId, village: region }).execute(tx);
    await noteAct(tx, plenary, 'raise_objection', actor, { number, contest, region, station, raisedBy, matter, kind, ...(statement === undefined ? {} : { statement }) });
    return ok({ number, outcome: 'open' as const });
  },
  details: ({ contest, region, station, raisedBy, kind, statement }, { number }) => ({ number, kind, contest, region, station, raisedBy, ...(statement === undefined ? {} : { statement }) }),
});

const Answer = AnswerObjection.extend({ id: PlenaryId, number: Number_ });

/** What became of it: granted, not granted, or what the supervisor recommends (which may still be granted or not). */
export const answerObjection = act<z.output<typeof Answer>, ObjectionDone>({
  name: 'recapitulation.answer_objection', input: Answer, hold: 'alone', during: DURING.answer_objection,
  async run(tx, actor, plenary, { number, outcome, answer }) {
    const thing = { id: `Keberatan ${number}`, en: `Objection ${number}` };
    const found = (await objectionsOf(tx, plenary.id)).find((one) => one.number === number);
    if (!found) return fail(problem('not_found', { thing }));
    const misfit = answerMisfit(found.outcome, await timesAnswered(tx, plenary.id, number), outcome);
    if (misfit === 'decided') return fail(problem('conflict', { thing }));
    if (misfit === 'too_often') return fail(problem('input_invalid', { column: 'outcome', reason: { id: `sudah ${MOST_RECOMMENDED} kali dijawab dengan rekomendasi; putuskan diterima atau tidak`, en: `recommended ${MOST_RECOMMENDED} times already; decide whether it is granted` } }));
    const about = await open(tx, plenary, await contestsOf(tx, plenary), found.contest, null);
    if (!about.ok) return about;
    await answerObjectionRow(tx, plenary.id, number, outcome, answer);
    for (const id of about.value.contests) await lineChanged(tx, plenary, id);
    await noteAct(tx, plenary, 'answer_objection', actor, { number, outcome, answer });
    return ok({ number, outcome });
  },
  details: ({ number, outcome }) => ({ number, outcome }),
});
