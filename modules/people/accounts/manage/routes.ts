import { route, type AnyRoute } from '../../../../kernel/http/route.ts';
import { ok } from '../../../../kernel/result.ts';
import { AccountMade, AccountPage, AccountQuery, Done, NewAccount, PersonParams, ReasonInput, SessionPage, SessionParams, SessionQuery } from '../contract.ts';
import { disableAccount, dropAccountFactors, enableAccount, endSomebodysSession, inviteAgain } from './account-commands.ts';
import { createAccount } from './create-account.ts';
import { listAccounts, listSessions } from './list.ts';

const manage = { method: 'post', access: 'accounts.manage', tag: 'accounts' } as const;

/** Accounts and sessions of the people in one's places. */
export const manageRoutes: AnyRoute[] = [
  route({ method: 'get', path: '/api/sessions', access: 'sessions.read', tag: 'accounts', summary: 'Sesi masuk orang di wilayah saya', query: SessionQuery, response: SessionPage, handle: async ({ db, actor, query }) => ok(await listSessions(db, actor, query)) }),
  route({
    method: 'post', path: '/api/sessions/{id}/end', access: 'sessions.revoke', tag: 'accounts', summary: 'Mengakhiri sesi masuk seseorang', params: SessionParams, body: ReasonInput, response: Done,
    handle: ({ db, actor, key, params, body }) => endSomebodysSession(db, { actor, key, input: { ...params, ...body } }),
  }),
  route({ method: 'get', path: '/api/accounts', access: 'accounts.read', tag: 'accounts', summary: 'Akun orang di wilayah saya', query: AccountQuery, response: AccountPage, handle: ({ db, actor, query }) => listAccounts(db, actor, query) }),
  route({
    ...manage, path: '/api/people/{person}/account', summary: 'Membuat akun dan mengundang pemiliknya', params: PersonParams, body: NewAccount, response: AccountMade,
    handle: ({ db, actor, key, params, body }) => createAccount(db, { actor, key, input: { ...params, ...body } }),
  }),
  route({ ...manage, path: '/api/accounts/{person}/invite-again', summary: 'Mengirim undangan lagi', params: PersonParams, response: Done, handle: ({ db, actor, key, params }) => inviteAgain(db, { actor, key, input: params }) }),
  route({
    ...manage, path: '/api/accounts/{person}/disable', summary: 'Menutup akun', params: PersonParams, body: ReasonInput, response: Done,
    handle: ({ db, actor, key, params, body }) => disableAccount(db, { actor, key, input: { ...params, ...body } }),
  }),
  route({ ...manage, path: '/api/accounts/{person}/enable', summary: 'Membuka kembali akun', params: PersonParams, response: Done, handle: ({ db, actor, key, params }) => enableAccount(db, { actor, key, input: params }) }),
  route({
    ...manage, path: '/api/accounts/{person}/drop-factors', summary: 'Menghapus faktor kedua yang hilang dan mengirim tautan', params: PersonParams, body: ReasonInput, response: Done,
    handle: ({ db, actor, key, params, body }) => dropAccountFactors(db, { actor, key, input: { ...params, ...body } }),
  }),
];
