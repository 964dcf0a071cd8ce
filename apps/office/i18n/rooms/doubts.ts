import type { Text } from '../../../../kernel/text.ts';

/** How many lines of a contest a witness or supervisor does not agree with. Apart from the catalogue: the first screen shows none of it. What is open about one line is said by the module (`DOUBT_WORDS`). */
export const AGAINST = {
  one: { id: '1 baris: saksi atau pengawas tidak setuju', en: '1 line: a witness or supervisor does not agree' },
  many: { id: '{count} baris: saksi atau pengawas tidak setuju', en: '{count} lines: witnesses or supervisors do not agree' },
} as const satisfies Readonly<Record<string, Text>>;
