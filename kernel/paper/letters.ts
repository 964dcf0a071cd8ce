import PDFDocument from 'pdfkit';

/** Points in a millimetre. */
export const POINTS = 72 / 25.4;

/** Codes 0x80–0x9F of the Windows-1252 alphabet; a space where it has none. All others are those of Latin-1. */
const HIGH = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ';
const BY_CHARACTER = new Map(Array.from(HIGH).flatMap((character, at): [string, number][] => (character === ' ' ? [] : [[character, 0x80 + at]])));

const codeOf = (character: string): number | null => {
  const code = character.codePointAt(0) ?? 0;
  if ((code >= 0x20 && code < 0x7f) || (code >= 0xa0 && code <= 0xff)) return code;
  return BY_CHARACTER.get(character) ?? null;
};

/** The codes of a text in the alphabet of the printed fonts: a letter outside it loses its mark, or becomes `?`. */
export function codesOf(text: string): number[] {
  const codes: number[] = [];
  for (const character of text.normalize('NFC')) {
    const own = codeOf(character);
    if (own !== null) codes.push(own);
    else if (/\s/.test(character)) codes.push(0x20);
    else codes.push(codeOf(character.normalize('NFD').charAt(0)) ?? 0x3f);
  }
  return codes;
}

export const FONTS = { plain: 'Helvetica', bold: 'Helvetica-Bold' } as const;

/** Widths of the 256 codes in thousandths of the font size; read once, from the tables that pdfkit brings. */
function widthsOf(font: string): Float64Array {
  const measure = new PDFDocument({ autoFirstPage: false });
  measure.font(font).fontSize(1000);
  const widths = new Float64Array(256);
  for (let code = 0x20; code < 256; code++) {
    const character = code >= 0x80 && code < 0xa0 ? (HIGH[code - 0x80] ?? ' ') : String.fromCharCode(code);
    widths[code] = measure.widthOfString(character);
  }
  return widths;
}
let known: { readonly plain: Float64Array; readonly bold: Float64Array } | null = null;
const widths = () => (known ??= { plain: widthsOf(FONTS.plain), bold: widthsOf(FONTS.bold) });

/** Width of codes in millimetres, set at `size` points. */
export function widthOfCodes(codes: readonly number[], size: number, bold = false): number {
  const table = widths()[bold ? 'bold' : 'plain'];
  let sum = 0;
  for (const code of codes) sum += table[code] ?? 0;
  return (sum * size) / 1000 / POINTS;
}

/** Width of a text in millimetres, set at `size` points. */
export const widthOf = (text: string, size: number, bold = false): number => widthOfCodes(codesOf(text), size, bold);

/** Lines of at most `width` millimetres. A word that is longer than a line is broken; line breaks of the text are kept. */
export function wrap(text: string, width: number, size: number, bold = false): string[] {
  return text.split(/\r\n|[\r\n]/).flatMap((paragraph) => {
    const lines: string[] = [];
    let line = '';
    for (const word of paragraph.split(/\s+/).filter(Boolean).flatMap((one) => pieces(one, width, size, bold))) {
      const longer = line === '' ? word : `${line} ${word}`;
      if (line !== '' && widthOf(longer, size, bold) > width) {
        lines.push(line);
        line = word;
      } else line = longer;
    }
    return [...lines, line];
  });
}

export type Fitted = { readonly lines: readonly string[]; readonly size: number };

/** A text in at most `most` lines: at its size, or as small as it takes, down to `least`. Where even that is too long it comes in more lines: nothing is cut off. */
export function fit(text: string, width: number, { size, least, most, bold = false }: { readonly size: number; readonly least: number; readonly most: number; readonly bold?: boolean }): Fitted {
  let at = size;
  let lines = wrap(text, width, at, bold);
  while (lines.length > most && at > least) {
    at = Math.max(least, at - 0.2);
    lines = wrap(text, width, at, bold);
  }
  return { lines, size: at };
}

function pieces(word: string, width: number, size: number, bold: boolean): string[] {
  if (widthOf(word, size, bold) <= width) return [word];
  const parts: string[] = [];
  let part = '';
  for (const character of word) {
    if (part !== '' && widthOf(part + character, size, bold) > width) {
      parts.push(part);
      part = '';
    }
    part += character;
  }
  return [...parts, part];
}
