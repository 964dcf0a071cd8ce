import type { Text } from '../../../../kernel/text.ts';

/** Putting right what was written down of somebody in a plenary. Apart from the catalogue: the first screen shows none of it. */
export const PUT_RIGHT = {
  button: { id: 'Perbaiki', en: 'Correct' },
  buttonFor: { id: 'Perbaiki catatan kehadiran {name}', en: 'Correct what is written of {name}' },
  title: { id: 'Perbaiki kehadiran nomor {number}: {name}', en: 'Correct attendance number {number}: {name}' },
  what: { id: 'Apa yang salah?', en: 'What is wrong?' },
  correct: { id: 'Nama atau kedudukannya salah tulis', en: 'The name or capacity is a slip' },
  strike: { id: 'Orang ini tidak pernah hadir', en: 'This person was never here' },
  about: { id: 'D.Hasil yang sudah disusun tetapi belum ditandatangani dan menyebut orang ini disusun lagi. Yang lama dan alasannya tetap di risalah.', en: 'A D.Hasil that is drawn up, not signed, and names this person is drawn up again. What stood before and the reason stay in the minutes.' },
  strikeAsk: { id: 'Coret {name} dari daftar hadir? Namanya tetap terbaca, dicoret, dan tidak dihitung.', en: 'Strike {name} from those present? The name can still be read, struck out, and counts nowhere.' },
  correctYes: { id: 'Ya, perbaiki', en: 'Yes, correct' },
  strikeYes: { id: 'Ya, coret', en: 'Yes, strike' },
  reason: { id: 'Alasan (masuk risalah)', en: 'Reason (goes into the minutes)' },
  struck: { id: 'Dicoret: salah catat', en: 'Struck: written down by mistake' },
  keepMandate: { id: 'Hadir dengan mandat {letter}; mandatnya tetap.', en: 'Came by the mandate {letter}; it stays.' },
  changeMandate: { id: 'Mandat atau pesertanya salah', en: 'The mandate or contestant is wrong' },
  acts: {
    correct_attendance: { id: 'Kehadiran diperbaiki', en: 'Attendance corrected' },
    strike_attendance: { id: 'Kehadiran dicoret', en: 'Attendance struck' },
  },
} satisfies Record<string, Text | Record<string, Text>>;
