import type { Ink, Style } from './ink.ts';
import { wrap } from './letters.ts';
import type { Page } from './print.ts';
import { rowsOf, type TableColumn } from './table-rows.ts';

/** The part of every page that a flow may fill, in millimetres. */
export type Frame = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
export type { TableColumn };

/**
 * Sets what it is given one under the other and begins a new page where the next piece does not fit. Drawing happens when
 * the pages are printed.
 */
export type Flow = {
  readonly width: number;
  paragraph(text: string, style?: Style & { readonly leading?: number }): void;
  /** A heading that does not stay alone at the foot of a page. */
  heading(text: string, size?: number): void;
  gap(height: number): void;
  /** What comes next stands together: a new page where less than this height is left. */
  keep(height: number): void;
  /** A piece that is never broken: drawn with its left upper corner at (x, y). */
  block(height: number, draw: (ink: Ink, x: number, y: number, width: number) => void): void;
  /** Heads are repeated on every page. Rows are broken only where one is higher than a page. */
  table(columns: readonly TableColumn[], rows: readonly (readonly string[])[], size?: number): void;
  pages(): Page[];
};

/** Points to the millimetres between two baselines. */
export const leadingOf = (size: number): number => size * 0.43;

type Cursor = { readonly frame: Frame; readonly pages: ((ink: Ink) => void)[][]; y: number };

export function startFlow(frame: Frame): Flow {
  const cursor: Cursor = { frame, pages: [[]], y: 0 };
  const put = (height: number, draw: (ink: Ink, x: number, y: number, width: number) => void): void => {
    makeRoom(cursor, height);
    const y = frame.y + cursor.y;
    cursor.pages.at(-1)?.push((ink) => draw(ink, frame.x, y, frame.width));
    cursor.y += height;
  };
  const paragraph: Flow['paragraph'] = (text, { leading, ...style } = {}) => {
    const size = style.size ?? 8;
    const step = leading ?? leadingOf(size);
    const at = style.align === 'center' ? frame.width / 2 : style.align === 'right' ? frame.width : 0;
    for (const line of wrap(text, frame.width, size, style.bold)) put(step, (ink, x, y) => ink.text(x + at, y + step * 0.75, line, { ...style, size }));
  };
  return {
    width: frame.width, paragraph,
    heading: (text, size = 9) => {
      if (cursor.y + leadingOf(size) * 4 > frame.height) turnPage(cursor);
      paragraph(text, { size, bold: true, leading: leadingOf(size) + 1.2 });
    },
    gap: (height) => { cursor.y = Math.min(frame.height, cursor.y + height); },
    keep: (height) => makeRoom(cursor, height),
    block: put,
    table: (columns, rows, size = 7.5) => setTable(cursor, put, columns, rows, size),
    pages: () => cursor.pages.map((drawings) => (ink) => { for (const draw of drawings) draw(ink); }),
  };
}

function turnPage(cursor: Cursor): void {
  cursor.pages.push([]);
  cursor.y = 0;
}

const makeRoom = (cursor: Cursor, height: number): void => {
  if (cursor.y > 0 && cursor.y + height > cursor.frame.height) turnPage(cursor);
};

function setTable(cursor: Cursor, put: Flow['block'], columns: readonly TableColumn[], rows: readonly (readonly string[])[], size: number): void {
  const { head, body } = rowsOf(columns, rows, cursor.frame, size);
  let headed = -1;
  for (const row of body) {
    const isNewPage = headed !== cursor.pages.length - 1;
    makeRoom(cursor, row.height + (isNewPage ? head.height : 0));
    if (headed !== cursor.pages.length - 1) {
      put(head.height, head.draw);
      headed = cursor.pages.length - 1;
    }
    put(row.height, row.draw);
  }
}
