import { createHash } from 'node:crypto';
import { canonicalJson } from '../../../certificates/rules/canonical.ts';
import { brokenOf, isLast, sentAs } from '../../../certificates/rules/document.ts';
import { signs } from '../../../certificates/rules/signing.ts';
import { unanswered } from '../../../rules/unanswered.ts';
import { nextCertificate, type CertificateState } from '../../../states.ts';
import type { RawAct } from '../../store/hall-house.ts';
import { certificateKey } from '../../store/snapshot.ts';
import { cannot, thing, type Flaw, type Told } from './frame.ts';
import { isPresent, newestOf, type Night, type Version } from './night.ts';
import { documentNow, linesOf, namedOnPaper, signsHere, withoutLabels } from './paper.ts';
import { isSignedBy, signersOf } from './people.ts';
import { Added, DrawnUp, Named, shaped, Signed } from './said.ts';

type Shape = { readonly certificate: number; readonly contest: number; readonly version: number; readonly hash: string };
const wrong = (act: RawAct): Flaw => cannot(act, 'D.Hasil itu tidak dapat melakukannya pada saat itu', 'the certificate cannot do it at that moment');

export const nameOf = ({ frame: { contests } }: Told, contest: number, version: number): Flaw =>
  thing(`D.Hasil versi ${version} · ${contests.get(contest)?.name ?? contest}`, `Certificate version ${version} · ${contests.get(contest)?.name ?? contest}`);

/** The version before makes room; every line is read, none rests on what is not accepted; and the office itself makes the very same text of what stood at that moment. */
export const drawnUp = (told: Told, night: Night, act: RawAct): Flaw => shaped(act, DrawnUp, ({ certificate: id, contest: number, version, hash, broken }) => {
  const [contest, before] = [told.frame.contests.get(number), newestOf(night, number)];
  const isFree = before === undefined || before.state === 'superseded' || nextCertificate(before.state, 'supersede') !== null;
  if (!contest || !isFree || version !== (before?.version ?? 0) + 1 || [...night.certificates.values()].some((one) => one.id === id)) return wrong(act);
  const lines = linesOf(told, night, number);
  if (!lines) return cannot(act, 'belum semua baris pemilihan itu dibacakan, atau dasarnya bukan D.Hasil yang diterima', 'not every line of that contest was read, or one rests on a certificate that is not accepted');
  const document = documentNow(told, night, contest, version, lines);
  if (!document) return wrong(act);
  const body = [document, withoutLabels(document)].map(canonicalJson).find((text) => createHash('sha256').update(text, 'utf8').digest('hex') === hash);
  const found = brokenOf(contest.form, told.frame.plenary.level, document, lines, contest.parameters.emptyColumnCounts);
  if (body === undefined || found.join() !== broken.join()) return nameOf(told, number, version);
  if (before) night.certificates.set(certificateKey(before), { ...before, state: 'superseded' });
  night.certificates.set(`certificate:${number}/${version}`, {
    id, contest_id: number, region_id: told.frame.plenary.regionId, version, state: nextCertificate('none', 'draw_up') ?? 'draft', figures: document.total, broken: found, hash, drawn_up_at: act.at, drawn_up_by: act.actor, note: null, body, signatures: [],
    named: document.attendance.map((one) => one.id), added: [], tells: document.objections.map((one) => one.number),
  });
  return null;
});

/** One version as an act names it, moved as `move` says; null = it cannot. */
function moved(night: Night, act: RawAct, { certificate, contest, version, hash }: Shape, move: (one: Version) => Version | null): Flaw {
  const one = night.certificates.get(`certificate:${contest}/${version}`);
  const next = one?.id === certificate && one.hash === hash ? move(one) : null;
  if (!next) return wrong(act);
  night.certificates.set(certificateKey(next), next);
  return null;
}
const to = (one: Version, state: CertificateState | null): Version | null => (state === null ? null : { ...one, state });

/** Is every objection to it answered, by the office's own rule? */
export const allAnswered = ({ objections }: Night, contest: number | null): boolean => unanswered([...objections.values()].map((one) => ({ ...one, contest: one.contest_id })), contest).length === 0;

export const readBack = (_told: Told, night: Night, act: RawAct): Flaw => shaped(act, Named, (named) => moved(night, act, named, (one) => (allAnswered(night, one.contest_id) ? to(one, nextCertificate(one.state, 'read_back')) : null)));

/** Sent up; also at the last level it is not final by that: somebody of the office accepts it. */
export const sent = ({ frame }: Told, night: Night, act: RawAct): Flaw => shaped(act, Named, (named) => moved(night, act, named, (one) => {
  const contest = frame.contests.get(one.contest_id);
  return to(one, nextCertificate(one.state, 'send') && contest && allAnswered(night, one.contest_id) ? sentAs(frame.plenary.level, contest, 'hall') : null);
}));

/** A laptop of before called a certificate of the last level accepted once it was sent: that is told apart, and comes in as sent. */
export const asSent = ({ frame }: Told, said: Version['state'], made: Version['state'] | undefined, contest: number): Version['state'] => {
  const of = frame.contests.get(contest);
  return said === 'accepted' && made === 'sent' && of && isLast(frame.plenary.level, of) ? made : said;
};

/** Somebody who is named or was added, and is there, signs or refuses with the reason, once and for all. */
export const signed = (_told: Told, night: Night, act: RawAct): Flaw => shaped(act, Signed, ({ attendance, signed: isYes, reason, ...named }) => moved(night, act, named, (one) => {
  const person = signersOf(night, one).find(({ id }) => id === attendance);
  const said = one.signatures.find((signature) => signature.attendance_id === attendance);
  const next = nextCertificate(one.state, 'sign');
  if (next === null || !allAnswered(night, one.contest_id) || !person || person.hasLeft || !signs(person.capacity) || (said && said.signed !== isYes) || isYes !== (reason === undefined) || reason === null) return null;
  const signatures = said ? one.signatures : [...one.signatures, { attendance_id: attendance, signed: isYes, reason: reason ?? null, at: act.at }].sort((a, b) => a.attendance_id - b.attendance_id);
  return to({ ...one, signatures }, isSignedBy(night, { ...one, signatures }) ? next : one.state);
}));

/** Somebody who came later, is there and signs, is added to the next page under the name that the paper gives them. */
export const signerAdded = (told: Told, night: Night, act: RawAct): Flaw => shaped(act, Added, ({ attendance, page, person, ...named }) => moved(night, act, named, (one) => {
  const there = night.people.get(attendance);
  const isOpen = one.state === 'draft' || one.state === 'read_back';
  const contest = told.frame.contests.get(one.contest_id);
  if (!isOpen || !there || !contest || !isPresent(night, attendance) || !signsHere(there, contest) || [...one.named, ...one.added].includes(attendance) || page !== one.added.length + 2) return null;
  const { id: _id, ...onPaper } = namedOnPaper(told, there);
  return canonicalJson(onPaper) === canonicalJson(person) ? { ...one, added: [...one.added, attendance] } : null;
}));
