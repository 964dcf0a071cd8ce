import { isSigned } from '../../../certificates/rules/signing.ts';
import type { Text } from '../../../../../../kernel/text.ts';
import type { Attend, RaiseObjection } from '../../../contract.ts';
import { attendanceMisfit, mostWitnesses, type AttendanceMisfit } from '../../../rules/attendance.ts';
import { answerMisfit, MOST_OBJECTIONS, takingUpMisfit } from '../../../rules/objections.ts';
import { nextCertificate } from '../../../states.ts';
import type { RawAct } from '../../store/hall-house.ts';
import { certificateKey } from '../../store/snapshot.ts';
import { cannot, type Flaw, type Frame, type Told } from './frame.ts';
import { isPresent, isSealed, takeBack, type Night, type Person, type Version } from './night.ts';
import { Answered, Came, Left, Raised, shaped } from './said.ts';

const nextOf = (numbers: Iterable<number>): number => Math.max(0, ...numbers) + 1;

const MISFIT: Readonly<Record<AttendanceMisfit['why'], Text>> = {
  contestant: { id: 'saksi tanpa peserta pemilu di sini, atau peserta tanpa saksi', en: 'a witness without a contestant of here, or a contestant without a witness' },
  mandate: { id: 'saksi tanpa mandat dan tanpa alasannya, atau mandat tanpa saksi', en: 'a witness without a mandate and without the reason, or a mandate without a witness' },
  leads: { id: 'yang memimpin rapat bukan saksi', en: 'whoever leads is nobody\'s witness' }, chair_there: { id: 'sudah ada ketua', en: 'there is a chair already' }, mandate_there: { id: 'seseorang sudah hadir dengan mandat itu', en: 'somebody came by that mandate already' },
  witnesses_full: { id: 'saksi peserta itu sudah sebanyak yang boleh hadir', en: 'as many witnesses of that contestant take part as may' }, attendance_full: { id: 'hadirin lebih banyak daripada yang dapat dicatat', en: 'more are present than can be written down' },
};

/**
 * What the office's own rule (rules/attendance.ts) holds against somebody beside those others. Not that there is a chair already: laptops that left before that was a rule
 * took a second one, and their night is not lost for it.
 */
export function unfitBeside({ contests, contestants, plenary }: Frame, act: RawAct, one: Attend, others: readonly Person[]): Flaw {
  const came = others.map(({ id, contest_type: contestType, contestant, mandate_id: mandate, left_at: gone }) => ({ id, contestType, contestant, mandate, hasLeft: gone !== null }));
  const misfit = attendanceMisfit(one, { actor: act.actor, came, stands: contestants.has(`${one.contestType ?? ''}/${one.contestant ?? ''}`), most: mostWitnesses([...contests.values()], plenary.level, one.contestType) });
  return misfit && cannot(act, MISFIT[misfit.why].id, MISFIT[misfit.why].en);
}

/** Who came gets the next number, and may by the office's own rule. */
export const came = ({ frame }: Told, night: Night, act: RawAct): Flaw => shaped(act, Came, (one) => {
  if (one.id !== nextOf(night.people.keys())) return cannot(act, 'nomor hadir itu bukan nomor berikutnya', 'that is not the next number of those present');
  const misfit = unfitBeside(frame, act, one, [...night.people.values()]);
  if (misfit) return misfit;
  night.people.set(one.id, {
    id: one.id, name: one.name, capacity: one.capacity, contest_type: one.contestType, contestant: one.contestant, letter: one.letter, person_id: one.person, mandate_id: one.mandate ?? null, without_mandate: one.withoutMandate ?? null, came_at: act.at, left_at: null,
  });
  return null;
});

/** Who leaves is there; D.Hasil for which nobody is waited for any more is signed now. */
export const left = (_told: Told, night: Night, act: RawAct): Flaw => shaped(act, Left, ({ id, signed = [] }) => {
  const person = night.people.get(id);
  if (person?.left_at !== null) return notThere(act);
  // That would be to strike them, which only an act of its own does.
  if (person.came_at === act.at) return cannot(act, 'orang itu datang pada saat yang sama', 'that person came at the same moment');
  night.people.set(id, { ...person, left_at: act.at });
  const done = [...night.certificates.values()].filter((one) => one.state === 'read_back' && isSignedBy(night, one)).map(({ id: certificate }) => certificate).sort((a, b) => a - b);
  if (done.join() !== signed.join()) return cannot(act, 'D.Hasil yang menjadi ditandatangani bukan yang disebut', 'the certificates that are signed by it are not those it names');
  for (const one of night.certificates.values()) if (done.includes(one.id)) night.certificates.set(certificateKey(one), { ...one, state: nextCertificate(one.state, 'sign') ?? one.state });
  return null;
});

