import type { Frame } from './flow.ts';
import type { Ink } from './ink.ts';
import { wrap } from './letters.ts';

/** `width`: its share of the whole width, in any unit. */
export type TableColumn = { readonly head: string; readonly width: number; readonly align?: 'left' | 'center' | 'right' };
export type TableRow = { readonly height: number; draw(ink: Ink, x: number, y: number): void };

const PADDING = 1.2;
const step = (size: number): number => size * 0.42;

/** The head and the rows of a table, measured and ready to be drawn. A row higher than the frame comes as several. */
export function rowsOf(columns: readonly TableColumn[], rows: readonly (readonly string[])[], frame: Frame, size: number): { head: TableRow; body: TableRow[] } {
  const shares = columns.reduce((sum, column) => sum + column.width, 0);
  const widths = columns.map((column) => (column.width / shares) * frame.width);
  const linesOf = (row: readonly string[], bold: boolean): string[][] =>
    columns.map((_, at) => wrap(row[at] ?? '', (widths[at] ?? 0) - 2 * PADDING, size, bold));
  const head = tableRow(linesOf(columns.map((column) => column.head), true), widths, columns.map(() => 'center'), size, true);
  const most = Math.max(1, Math.floor((frame.height - head.height - 2 * PADDING) / step(size)));
  const body = rows.flatMap((row) => slices(linesOf(row, false), most).map((lines) => tableRow(lines, widths, columns.map((column) => column.align ?? 'left'), size, false)));
  return { head, body };
}

function slices(cells: readonly string[][], most: number): string[][][] {
  const longest = Math.max(...cells.map((lines) => lines.length));
  return Array.from({ length: Math.ceil(longest / most) }, (_, at) => cells.map((lines) => lines.slice(at * most, (at + 1) * most)));
}

function tableRow(cells: readonly string[][], widths: readonly number[], aligns: readonly ('left' | 'center' | 'right')[], size: number, isHead: boolean): TableRow {
  const height = Math.max(1, ...cells.map((lines) => lines.length)) * step(size) + 2 * PADDING;
  const draw = (ink: Ink, left: number, y: number): void => {
    let x = left;
    cells.forEach((lines, at) => {
      const width = widths[at] ?? 0;
      const align = aligns[at] ?? 'left';
      ink.box(x, y, width, height, isHead ? { fill: 0.92, thickness: 0.2 } : { thickness: 0.15 });
      const anchor = align === 'left' ? x + PADDING : align === 'right' ? x + width - PADDING : x + width / 2;
      const top = isHead ? y + (height - lines.length * step(size)) / 2 : y + PADDING;
      ink.lines(anchor, top + step(size) * 0.78, lines, step(size), { size, bold: isHead, align });
      x += width;
    });
  };
  return { height, draw };
}
