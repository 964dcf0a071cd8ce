import { route, type AnyRoute } from '../../../../kernel/http/route.ts';
import { ok } from '../../../../kernel/result.ts';
import { AccountView, ChangePassword, CodeInput, Done, Ended, Enrolled, NewPasskey, OwnLanguage, OwnSessions, PasskeyOptions, PasskeyParams, SessionParams, TotpSecret, WithProof } from '../contract.ts';
import { readOwnAccount, readOwnSessions } from './account.ts';
import { beginOwnPasskey, beginOwnTotp, confirmOwnPasskey, confirmOwnTotp, removeOwnPasskey, removeOwnTotp, renewRecoveryCodes } from './factors.ts';
import { chooseLanguage } from './language.ts';
import { changePassword } from './password.ts';
import { proofOptions } from './proof.ts';
import { endOtherSessions, endOwnSession, signOut } from './sessions.ts';

const write = { method: 'post', access: 'signed_in', tag: 'account' } as const;
const look = { method: 'get', access: 'signed_in', tag: 'account' } as const;

/** Everybody's own affairs. */
export const ownRoutes: AnyRoute[] = [
  route({ ...write, path: '/api/sign-out', summary: 'Keluar', response: Done, handle: ({ db, from, ...call }) => signOut(db, call, from) }),
  route({ ...look, path: '/api/account', summary: 'Akun saya', response: AccountView, handle: async ({ db, actor }) => ok(await readOwnAccount(db, actor)) }),
  route({ ...write, path: '/api/account/language', summary: 'Memilih bahasa pesan dan layar saya', body: OwnLanguage, response: Done, handle: ({ db, body, ...call }) => chooseLanguage(db, call, body) }),
  route({ ...write, path: '/api/account/proof/options', summary: 'Meminta kunci sandi saya sebagai bukti diri', response: PasskeyOptions, handle: ({ db, actor, from }) => proofOptions(db, actor, from) }),
  route({ ...write, path: '/api/account/password', summary: 'Mengganti kata sandi saya', body: ChangePassword, response: Done, handle: ({ db, body, from, ...call }) => changePassword(db, call, body, from) }),
  route({ ...write, path: '/api/account/totp/begin', summary: 'Memasang aplikasi kode: rahasia dan gambar QR', body: WithProof, response: TotpSecret, handle: ({ db, body, from, ...call }) => beginOwnTotp(db, call, body.proof, from) }),
  route({ ...write, path: '/api/account/totp/confirm', summary: 'Memasang aplikasi kode: kode pertama', body: CodeInput, response: Enrolled, handle: ({ db, body, from, ...call }) => confirmOwnTotp(db, call, body.code, from) }),
  route({ ...write, path: '/api/account/totp/remove', summary: 'Melepas aplikasi kode', body: WithProof, response: Done, handle: ({ db, body, from, ...call }) => removeOwnTotp(db, call, body.proof, from) }),
  route({ ...write, path: '/api/account/passkeys/options', summary: 'Memasang kunci sandi: permintaan', body: WithProof, response: PasskeyOptions, handle: ({ db, body, from, ...call }) => beginOwnPasskey(db, call, body.proof, from) }),
  route({ ...write, path: '/api/account/passkeys', summary: 'Memasang kunci sandi', body: NewPasskey, response: Enrolled, handle: ({ db, body, from, ...call }) => confirmOwnPasskey(db, call, body, from) }),
  route({
    ...write, path: '/api/account/passkeys/{id}/remove', summary: 'Melepas kunci sandi', params: PasskeyParams, body: WithProof, response: Done,
    handle: ({ db, params, body, from, ...call }) => removeOwnPasskey(db, call, params.id, body.proof, from),
  }),
  route({ ...write, path: '/api/account/recovery-codes', summary: 'Membuat kode pemulihan baru', body: WithProof, response: Enrolled, handle: ({ db, body, from, ...call }) => renewRecoveryCodes(db, call, body.proof, from) }),
  route({ ...look, path: '/api/account/sessions', summary: 'Sesi masuk saya', response: OwnSessions, handle: async ({ db, actor }) => ok(await readOwnSessions(db, actor)) }),
  route({ ...write, path: '/api/account/sessions/end-others', summary: 'Mengakhiri semua sesi saya yang lain', response: Ended, handle: ({ db, ...call }) => endOtherSessions(db, call) }),
  route({ ...write, path: '/api/account/sessions/{id}/end', summary: 'Mengakhiri satu sesi saya', params: SessionParams, response: Done, handle: ({ db, params, ...call }) => endOwnSession(db, call, params.id) }),
];