const notThere = (act: RawAct): Flaw => cannot(act, 'orang itu tidak hadir pada saat itu', 'that person is not present at that moment');

/** Those who sign a version, and whether it is signed with what was said so far. */
export const signersOf = (night: Night, { named, added }: Version) => [...new Set([...named, ...added])].sort((a, b) => a - b).flatMap((id) => night.people.get(id) ?? []).map(({ id, name, capacity, left_at: gone }) => ({ id, name, capacity, hasLeft: gone !== null }));
export const isSignedBy = (night: Night, version: Version): boolean => isSigned(signersOf(night, version), version.signatures.map(({ attendance_id: attendance, signed }) => ({ attendance, signed })));

const TAKING_UP: Readonly<Record<NonNullable<ReturnType<typeof takingUpMisfit>>, Text>> = {
  unstated: { id: 'keberatan itu tidak disampaikan di TPS dan pemilihan itu, atau sudah ditarik', en: 'that objection was not stated at that station in that contest, or was withdrawn' }, taken: { id: 'keberatan dari TPS itu sudah dibahas', en: 'that objection of a station was taken up already' },
  kind: { id: 'keberatan dari TPS dibahas sebagai keberatan', en: 'an objection of a station is taken up as one' }, words: { id: 'kata-kata keberatan dari TPS tidak utuh', en: 'the words of the objection of the station are not whole' },
};

function takingUp({ stated }: Frame, { taken }: Night, act: RawAct, asked: RaiseObjection & { readonly number: number }): Flaw {
  if (asked.statement === undefined) return null;
  const misfit = takingUpMisfit(asked, stated.get(asked.statement), taken.has(asked.statement));
  taken.set(asked.statement, asked.number);
  return misfit && cannot(act, TAKING_UP[misfit].id, TAKING_UP[misfit].en);
}

export const isPlaced = ({ contests, units, lines }: Frame, region: string | null, station: number | null): boolean =>
  (region === null ? station === null : units.has(region) && (station === null || [...contests.keys()].some((of) => lines.has(`line:${of}/${region}/${station}`))));

/** An objection to what is read here, of somebody present; what is drawn up and not signed is set aside by it. */
export const raised = ({ frame }: Told, night: Night, act: RawAct): Flaw => shaped(act, Raised, (one) => {
  const { number, contest, region, station, raisedBy, matter, kind } = one;
  const { contests, units } = frame;
  if (number !== nextOf(night.objections.keys()) || number > MOST_OBJECTIONS) return cannot(act, 'nomor keberatan itu bukan nomor berikutnya', 'that is not the next number of an objection');
  if (!isPresent(night, raisedBy)) return notThere(act);
  if (!isPlaced(frame, region, station) || (contest !== null && !contests.has(contest))) return cannot(act, 'keberatan tentang yang tidak dibacakan di sini', 'an objection to what is not read here');
  if (contest !== null && isSealed(night, contest)) return sealed(act);
  const misfit = takingUp(frame, night, act, one);
  if (misfit) return misfit;
  night.objections.set(number, { number, contest_id: contest, region_id: region === null ? null : units.get(region)?.id ?? null, station, raised_by: raisedBy, matter, kind, outcome: 'open', answer: null });
  takeBack(night, contest === null ? contests.keys() : [contest]);
  return null;
});

/** Only what is not answered yet, or recommended by the supervisor, is answered. */
export const answered = ({ frame }: Told, night: Night, act: RawAct): Flaw => shaped(act, Answered, ({ number, outcome, answer }) => {
  const row = night.objections.get(number);
  const times = night.answered.get(number) ?? 0;
  const misfit = row ? answerMisfit(row.outcome, times, outcome) : 'decided';
  if (!row || misfit === 'decided') return cannot(act, 'keberatan itu tidak ada atau sudah dijawab', 'that objection is not there, or answered already');
  if (misfit === 'too_often') return cannot(act, 'keberatan itu terlalu sering dijawab dengan rekomendasi', 'that objection was answered with a recommendation too often');
  night.answered.set(number, times + 1);
  if (row.contest_id !== null && isSealed(night, row.contest_id)) return sealed(act);
  night.objections.set(number, { ...row, outcome, answer });
  takeBack(night, row.contest_id === null ? frame.contests.keys() : [row.contest_id]);
  return null;
});

export const sealed = (act: RawAct): Flaw => cannot(act, 'D.Hasil pemilihan itu sudah ditandatangani pada saat itu', 'the certificate of that contest is signed at that moment');
