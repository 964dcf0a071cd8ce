import { z } from 'zod';
import type { Actor } from '../../../../../kernel/access.ts';
import { command, type Command } from '../../../../../kernel/command.ts';
import type { Tx } from '../../../../../kernel/db/schema.ts';
import { problem, type Problem } from '../../../../../kernel/problem.ts';
import { fail, ok, type Result } from '../../../../../kernel/result.ts';
import type { Text } from '../../../../../kernel/text.ts';
import { hallHouse } from '../../bundle/store/hall-house.ts';
import { barredBy, placeOf, wrongState } from '../../commands/act.ts';
import { leadAbove } from '../../rules/levels.ts';
import { CERTIFICATE_STEPS, nextCertificate, type CertificateState, type PlenaryState } from '../../states.ts';
import { signaturesOf, signersOf } from '../../store/certificate-views.ts';
import { lockPlenary, noteAct, plenaryById, type Plenary } from '../../store/plenaries.ts';
import type { CertificateDone } from '../contract.ts';
import { waitingFor } from '../rules/signing.ts';
import { certificateById, lockCertificate, moveCertificate, type Certificate } from '../store/certificates.ts';

export const CertificateId = z.number().int().min(1).max(Number.MAX_SAFE_INTEGER);
export const unknownCertificate = problem('not_found', { thing: { id: 'D.Hasil', en: 'Certificate' } });

const STATE_WORDS: Readonly<Record<CertificateState, Text>> = {
  draft: { id: 'masih konsep', en: 'a draft' }, read_back: { id: 'sedang ditandatangani', en: 'being signed' }, signed: { id: 'sudah ditandatangani', en: 'signed' }, sent: { id: 'sudah dikirim', en: 'sent up' },
  accepted: { id: 'sudah diterima', en: 'accepted' }, returned: { id: 'dikembalikan', en: 'returned' }, reopened: { id: 'dibuka kembali', en: 'opened again' }, superseded: { id: 'digantikan versi baru', en: 'superseded by a new version' },
};
export const wrongCertificate = (state: CertificateState): Problem => problem('certificate_state', { state: STATE_WORDS[state] });

export type Held = { readonly plenary: Plenary; readonly certificate: Certificate };
type Input = { readonly id: number };
type Move<I extends Input> = {
  /** The step of the table; its `by` says whose right it needs. */
  readonly event: 'read_back' | 'sign' | 'send' | 'accept' | 'return' | 'reopen';
  readonly input: z.ZodType<I>;
  readonly during: readonly PlenaryState[];
  /** What else happens; answers the state that the certificate then has, or why not. */
  run(tx: Tx, actor: Actor, held: Held, input: I, to: CertificateState): Promise<Result<CertificateState>>;
  /** What the minutes and the trail tell besides contest, version and hash. */
  details?(input: I): Readonly<Record<string, unknown>>;
};

const isFromAbove = (event: string): boolean => CERTIFICATE_STEPS.some((step) => step.event === event && step.by === 'parent');

/**
 * One step of one certificate: its plenary is held alone, then the version itself; the step is looked up in the table and
 * noted in the minutes. Rights as the table says: of who leads here, or of who leads the level above.
 */
export const certificateAct = <I extends Input>({ event, input, during, run, details = () => ({}) }: Move<I>): Command<I, CertificateDone> => command<I, CertificateDone>({
  name: `recapitulation.certificate_${event}`, verb: 'recapitulation.lead', input,
  async place(tx, { id }) {
    const certificate = await certificateById(tx, id);
    const plenary = certificate && await plenaryById(tx, certificate.plenary);
    if (!plenary) return fail(unknownCertificate);
    return ok(isFromAbove(event) ? { ...placeOf(plenary), path: leadAbove(plenary) } : placeOf(plenary));
  },
  async run(tx, actor, asked) {
    const known = await certificateById(tx, asked.id);
    const plenary = known && await lockPlenary(tx, known.plenary);
    const certificate = plenary && await lockCertificate(tx, asked.id);
    if (!plenary || !certificate) return fail(unknownCertificate);
    const barred = barredBy(plenary);
    if (barred) return fail(barred);
    // Nobody of a level above decides in a hall: no file could bring it in.
    if (isFromAbove(event) && await hallHouse(tx)) return fail(problem('hall_only'));
    if (!during.includes(plenary.state)) return fail(wrongState(plenary));
    const to = nextCertificate(certificate.state, event);
    if (to === null) return fail(wrongCertificate(certificate.state));
    const became = await run(tx, actor, { plenary, certificate }, asked, to);
    if (!became.ok) return became;
    if (became.value !== certificate.state) await moveCertificate(tx, certificate.id, became.value, typeof details(asked).reason === 'string' && event !== 'sign' ? String(details(asked).reason) : undefined);
    const acts = await noteAct(tx, plenary, `certificate_${event}`, actor, { certificate: certificate.id, contest: certificate.contest, version: certificate.version, hash: certificate.hash, ...details(asked) });
    return ok(await doneOf(tx, { ...certificate, state: became.value }, acts));
  },
  audit: (asked, { contest, version, state, hash }, place) => ({ place, thing: `certificate ${asked.id}`, details: { contest, version, state, hash, ...details(asked) } }),
});

export async function doneOf(tx: Tx, { id, contest, version, state, hash, broken }: Certificate, acts: number): Promise<CertificateDone> {
  return { id, contest, version, state, hash, broken, waitingFor: state === 'draft' || state === 'read_back' ? waitingFor(await signersOf(tx, id), await signaturesOf(tx, [id])) : [], acts };
}
