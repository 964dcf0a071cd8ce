import { route, type AnyRoute } from '../../../../kernel/http/route.ts';
import {
  CodeInput, CodeRequest, CodeSignIn, CodeStep, EnrolledStep, Forgotten, NewPassword, NewPasskey, PasskeyAnswer, PasskeyBegin, PasskeyOptions, PasswordSignIn, ResetPassword, Sent, Step, TotpSecret,
} from '../contract.ts';
import { requestCode, signInWithCode } from './code.ts';
import { beginPasskey, beginTotp, confirmPasskey, confirmTotp } from './enrol.ts';
import { forgotten, newPassword, resetPassword } from './links.ts';
import { signInWithPassword } from './password.ts';
import { passkeyOptions, signInWithPasskey, signInWithRecovery, signInWithTotp } from './second-factor.ts';

const at = { method: 'post', access: 'public', tag: 'sign-in' } as const;

/** Signing in: nobody is known yet, so all of it is public; what holds the steps together is a cookie. */
export const signInRoutes: AnyRoute[] = [
  route({ ...at, path: '/api/sign-in/password', summary: 'Masuk dengan kata sandi: langkah pertama', body: PasswordSignIn, response: Step, handle: ({ db, body, from }) => signInWithPassword(db, body, from) }),
  route({ ...at, path: '/api/sign-in/totp', summary: 'Faktor kedua: kode dari aplikasi', body: CodeInput, response: Step, handle: ({ db, body, from }) => signInWithTotp(db, body.code, from) }),
  route({ ...at, path: '/api/sign-in/recovery', summary: 'Faktor kedua: kode pemulihan', body: CodeInput, response: Step, handle: ({ db, body, from }) => signInWithRecovery(db, body.code, from) }),
  route({ ...at, path: '/api/sign-in/passkey/options', summary: 'Meminta kunci sandi', body: PasskeyBegin, response: PasskeyOptions, handle: ({ db, body, from }) => passkeyOptions(db, body, from) }),
  route({ ...at, path: '/api/sign-in/passkey', summary: 'Masuk dengan kunci sandi', body: PasskeyAnswer, response: Step, handle: ({ db, body, from }) => signInWithPasskey(db, body, from) }),
  route({ ...at, path: '/api/sign-in/enrol/totp/begin', summary: 'Memasang aplikasi kode: rahasia dan gambar QR', response: TotpSecret, handle: ({ db, from }) => beginTotp(db, from) }),
  route({ ...at, path: '/api/sign-in/enrol/totp/confirm', summary: 'Memasang aplikasi kode: kode pertama', body: CodeInput, response: EnrolledStep, handle: ({ db, body, from }) => confirmTotp(db, body.code, from) }),
  route({ ...at, path: '/api/sign-in/enrol/passkey/options', summary: 'Memasang kunci sandi: permintaan', response: PasskeyOptions, handle: ({ db, from }) => beginPasskey(db, from) }),
  route({ ...at, path: '/api/sign-in/enrol/passkey', summary: 'Memasang kunci sandi', body: NewPasskey, response: EnrolledStep, handle: ({ db, body, from }) => confirmPasskey(db, body, from) }),
  route({ ...at, path: '/api/sign-in/new-password', summary: 'Memilih kata sandi baru bila yang lama sementara', body: NewPassword, response: Step, handle: ({ db, body, from }) => newPassword(db, body.password, from) }),
  route({ ...at, path: '/api/sign-in/code/request', summary: 'Meminta kode sekali pakai lewat surel atau telepon', body: CodeRequest, response: Sent, handle: ({ db, body, from }) => requestCode(db, body, from) }),
  route({ ...at, path: '/api/sign-in/code', summary: 'Masuk dengan kode sekali pakai', body: CodeSignIn, response: CodeStep, handle: ({ db, body, from }) => signInWithCode(db, body, from) }),
  route({ ...at, path: '/api/sign-in/forgotten', summary: 'Lupa kata sandi: meminta tautan', body: Forgotten, response: Sent, handle: ({ db, body, from }) => forgotten(db, body.login, from) }),
  route({ ...at, path: '/api/sign-in/reset', summary: 'Memilih kata sandi lewat tautan atau undangan', body: ResetPassword, response: Step, handle: ({ db, body, from }) => resetPassword(db, body, from) }),
];
