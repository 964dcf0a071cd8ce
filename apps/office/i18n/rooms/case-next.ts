import type { Text } from '../../../../kernel/text.ts';

/** What comes next for a sheet of the queue. Apart from the catalogue: the first screen shows none of it. */
export const CASE_NEXT = {
  asked: { id: 'Berikutnya: KPPS memotret atau mengisi lagi di ponselnya.', en: 'Next: KPPS photograph it or fill it in again, on their phone.' },
  figures: { id: 'Berikutnya: KPPS mengisi angkanya.', en: 'Next: KPPS fill in the figures.' },
  first: { id: 'Berikutnya: KPPS membaca lagi kotak yang berbeda di ponselnya.', en: 'Next: KPPS read the differing boxes again, on their phone.' },
  photos: { id: 'Berikutnya: KPPS mengirim foto yang kurang. Setelah itu dibaca orang lain.', en: 'Next: KPPS send the photos that are missing. Then somebody else reads it.' },
  second: { id: 'Berikutnya: orang lain membacanya dari foto, tanpa melihat isian ini.', en: 'Next: somebody else reads it from the photos, without seeing this entry.' },
  same_reader: { id: 'Berikutnya: pembaca kedua membaca lagi kotak yang berbeda.', en: 'Next: the second reader reads the differing boxes again.' },
  third: { id: 'Berikutnya: orang ketiga membaca kotak yang berbeda. Yang ditulis dua orang berlaku.', en: 'Next: a third person reads the differing boxes. What two people write counts.' },
  another: {
    id: 'Berikutnya: satu orang lagi, yang belum melihat C.Hasil ini, membaca kotak yang berbeda. Yang ditulis dua orang berlaku. Dari {count} isian sejauh ini tidak ada dua yang cocok; bila fotonya sukar dibaca, minta foto lagi, atau kembalikan selisih kepada KPPS.',
    en: 'Next: one more person, who has not seen this sheet, reads the differing boxes. What two people write counts. Of {count} entries so far no two agree; if the photo is hard to read, ask for it again, or return the difference to KPPS.',
  },
} as const satisfies Readonly<Record<string, Text>>;
