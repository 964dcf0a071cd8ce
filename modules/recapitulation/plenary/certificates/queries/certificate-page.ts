import type { Actor } from '../../../../../kernel/access.ts';
import type { Reader } from '../../../../../kernel/db/schema.ts';
import { contestContext } from '../../../../elections/index.ts';
import { certificateViews } from '../../queries/views.ts';
import { CertificateDocument, type PlenaryPage } from '../../contract.ts';
import { CERTIFICATE_STEPS } from '../../states.ts';
import { signaturesOf, signersOf } from '../../store/certificate-views.ts';
import type { CertificatePaper } from '../../../papers/certificate-paper.ts';
import type { CertificatePage } from '../contract.ts';
import { attendanceOf } from '../../store/hall.ts';
import { plenaryById } from '../../store/plenaries.ts';
import { signaturePage } from '../rules/signature-page.ts';
import { signsFor, waitingFor } from '../rules/signing.ts';
import { bodyOf, type Certificate } from '../store/certificates.ts';
import { lateSigners } from '../store/late-signers.ts';
import { inOwnHands, judgesOf, sentByAnother, withoutOwn } from './own-hands.ts';
import { certificateVersions } from './versions.ts';

const documentOf = async (db: Reader, id: number): Promise<CertificateDocument> => CertificateDocument.parse(JSON.parse(await bodyOf(db, id)));

/** One version of a certificate, whole: what it says, who signed, what the asker may do next. */
export async function certificatePage(db: Reader, certificate: Certificate, rights: PlenaryPage['may'], actor?: Pick<Actor, 'id'>): Promise<CertificatePage> {
  const [view] = await certificateViews(db, [certificate]);
  if (!view) throw new Error(`certificate ${certificate.id} has no view`);
  const isOpen = certificate.state === 'draft' || certificate.state === 'read_back';
  const document = await documentOf(db, certificate.id);
  const ownHands = actor !== undefined && (await isOwn(db, actor, certificate, rights));
  return {
    plenary: certificate.plenary, certificate: view, document, signatures: await pageOfSignatures(db, certificate, document, isOpen && rights.lead),
    steps: withoutOwn(CERTIFICATE_STEPS.filter(({ event, from, by }) => event !== 'supersede' && from.includes(certificate.state) && rights[by]).map(({ event }) => event), ownHands), ownHands,
    judges: await namedJudges(db, certificate, rights),
    waitingFor: isOpen ? waitingFor(await signersOf(db, certificate.id), view.signatures) : [], versions: await certificateVersions(db, certificate),
  };
}

async function namedJudges(db: Reader, certificate: Certificate, rights: PlenaryPage['may']): Promise<string[]> {
  const plenary = certificate.state === 'sent' && (rights.lead || rights.parent) ? await plenaryById(db, certificate.plenary) : undefined;
  return plenary ? judgesOf(db, plenary, certificate) : [];
}

/** Does what comes next wait for somebody else, since it passed through the asker's own hands? */
async function isOwn(db: Reader, actor: Pick<Actor, 'id'>, certificate: Certificate, rights: PlenaryPage['may']): Promise<boolean> {
  if (certificate.state !== 'signed') return rights.parent && (await inOwnHands(db, actor, [certificate.id])).size > 0;
  const plenary = rights.lead ? await plenaryById(db, certificate.plenary) : undefined;
  const contest = await contestContext(db, certificate.contest);
  return plenary !== undefined && contest.ok && (await sentByAnother(db, actor, plenary, [certificate], [contest.value])).size > 0;
}

/** Who is there and signs that contest, but stands neither in the document nor on the page of signatures, may be added while the version is being signed. */
async function pageOfSignatures(db: Reader, { id, plenary, hash }: Certificate, { attendance, contest: { type } }: CertificateDocument, mayAdd: boolean): Promise<CertificatePage['signatures']> {
  const late = await lateSigners(db, id);
  const named = new Set([...attendance, ...late].map((one) => one.id));
  const joining = mayAdd ? (await attendanceOf(db, plenary)).filter((one) => one.left_at === null && signsFor({ capacity: one.capacity, contestType: one.contest_type }, type) && !named.has(one.id)) : [];
  return { ...signaturePage(hash, attendance, late), late: late.map(({ at, ...one }) => ({ ...one, at: at.toISOString() })), mayJoin: joining.map(({ id: number, name, capacity }) => ({ id: number, name, capacity })) };
}

/** What is printed of it: the kept text and the signatures, so that the same state gives the same bytes. */
export async function certificatePaper(db: Reader, { id, hash, state, drawnUpAt }: Certificate): Promise<CertificatePaper> {
  const signatures = (await signaturesOf(db, [id])).map(({ attendance, signed, reason, at }) => ({ attendance, signed, reason, at: at.toISOString() }));
  const left = (await signersOf(db, id)).filter((one) => one.hasLeft && !signatures.some(({ attendance }) => attendance === one.id)).map((one) => one.id);
  const [document, late] = [await documentOf(db, id), await lateSigners(db, id)];
  const page = late.length === 0 ? {} : { late: late.map(({ at, page: _page, ...one }) => ({ ...one, at: at.toISOString() })), page: signaturePage(hash, document.attendance, late) };
  return { left, document, hash, state, drawnUpAt: drawnUpAt.toISOString(), signatures, ...page };
}
