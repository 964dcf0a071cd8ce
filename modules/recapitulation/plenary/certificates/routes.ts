import { z } from 'zod';
import { may, type Actor, type Place } from '../../../../kernel/access.ts';
import { noteAudit } from '../../../../kernel/audit/trail.ts';
import { execute, type Command } from '../../../../kernel/command.ts';
import type { Db } from '../../../../kernel/db/schema.ts';
import { route, type AnyRoute, type FileAnswer } from '../../../../kernel/http/route.ts';
import { inTurn } from '../../../../kernel/in-turn.ts';
import { problem } from '../../../../kernel/problem.ts';
import { fail, ok, type Result } from '../../../../kernel/result.ts';
import { heavyTurns } from '../../../../kernel/doors/heavy-work.ts';
import { printDHasil, printMinutes, printSpecialEvents } from '../../papers/index.ts';
import { placeOf, unknownPlenary } from '../commands/act.ts';
import { minutesPaper } from '../queries/minutes.ts';
import { rightsOn } from '../queries/page.ts';
import { plenaryById, type Plenary } from '../store/plenaries.ts';
import { addSigner } from './commands/add-signer.ts';
import { answerAlarm } from './commands/answer-alarm.ts';
import { unknownCertificate } from './commands/certificate-act.ts';
import { drawUp } from './commands/draw-up.ts';
import { acceptCertificate, readBack, reopenCertificate, returnCertificate, sendCertificate, signCertificate } from './commands/steps.ts';
import { CertificateReason, DrawUp, SignCertificate } from '../contract.ts';
import { AddSigner, AlarmDone, AnswerAlarm, CertificateDone, CertificateMove, CertificatePage, SignerAdded } from './contract.ts';
import { certificatePage, certificatePaper } from './queries/certificate-page.ts';
import { specialEvents } from './queries/special-events.ts';
import { certificateById, type Certificate } from './store/certificates.ts';

const tag = 'plenaries';
const ById = z.object({ id: z.coerce.number().int().min(1).max(2_147_483_647) });
const READ = 'recapitulation.read';

async function readablePlenary(db: Db, actor: Actor, id: number): Promise<Result<Plenary>> {
  const plenary = await plenaryById(db, id);
  if (!plenary) return fail(unknownPlenary);
  return may(actor, READ, placeOf(plenary)) ? ok(plenary) : fail(problem('not_allowed', { verb: READ }));
}

async function readableCertificate(db: Db, actor: Actor, id: number): Promise<Result<{ certificate: Certificate; plenary: Plenary }>> {
  const certificate = await certificateById(db, id);
  if (!certificate) return fail(unknownCertificate);
  const plenary = await readablePlenary(db, actor, certificate.plenary);
  return plenary.ok ? ok({ certificate, plenary: plenary.value }) : plenary;
}

/** Printing keeps the processor of the whole house busy: so many at once, the others wait in line. */
const turns = heavyTurns('papers', { atOnce: 2, waiting: 40, patience: 20_000 });

/** `busy` where too many print. */
const printing = (print: () => Promise<Uint8Array>): Promise<Result<Uint8Array>> => inTurn(turns, async () => ok(await print()));

/** A paper that leaves the house: one entry, as a print, at its region. */
async function printed(db: Db, actor: Actor, place: Place, thing: string, details: Readonly<Record<string, unknown>>, name: string, file: Uint8Array): Promise<FileAnswer> {
  await noteAudit(db, actor, 'recapitulation.print', { place, thing, details });
  return { file, name, mediaType: 'application/pdf', place, isNoted: true };
}

const acting = <I, O>(path: string, summary: string, definition: Command<I, O>, body: z.ZodType, response: z.ZodType = CertificateDone): AnyRoute => route({
  method: 'post', path, access: 'recapitulation.lead', tag, summary, params: ById, body, response,
  handle: ({ db, actor, key, params, body: said }) => execute(db, definition, { actor, key, input: { ...(said as object), ...params } }),
});

