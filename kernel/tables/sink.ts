import type { Problem } from '../problem.ts';
import type { Header } from './columns.ts';
import { rowErrors, type RowErrors } from './errors.ts';

/** Who receives a table. */
export type TableSink = {
  /** Called once with the header row; a problem (such as `column_missing`) ends the reading. */
  header?(header: Header): Problem | null;
  /**
   * Rows as they stand, every one as wide as the header, `firstRow` being the number of the first (header = 1).
   * The next batch waits for the promise.
   */
  rows(rows: string[][], firstRow: number): void | Promise<void>;
};

export type Batch = { readonly firstRow: number; readonly rows: string[][] };

/** Collects rows into batches of consecutive row numbers: blank rows are skipped, ragged ones noted; both are counted. */
export type Batcher = {
  add(row: number, cells: string[]): void;
  /** Hands over what was collected. */
  deliver(sink: TableSink): Promise<void>;
};

export function batcher(width: number, errors: RowErrors = rowErrors()): Batcher {
  let batches: Batch[] = [];
  let current: string[][] = [];
  let next = 0;
  return {
    add(row, cells) {
      if (cells[0] === '' && cells.every((cell) => cell === '')) return;
      if (cells.length !== width) {
        errors.add('row_width', row, null, `${cells.length} ≠ ${width}`);
        return;
      }
      if (row === next && current.length > 0) current.push(cells);
      else batches.push({ firstRow: row, rows: (current = [cells]) });
      next = row + 1;
    },
    async deliver(sink) {
      const ready = batches;
      batches = [];
      current = [];
      for (const batch of ready) await sink.rows(batch.rows, batch.firstRow);
    },
  };
}
