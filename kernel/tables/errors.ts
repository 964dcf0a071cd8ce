import { problem, rowError, type Problem, type ProblemCode, type RowError } from '../problem.ts';

/** Row errors of one import: the first are kept for people to read, all are counted. */
export type RowErrors = {
  /** Notes one error. `row` counts as a spreadsheet does (header = row 1). */
  add(code: ProblemCode, row: number, column: string | null, value: string | null): void;
  readonly count: number;
  readonly first: readonly RowError[];
  /** `import_refused` with the kept errors, or null when there were none. */
  problem(): Problem | null;
};

/** Keeps the first `limit` errors, so that a file with a million bad rows fills neither memory nor the screen. */
export function rowErrors(limit = 100): RowErrors {
  const first: RowError[] = [];
  let count = 0;
  return {
    add(code, row, column, value) {
      count += 1;
      if (first.length < limit) first.push(rowError(code, { row, column, value }));
    },
    get count() {
      return count;
    },
    first,
    problem: () => (count === 0 ? null : problem('import_refused', { count }, first)),
  };
}
