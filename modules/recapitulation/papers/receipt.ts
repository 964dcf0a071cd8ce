import { fit, printPages, sidesOf, startFlow, thousands, type Ink, type Page } from '../../../kernel/paper/index.ts';
import { buildForm, describeForm, type Form } from '../../forms/index.ts';
import type { CertificateDocument } from '../plenary/contract.ts';
import { factsOf } from './d-hasil.ts';
import { drawFoot, drawHead, drawSubtitle, FOOT, MARGIN, momentAt, qrOf } from './frame.ts';
import { gridBlocks, gridPages, LABEL, type GridRow } from './grid-rows.ts';
import { stationName } from '../plenary/rules/station-name.ts';

/** What a witness or a supervisor takes home from a polling station: the figures as they were sent, and how to know them again. */
export type SheetReceipt = Pick<CertificateDocument, 'event' | 'contest' | 'region' | 'ancestors'> & {
  readonly station: number;
  /** In the order of the form's cells. */
  readonly figures: readonly (number | null)[];
  /** What does not add up, in the words that the station's people read, and why the paper says so; null = nothing was said of it. */
  readonly broken: readonly { readonly rule: string; readonly reason: string | null }[];
  /** SHA-256 of the entry's text; the number of the entry at its station. */
  readonly hash: string; readonly number: number;
  readonly by: string; readonly saidAt: string | null; readonly receivedAt: string;
  /** Pictures of the sheet that the office holds as this is printed, and those that the entry names. */
  readonly photos: readonly { readonly page: number; readonly sha256: string; readonly standing: keyof typeof PHOTO_WORDS }[];
  readonly statements: readonly { readonly name: string; readonly of: string; readonly statement: 'agreed' | 'differs' | 'objection'; readonly at: string; /** By cell: what their own paper has, where it is another figure. */ readonly figures: Readonly<Record<string, number | null>>; readonly reason: string | null }[];
};

const FORMAT = { size: 'A4' } as const;
const HEAD = 40;
const COLUMN = 93.5;
const NUMBER = 10;
const FIGURE = 19;
const LABEL_WIDTH = COLUMN - NUMBER - FIGURE;

/** The receipt of one sheet, A4: figures in the letters of the form, hashes of the entry and of every photo, QR on every page. */
export async function printReceipt(receipt: SheetReceipt): Promise<Uint8Array> {
  const station = stationName({ region: receipt.region.path, station: receipt.station, name: receipt.region.name });
  const facts = [[station.slice(0, -4), station.slice(-3)] as [string, string], ...factsOf(receipt)];
  const form = buildForm({ variant: receipt.contest.variant, contest: receipt.contest.type, ballot: receipt.contest.ballot });
  const foot = {
    form: `Tanda terima  ·  ${station} ${receipt.region.name}  ·  entri ${receipt.number}`, hash: receipt.hash, initials: [],
    qr: qrOf(['C.HASIL', receipt.event.slug, receipt.contest.slug, receipt.region.path, receipt.station, `E${receipt.number}`], receipt.hash),
    lines: [`${receipt.event.name}  ·  ${receipt.contest.name}`, `Diterima ${momentAt(receipt.receivedAt, receipt.region.path)}`],
  };
  const about = { title: `Tanda terima ${station} ${receipt.region.name}`, subject: `SHA-256 ${receipt.hash}`, made: new Date(receipt.receivedAt) };
  return printPages(FORMAT, about, [...figurePages(receipt, gridBlocks(form, LABEL_WIDTH)), ...knowingPages(receipt, form)], (ink, number, of) => {
    drawHead(ink, FORMAT, { model: 'TANDA TERIMA', standing: '', title: '', facts });
    ink.text(105, MARGIN + 30, 'TANDA TERIMA SALINAN C.HASIL', { size: 11, bold: true, align: 'center' });
    drawSubtitle(ink, FORMAT, MARGIN + 35, `${describeForm(form).contest.id.toUpperCase()} – ${receipt.event.name.toUpperCase()}`);
    drawFoot(ink, FORMAT, foot, number, of);
  });
}

function figurePages(receipt: SheetReceipt, blocks: readonly (readonly GridRow[])[]): Page[] {
  const { height } = sidesOf(FORMAT);
  const columns = gridPages(blocks, height - 2 * MARGIN - HEAD - FOOT - 2);
  return Array.from({ length: Math.ceil(columns.length / 2) }, (_, page): Page => (ink) => {
    columns.slice(page * 2, page * 2 + 2).forEach((rows, at) => drawColumn(ink, MARGIN + at * (COLUMN + 3), MARGIN + HEAD, rows, receipt.figures));
  });
}

