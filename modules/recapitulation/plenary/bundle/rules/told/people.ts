import { isSigned } from '../../../certificates/rules/signing.ts';
import { nextCertificate } from '../../../states.ts';
import type { RawAct } from '../../store/hall-house.ts';
import { certificateKey } from '../../store/snapshot.ts';
import { cannot, type Flaw, type Told } from './frame.ts';
import { isPresent, isSealed, takeBack, type Night, type Version } from './night.ts';
import { Answered, Came, Left, Raised, shaped } from './said.ts';

const nextOf = (numbers: Iterable<number>): number => Math.max(0, ...numbers) + 1;

/** Who came gets the next number; a witness for a contestant of here, by a mandate or with the reason why not, who is not who writes it down. */
export const came = ({ frame }: Told, night: Night, act: RawAct): Flaw => shaped(act, Came, (one) => {
  const isWitness = one.capacity === 'witness';
  const fits = isWitness ? frame.contestants.has(`${one.contestType ?? ''}/${one.contestant ?? ''}`) && (typeof one.mandate === 'number') !== (typeof one.withoutMandate === 'string') && (one.person === null || one.person !== act.actor)
    : one.contestType === null && one.contestant === null && !one.mandate && !one.withoutMandate;
  if (one.id !== nextOf(night.people.keys())) return cannot(act, 'nomor hadir itu bukan nomor berikutnya', 'that is not the next number of those present');
  if (!fits) return cannot(act, 'saksi tanpa peserta pemilu di sini atau tanpa mandat dan alasannya, atau mandat tanpa saksi', 'a witness without a contestant of here, or without a mandate and the reason, or a mandate without a witness');
  const isThere = typeof one.mandate === 'number' && [...night.people.values()].some(({ mandate_id: mandate, left_at: left }) => mandate === one.mandate && left === null);
  if (isThere) return cannot(act, 'seseorang sudah hadir dengan mandat itu', 'somebody came by that mandate already');
  night.people.set(one.id, {
    id: one.id, name: one.name, capacity: one.capacity, contest_type: one.contestType, contestant: one.contestant, letter: one.letter, person_id: one.person, mandate_id: one.mandate ?? null, without_mandate: one.withoutMandate ?? null, came_at: act.at, left_at: null,
  });
  return null;
});

/** Who leaves is there; D.Hasil for which nobody is waited for any more is signed now. */
export const left = (_told: Told, night: Night, act: RawAct): Flaw => shaped(act, Left, ({ id, signed = [] }) => {
  const person = night.people.get(id);
  if (person?.left_at !== null) return notThere(act);
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

/** An objection to what is read here, of somebody present; what is drawn up and not signed is set aside by it. */
export const raised = ({ frame }: Told, night: Night, act: RawAct): Flaw => shaped(act, Raised, ({ number, contest, region, station, raisedBy, matter, kind }) => {
  const { contests, units, lines } = frame;
  const isPlaced = region === null ? station === null : units.has(region) && (station === null || [...contests.keys()].some((one) => lines.has(`line:${one}/${region}/${station}`)));
  if (number !== nextOf(night.objections.keys()) || number > 500) return cannot(act, 'nomor keberatan itu bukan nomor berikutnya', 'that is not the next number of an objection');
  if (!isPresent(night, raisedBy)) return notThere(act);
  if (!isPlaced || (contest !== null && !contests.has(contest))) return cannot(act, 'keberatan tentang yang tidak dibacakan di sini', 'an objection to what is not read here');
  if (contest !== null && isSealed(night, contest)) return sealed(act);
  night.objections.set(number, { number, contest_id: contest, region_id: region === null ? null : units.get(region)?.id ?? null, station, raised_by: raisedBy, matter, kind, outcome: 'open', answer: null });
  takeBack(night, contest === null ? contests.keys() : [contest]);
  return null;
});

/** Only what is not answered yet, or recommended by the supervisor, is answered. */
export const answered = ({ frame }: Told, night: Night, act: RawAct): Flaw => shaped(act, Answered, ({ number, outcome, answer }) => {
  const row = night.objections.get(number);
  if (!row || (row.outcome !== 'open' && row.outcome !== 'recommended')) return cannot(act, 'keberatan itu tidak ada atau sudah dijawab', 'that objection is not there, or answered already');
  if (row.contest_id !== null && isSealed(night, row.contest_id)) return sealed(act);
  night.objections.set(number, { ...row, outcome, answer });
  takeBack(night, row.contest_id === null ? frame.contests.keys() : [row.contest_id]);
  return null;
});

export const sealed = (act: RawAct): Flaw => cannot(act, 'D.Hasil pemilihan itu sudah ditandatangani pada saat itu', 'the certificate of that contest is signed at that moment');
