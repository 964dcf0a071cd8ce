import { problem } from '../problem.ts';
import { fail, ok, type Result } from '../result.ts';
import { textCell } from './cells.ts';

/** The header row of a table: names without surrounding spaces, in file order. */
export type Header = { readonly names: readonly string[]; readonly index: ReadonlyMap<string, number> };

/** Reads the header row. Columns without a name are allowed and ignored; a name used twice is `column_duplicate`. */
export function readHeader(cells: readonly string[]): Result<Header> {
  const names = cells.map((cell) => textCell(cell.trim()));
  const index = new Map<string, number>();
  for (const [i, name] of names.entries()) {
    if (name === '') continue;
    if (index.has(name)) return fail(problem('column_duplicate', { column: name, row: 1 }));
    index.set(name, i);
  }
  return ok({ names, index });
}

/** Where the wanted columns stand, in the order asked; every missing one is named (`column_missing`). */
export function findColumns(header: Header, wanted: readonly string[]): Result<number[]> {
  const missing = wanted.filter((name) => !header.index.has(name));
  if (missing.length > 0) return fail(problem('column_missing', { column: missing.join('", "') }));
  return ok(wanted.map((name) => header.index.get(name) as number));
}
