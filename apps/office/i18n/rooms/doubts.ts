import type { Text } from '../../../../kernel/text.ts';

/** What is open about a line, where no other word of its screen tells it. Apart from the catalogue: the first screen shows none of it. */
export const DOUBT_WORDS = {
  copy: { id: 'saksi sepakat pada salinan yang angkanya lain', en: 'a witness agreed to a copy with other figures' },
  figures: { id: 'angka yang dibacakan sebelumnya lain', en: 'read before with other figures' },
  office: { id: 'Kantor mengganti isian KPPS.', en: 'An office replaced the entry of KPPS.' },
} as const satisfies Readonly<Record<string, Text>>;
