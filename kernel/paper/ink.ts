import { codesOf, POINTS, widthOfCodes } from './letters.ts';

/** Size in points (7 unless said); grey from 0, black, to 1, white. */
export type Style = { readonly size?: number; readonly bold?: boolean; readonly align?: 'left' | 'center' | 'right'; readonly grey?: number };

/** What a page can be drawn with. Millimetres from the top left corner; the y of a text is that of its baseline. */
export type Ink = {
  /** One line of text, its left end, middle or right end at x. */
  text(x: number, y: number, text: string, style?: Style): void;
  /** Lines one under the other; answers the y under the last. */
  lines(x: number, y: number, lines: readonly string[], leading: number, style?: Style): number;
  line(x1: number, y1: number, x2: number, y2: number, thickness?: number): void;
  box(x: number, y: number, width: number, height: number, look?: { readonly fill?: number; readonly thickness?: number }): void;
  /** A picture of black dots in rows, such as a QR code, `side` millimetres wide. */
  dots(x: number, y: number, side: number, dots: Dots): void;
};
export type Dots = { readonly size: number; get(row: number, column: number): boolean };

const short = (value: number): string => String(Math.round(value * 100) / 100);
const mm = (value: number): string => short(value * POINTS);
const HEX = Array.from({ length: 256 }, (_, code) => code.toString(16).padStart(2, '0'));

type InCodes = { readonly codes: readonly number[]; readonly hex: string };
function inCodes(words: string): InCodes {
  const codes = codesOf(words);
  let hex = '';
  for (const code of codes) hex += HEX[code] ?? '';
  return { codes, hex };
}

/** A D.Hasil of 400 TPS has a hundred thousand figures, nearly all of them small: each is put into codes once. */
const SMALL_FIGURE = /^\d{1,3}$/;
const small = new Map<string, InCodes>();
function smallFigure(words: string): InCodes {
  const known = small.get(words) ?? inCodes(words);
  small.set(words, known);
  return known;
}

/** An ink that writes drawing instructions of PDF (ISO 32000-1, 8 and 9); `fonts` are the names the page knows them by. */
export function inkOn(write: (instructions: string) => void, fonts: { readonly plain: string; readonly bold: string }): Ink {
  const text: Ink['text'] = (x, y, words, { size = 7, bold = false, align = 'left', grey = 0 } = {}) => {
    const { codes, hex } = SMALL_FIGURE.test(words) ? smallFigure(words) : inCodes(words);
    if (codes.length === 0) return;
    const back = align === 'left' ? 0 : widthOfCodes(codes, size, bold) / (align === 'center' ? 2 : 1);
    write(`BT /${bold ? fonts.bold : fonts.plain} ${short(size)} Tf ${short(grey)} g 1 0 0 -1 ${mm(x - back)} ${mm(y)} Tm <${hex}> Tj ET`);
  };
  return {
    text,
    lines: (x, y, lines, leading, style) => {
      lines.forEach((line, at) => text(x, y + at * leading, line, style));
      return y + lines.length * leading;
    },
    line: (x1, y1, x2, y2, thickness = 0.15) => write(`0 G ${mm(thickness)} w ${mm(x1)} ${mm(y1)} m ${mm(x2)} ${mm(y2)} l S`),
    box: (x, y, width, height, { fill, thickness } = {}) => {
      const path = `${mm(x)} ${mm(y)} ${mm(width)} ${mm(height)} re`;
      if (fill !== undefined) write(`${short(fill)} g ${path} f`);
      if (thickness !== undefined) write(`0 G ${mm(thickness)} w ${path} S`);
    },
    dots: (x, y, side, dots) => write(`0 g ${dotPath(x, y, side / dots.size, dots)} f`),
  };
}

/** Dots beside each other are one rectangle: no hairlines between them, and a third of the bytes. */
function dotPath(x: number, y: number, step: number, dots: Dots): string {
  const parts: string[] = [];
  for (let row = 0; row < dots.size; row++) {
    for (let column = 0; column < dots.size; column++) {
      const start = column;
      while (column < dots.size && dots.get(row, column)) column++;
      if (column > start) parts.push(`${mm(x + start * step)} ${mm(y + row * step)} ${mm((column - start) * step)} ${mm(step)} re`);
    }
  }
  return parts.join(' ');
}
