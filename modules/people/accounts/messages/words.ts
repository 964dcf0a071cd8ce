import type { NewMessage } from '../../../../kernel/messages/message.ts';

/** A message in both languages, Indonesian first; no secret and no name stands in a subject. */
type Words = Pick<NewMessage, 'subject' | 'text' | 'purpose'>;

const both = (id: readonly string[], en: readonly string[]): string => `${id.join('\n')}\n\n—\n\n${en.join('\n')}\n`;

export const codeWords = (code: string, minutes: number): Words => ({
  purpose: 'sign_in.code', subject: 'Kode masuk E-Rekap',
  text: both(
    [`Kode masuk Anda: ${code}`, `Berlaku ${minutes} menit, sekali pakai. Jangan berikan kepada siapa pun; petugas tidak pernah memintanya.`, 'Bila Anda tidak memintanya, abaikan pesan ini.'],
    [`Your sign-in code: ${code}`, `Valid for ${minutes} minutes, once. Give it to nobody; no officer ever asks for it.`, 'If you did not ask for it, ignore this message.'],
  ),
});

export const resetWords = (link: string): Words => ({
  purpose: 'sign_in.reset', subject: 'Kata sandi baru E-Rekap',
  text: both(
    ['Seseorang, mungkin Anda, meminta kata sandi baru. Pilih kata sandi baru di:', link, 'Tautan ini berlaku satu jam, sekali pakai. Faktor kedua tetap diminta. Bila Anda tidak memintanya, abaikan pesan ini.'],
    ['Somebody, perhaps you, asked for a new password. Choose one at:', link, 'The link is valid for one hour, once. The second factor is still asked for. If you did not ask for it, ignore this message.'],
  ),
});

export const inviteWords = (link: string, login: string): Words => ({
  purpose: 'accounts.invite', subject: 'Undangan ke E-Rekap',
  text: both(
    ['Akun E-Rekap Anda sudah dibuat. Nama masuk:', login, 'Pilih kata sandi Anda sendiri di:', link, 'Tautan ini berlaku tiga hari, sekali pakai. Sesudah itu Anda memasang faktor kedua (aplikasi kode atau kunci sandi).'],
    ['Your E-Rekap account is ready. Sign-in name:', login, 'Choose your own password at:', link, 'The link is valid for three days, once. Then you set up a second factor (code app or passkey).'],
  ),
});

export const droppedWords = (link: string): Words => ({
  purpose: 'accounts.factors_dropped', subject: 'Faktor kedua E-Rekap Anda dihapus',
  text: both(
    ['Kantor menghapus semua faktor kedua dan kata sandi akun Anda. Mulai lagi di:', link, 'Tautan ini berlaku tiga hari, sekali pakai. Bila Anda tidak memintanya, laporkan segera kepada kantor Anda.'],
    ['The office removed all second factors and the password of your account. Begin again at:', link, 'The link is valid for three days, once. If you did not ask for this, tell your office at once.'],
  ),
});

const CONTACT_NEWS = {
  added: ['Kontak ditambahkan', 'sebuah kontak ditambahkan pada data Anda; kontak itu baru dapat dipakai masuk setelah tujuh hari', 'a contact was added to your record; it can be used to sign in after seven days only'],
  ended: ['Kontak diakhiri', 'sebuah kontak pada data Anda diakhiri', 'a contact of your record was ended'],
  account: ['Akun dibuat', 'sebuah akun dibuat untuk Anda; undangannya dikirim ke alamat lain', 'an account was made for you; its invitation went to another address'],
} as const satisfies Record<string, readonly [string, string, string]>;

export type ContactNews = keyof typeof CONTACT_NEWS;

/** What was done to the ways a person is reached, for the person. */
export function contactWords(news: ContactNews): Words {
  const [subject, id, en] = CONTACT_NEWS[news];
  return {
    purpose: `people.contact_${news}`, subject: `E-Rekap: ${subject}`,
    text: both(
      [`Pemberitahuan: ${id}.`, 'Bila Anda tidak mengetahuinya, beri tahu KPU kabupaten/kota Anda segera.'],
      [`Notice: ${en}.`, 'If you know nothing of this, tell your KPU city office at once.'],
    ),
  };
}

const NOTICES = {
  new_browser: ['Masuk dari peramban baru', 'akun Anda dipakai masuk dari peramban yang belum dikenal', 'your account was signed in to from a browser not seen before'],
  factor_refused: ['Faktor kedua ditolak', 'seseorang memasukkan kata sandi Anda dengan benar, tetapi gagal pada faktor kedua', 'somebody gave your password correctly but failed the second factor'],
  password_changed: ['Kata sandi diganti', 'kata sandi akun Anda diganti', 'the password of your account was changed'],
  totp_added: ['Aplikasi kode dipasang', 'aplikasi kode dipasang pada akun Anda', 'a code app was added to your account'],
  totp_removed: ['Aplikasi kode dilepas', 'aplikasi kode dilepas dari akun Anda', 'the code app was removed from your account'],
  passkey_added: ['Kunci sandi dipasang', 'kunci sandi dipasang pada akun Anda', 'a passkey was added to your account'],
  passkey_removed: ['Kunci sandi dilepas', 'kunci sandi dilepas dari akun Anda', 'a passkey was removed from your account'],
  recovery_used: ['Kode pemulihan dipakai', 'satu kode pemulihan akun Anda dipakai untuk masuk', 'one of your recovery codes was used to sign in'],
  recovery_renewed: ['Kode pemulihan baru', 'kode pemulihan akun Anda dibuat baru; yang lama tidak berlaku', 'your recovery codes were made anew; the old ones are void'],
  disabled: ['Akun ditutup', 'akun Anda ditutup oleh kantor', 'your account was closed by the office'],
  enabled: ['Akun dibuka kembali', 'akun Anda dibuka kembali oleh kantor', 'your account was opened again by the office'],
  sessions_ended: ['Sesi diakhiri', 'kantor mengakhiri sesi masuk Anda', 'the office ended a sign-in of yours'],
} as const satisfies Record<string, readonly [string, string, string]>;

export type NoticeKind = keyof typeof NOTICES;

/** What happened to an account, for its owner. */
export function noticeWords(kind: NoticeKind): Words {
  const [subject, id, en] = NOTICES[kind];
  return {
    purpose: `accounts.${kind}`, subject: `E-Rekap: ${subject}`,
    text: both(
      [`Pemberitahuan: ${id}.`, 'Bila itu bukan Anda, ganti kata sandi, akhiri sesi yang tidak Anda kenal, dan beri tahu kantor Anda.'],
      [`Notice: ${en}.`, 'If that was not you, change your password, end the sign-ins you do not know, and tell your office.'],
    ),
  };
}
