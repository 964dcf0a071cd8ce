import { setImmediate as turn } from 'node:timers/promises';
import PDFDocument from 'pdfkit';
import { inkOn, type Ink } from './ink.ts';
import { FONTS } from './letters.ts';

export type Format = { readonly size: 'A4' | 'A3'; readonly landscape?: boolean };
export type Page = (ink: Ink) => void;

/** What the file says about itself. `made` is the document's own moment, never that of the printing. */
export type About = { readonly title: string; readonly subject: string; readonly made: Date };

const SIDES = { A4: [210, 297], A3: [297, 420] } as const;

/** Width and height of a page in millimetres. */
export function sidesOf({ size, landscape }: Format): { width: number; height: number } {
  const [short, long] = SIDES[size];
  return landscape ? { width: long, height: short } : { width: short, height: long };
}

/** How many pages are drawn before the house takes its turn: some 20 ms of work. */
const PAGES_A_TURN = 4;

/** pdfkit's own page and font tables, which its types leave out: text is written past its slow line setter. */
type Inside = { readonly page: { readonly fonts: Record<string, unknown> }; readonly _font: { readonly id: string; ref(): unknown } };

/**
 * Prints pages as one PDF. `frame` draws on every page what they all have: head, foot, page n of m. The same pages, format
 * and `about` give the same bytes.
 */
export async function printPages(format: Format, about: About, pages: readonly Page[], frame: (ink: Ink, number: number, of: number) => void): Promise<Uint8Array> {
  const info = { Title: about.title, Subject: about.subject, Author: 'E-Rekap', Creator: 'E-Rekap', Producer: 'E-Rekap', CreationDate: about.made, ModDate: about.made };
  const doc = new PDFDocument({ autoFirstPage: false, size: format.size, layout: format.landscape ? 'landscape' : 'portrait', margin: 0, info, lang: 'id', displayTitle: true, pdfVersion: '1.7' });
  const pieces: Buffer[] = [];
  const done = new Promise<void>((resolve, reject) => { doc.on('end', resolve).on('error', reject); });
  doc.on('data', (piece: Buffer) => pieces.push(piece));
  const inside = doc as unknown as Inside;
  const fonts = { plain: fontOf(doc, inside, FONTS.plain), bold: fontOf(doc, inside, FONTS.bold) };
  for (const [at, page] of pages.entries()) {
    doc.addPage();
    for (const font of Object.values(fonts)) inside.page.fonts[font.id] = font.ref();
    const drawn: string[] = [];
    const ink = inkOn((instructions) => void drawn.push(instructions), { plain: fonts.plain.id, bold: fonts.bold.id });
    frame(ink, at + 1, pages.length);
    page(ink);
    // At once: pdfkit keeps a buffer of its own for each piece it is given.
    doc.addContent(drawn.join('\n'));
    if (at % PAGES_A_TURN === PAGES_A_TURN - 1) await turn();
  }
  doc.end();
  await done;
  return Buffer.concat(pieces);
}

function fontOf(doc: PDFKit.PDFDocument, inside: Inside, name: string): Inside['_font'] {
  doc.font(name);
  return inside._font;
}