function drawColumn(ink: Ink, x: number, top: number, rows: readonly GridRow[], figures: SheetReceipt['figures']): void {
  let y = top;
  for (const row of rows) {
    if (row.kind !== 'figure') {
      ink.box(x, y, COLUMN, row.height, { fill: row.kind === 'section' ? 0.8 : 0.95, thickness: 0.15 });
      ink.text(x + NUMBER / 2, y + 3.2, row.number, { size: 6.8, bold: true, align: 'center' });
      const { lines, size } = fit(row.lines[0] ?? '', COLUMN - NUMBER - 2, { size: 6.6, least: 4, most: 1, bold: true });
      ink.text(x + NUMBER + 1, y + 3.2, lines[0] ?? '', { size, bold: true });
    } else drawFigure(ink, x, y, row, figures[row.position] ?? null);
    y += row.height;
  }
}

function drawFigure(ink: Ink, x: number, y: number, row: GridRow, figure: number | null): void {
  const bold = row.isSum || row.part === 'JML';
  const tall = row.height * row.spans;
  if (row.spans > 0) {
    ink.box(x, y, COLUMN, tall, { thickness: 0.15 });
    const first = y + (tall - row.lines.length * LABEL.leading) / 2 + LABEL.leading * 0.8;
    ink.text(x + NUMBER / 2, first, row.number, { size: LABEL.size, align: 'center' });
    ink.lines(x + NUMBER + 1, first, row.lines, LABEL.leading, { size: LABEL.size, bold: row.isSum });
  }
  ink.box(x + COLUMN - FIGURE, y, FIGURE, row.height, { thickness: 0.15 });
  ink.text(x + COLUMN - FIGURE - 4.5, y + row.height / 2 + 0.9, row.part, { size: 6.2, bold, align: 'center' });
  ink.text(x + COLUMN - 1.5, y + row.height / 2 + 1, thousands(figure), { size: 8, bold: bold || row.part === '', align: 'right' });
}

/** Where a picture is as the receipt is printed: `later` = at the office, and not named by the figures that were sent. */
const PHOTO_WORDS = { held: 'Di kantor', later: 'Di kantor, menyusul angka', awaited: 'Belum tiba di kantor', replaced: 'Di kantor, sudah diganti' };
const STATEMENTS = { agreed: 'Sama', differs: 'Berbeda', objection: 'Keberatan' };

/** Each figure that another paper has otherwise: the cell as the form calls it, the figure that was sent, and theirs. */
const differing = (form: Form, sent: SheetReceipt['figures'], theirs: SheetReceipt['statements'][number]['figures']): string[] =>
  form.cells.flatMap(({ id, place, label }, at) => (id in theirs ? [`${place} ${label.id}: dikirim ${figureOf(sent[at])}, kertasnya ${figureOf(theirs[id])}`] : []));
const figureOf = (figure: number | null | undefined): string => (figure === null || figure === undefined ? 'kosong' : thousands(figure));

function knowingPages(receipt: SheetReceipt, form: Form): Page[] {
  const { width, height } = sidesOf(FORMAT);
  const flow = startFlow({ x: MARGIN + 2, y: MARGIN + HEAD, width: width - 2 * MARGIN - 4, height: height - 2 * MARGIN - HEAD - FOOT - 2 });
  const moment = (at: string | null): string => (at === null ? '–' : momentAt(at, receipt.region.path));
  flow.paragraph(`Angka pada lembar ini dikirim oleh ${receipt.by}, menurut jam gawai ${moment(receipt.saidAt)}, diterima ${moment(receipt.receivedAt)}. Angka ini belum merupakan hasil resmi.`, { size: 8.5 });
  flow.gap(3);
  if (receipt.broken.length > 0) {
    flow.heading('Ditulis sesuai formulir, walau tidak cocok');
    flow.table([{ head: 'Yang tidak cocok', width: 110 }, { head: 'Alasan', width: 70 }], receipt.broken.map(({ rule, reason }) => [rule, reason ?? '–']), 8);
    flow.gap(3);
  }
  flow.heading('Foto formulir');
  if (receipt.photos.length === 0) flow.paragraph('Saat tanda terima ini dicetak, kantor belum memegang foto.', { size: 8 });
  else flow.table([{ head: 'Halaman', width: 18, align: 'center' }, { head: 'SHA-256', width: 112 }, { head: 'Saat dicetak', width: 50 }], receipt.photos.map(({ page, sha256, standing }) => [String(page), sha256, PHOTO_WORDS[standing]]), 8);
  flow.gap(3);
  flow.heading('Pernyataan saksi dan pengawas');
  if (receipt.statements.length === 0) flow.paragraph('Belum ada pernyataan.', { size: 8 });
  else flow.table([{ head: 'Nama', width: 36 }, { head: 'Dari', width: 36 }, { head: 'Pernyataan', width: 22 }, { head: 'Waktu', width: 28 }, { head: 'Angka dan alasan', width: 58 }],
    receipt.statements.map((one) => [one.name, one.of, STATEMENTS[one.statement], moment(one.at), [...differing(form, receipt.figures, one.figures), ...(one.reason ? [one.reason] : [])].join('\n')]), 8);
  return flow.pages();
}
