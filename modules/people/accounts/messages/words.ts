import type { NewMessage } from '../../../../kernel/messages/message.ts';
import type { Lang } from '../../../../kernel/text.ts';

/** A message in one language; no secret and no name stands in a subject. */
type Words = Pick<NewMessage, 'subject' | 'text' | 'purpose'>;
type Said = { readonly subject: string; readonly lines: readonly string[] };
type In<T> = Readonly<Record<Lang, T>>;

/** The same message in every language, of which one is sent. */
const inLang = (lang: Lang, purpose: string, said: In<Said>): Words => ({ purpose, subject: said[lang].subject, text: `${said[lang].lines.join('\n')}\n` });

export const codeWords = (lang: Lang, code: string, minutes: number): Words => inLang(lang, 'sign_in.code', {
  id: { subject: 'Kode masuk E-Rekap', lines: [`Kode masuk Anda: ${code}`, `Berlaku ${minutes} menit, sekali pakai. Jangan berikan kepada siapa pun; petugas tidak pernah memintanya.`, 'Bila Anda tidak memintanya, abaikan pesan ini.'] },
  en: { subject: 'E-Rekap sign-in code', lines: [`Your sign-in code: ${code}`, `Valid for ${minutes} minutes, once. Give it to nobody; no officer ever asks for it.`, 'If you did not ask for it, ignore this message.'] },
});

export const resetWords = (lang: Lang, link: string): Words => inLang(lang, 'sign_in.reset', {
  id: {
    subject: 'Kata sandi baru E-Rekap',
    lines: ['Seseorang, mungkin Anda, meminta kata sandi baru. Pilih kata sandi baru di:', link, 'Tautan ini berlaku satu jam, sekali pakai. Faktor kedua tetap diminta. Bila Anda tidak memintanya, abaikan pesan ini.'],
  },
  en: {
    subject: 'New E-Rekap password',
    lines: ['Somebody, perhaps you, asked for a new password. Choose one at:', link, 'The link is valid for one hour, once. The second factor is still asked for. If you did not ask for it, ignore this message.'],
  },
});

export const inviteWords = (lang: Lang, link: string, login: string): Words => inLang(lang, 'accounts.invite', {
  id: {
    subject: 'Undangan ke E-Rekap',
    lines: ['Akun E-Rekap Anda sudah dibuat. Nama masuk:', login, 'Pilih kata sandi Anda sendiri di:', link, 'Tautan ini berlaku tiga hari, sekali pakai. Sesudah itu Anda memasang faktor kedua (aplikasi kode atau kunci sandi).'],
  },
  en: {
    subject: 'Invitation to E-Rekap',
    lines: ['Your E-Rekap account is ready. Sign-in name:', login, 'Choose your own password at:', link, 'The link is valid for three days, once. Then you set up a second factor (code app or passkey).'],
  },
});

export const droppedWords = (lang: Lang, link: string): Words => inLang(lang, 'accounts.factors_dropped', {
  id: {
    subject: 'Faktor kedua E-Rekap Anda dihapus',
    lines: ['Kantor menghapus semua faktor kedua dan kata sandi akun Anda. Mulai lagi di:', link, 'Tautan ini berlaku tiga hari, sekali pakai. Bila Anda tidak memintanya, laporkan segera kepada kantor Anda.'],
  },
  en: {
    subject: 'Your E-Rekap second factors were removed',
    lines: ['The office removed all second factors and the password of your account. Begin again at:', link, 'The link is valid for three days, once. If you did not ask for this, tell your office at once.'],
  },
});

/** Subject and sentence. */
type Short = In<readonly [subject: string, sentence: string]>;

const CONTACT_NEWS = {
  added: {
    id: ['Kontak ditambahkan', 'sebuah kontak ditambahkan pada data Anda; kontak itu baru dapat dipakai masuk setelah tujuh hari'],
    en: ['Contact added', 'a contact was added to your record; it can be used to sign in after seven days only'],
  },
  ended: { id: ['Kontak diakhiri', 'sebuah kontak pada data Anda diakhiri'], en: ['Contact ended', 'a contact of your record was ended'] },
  account: {
    id: ['Akun dibuat', 'sebuah akun dibuat untuk Anda; undangannya dikirim ke alamat lain'],
    en: ['Account made', 'an account was made for you; its invitation went to another address'],
  },
} as const satisfies Record<string, Short>;

