import type { NewMessage } from '../../../../kernel/messages/message.ts';
import type { Lang } from '../../../../kernel/text.ts';
import { groupCode } from '../rules/code.ts';

/** A message in one language; no secret and no name stands in a subject. */
type Words = Pick<NewMessage, 'subject' | 'text' | 'purpose'>;

const lines = (...all: readonly string[]): string => `${all.join('\n')}\n`;

export const codeWords = (lang: Lang, code: string, link: string, minutes: number): Words => ({
  purpose: 'devices.code',
  ...(lang === 'id' ? {
    subject: 'Kode gawai E-Rekap',
    text: lines(`Kode untuk mendaftarkan gawai Anda: ${groupCode(code)}`, 'Atau buka di ponsel Anda:', link, `Berlaku ${minutes} menit, sekali pakai. Jangan berikan kepada siapa pun: gawai yang terdaftar menandatangani atas nama Anda.`),
  } : {
    subject: 'E-Rekap device code',
    text: lines(`The code to enrol your device: ${groupCode(code)}`, 'Or open this on your phone:', link, `Valid for ${minutes} minutes, once. Give it to nobody: an enrolled device signs in your name.`),
  }),
});

/** `inviter`: who invited the phone; null = the person. */
export const enrolledWords = (lang: Lang, inviter: string | null, link: string): Words => ({
  purpose: 'devices.enrolled',
  ...(lang === 'id' ? {
    subject: 'E-Rekap: gawai didaftarkan atas nama Anda',
    text: lines(
      `Pemberitahuan: sebuah gawai didaftarkan untuk tugas Anda dan menandatangani atas nama Anda.${inviter === null ? '' : ` Yang mengundang: ${inviter}.`}`,
      'Bila itu bukan gawai Anda, cabut segera di halaman akun Anda atau melalui kantor Anda:', link,
    ),
  } : {
    subject: 'E-Rekap: a device was enrolled in your name',
    text: lines(
      `Notice: a device was enrolled for your duty and signs in your name.${inviter === null ? '' : ` Invited by: ${inviter}.`}`,
      'If it is not yours, revoke it at once on your account page or through your office:', link,
    ),
  }),
});
