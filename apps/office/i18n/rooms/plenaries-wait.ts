import type { Text } from '../../../../kernel/text.ts';

/** D.Hasil from below that wait for whoever looks at the list of plenaries. Apart from the catalogue: the first screen shows none of it. */
export const PLENARIES_WAIT = {
  one: { id: '1 D.Hasil menunggu Anda terima atau kembalikan', en: '1 D.Hasil waits for you to accept or return it' },
  many: { id: '{count} D.Hasil menunggu Anda terima atau kembalikan', en: '{count} D.Hasil wait for you to accept or return them' },
  here: { id: 'Menunggu Anda', en: 'Waits for you' },
} as const satisfies Readonly<Record<string, Text>>;