export const certificateRoutes: AnyRoute[] = [
  route({
    method: 'get', path: '/api/certificates/{id}', access: READ, tag, summary: 'Satu versi D.Hasil: isi, tanda tangan, langkah berikutnya', params: ById, response: CertificatePage,
    handle: async ({ db, actor, params }) => {
      const found = await readableCertificate(db, actor, params.id);
      return found.ok ? ok(await certificatePage(db, found.value.certificate, rightsOn(actor, found.value.plenary), actor)) : found;
    },
  }),
  route({
    method: 'get', path: '/api/certificates/{id}/pdf', access: READ, tag, summary: 'D.Hasil siap cetak (A3), sama setiap kali diunduh', params: ById,
    handle: async ({ db, actor, params }) => {
      const found = await readableCertificate(db, actor, params.id);
      if (!found.ok) return found;
      const { certificate, plenary } = found.value;
      const paper = await certificatePaper(db, certificate);
      const name = `${paper.document.form} ${paper.document.region.name} v${certificate.version}.pdf`;
      const file = await printing(() => printDHasil(paper));
      return file.ok ? printed(db, actor, placeOf(plenary), `certificate ${certificate.id}`, { contest: certificate.contest, version: certificate.version, hash: certificate.hash }, name, file.value) : file;
    },
  }),
  route({
    method: 'get', path: '/api/plenaries/{id}/special-events/pdf', access: READ, tag, summary: 'D.Kejadian Khusus dan/atau Keberatan siap cetak (A4)', params: ById,
    handle: async ({ db, actor, params }) => {
      const found = await readablePlenary(db, actor, params.id);
      if (!found.ok) return found;
      const paper = await specialEvents(db, found.value);
      const file = await printing(() => printSpecialEvents(paper));
      return file.ok ? printed(db, actor, placeOf(found.value), `plenary ${params.id}`, { form: 'D.KEJADIAN KHUSUS', hash: paper.hash }, `D.KEJADIAN KHUSUS ${paper.region.name}.pdf`, file.value) : file;
    },
  }),
  route({
    method: 'get', path: '/api/plenaries/{id}/acts/pdf', access: READ, tag, summary: 'Risalah rapat siap cetak (A4)', params: ById,
    handle: async ({ db, actor, params }) => {
      const found = await readablePlenary(db, actor, params.id);
      if (!found.ok) return found;
      const paper = await minutesPaper(db, found.value);
      const file = await printing(() => printMinutes(paper));
      return file.ok ? printed(db, actor, placeOf(found.value), `plenary ${params.id}`, { form: 'RISALAH', acts: found.value.acts, hash: paper.hash }, `Risalah ${paper.region.name}.pdf`, file.value) : file;
    },
  }),
  acting('/api/plenaries/{id}/certificates', 'Susun D.Hasil satu pemilihan', drawUp, DrawUp),
  acting('/api/certificates/{id}/read-back', 'D.Hasil dibacakan kembali', readBack, CertificateMove),
  acting('/api/certificates/{id}/signers', 'Yang datang sesudah D.Hasil disusun ikut menandatangani', addSigner, AddSigner, SignerAdded),
  acting('/api/certificates/{id}/signatures', 'Yang hadir menandatangani, atau menolak dengan alasan', signCertificate, SignCertificate),
  acting('/api/certificates/{id}/send', 'Kirim D.Hasil ke atas', sendCertificate, CertificateMove),
  acting('/api/certificates/{id}/accept', 'Terima D.Hasil dari bawah', acceptCertificate, CertificateMove),
  acting('/api/certificates/{id}/return', 'Kembalikan D.Hasil dengan alasan', returnCertificate, CertificateReason),
  acting('/api/certificates/{id}/reopen', 'Buka lagi D.Hasil dari atas, dengan alasan', reopenCertificate, CertificateReason),
  acting('/api/recap-alarms/{id}/answer', 'Jawab peringatan perubahan di bawah', answerAlarm, AnswerAlarm, AlarmDone),
];
