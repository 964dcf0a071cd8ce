import type { z } from 'zod';
import { command } from '../../../../../kernel/command.ts';
import type { Tx } from '../../../../../kernel/db/schema.ts';
import { problem } from '../../../../../kernel/problem.ts';
import { fail, ok, type Result } from '../../../../../kernel/result.ts';
import { barredBy, placeOf, wrongState } from '../../commands/act.ts';
import type { CertificateDocument } from '../../contract.ts';
import { DURING } from '../../rules/during.ts';
import { attendanceViews } from '../../queries/views.ts';
import { signersOf } from '../../store/certificate-views.ts';
import { lockPlenary, noteAct, plenaryById, type Plenary } from '../../store/plenaries.ts';
import { contestsOf } from '../../store/units.ts';
import { AddSigner, type SignerAdded } from '../contract.ts';
import { namedOnPaper } from '../queries/document-frame.ts';
import { signsFor } from '../rules/signing.ts';
import { certificateById, lockCertificate, type Certificate } from '../store/certificates.ts';
import { lateSigners } from '../store/late-signers.ts';
import { CertificateId, doneOf, unknownCertificate, wrongCertificate } from './certificate-act.ts';

const Asked = AddSigner.extend({ id: CertificateId });

/**
 * Somebody who came after a version was drawn up is added to its page of signatures, and is waited for from then on. The figures and their hash stay;
 * the page has a new version. While it is a draft or being signed. Problems: not_present, conflict (named already), certificate_state.
 */
export const addSigner = command<z.output<typeof Asked>, SignerAdded>({
  name: 'recapitulation.certificate_add_signer', verb: 'recapitulation.lead', input: Asked,
  async place(tx, { id }) {
    const certificate = await certificateById(tx, id);
    const plenary = certificate && await plenaryById(tx, certificate.plenary);
    return plenary ? ok(placeOf(plenary)) : fail(unknownCertificate);
  },
  async run(tx, actor, { id, attendance }) {
    const known = await certificateById(tx, id);
    const plenary = known && await lockPlenary(tx, known.plenary);
    const certificate = plenary && await lockCertificate(tx, id);
    if (!plenary || !certificate) return fail(unknownCertificate);
    const barred = barredBy(plenary);
    if (barred) return fail(barred);
    if (!DURING.certificate_add_signer.includes(plenary.state)) return fail(wrongState(plenary));
    if (certificate.state !== 'draft' && certificate.state !== 'read_back') return fail(wrongCertificate(certificate.state));
    const person = await latecomer(tx, plenary, certificate, attendance);
    if (!person.ok) return person;
    const page = (await lateSigners(tx, id)).length + 2;
    const { id: _number, ...named } = person.value;
    const { contest, version, hash } = certificate;
    const acts = await noteAct(tx, plenary, 'certificate_add_signer', actor, { certificate: id, contest, version, hash, attendance, page, person: named });
    return ok({ ...await doneOf(tx, certificate, acts), page });
  },
  audit: ({ id, attendance }, { contest, version, hash, page }, place) => ({ place, thing: `certificate ${id}`, details: { contest, version, hash, attendance, page } }),
});

/** Who is there, signs that contest, and is not named yet; as the paper will name them. */
async function latecomer(tx: Tx, plenary: Plenary, { id: certificate, contest }: Certificate, attendance: number): Promise<Result<CertificateDocument['attendance'][number]>> {
  const contests = await contestsOf(tx, plenary);
  const type = contests.find(({ id }) => id === contest)?.type;
  const here = (await attendanceViews(tx, plenary.id, contests)).find((one) => one.id === attendance && one.leftAt === null && type !== undefined && signsFor(one, type));
  if (!here) return fail(problem('not_present', { numbers: attendance }));
  if ((await signersOf(tx, certificate)).some(({ id }) => id === attendance)) return fail(problem('conflict', { thing: here.name }));
  const [named] = await namedOnPaper(tx, plenary, [here]);
  return named ? ok(named) : fail(problem('not_present', { numbers: attendance }));
}
