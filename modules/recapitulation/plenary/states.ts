import type { Text } from '../../../kernel/text.ts';

export const PLENARY_STATES = ['planned', 'open', 'paused', 'closed'] as const;
export type PlenaryState = (typeof PLENARY_STATES)[number];
export const LINE_STATES = ['waiting', 'confirmed', 'corrected'] as const;
export type LineState = (typeof LINE_STATES)[number];
export const CERTIFICATE_STATES = ['draft', 'read_back', 'signed', 'sent', 'accepted', 'returned', 'reopened', 'superseded'] as const;
export type CertificateState = (typeof CERTIFICATE_STATES)[number];

/** `lead` = recapitulation.lead in the plenary's own region; `parent` = the same verb in the region above. */
type Step<S extends string> = { readonly event: string; readonly from: readonly (S | 'none')[]; readonly to: S; readonly by: 'lead' | 'parent'; readonly what: Text };
const stepper = <S extends string>() => (event: string, from: readonly (S | 'none')[], to: S, by: Step<S>['by'], id: string, en: string): Step<S> => ({ event, from, to, by, what: { id, en } });

const plenary = stepper<PlenaryState>();
export const PLENARY_STEPS: readonly Step<PlenaryState>[] = [
  plenary('plan', ['none'], 'planned', 'lead', 'dijadwalkan', 'planned'),
  plenary('open', ['planned'], 'open', 'lead', 'dibuka', 'opened'),
  plenary('pause', ['open'], 'paused', 'lead', 'diskors', 'in recess'),
  plenary('resume', ['paused'], 'open', 'lead', 'dilanjutkan', 'resumed'),
  plenary('close', ['open'], 'closed', 'lead', 'ditutup: semua D.Hasil ditandatangani', 'closed: every D.Hasil is signed'),
  plenary('reopen', ['closed'], 'open', 'parent', 'dibuka lagi dari atas', 'reopened from above'),
];

const line = stepper<LineState>();
/** As long as the certificate of its contest is not signed. What was read is changed by a correction, or by reading it again. */
export const LINE_STEPS: readonly Step<LineState>[] = [
  line('confirm', ['none', 'waiting'], 'confirmed', 'lead', 'dibacakan dan cocok', 'read aloud and confirmed'),
  line('correct', ['waiting', 'confirmed', 'corrected'], 'corrected', 'lead', 'dikoreksi dengan alasan', 'corrected with a reason'),
  line('undo', ['confirmed', 'corrected'], 'waiting', 'lead', 'dibacakan ulang', 'to be read again'),
];

const certificate = stepper<CertificateState>();
/** Of one version. Correcting a line takes a draft back: the next drawing-up is a new version, the old one is superseded. */
export const CERTIFICATE_STEPS: readonly Step<CertificateState>[] = [
  certificate('draw_up', ['none'], 'draft', 'lead', 'disusun', 'drawn up'),
  certificate('read_back', ['draft'], 'read_back', 'lead', 'dibacakan kembali', 'read back'),
  certificate('sign', ['read_back'], 'signed', 'lead', 'semua yang hadir menandatangani atau menolak dengan alasan', 'all present signed or refused with a reason'),
  certificate('send', ['signed'], 'sent', 'lead', 'dikirim ke atas', 'sent up'),
  certificate('accept', ['sent'], 'accepted', 'parent', 'diterima', 'accepted'),
  certificate('return', ['sent'], 'returned', 'parent', 'dikembalikan dengan alasan', 'returned with a reason'),
  certificate('reopen', ['accepted', 'sent', 'signed'], 'reopened', 'parent', 'dibuka lagi dari atas dengan alasan', 'reopened from above with a reason'),
  certificate('supersede', ['draft', 'read_back', 'returned', 'reopened'], 'superseded', 'lead', 'digantikan versi baru', 'a new version takes its place'),
];

const next = <S extends string>(steps: readonly Step<S>[]) => (from: S | 'none', event: string): S | null => steps.find((one) => one.event === event && one.from.includes(from))?.to ?? null;
export const nextPlenary = next(PLENARY_STEPS);
export const nextLine = next(LINE_STEPS);
export const nextCertificate = next(CERTIFICATE_STEPS);

/** A version that stands signed: its lines do not change, and it is drawn up anew only after it was opened again from above. */
export const STANDING_STATES = ['signed', 'sent', 'accepted'] as const satisfies readonly CertificateState[];
export const isStanding = (state: CertificateState): boolean => (STANDING_STATES as readonly CertificateState[]).includes(state);
/** What a changed line, an objection or the next version sets aside: all that can still be superseded. */
export const isTakenBack = (state: CertificateState): boolean => nextCertificate(state, 'supersede') !== null;
export const TAKEN_BACK_STATES: readonly CertificateState[] = CERTIFICATE_STATES.filter(isTakenBack);
