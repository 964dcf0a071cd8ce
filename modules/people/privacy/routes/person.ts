import { z } from 'zod';
import { systemClock } from '../../../../kernel/clock.ts';
import { route, type AnyRoute } from '../../../../kernel/http/route.ts';
import { giveConsent } from '../consents/give.ts';
import { withdrawConsent } from '../consents/withdraw.ts';
import { CopyPerson, FileRequest, GiveConsent, LookReason, PersonPrivacy, PlaceHold, PrivacyId, PurposeId, Saved, SPECIFIC_DATA, SPECIFIC_KINDS, SpecificShown, SubjectId, type SpecificKind } from '../contract.ts';
import { endHold, placeHold } from '../holds/hold.ts';
import { fileRequest } from '../requests/file.ts';
import { lookAtSpecific } from '../specific/look.ts';
import { writeSpecific } from '../specific/write.ts';
import { exportPerson } from '../subject/export.ts';
import { personPrivacy } from '../subject/person-privacy.ts';

const tag = 'privacy';
const Id = z.object({ id: SubjectId });

const KIND_WORDS: Readonly<Record<SpecificKind, string>> = { health: 'data kesehatan', finance: 'data keuangan pribadi', record: 'catatan kejahatan' };

const specificRoutes = (kind: SpecificKind): AnyRoute[] => [
  route({
    method: 'post', path: `/api/people/{id}/specific/${kind}/reveal`, access: `people.read_${kind}`, tag, params: Id, body: LookReason, response: SpecificShown,
    summary: `Melihat ${KIND_WORDS[kind]} seseorang, dengan alasan; setiap pelihatan dicatat lebih dahulu`,
    handle: ({ db, actor, key, params, body }) => lookAtSpecific(db, kind, { actor, key, input: { ...params, ...body } }),
  }),
  route({
    method: 'post', path: `/api/people/{id}/specific/${kind}`, access: `people.write_${kind}`, tag, params: Id, response: Saved,
    body: z.object({ purpose: PurposeId, value: SPECIFIC_DATA[kind] }), summary: `Mencatat ${KIND_WORDS[kind]} seseorang untuk satu tujuan`,
    handle: ({ db, actor, key, params, body }) => writeSpecific(db, kind, { actor, key, input: { ...params, ...body } }),
  }),
];

/** What belongs to one person. `signed_in`: the person's own affairs, or an officer's with the right named in the README. */
export const personRoutes: AnyRoute[] = [
  route({
    method: 'get', path: '/api/people/{id}/privacy', access: 'signed_in', tag, params: Id, response: PersonPrivacy,
    summary: 'Persetujuan, permintaan dan ada tidaknya data spesifik seseorang (people.read, atau diri sendiri)',
    handle: ({ db, actor, params }) => personPrivacy(db, actor, params.id, systemClock.now()),
  }),
  ...SPECIFIC_KINDS.flatMap(specificRoutes),
  route({
    method: 'post', path: '/api/people/{id}/consents', access: 'signed_in', tag, params: Id, body: GiveConsent, response: Saved,
    summary: 'Mencatat persetujuan (people.write, atau diri sendiri); di bawah umur dengan orang tua atau wali',
    handle: ({ db, actor, key, params, body }) => giveConsent(db, { actor, key, input: { ...params, ...body } }),
  }),
  route({
    method: 'post', path: '/api/people/{id}/consents/{consent}/withdraw', access: 'signed_in', tag, params: Id.extend({ consent: PrivacyId }), response: Saved,
    summary: 'Menarik persetujuan (people.write, atau diri sendiri)',
    handle: ({ db, actor, key, params }) => withdrawConsent(db, { actor, key, input: params }),
  }),
  route({
    method: 'post', path: '/api/people/{id}/requests', access: 'signed_in', tag, params: Id, body: FileRequest, response: Saved,
    summary: 'Mengajukan permintaan tentang data (people.write, atau diri sendiri); jam 3 x 24 mulai berjalan',
    handle: ({ db, actor, key, params, body }) => fileRequest(db, { actor, key, input: { ...params, ...body } }),
  }),
  route({
    method: 'post', path: '/api/people/{id}/export', access: 'signed_in', tag, params: Id, body: CopyPerson,
    summary: 'Salinan data seseorang sebagai zip (diri sendiri; petugas dengan privacy.export: beralasan, dan hanya yang boleh dilihatnya)',
    handle: ({ db, actor, key, params, body }) => exportPerson(db, { actor, key, id: params.id, reason: body.reason }),
  }),
  route({
    method: 'post', path: '/api/people/{id}/holds', access: 'privacy.manage', tag, params: Id, body: PlaceHold, response: Saved,
    summary: 'Menahan data seseorang dari penghapusan karena perkara hukum',
    handle: ({ db, actor, key, params, body }) => placeHold(db, { actor, key, input: { ...params, ...body } }),
  }),
  route({
    method: 'post', path: '/api/people/{id}/holds/{hold}/lift', access: 'privacy.manage', tag, params: Id.extend({ hold: PrivacyId }), body: PlaceHold, response: Saved,
    summary: 'Mengakhiri penahanan hukum',
    handle: ({ db, actor, key, params, body }) => endHold(db, { actor, key, input: { ...params, ...body } }),
  }),
];
