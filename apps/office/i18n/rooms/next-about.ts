import type { Text } from '../../../../kernel/text.ts';

/** What the next step of a plenary is about. Apart from the catalogue: the first screen shows none of it. */
export const NEXT_ABOUT = {
  answer: {
    id: '{left} keberatan belum dijawab. D.Hasil dibacakan kembali, ditandatangani dan dikirim setelah semuanya dijawab.',
    en: '{left} objections are not answered. D.Hasil is read back, signed and sent once all of them are.',
  },
  attend: {
    id: 'Ketua, anggota, saksi dengan surat mandat, pengawas. Mulai dari ketua.',
    en: 'Chair, members, witnesses with their mandates, supervisors. Begin with the chair.',
  },
  open: {
    id: 'Setelah dibuka, semua TPS siap dibacakan.',
    en: 'Once it is open, all stations can be read.',
  },
  resume: {
    id: 'Lanjutkan bila semua sudah kembali.',
    en: 'Go on when everybody is back.',
  },
  read: {
    id: '{left} baris masih menunggu.',
    en: '{left} lines still wait.',
  },
  accept_child: {
    id: '{left} D.Hasil sudah tiba dan menunggu keputusan Anda.',
    en: '{left} D.Hasil arrived and wait for your decision.',
  },
  wait_child: {
    id: '{left} wilayah belum mengirim D.Hasil yang dapat dibacakan.',
    en: '{left} regions have not sent a D.Hasil that can be read.',
  },
  draw_up: {
    id: 'Semua baris sudah dibacakan.',
    en: 'All lines are read.',
  },
  reread: {
    id: 'Lihat yang diminta di atas, lalu baca ulang atau koreksi baris itu. Sesudahnya D.Hasil disusun lagi.',
    en: 'See above what was asked for, then read that line again or correct it. D.Hasil is drawn up again after that.',
  },
  read_back: {
    id: 'Bacakan D.Hasil di depan rapat, lalu catat.',
    en: 'Read D.Hasil aloud in the plenary, then write that down.',
  },
  sign: {
    id: 'Setiap penanda tangan yang hadir menandatangani, atau menolak dengan alasan.',
    en: 'Everybody present who signs does so, or refuses with the reason.',
  },
  send: {
    id: 'Semua sudah menandatangani atau menolak.',
    en: 'All have signed or refused.',
  },
  close: {
    id: 'D.Hasil semua pemilihan sudah dikirim.',
    en: 'D.Hasil of every contest is sent.',
  },
  accept: {
    id: 'Periksa D.Hasil ini, lalu terima, atau kembalikan dengan alasan.',
    en: 'Look at this D.Hasil, then accept it, or return it with the reason.',
  },
  done: {
    id: 'Tidak ada yang perlu dikerjakan di sini.',
    en: 'Nothing is left to do here.',
  },
  watch: {
    id: 'Yang memimpin rapat mengerjakan langkahnya; layar ini ikut berubah.',
    en: 'Whoever leads takes the steps; this screen follows.',
  },
} satisfies Record<string, Text>;

/** Beside the step to send: who refused to sign. */
export const REFUSED: Text = { id: 'Menolak menandatangani: {names}. Alasannya tertulis di D.Hasil.', en: 'Refused to sign: {names}. The reason stands on D.Hasil.' };
