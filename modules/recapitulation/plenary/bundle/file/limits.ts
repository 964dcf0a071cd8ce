import { CARRIED_TABLES } from '../store/carried.ts';
import type { BundleKind } from './pack.ts';

/**
 * What one row may be. `bytes` of its line; `values` and `holders` (lists and objects among them) are counted before anything is built:
 * an empty list is three bytes in a file and fifty in memory.
 */
export type RowLimit = { readonly bytes: number; readonly values: number; readonly holders: number };
/** `order`: tables of the first rows; all others are of `rest`. A table that stands in neither is refused before it is read. */
export type FileLimit = RowLimit & { readonly rows: number; readonly order: readonly string[]; readonly rest: ReadonlySet<string>; of(table: string): RowLimit };

const [KIB, MIB] = [1024, 1024 * 1024];
const SMALL: RowLimit = { bytes: 2 * KIB, values: 40, holders: 4 };

/**
 * Five contests of 1,200 stations (ballots of 2024), a third of the lines read three times and three versions of every D.Hasil: a snapshot of
 * 17 MiB with 2.5 million values, 10,000 acts of 13 MiB. The largest act confirms 100 lines: 0.6 MiB.
 */
const BACK: FileLimit = {
  bytes: 48 * MIB, values: 8_000_000, holders: 500_000, rows: 60_000, order: ['header', 'snapshot'], rest: new Set(['act']),
  of: (table) => (table === 'header' ? SMALL : table === 'snapshot' ? { bytes: 24 * MIB, values: 3_000_000, holders: 150_000 } : { bytes: 2 * MIB, values: 250_000, holders: 3000 }),
};

/** On the way out the rows of a house, and pictures: how many of those fit is asked before (`photos_large`). It ends below the longest text that the engine holds. */
const OUT: FileLimit = {
  bytes: 500 * MIB, values: 40_000_000, holders: 4_000_000, rows: 250_000, order: ['header'], rest: new Set(['officer', 'name', 'picture', ...CARRIED_TABLES]),
  of: (table) => (table === 'header' ? { bytes: 24 * MIB, values: 400_000, holders: 10 } : { bytes: 8 * MIB, values: 500_000, holders: 50_000 }),
};

export const FILE_LIMITS: Readonly<Record<BundleKind, FileLimit>> = { back: BACK, out: OUT };
