import { createHash } from 'node:crypto';
import { z } from 'zod';
import { CertificateDocument } from '../../../contract.ts';
import { canonicalJson } from '../../../certificates/rules/canonical.ts';
import { brokenOf, buildDocument, isLast, type DocumentLine } from '../../../certificates/rules/document.ts';
import { isSigned } from '../../../certificates/rules/signing.ts';
import { CERTIFICATE_STATES, type CertificateState } from '../../../states.ts';
import type { Plenary } from '../../../store/plenaries.ts';
import type { RawAct } from '../../store/hall-house.ts';
import { certificateKey, short, thingsOf, type RawCertificate, type Snapshot } from '../../store/snapshot.ts';
import { areDistinct, firstFlaw, thing, type Flaw, type Told } from './frame.ts';

const Named = z.object({ certificate: z.number(), contest: z.number(), version: z.number(), hash: z.string() });
const Signed = Named.extend({ attendance: z.number(), signed: z.boolean(), reason: z.string().nullable().optional() });
const Added = z.object({ attendance: z.number(), page: z.number().int().min(2).max(1000), person: CertificateDocument.shape.attendance.element.omit({ id: true }) });
type Document = z.infer<typeof CertificateDocument>;
/** Versions that nobody has to sign: the paper of what was found in between. */
const SET_ASIDE = new Set<CertificateState>(['superseded']);

/** Every D.Hasil is one that an act drew up from these lines, signed by those whom the minutes tell, in a state that a hall can bring it to. */
export function checkCertificates(told: Told): Flaw {
  const { snapshot, acts, frame: { base } } = told;
  const ids = snapshot.certificates.map(({ id }) => id);
  const drawn = acts.filter(({ act }) => act === 'certificate_draw_up').length;
  const isWhole = areDistinct(ids) && areDistinct(snapshot.certificates.map(certificateKey)) && snapshot.certificates.filter((one) => base[certificateKey(one)] === undefined).length === drawn;
  if (!isWhole) return thing('jumlah D.Hasil', 'the number of certificates');
  return firstFlaw(snapshot.certificates, (one) => (isOfHere(told, one) && (base[certificateKey(one)] === undefined ? isDrawn(told, one) : isMoved(told, one)) ? null : nameOf(told, one)))
    ?? firstFlaw(acts.filter(({ act }) => act.startsWith('certificate_')), (act) => (isAbout(snapshot, act) ? null : { act: act.number, why: { id: 'D.Hasil itu tidak ada', en: 'there is no such certificate' } }))
    ?? firstFlaw(acts.filter(({ act }) => act === 'certificate_add_signer'), (act) => (isPresent(snapshot, act) ? null : { act: act.number, why: { id: 'yang ditambahkan bukan orang yang hadir', en: 'who was added is nobody who is present' } }));
}

const nameOf = ({ frame: { contests } }: Told, { contest_id: contest, version }: RawCertificate): Flaw =>
  thing(`D.Hasil versi ${version} · ${contests.get(contest)?.name ?? contest}`, `Certificate version ${version} · ${contests.get(contest)?.name ?? contest}`);
const isOfHere = ({ frame: { contests, plenary } }: Told, one: RawCertificate): boolean => contests.has(one.contest_id) && one.region_id === plenary.regionId && createHash('sha256').update(one.body, 'utf8').digest('hex') === one.hash;
const isAbout = ({ certificates }: Snapshot, { details }: RawAct): boolean => {
  const named = Named.safeParse(details);
  return named.success && certificates.some((one) => one.id === named.data.certificate && one.contest_id === named.data.contest && one.version === named.data.version && one.hash === named.data.hash);
};
/** Is who was added to a page of signatures somebody present, by the name and capacity written down for them? */
const isPresent = ({ attendance }: Snapshot, { details }: RawAct): boolean => {
  const added = Added.safeParse(details);
  return added.success && attendance.some(({ id, name, capacity }) => id === added.data.attendance && name === added.data.person.name && capacity === added.data.person.capacity);
};
const actsOf = ({ acts }: Told, { id }: RawCertificate, name: string): RawAct[] => acts.filter((one) => one.act === name && one.details['certificate'] === id);

/** A version of before: what it says is as it was; only signatures of the minutes came, and the state that follows. */
function isMoved(told: Told, one: RawCertificate): boolean {
  const signatures = one.signatures.filter(({ attendance_id: id }) => !actsOf(told, one, 'certificate_sign').some(({ details }) => details['attendance'] === id));
  const wholeAs = (state: CertificateState): string => short(thingsOf({ ...EMPTY, certificates: [{ ...one, state, signatures }] }).get(certificateKey(one))?.whole ?? '');
  const from = CERTIFICATE_STATES.find((state) => wholeAs(state) === told.frame.base[certificateKey(one)]);
  const document = documentOf(one);
  return from !== undefined && document !== null && areSigned(told, one) && (one.state === from || isReached(told, one, document, from));
}
const EMPTY: Snapshot = { state: { state: 'open', opened_at: null, closed_at: null, resumes_at: null }, lines: [], attendance: [], objections: [], groups: [], certificates: [] };