export type ContactNews = keyof typeof CONTACT_NEWS;

/** `fix`: what to do where it was not oneself. */
const notice = (lang: Lang, purpose: string, { id, en }: Short, fix: In<string>): Words => inLang(lang, purpose, {
  id: { subject: `E-Rekap: ${id[0]}`, lines: [`Pemberitahuan: ${id[1]}.`, fix.id] },
  en: { subject: `E-Rekap: ${en[0]}`, lines: [`Notice: ${en[1]}.`, fix.en] },
});

/** What was done to the ways a person is reached, for the person. */
export const contactWords = (lang: Lang, news: ContactNews): Words => notice(lang, `people.contact_${news}`, CONTACT_NEWS[news], {
  id: 'Bila Anda tidak mengetahuinya, beri tahu KPU kabupaten/kota Anda segera.', en: 'If you know nothing of this, tell your KPU city office at once.',
});

const NOTICES = {
  new_browser: { id: ['Masuk dari peramban baru', 'akun Anda dipakai masuk dari peramban yang belum dikenal'], en: ['Sign-in from a new browser', 'your account was signed in to from a browser not seen before'] },
  factor_refused: {
    id: ['Faktor kedua ditolak', 'seseorang memasukkan kata sandi Anda dengan benar, tetapi gagal pada faktor kedua'],
    en: ['Second factor refused', 'somebody gave your password correctly but failed the second factor'],
  },
  password_changed: { id: ['Kata sandi diganti', 'kata sandi akun Anda diganti'], en: ['Password changed', 'the password of your account was changed'] },
  totp_added: { id: ['Aplikasi kode dipasang', 'aplikasi kode dipasang pada akun Anda'], en: ['Code app added', 'a code app was added to your account'] },
  totp_removed: { id: ['Aplikasi kode dilepas', 'aplikasi kode dilepas dari akun Anda'], en: ['Code app removed', 'the code app was removed from your account'] },
  passkey_added: { id: ['Kunci sandi dipasang', 'kunci sandi dipasang pada akun Anda'], en: ['Passkey added', 'a passkey was added to your account'] },
  passkey_removed: { id: ['Kunci sandi dilepas', 'kunci sandi dilepas dari akun Anda'], en: ['Passkey removed', 'a passkey was removed from your account'] },
  recovery_used: { id: ['Kode pemulihan dipakai', 'satu kode pemulihan akun Anda dipakai untuk masuk'], en: ['Recovery code used', 'one of your recovery codes was used to sign in'] },
  recovery_renewed: { id: ['Kode pemulihan baru', 'kode pemulihan akun Anda dibuat baru; yang lama tidak berlaku'], en: ['New recovery codes', 'your recovery codes were made anew; the old ones are void'] },
  disabled: { id: ['Akun ditutup', 'akun Anda ditutup oleh kantor'], en: ['Account closed', 'your account was closed by the office'] },
  enabled: { id: ['Akun dibuka kembali', 'akun Anda dibuka kembali oleh kantor'], en: ['Account opened again', 'your account was opened again by the office'] },
  sessions_ended: { id: ['Sesi diakhiri', 'kantor mengakhiri sesi masuk Anda'], en: ['Sign-in ended', 'the office ended a sign-in of yours'] },
} as const satisfies Record<string, Short>;

export type NoticeKind = keyof typeof NOTICES;

/** What happened to an account, for its owner. */
export const noticeWords = (lang: Lang, kind: NoticeKind): Words => notice(lang, `accounts.${kind}`, NOTICES[kind], {
  id: 'Bila itu bukan Anda, ganti kata sandi, akhiri sesi yang tidak Anda kenal, dan beri tahu kantor Anda.',
  en: 'If that was not you, change your password, end the sign-ins you do not know, and tell your office.',
});
