import type { Text } from '../../../../kernel/text.ts';

/** What a note of the reading desk says, in a few words: several are folded into one line. Apart from the catalogue: the first screen shows none of it. */
export const DESK_NOTES = {
  paused: { id: 'rapat diskors', en: 'in recess' },
  sealed: { id: 'D.Hasil sudah ditandatangani', en: 'D.Hasil is signed' },
  hidden: { id: 'angka belum terlihat', en: 'figures not shown yet' },
  unread: { id: 'belum dibaca orang kedua', en: 'not read by a second person' },
} as const satisfies Readonly<Record<string, Text>>;
