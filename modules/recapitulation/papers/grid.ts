import { thousands, widthOf, wrap, type Ink } from '../../../kernel/paper/index.ts';
import type { GridColumn } from './grid-columns.ts';
import { heightOf, LABEL, type GridRow } from './grid-rows.ts';

const NUMBER_WIDTH = 11;
const HEAD = 15;
const GROUP_HEAD = 4.6;
const TALL_GROUP_HEAD = 9;
/** Points below which a name is no longer read on paper. */
const SMALLEST = 4.8;
const WIDEST = 28;
/** Columns of one sheet between the label and the right margin of an A3 page. */
export const COLUMNS_PER_SHEET = 20;

type Place = { readonly x: number; readonly y: number; readonly width: number };
const SHADE: Readonly<Record<GridColumn['kind'], number | null>> = { column: null, subtotal: 0.93, carried: 0.93, total: 0.88 };

/** Height that the grid needs besides its rows. */
export const GRID_HEAD = HEAD;

/** One page of the recapitulation: rows by columns, with their heads. */
export function drawGrid(ink: Ink, page: Place, rows: readonly GridRow[], columns: readonly GridColumn[]): void {
  const widths = columnWidths(page.width - NUMBER_WIDTH - LABEL.width, columns);
  const place = { ...page, width: NUMBER_WIDTH + LABEL.width + widths.reduce((sum, width) => sum + width, 0) };
  const left = place.x + NUMBER_WIDTH + LABEL.width;
  const total = HEAD + heightOf(rows);
  shade(ink, left, place.y, total, columns, widths);
  drawHead(ink, place, left, columns, widths);
  let y = place.y + HEAD;
  for (const row of rows) {
    if (row.kind === 'figure') drawFigures(ink, place.x, y, row, left, columns, widths);
    else drawHeading(ink, place, y, row);
    y += row.height;
  }
  verticals(ink, place, rows, left, columns, widths);
  ink.box(place.x, place.y, place.width, total, { thickness: 0.35 });
}

/** Narrow columns for single figures, wider ones for sums; few columns do not spread over the whole page. */
function columnWidths(width: number, columns: readonly GridColumn[]): number[] {
  const weights = columns.map((column) => (column.kind === 'column' ? 1 : 1.22));
  const unit = Math.min(WIDEST, width / Math.max(weights.reduce((sum, weight) => sum + weight, 0), 1));
  return weights.map((weight) => weight * unit);
}

function shade(ink: Ink, left: number, y: number, height: number, columns: readonly GridColumn[], widths: readonly number[]): void {
  let x = left;
  columns.forEach((column, at) => {
    const fill = SHADE[column.kind];
    if (fill !== null) ink.box(x, y, widths[at] ?? 0, height, { fill });
    x += widths[at] ?? 0;
  });
}

function drawHead(ink: Ink, place: Place, left: number, columns: readonly GridColumn[], widths: readonly number[]): void {
  ink.text(place.x + NUMBER_WIDTH / 2, place.y + HEAD / 2 + 1, 'NO', { bold: true, align: 'center' });
  ink.text(place.x + NUMBER_WIDTH + LABEL.width / 2, place.y + HEAD / 2 + 1, 'URAIAN', { bold: true, align: 'center' });
  const groupHeight = groupHeadOf(columns, widths);
  let x = left;
  columns.forEach((column, at) => {
    const width = widths[at] ?? 0;
    const top = column.group === null ? 0 : groupHeight;
    headText(ink, x, place.y + top, width, HEAD - top, column);
    if (column.group !== null) {
      if (columns[at - 1]?.groupOf !== column.groupOf) groupHead(ink, { x, y: place.y, width: spanOf(columns, widths, at), height: groupHeight }, column.group, column.groupKind);
      ink.line(x, place.y + groupHeight, x + width, place.y + groupHeight);
    }
    x += width;
  });
  ink.line(place.x, place.y + HEAD, place.x + place.width, place.y + HEAD, 0.3);
}

function spanOf(columns: readonly GridColumn[], widths: readonly number[], from: number): number {
  let span = 0;
  for (let at = from; at < columns.length && columns[at]?.groupOf === columns[from]?.groupOf; at++) span += widths[at] ?? 0;
  return span;
}

/** The name over a group of columns, with its kind where there is room for both; `size` is what one line of it takes. */
function groupLine(width: number, name: string, kind: string): { readonly text: string; readonly size: number } {
  const text = [`${kind} ${name}`.trim(), name].map((one) => one.toUpperCase()).find((one) => widthOf(one, 6.5, true) < width - 1.5) ?? name.toUpperCase();
  return { text, size: Math.min(6.5, (6.5 * (width - 1)) / widthOf(text, 6.5, true)) };
}

/** All groups of a sheet have heads of one height: that of one line, or of several where one would be too small to be read. */
function groupHeadOf(columns: readonly GridColumn[], widths: readonly number[]): number {
  const isSmall = columns.some(({ group, groupOf, groupKind }, at) => group !== null && columns[at - 1]?.groupOf !== groupOf && groupLine(spanOf(columns, widths, at), group, groupKind).size < SMALLEST);
  return isSmall ? TALL_GROUP_HEAD : GROUP_HEAD;
}

function groupHead(ink: Ink, { x, y, width, height }: Place & { readonly height: number }, name: string, kind: string): void {
  const { text, size } = groupLine(width, name, kind);
  if (size >= SMALLEST) ink.text(x + width / 2, y + (height === GROUP_HEAD ? 3.1 : height / 2 + 0.8), text, { size, bold: true, align: 'center' });
  else inBox(ink, { x, y, width, height }, text);
}

