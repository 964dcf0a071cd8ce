import type { Text } from '../../../../../kernel/text.ts';
import type { CertificateState, LineState, PlenaryState } from '../../states.ts';
import { CAPACITY_WORDS } from '../../../papers/form-names.ts';
import { isStruck, type Snapshot } from '../store/snapshot.ts';
import type { Open } from './merge.ts';

const said = (id: string, en: string): Text => ({ id, en });
export const NOT_THERE = said('belum ada', 'not there yet');

/** Why a person decides, or has only one choice. */
export const WHY: Readonly<Record<NonNullable<Open['why']>, Text>> = {
  sealed: said('D.Hasil pemilihan ini sudah ditandatangani di kantor: hanya dibuka lagi dari tingkat di atasnya.', 'D.Hasil of this contest is signed at the office: only the level above opens it again.'),
  same_version: said('Kantor sudah menyusun D.Hasil dengan nomor versi yang sama: D.Hasil disusun lagi setelah digabung.', 'The office has drawn up a D.Hasil with the same version number: draw it up again after joining.'),
  renumbered: said('Nomor hadir di kedua tempat berbeda, jadi D.Hasil ruang pleno tidak dapat dipakai: D.Hasil disusun lagi setelah digabung.', 'Those present bear other numbers in the two places, so the D.Hasil of the hall cannot be used: draw it up again after joining.'),
  outdated: said('D.Hasil dari bawah yang dibacakan di ruang pleno sudah dibuka kembali: bacakan versi barunya, lalu D.Hasil disusun lagi.', 'A D.Hasil from below that was read in the hall was opened again: read its new version, then draw up D.Hasil again.'),
  office_went_on: said('Kantor mengubah yang juga diceritakan D.Hasil ini; D.Hasil ruang pleno hanya berlaku bila semua barisnya dipakai dan hadirin serta keberatannya tetap.', 'The office changed what this D.Hasil tells of; that of the hall holds only if all lines of the hall are taken and those present and the objections stay as they are.'),
  judged: said('Tingkat di atas membuka atau mengembalikannya sesudah salinan dibawa keluar: keputusan itu berlaku, dan pekerjaan diteruskan di kantor.', 'The level above opened or returned it after the copy left: that decision stands, and work goes on at the office.'),
  named: said('D.Hasil yang sudah ditandatangani di kantor menyebut orang ini: hanya dibuka lagi dari tingkat di atasnya.', 'A D.Hasil signed at the office names this person: only the level above opens it again.'),
  needed: said('Orang ini menyampaikan keberatan atau menyetujui koreksi di kantor sesudah salinan dibawa keluar: ia diperbaiki, tidak dicoret.', 'This person raised an objection or agreed to a correction at the office since the copy left: they are put right, not struck.'),
  needed_there: said('Kantor mencoret orang ini, tetapi di ruang pleno ia menyampaikan keberatan atau menyetujui koreksi: selama itu dipakai, ia tidak dicoret.', 'The office struck this person, but in the hall they raised an objection or agreed to a correction: as long as that is taken, they are not struck.'),
  further: said('Di kantor hal ini sudah lebih jauh daripada di ruang pleno, dan tidak mundur karena berkas.', 'At the office it has gone further than in the hall, and no file takes it back.'),
};
export const LINES: Readonly<Record<LineState, Text>> = { waiting: said('dibacakan ulang', 'to be read again'), confirmed: said('cocok', 'confirmed'), corrected: said('dikoreksi', 'corrected') };
export const PLENARIES: Readonly<Record<PlenaryState, Text>> = { planned: said('belum dibuka', 'not opened yet'), open: said('berlangsung', 'open'), paused: said('diskors', 'in recess'), closed: said('ditutup', 'closed') };
export const CERTIFICATES: Readonly<Record<CertificateState, Text>> = {
  draft: said('konsep', 'draft'), read_back: said('sedang ditandatangani', 'being signed'), signed: said('ditandatangani', 'signed'), sent: said('dikirim', 'sent up'), accepted: said('diterima', 'accepted'), returned: said('dikembalikan', 'returned'),
  reopened: said('dibuka lagi', 'opened again'), superseded: said('digantikan', 'superseded'),
};
const OUTCOMES = { open: said('belum dijawab', 'not answered yet'), accepted: said('diterima', 'granted'), rejected: said('ditolak', 'not granted'), recommended: said('direkomendasikan pengawas', 'recommended by the supervisor') } as const;

/** Somebody present in a few words; of a witness also the number of whom they speak for. */
export function present({ name, capacity, contestant, came_at: came, left_at: left }: Pick<Snapshot['attendance'][number], 'name' | 'capacity' | 'contestant' | 'came_at' | 'left_at'>): Text {
  const who = `${name} (${CAPACITY_WORDS[capacity]}${contestant === null ? '' : ` ${contestant}`})`;
  return isStruck({ came_at: came, left_at: left }) ? said(`${who}, dicoret`, `${who}, struck`) : left !== null ? said(`${who}, pulang`, `${who}, has left`) : said(who, who);
}
export const answered = (outcome: keyof typeof OUTCOMES, answer: string | null): Text => {
  const { id, en } = OUTCOMES[outcome];
  return answer === null ? { id, en } : said(`${id}: ${answer}`, `${en}: ${answer}`);
};
/** What a conflict that is no line and no certificate is about; of an objection `number` is what it is called (K-1). */
export function wordsOfThing(kind: string, number: string): Text {
  if (kind === 'attendance') return said(`Hadirin nomor ${number}`, `Number ${number} of those present`);
  if (kind === 'objection') return number.startsWith('KK') ? said(`Kejadian khusus ${number}`, `Special event ${number}`) : said(`Keberatan ${number}`, `Objection ${number}`);
  return kind === '' || number === 'groups' ? said('Pembagian kelompok baca', 'Division into reading groups') : said('Keadaan rapat', 'State of the plenary');
}
