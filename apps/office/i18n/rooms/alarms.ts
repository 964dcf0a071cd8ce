import type { Text } from '../../../../kernel/text.ts';

/** Who answers an alarm of a plenary, and when, where the reader cannot. Apart from the catalogue: the first screen shows none of it. */
export const ALARMS = {
  out: {
    id: 'Laptop ruang pleno tidak menerima peringatan: beri tahu ruang pleno. Yang memimpin rapat menjawabnya di sini setelah laptopnya kembali dan berkasnya digabungkan, atau setelah rapat dilanjutkan di kantor.',
    en: 'The laptop of the hall gets no alarms: tell the hall. Whoever leads the plenary answers here once the laptop is back and its file is joined, or once the plenary goes on at the office.',
  },
  others: { id: 'Dijawab oleh yang memimpin rapat ini, setelah diperiksa. Tidak ada angka yang berubah dengan sendirinya.', en: 'Answered by whoever leads this plenary, after looking into it. No figure changes by itself.' },
} as const satisfies Readonly<Record<string, Text>>;
