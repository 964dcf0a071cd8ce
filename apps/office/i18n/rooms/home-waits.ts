import type { Text } from '../../../../kernel/text.ts';

/** D.Hasil that wait for somebody, as the cards of the home page tell. Apart from the catalogue: the screen before it shows none of them. */
export const HOME_WAITS = {
  returned: { id: 'D.Hasil dikembalikan: perbaiki, lalu kirim lagi', en: 'D.Hasil was returned: mend it, then send it again' },
  reopened: { id: 'D.Hasil dibuka lagi: selesaikan, lalu kirim lagi', en: 'D.Hasil was opened again: finish it, then send it again' },
  arrived: { id: '{count} D.Hasil menunggu diterima', en: '{count} D.Hasil wait to be accepted' },
} as const satisfies Readonly<Record<string, Text>>;
