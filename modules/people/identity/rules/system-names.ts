/** What the house itself is called where it did something; ids below one of these ('system:demo-kpps') are called alike. */
const SYSTEM_NAMES: readonly (readonly [string, string])[] = [['system:demo', 'Kota contoh'], ['system:clock', 'Jam E-Rekap'], ['system:retention', 'Retensi']];

/** The name of an id that is nobody's; undefined for people and for what has no name. */
export const systemName = (id: string): string | undefined => SYSTEM_NAMES.find(([system]) => id === system || id.startsWith(`${system}-`))?.[1];
