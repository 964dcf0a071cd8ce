import { z } from 'zod';
import { BODY_BYTES } from '../../../kernel/http/body-limit.ts';
import { route, type AnyRoute } from '../../../kernel/http/route.ts';
import { withUpload } from '../../../kernel/tables/index.ts';
import { changePerson } from './commands/change-person.ts';
import { addContact, endContactOf } from './commands/contacts.ts';
import { createPerson } from './commands/create-person.ts';
import { revealContacts, revealNik } from './commands/reveal.ts';
import { ChangePerson, ContactInput, ContactsShown, CreatePerson, FindPerson, ImportDone, ImportPreview, LookReason, MergePeople, NikShown, NotTwins, PeopleFile, PeopleMerged, PeopleExport, PeopleQuery, PersonId, PersonList, PersonPage, PersonSaved, TwinList, TwinQuery } from './contract.ts';
import { importPeople, previewPeople } from './import/import-people.ts';
import { peopleTemplate } from './import/template.ts';
import { tokenOf } from './secrets.ts';
import { listTwins } from './duplicates/list-twins.ts';
import { mergePeople } from './duplicates/merge-people.ts';
import { notTwins } from './duplicates/not-twins.ts';
import { exportPeople } from './queries/export-people.ts';
import { findBySecret, listPeople } from './queries/list-people.ts';
import { personPage } from './queries/person-page.ts';

const tag = 'people';
const OnePerson = z.object({ id: PersonId });
const OneContact = OnePerson.extend({ contact: z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER) });
const Done = z.object({ id: z.string() });

const reading: AnyRoute[] = [
  route({
    method: 'get', path: '/api/people', access: 'people.read', tag, summary: 'Orang di wilayah pembaca; nama dengan salah ketik tetap ditemukan', query: PeopleQuery, response: PersonList,
    handle: ({ db, actor, query }) => listPeople(db, actor, query),
  }),
  route({
    method: 'get', path: '/api/people/export', access: 'people.read', tag, summary: 'Daftar orang sebagai CSV atau xlsx, NIK tersamar', query: PeopleExport,
    handle: ({ db, actor, query: { format, ...filter } }) => exportPeople(db, actor, filter, format),
  }),
  route({
    method: 'post', path: '/api/people/find', access: 'people.read', tag, summary: 'Cari satu NIK, nomor telepon atau surel (tidak pernah di alamat)', body: FindPerson, response: PersonList,
    handle: ({ db, actor, body }) => findBySecret(db, actor, body.value),
  }),
  route({
    method: 'get', path: '/api/people/{id}', access: 'people.read', tag, summary: 'Satu orang; NIK dan kontak tersamar', params: OnePerson, response: PersonPage,
    handle: ({ db, actor, params }) => personPage(db, actor, params.id),
  }),
  route({
    method: 'post', path: '/api/people/{id}/nik/reveal', access: 'people.read_nik', tag, summary: 'NIK utuh, dengan alasan yang dicatat lebih dahulu', params: OnePerson, body: LookReason, response: NikShown,
    handle: ({ db, actor, key, params, body }) => revealNik(db, { actor, key, input: { ...body, id: params.id } }),
  }),
  route({
    method: 'post', path: '/api/people/{id}/contacts/reveal', access: 'people.write', tag, summary: 'Kontak dan alamat utuh, dengan alasan yang dicatat lebih dahulu', params: OnePerson, body: LookReason, response: ContactsShown,
    handle: ({ db, actor, key, params, body }) => revealContacts(db, { actor, key, input: { ...body, id: params.id } }),
  }),
];

const writing: AnyRoute[] = [
  route({
    method: 'post', path: '/api/people', access: 'people.write', tag, summary: 'Catat seorang', body: CreatePerson, response: PersonSaved,
    handle: ({ db, actor, key, body }) => createPerson(db, { actor, key, input: body }),
  }),
  route({
    method: 'post', path: '/api/people/{id}', access: 'people.write', tag, summary: 'Ubah data seorang, sebagaimana dibaca pada versi tertentu', params: OnePerson, body: ChangePerson, response: PersonSaved,
    handle: ({ db, actor, key, params, body }) => changePerson(db, { actor, key, input: { ...body, id: params.id } }),
  }),
  route({
    method: 'post', path: '/api/people/{id}/contacts', access: 'people.write', tag, summary: 'Tambah kontak', params: OnePerson, body: ContactInput, response: Done,
    handle: ({ db, actor, key, params, body }) => addContact(db, { actor, key, input: { id: params.id, contact: body } }),
  }),
  route({
    method: 'post', path: '/api/people/{id}/contacts/{contact}/end', access: 'people.write', tag, summary: 'Akhiri kontak', params: OneContact, response: Done,
    handle: ({ db, actor, key, params }) => endContactOf(db, { actor, key, input: params }),
  }),
];

const twins: AnyRoute[] = [
  route({
    method: 'get', path: '/api/people/duplicates', access: 'people.merge', tag, summary: 'Orang yang mungkin tercatat ganda, berdampingan', query: TwinQuery, response: TwinList,
    handle: ({ db, actor, query }) => listTwins(db, actor, query),
  }),
  route({
    method: 'post', path: '/api/people/duplicates/distinct', access: 'people.merge', tag, summary: 'Bukan orang yang sama: jangan diusulkan lagi', body: NotTwins, response: z.object({ one: z.string(), other: z.string() }),
    handle: ({ db, actor, key, body }) => notTwins(db, { actor, key, input: body }),
  }),
  route({
    method: 'post', path: '/api/people/merge', access: 'people.merge', tag, summary: 'Gabungkan dua catatan satu orang', body: MergePeople, response: PeopleMerged,
    handle: ({ db, actor, key, body }) => mergePeople(db, { actor, key, input: body }),
  }),
];

const files: AnyRoute[] = [
  route({
    method: 'get', path: '/api/people/import/template', access: 'people.write', tag, summary: 'Templat berkas orang', handle: () => Promise.resolve(peopleTemplate()),
  }),
  route({
    method: 'post', path: '/api/people/import/preview', access: 'people.write', tag, summary: 'Periksa berkas orang; tidak ada yang disimpan', body: PeopleFile, bodyBytes: BODY_BYTES.upload, response: ImportPreview,
    handle: ({ db, actor, lang, body }) => withUpload(body, (table) => previewPeople(db, actor, { table, scheme: body.scheme, lang })),
  }),
  route({
    method: 'post', path: '/api/people/import', access: 'people.write', tag, summary: 'Masukkan berkas orang: semua atau tidak sama sekali', body: PeopleFile, bodyBytes: BODY_BYTES.upload, response: ImportDone,
    // What identifies the file for a retry must not let anybody try out what stood in it.
    handle: ({ db, actor, key, body }) => withUpload(body, (table) => importPeople(db, { actor, key, table, scheme: body.scheme, sha256: tokenOf(body.file) })),
  }),
];

// What is fixed stands before what is named by an id: `/api/people/merge` is no person.
export const identityRoutes: AnyRoute[] = [...twins, ...files, ...reading, ...writing];
