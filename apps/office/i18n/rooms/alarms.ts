import type { Text } from '../../../../kernel/text.ts';

/** Who answers an alarm of a plenary, and when, where the reader cannot. Apart from the catalogue: the first screen shows none of it. */
export const ALARMS = {
  out: {
    id: 'Laptop ruang pleno tidak menerima peringatan: beri tahu ruang pleno. Yang memimpin rapat menjawabnya di sini, juga selama laptopnya di luar; jawaban itu tidak mengubah apa pun di berkas laptop.',
    en: 'The laptop of the hall gets no alarms: tell the hall. Whoever leads the plenary answers here, also while the laptop is out; an answer changes nothing in its file.',
  },
  others: { id: 'Dijawab oleh yang memimpin rapat ini, setelah diperiksa. Tidak ada angka yang berubah dengan sendirinya.', en: 'Answered by whoever leads this plenary, after looking into it. No figure changes by itself.' },
  who: {
    id: 'Peringatan tentang D.Hasil tidak dijawab oleh orang yang membukanya lagi, maupun yang ikut membuat versi barunya: menyusunnya, membaca barisnya, menandatanganinya, membawa laptopnya atau menggabungkan berkasnya.',
    en: 'An alarm about a D.Hasil is not answered by whoever opened it again, nor by anyone who had a hand in its new version: drew it up, read its lines, signed it, took the laptop along or joined its file.',
  },
  ownHands: { id: 'Dijawab petugas lain yang memimpin rapat ini: perubahannya melalui tangan Anda.', en: 'Another officer who leads this plenary answers this: the change went through your hands.' },
} as const satisfies Readonly<Record<string, Text>>;
