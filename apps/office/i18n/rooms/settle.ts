import type { Text } from '../../../../kernel/text.ts';

/** What is decided about when a D.Hasil goes up or is accepted. Apart from the catalogue: the first screen shows none of it. */
export const SETTLE = {
  signatures: { id: '{signed} menandatangani, {refused} menolak', en: '{signed} signed, {refused} refused' },
  broken: { id: 'Melanggar aturan penjumlahan: {rules}.', en: 'Breaks a rule of its sums: {rules}.' },
  look: { id: 'Lihat D.Hasil ini dahulu', en: 'Look at this D.Hasil first' },
} as const satisfies Readonly<Record<string, Text>>;