/** Words in the middle of a box, in as many lines as they need, as large as the height bears. */
function inBox(ink: Ink, { x, y, width, height }: Place & { readonly height: number }, text: string): void {
  const longest = Math.max(...text.split(/\s+/).map((word) => widthOf(word, 6.4, true)));
  const leading = (size: number): number => size * 0.4;
  let size = Math.max(4.4, Math.min(6.4, (6.4 * (width - 1.2)) / longest));
  let lines = wrap(text, width - 1, size, true);
  while (lines.length * leading(size) > height - 0.6 && size > 2) {
    size -= 0.2;
    lines = wrap(text, width - 1, size, true);
  }
  ink.lines(x + width / 2, y + (height - lines.length * leading(size)) / 2 + leading(size) * 0.82, lines, leading(size), { size, bold: true, align: 'center' });
}

function headText(ink: Ink, x: number, y: number, width: number, height: number, column: GridColumn): void {
  inBox(ink, { x, y, width, height }, column.head.toUpperCase());
}

function drawHeading(ink: Ink, place: Place, y: number, row: GridRow): void {
  ink.box(place.x, y, place.width, row.height, { fill: row.kind === 'section' ? 0.8 : 0.95 });
  const style = { size: row.kind === 'section' ? 7.2 : 6.8, bold: true };
  ink.text(place.x + NUMBER_WIDTH / 2, y + 3.2, row.number, { ...style, align: 'center' });
  ink.text(place.x + NUMBER_WIDTH + 1.2, y + 3.2, row.lines[0] ?? '', style);
  ink.line(place.x, y, place.x + place.width, y, 0.25);
  ink.line(place.x, y + row.height, place.x + place.width, y + row.height, 0.25);
}

function drawFigures(ink: Ink, x: number, y: number, row: GridRow, left: number, columns: readonly GridColumn[], widths: readonly number[]): void {
  const middle = y + row.height / 2 + 0.9;
  const labelLeft = x + NUMBER_WIDTH;
  if (row.spans > 0) drawLabel(ink, x, y, row);
  if (row.part) ink.text(left - 4.5, middle, row.part, { size: 6.2, align: 'center', bold: row.part === 'JML' });
  const right = columns.length > 0 ? left + widths.reduce((sum, width) => sum + width, 0) : left;
  ink.line(row.spans > 0 ? x : row.part ? left - 9 : labelLeft, y, right, y, row.spans > 0 ? 0.15 : 0.08);
  const bold = row.isSum || row.part === 'JML';
  let at = left;
  columns.forEach((column, index) => {
    const width = widths[index] ?? 0;
    const isCorrected = column.corrected.has(row.position);
    if (isCorrected) ink.box(at + 0.5, y + 0.45, width - 1, row.height - 0.9, { fill: 0.85, thickness: 0.25 });
    const text = thousands(column.figures[row.position] ?? null) + (isCorrected ? ' *' : '');
    ink.text(at + width - 1.1, middle, text, { size: sizeOf(text, width), align: 'right', bold: bold || isCorrected || column.kind === 'total' });
    at += width;
  });
}

/** Figures keep one size; only those that would leave their column are set smaller. */
const sizeOf = (text: string, width: number): number => (text.length <= 7 ? 7 : Math.min(7, (7 * (width - 1.6)) / widthOf(text, 7, true)));

function drawLabel(ink: Ink, x: number, y: number, row: GridRow): void {
  const height = row.height * row.spans;
  const style = { size: LABEL.size, bold: row.isSum };
  const top = y + (height - row.lines.length * LABEL.leading) / 2 + LABEL.leading * 0.8;
  ink.text(x + NUMBER_WIDTH / 2, top, row.number, { ...style, align: 'center' });
  ink.lines(x + NUMBER_WIDTH + 1.2, top, row.lines, LABEL.leading, style);
}

/** Lines between the columns stop at headings, which go over the whole width. */
function verticals(ink: Ink, place: Place, rows: readonly GridRow[], left: number, columns: readonly GridColumn[], widths: readonly number[]): void {
  const runs: [number, number][] = [];
  let y = place.y + HEAD;
  for (const row of rows) {
    const last = runs.at(-1);
    if (row.kind === 'figure' && last?.[1] === y) last[1] = y + row.height;
    else if (row.kind === 'figure') runs.push([y, y + row.height]);
    y += row.height;
  }
  const groupHeight = groupHeadOf(columns, widths);
  const draw = (x: number, top: number): void => {
    ink.line(x, top, x, place.y + HEAD);
    for (const [from, to] of runs) ink.line(x, from, x, to);
  };
  draw(place.x + NUMBER_WIDTH, place.y);
  let x = left;
  columns.forEach((column, at) => {
    const isInside = column.group !== null && columns[at - 1]?.group === column.group;
    draw(x, place.y + (isInside ? groupHeight : 0));
    x += widths[at] ?? 0;
  });
  const parts = rows.some((row) => row.part !== '');
  if (parts) splitLines(ink, place, rows, left - 9);
}

function splitLines(ink: Ink, place: Place, rows: readonly GridRow[], x: number): void {
  let y = place.y + HEAD;
  for (const row of rows) {
    if (row.part) ink.line(x, y, x, y + row.height, 0.1);
    y += row.height;
  }
}
