import type { Text } from '../../../../kernel/text.ts';
import type { DoubtKind } from './doubts.ts';

/** What is open about a line: in the refusal of many at once, in the list and on the desk. */
export const DOUBT_WORDS: Readonly<Record<DoubtKind, Text>> = {
  statement: { id: 'saksi atau pengawas menyatakan berbeda atau keberatan', en: 'a witness or supervisor says that it differs, or objects' },
  copy: { id: 'saksi atau pengawas sepakat pada salinan yang angkanya lain', en: 'a witness or supervisor agreed to a copy with other figures' },
  reader: { id: 'pembaca kedua membaca lain', en: 'the second reader read something else' },
  office: { id: 'isian KPPS diganti kantor', en: 'an office replaced the entry of KPPS' },
  objection: { id: 'keberatan di rapat ini belum dijawab', en: 'an objection of this plenary is not answered' },
  figures: { id: 'angka yang dibacakan sebelumnya lain dari yang tertulis', en: 'the figures read before are not those written' },
};

/** What is open about a line, in one sentence. */
export const doubtWords = (doubts: readonly DoubtKind[]): Text => ({ id: doubts.map((kind) => DOUBT_WORDS[kind].id).join('; '), en: doubts.map((kind) => DOUBT_WORDS[kind].en).join('; ') });
