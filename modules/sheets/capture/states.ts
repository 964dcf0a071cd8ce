import type { Text } from '../../../kernel/text.ts';

/** How far a sheet has come on the quick way. 'awaited' = nothing of it arrived; it has no row. */
export const CASE_STATES = ['awaited', 'photographed', 'entered', 'different', 'asked_again', 'accepted'] as const;
export type CaseState = (typeof CASE_STATES)[number];

export type CaseEvent =
  | 'photographed' | 'entered' | 'corrected' | 'read_equal' | 'read_different' | 'settled' | 'unreadable' | 'photo_gone' | 'compared' | 'reopened';

type Step = { readonly event: CaseEvent; readonly from: readonly CaseState[]; readonly to: CaseState; readonly verb: 'sheets.enter' | 'sheets.verify' | 'sheets.supervise'; readonly what: Text };

const step = (event: CaseEvent, from: readonly CaseState[], to: CaseState, verb: Step['verb'], id: string, en: string): Step => ({ event, from, to, verb, what: { id, en } });

/** Everything that may happen to a sheet on the quick way; what is not here is refused as `conflict`. The README's drawing is made from it. */
export const CASE_STEPS: readonly Step[] = [
  step('photographed', ['awaited'], 'photographed', 'sheets.enter', 'foto pertama tiba', 'a first photo arrives'),
  step('photographed', ['photographed'], 'photographed', 'sheets.enter', 'foto lain tiba', 'another photo arrives'),
  step('photographed', ['entered'], 'entered', 'sheets.enter', 'foto lain tiba', 'another photo arrives'),
  step('photographed', ['different'], 'different', 'sheets.enter', 'foto lain tiba', 'another photo arrives'),
  step('photographed', ['different'], 'entered', 'sheets.enter', 'foto diganti; yang dibaca dari foto lama tidak berlaku lagi', 'a photo is replaced; what was read of the old one counts no more'),
  step('photographed', ['accepted'], 'accepted', 'sheets.enter', 'foto baru menggantikan; angka tetap, dan ditandai', 'a new photo supersedes; the figures stay, and it is marked'),
  step('photographed', ['asked_again'], 'asked_again', 'sheets.enter', 'foto lain tiba, belum lengkap', 'another photo arrives, not all yet'),
  step('photographed', ['asked_again'], 'photographed', 'sheets.enter', 'foto pengganti lengkap, angka belum diisi', 'the new photos are complete, no figures yet'),
  step('photographed', ['asked_again'], 'entered', 'sheets.enter', 'foto pengganti lengkap, angka sudah ada', 'the new photos are complete, the figures are there'),
  step('entered', ['awaited', 'photographed'], 'entered', 'sheets.enter', 'KPPS mengisi angka', 'KPPS fill in the figures'),
  step('corrected', ['entered', 'different', 'asked_again'], 'entered', 'sheets.enter', 'KPPS mengoreksi, atau mengisi lagi', 'KPPS correct, or fill in again'),
  step('corrected', ['entered', 'different'], 'different', 'sheets.enter', 'koreksi KPPS masih berbeda dari bacaan kedua', 'the correction still differs from the second reading'),
  step('settled', ['entered', 'different'], 'accepted', 'sheets.enter', 'koreksi KPPS sama dengan bacaan kedua', 'the correction equals the second reading'),
  step('read_equal', ['entered'], 'accepted', 'sheets.verify', 'pembaca kedua membaca angka yang sama', 'the second reader reads the same'),
  step('read_different', ['entered', 'different'], 'different', 'sheets.verify', 'bacaan berbeda', 'the readings differ'),
  step('settled', ['different'], 'accepted', 'sheets.verify', 'dua orang sepakat pada setiap isian', 'two people agree on every cell'),
  step('unreadable', ['entered', 'different'], 'asked_again', 'sheets.verify', 'foto tidak terbaca atau salah halaman', 'the photo is unreadable or the wrong page'),
  step('photo_gone', ['photographed', 'entered', 'different', 'asked_again'], 'asked_again', 'sheets.supervise', 'foto dipindahkan ke TPS yang benar', 'the photo was moved to the right station'),
  step('compared', ['accepted'], 'accepted', 'sheets.supervise', 'foto pengganti memuat angka yang sama', 'the new photo shows the same figures'),
  step('reopened', ['accepted'], 'entered', 'sheets.supervise', 'dibuka lagi dengan alasan', 'opened again with a reason'),
];

/** The state after an event; null where it may not happen. */
export const nextState = (from: CaseState, event: CaseEvent, to?: CaseState): CaseState | null =>
  CASE_STEPS.find((one) => one.event === event && one.from.includes(from) && (to === undefined || one.to === to))?.to ?? null;
