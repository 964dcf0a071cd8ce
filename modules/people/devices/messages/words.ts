import type { NewMessage } from '../../../../kernel/messages/message.ts';
import { groupCode } from '../rules/code.ts';

/** A message in both languages, Indonesian first; no secret and no name stands in a subject. */
type Words = Pick<NewMessage, 'subject' | 'text' | 'purpose'>;

const both = (id: readonly string[], en: readonly string[]): string => `${id.join('\n')}\n\n—\n\n${en.join('\n')}\n`;

export const codeWords = (code: string, link: string, minutes: number): Words => ({
  purpose: 'devices.code', subject: 'Kode gawai E-Rekap',
  text: both(
    [`Kode untuk mendaftarkan gawai Anda: ${groupCode(code)}`, 'Atau buka di ponsel Anda:', link, `Berlaku ${minutes} menit, sekali pakai. Jangan berikan kepada siapa pun: gawai yang terdaftar menandatangani atas nama Anda.`],
    [`The code to enrol your device: ${groupCode(code)}`, 'Or open this on your phone:', link, `Valid for ${minutes} minutes, once. Give it to nobody: an enrolled device signs in your name.`],
  ),
});

/** `inviter`: who invited the phone; null = the person. */
export const enrolledWords = (inviter: string | null, link: string): Words => ({
  purpose: 'devices.enrolled', subject: 'E-Rekap: gawai didaftarkan atas nama Anda',
  text: both(
    [`Pemberitahuan: sebuah gawai didaftarkan untuk tugas Anda dan menandatangani atas nama Anda.${inviter === null ? '' : ` Yang mengundang: ${inviter}.`}`, 'Bila itu bukan gawai Anda, cabut segera di halaman akun Anda atau melalui kantor Anda:', link],
    [`Notice: a device was enrolled for your duty and signs in your name.${inviter === null ? '' : ` Invited by: ${inviter}.`}`, 'If it is not yours, revoke it at once on your account page or through your office:', link],
  ),
});
