import type { Text } from '../../../../kernel/text.ts';

/** A D.Hasil that the level above sent back. Apart from the catalogue: the first screen shows none of it. */
export const RETURNED = {
  toLines: { id: 'Ke barisnya', en: 'To the lines' },
  same: { id: 'Susun lagi dengan angka yang sama?', en: 'Draw up the same figures again?' },
  sameAbout: { id: 'Sejak dikembalikan, tidak ada baris yang dibaca ulang atau dikoreksi. Apakah memang tidak ada yang perlu diubah?', en: 'No line was read again or corrected since it was returned. Was nothing to be changed?' },
  sameYes: { id: 'Ya, susun lagi', en: 'Yes, draw it up again' },
} as const satisfies Readonly<Record<string, Text>>;