/** A version of the hall: the next number, by whom the minutes name, of this plenary; one that counts says what the lines say. */
function isDrawn(told: Told, one: RawCertificate): boolean {
  const { frame: { base, contests, plenary }, snapshot } = told;
  const [act, contest, document] = [actsOf(told, one, 'certificate_draw_up')[0], contests.get(one.contest_id), documentOf(one)];
  const before = (version: number): boolean => base[`certificate:${one.contest_id}/${version}`] !== undefined || snapshot.certificates.some((other) => other.contest_id === one.contest_id && other.version === version);
  if (!act || !contest || !document || act.actor !== one.drawn_up_by || (one.version > 1 && !before(one.version - 1)) || one.note !== null) return false;
  if (!isOf(document, plenary, contest.slug, one) || !areSigned(told, one)) return false;
  return SET_ASIDE.has(one.state) || (saysTheLines(told, one, document) && isReached(told, one, document, 'draft'));
}

/** Does the text say of what it is, and the sum that stands beside it? */
const isOf = (document: Document, plenary: Plenary, contest: string, one: RawCertificate): boolean =>
  document.event.slug === plenary.slug && document.contest.slug === contest && document.region.path === plenary.path && document.level === plenary.level && document.version === one.version && canonicalJson(document.total) === canonicalJson(one.figures);

function documentOf({ body }: RawCertificate): Document | null {
  try {
    const said = CertificateDocument.safeParse(JSON.parse(body));
    return said.success && canonicalJson(said.data) === body ? said.data : null;
  } catch {
    return null;
  }
}

/** Built once more from the lines, with the names it gives itself, it is the same to the letter; so are the rules it breaks. */
function saysTheLines({ frame: { contests, plenary, units }, snapshot }: Told, one: RawCertificate, document: Document): boolean {
  const contest = contests.get(one.contest_id);
  if (!contest) return false;
  const lines = snapshot.lines.filter((line) => line.contest_id === one.contest_id).sort((a, b) => (a.region === b.region ? a.station - b.station : a.region < b.region ? -1 : 1)).map((line): DocumentLine => ({
    region: line.region, name: document.below.find(({ path }) => path === line.region)?.name ?? units.get(line.region)?.name ?? line.region, station: line.station, written: line.written, figures: line.figures ?? [], corrected: line.corrected,
    reason: line.reason, evidence: line.evidence, askedBy: line.asked_by, agreedBy: line.agreed_by, misread: line.misread, misreadWhy: line.misread_why,
  }));
  const { cells: _cells, columns: _columns, total: _total, corrections: _corrections, misreadings: _misreadings, ...frame } = document;
  const again = buildDocument(frame, contest.form, lines);
  const people = document.attendance.every((named) => snapshot.attendance.some(({ id, name, capacity }) => id === named.id && name === named.name && capacity === named.capacity));
  return canonicalJson(again) === one.body && people && canonicalJson(brokenOf(contest.form, plenary.level, again, lines, contest.parameters.emptyColumnCounts)) === canonicalJson(one.broken);
}

/** Those who sign: whom the document names, and who came later and was added to the page of signatures, at the office before or by an act of the hall. */
const signersOn = (told: Told, one: RawCertificate, document: Document | null): Set<unknown> => new Set<unknown>([
  ...(document?.attendance ?? []).map(({ id }) => id), ...(told.frame.late.get(one.id) ?? []), ...actsOf(told, one, 'certificate_add_signer').map(({ details }) => details['attendance']),
]);

/** Each signature or refusal of the hall is an act of its minutes, of somebody who signs. */
function areSigned(told: Told, one: RawCertificate): boolean {
  const said = actsOf(told, one, 'certificate_sign').map(({ details }) => Signed.safeParse(details));
  const isNew = told.frame.base[certificateKey(one)] === undefined;
  const named = signersOn(told, one, documentOf(one));
  return areDistinct(one.signatures.map(({ attendance_id: id }) => id)) && one.signatures.every((signature) => {
    const held = said.find((act) => act.success && act.data.attendance === signature.attendance_id)?.data;
    return named.has(signature.attendance_id) && (held ? held.signed === signature.signed && (signature.signed || held.reason === signature.reason) : !isNew);
  }) && said.every((act) => act.success && one.signatures.some(({ attendance_id: id }) => id === act.data.attendance));
}

/** Could a hall bring it from there to the state it says? What only the level above does is none of it. */
function isReached(told: Told, one: RawCertificate, document: Document, from: CertificateState): boolean {
  const has = (name: string): boolean => actsOf(told, one, name).length > 0;
  const isRead = from === 'read_back' || (from === 'draft' && has('certificate_read_back'));
  const signers = signersOn(told, one, document);
  const people = told.snapshot.attendance.filter(({ id }) => signers.has(id)).map(({ id, capacity, left_at: left }) => ({ id, capacity, hasLeft: left !== null }));
  const isFull = from === 'signed' || (isRead && isSigned(people, one.signatures.map(({ attendance_id: attendance, signed }) => ({ attendance, signed }))));
  if (one.state === from) return !(isRead && from === 'draft');
  if (one.state === 'read_back') return isRead;
  if (one.state === 'signed') return isFull;
  if (one.state === 'superseded') return ['draft', 'read_back', 'returned', 'reopened'].includes(from);
  const isSent = isFull && has('certificate_send');
  return isSent && one.state === (isLast(told.frame.plenary.level, told.frame.contests.get(one.contest_id) ?? { recapitulatedUpTo: 'national' }) ? 'accepted' : 'sent');
}
