import type { Reader } from '../../../../../kernel/db/schema.ts';
import { certificateViews } from '../../queries/views.ts';
import { CertificateDocument, type PlenaryPage } from '../../contract.ts';
import { CERTIFICATE_STEPS } from '../../states.ts';
import { signaturesOf, signersOf } from '../../store/certificate-views.ts';
import type { CertificatePaper } from '../../../papers/certificate-paper.ts';
import type { CertificatePage } from '../contract.ts';
import { waitingFor } from '../rules/signing.ts';
import { bodyOf, type Certificate } from '../store/certificates.ts';
import { certificateVersions } from './versions.ts';

const documentOf = async (db: Reader, id: number): Promise<CertificateDocument> => CertificateDocument.parse(JSON.parse(await bodyOf(db, id)));

/** One version of a certificate, whole: what it says, who signed, what the asker may do next. */
export async function certificatePage(db: Reader, certificate: Certificate, rights: PlenaryPage['may']): Promise<CertificatePage> {
  const [view] = await certificateViews(db, [certificate]);
  if (!view) throw new Error(`certificate ${certificate.id} has no view`);
  const isOpen = certificate.state === 'draft' || certificate.state === 'read_back';
  return {
    plenary: certificate.plenary, certificate: view, document: await documentOf(db, certificate.id),
    steps: CERTIFICATE_STEPS.filter(({ event, from, by }) => event !== 'supersede' && from.includes(certificate.state) && rights[by]).map(({ event }) => event),
    waitingFor: isOpen ? waitingFor(await signersOf(db, certificate.id), view.signatures) : [], versions: await certificateVersions(db, certificate),
  };
}

/** What is printed of it: the kept text and the signatures, so that the same state gives the same bytes. */
export async function certificatePaper(db: Reader, { id, hash, state, drawnUpAt }: Certificate): Promise<CertificatePaper> {
  const signatures = (await signaturesOf(db, [id])).map(({ attendance, signed, reason, at }) => ({ attendance, signed, reason, at: at.toISOString() }));
  const left = (await signersOf(db, id)).filter((one) => one.hasLeft && !signatures.some(({ attendance }) => attendance === one.id)).map((one) => one.id);
  return { left, document: await documentOf(db, id), hash, state, drawnUpAt: drawnUpAt.toISOString(), signatures };
}
