import type { Text } from '../../../../kernel/text.ts';

/** Putting right what was written down of an objection or special event. Apart from the catalogue: the first screen shows none of it. */
export const RECORD_RIGHT = {
  button: { id: 'Perbaiki', en: 'Correct' },
  buttonFor: { id: 'Perbaiki catatan {label}', en: 'Correct entry {label}' },
  title: { id: 'Perbaiki {kind} {label}', en: 'Correct {kind} {label}' },
  region: { id: 'Wilayah', en: 'Region' },
  wholeRegion: { id: 'Seluruh wilayah rapat', en: 'The whole region of the plenary' },
  station: { id: 'Nomor TPS (kosong = seluruh wilayah itu)', en: 'Number of the polling station (empty = all of that region)' },
  notANumber: { id: 'Tulis nomornya saja, mis. 4', en: 'Only the number, e.g. 4' },
  stated: { id: 'Keberatan dari TPS: kata-kata, pemilihan dan tempatnya tetap. Yang dapat diperbaiki hanya siapa yang menyampaikannya di rapat.', en: 'An objection of a station: its words, contest and place stay. Only who stands for it in the plenary is corrected.' },
  reason: { id: 'Alasan (masuk risalah)', en: 'Reason (goes into the minutes)' },
  about: { id: 'Nomor {label} dan jenisnya tetap. D.Hasil yang sudah disusun tetapi belum ditandatangani dan memuat catatan ini disusun lagi. Yang lama dan alasannya tetap di risalah.', en: 'The number {label} and the kind stay. A D.Hasil that is drawn up, not signed, and tells of this entry is drawn up again. What stood before and the reason stay in the minutes.' },
  objection: { id: 'Seharusnya kejadian khusus? Catat baru sebagai kejadian khusus, lalu jawab {label} dengan menyebut nomornya.', en: 'Should it be a special event? Write it down anew as one, then answer {label} and name its number there.' },
  special_event: { id: 'Seharusnya keberatan? Catat baru sebagai keberatan, lalu tulis nomornya di isi {label}.', en: 'Should it be an objection? Write it down anew as one, then name its number in the words of {label}.' },
  yes: { id: 'Ya, perbaiki', en: 'Yes, correct' },
  act: { id: 'Keberatan atau kejadian khusus diperbaiki', en: 'Objection or special event corrected' },
} satisfies Record<string, Text>;
