import type { Figures, Form } from './form.ts';

/** The position of a cell in the figures of a sheet, or -1 where the form has no such cell. */
export const cellIndex = (form: Form, cellId: string): number => form.index[cellId] ?? -1;

/**
 * Figures in cell order from a record by cell id. Cells not named are absent (null).
 * Throws RangeError for a cell that the form does not have: no figure is ever dropped silently.
 */
export function figuresFromRecord(form: Form, record: Readonly<Record<string, number | null | undefined>>): (number | null)[] {
  const figures = new Array<number | null>(form.cells.length).fill(null);
  for (const [id, figure] of Object.entries(record)) {
    const position = cellIndex(form, id);
    if (position < 0) throw new RangeError(`The form ${form.variant} ${form.contest} has no cell ${id}`);
    figures[position] = figure ?? null;
  }
  return figures;
}

/** A record by cell id, every cell of the form named, absent ones null. */
export const recordFromFigures = (form: Form, figures: Figures): Record<string, number | null> =>
  Object.fromEntries(form.cells.map((cell) => [cell.id, figures[cell.position] ?? null]));
