import { longDate, printPages, sidesOf, startFlow, thousands, weekday, type Flow, type Page } from '../../../kernel/paper/index.ts';
import { buildForm, type Form } from '../../forms/index.ts';
import { peopleOn, STATE_WORDS, type CertificatePaper } from './certificate-paper.ts';
import { BODIES, CAPACITY_WORDS, placesOnPaper } from './form-names.ts';
import { dayAt, drawFoot, drawHead, FOOT, MARGIN, momentAt, qrOf, type Foot } from './frame.ts';
import { COLUMNS_PER_SHEET, drawGrid, GRID_HEAD } from './grid.ts';
import { gridSheets } from './grid-columns.ts';
import { gridBlocks, gridPages } from './grid-rows.ts';
import { CLOSING, signatureBlock } from './signatures.ts';
import { withoutMandates } from './without-mandate.ts';

const FORMAT = { size: 'A3', landscape: true } as const;
const HEAD = 20;
/** The line above the grid: which page of rows, which sheet of columns. */
const CAPTION = 5;

type Document = CertificatePaper['document'];

/**
 * D.HASIL as it is printed: A3 landscape, every row of the form by every station or region below, with what is carried over;
 * then corrections, objections and signatures. Drawn from the certificate's document and what was signed, nothing else.
 */
export async function printDHasil(paper: CertificatePaper): Promise<Uint8Array> {
  const { document } = paper;
  const form = buildForm({ variant: document.contest.variant, contest: document.contest.type, ballot: document.contest.ballot });
  const pages = [...recapPages(document, form), ...closingPages(paper, form)];
  const foot = footOf(paper);
  const head = { model: document.form, standing: STATE_WORDS[paper.state], title: document.title, facts: factsOf(document) };
  const about = { title: `${document.form} ${document.region.name} v${document.version}`, subject: `SHA-256 ${paper.hash}`, made: new Date(paper.drawnUpAt) };
  return printPages(FORMAT, about, pages, (ink, number, of) => {
    drawHead(ink, FORMAT, head);
    drawFoot(ink, FORMAT, foot, number, of);
  });
}

function recapPages(document: Document, form: Form): Page[] {
  const { width, height } = sidesOf(FORMAT);
  const rows = gridPages(gridBlocks(form), height - 2 * MARGIN - HEAD - CAPTION - GRID_HEAD - FOOT - 1.5);
  const sheets = gridSheets(document, COLUMNS_PER_SHEET);
  return rows.flatMap((page, at) => sheets.map((columns, sheet): Page => (ink) => {
    ink.text(MARGIN, MARGIN + HEAD + 3.2, `Bagian ${at + 1} dari ${rows.length}`, { size: 7.5, bold: true });
    ink.text(width - MARGIN, MARGIN + HEAD + 3.2, `Lembar ${sheet + 1} dari ${sheets.length}`, { size: 7.5, bold: true, align: 'right' });
    drawGrid(ink, { x: MARGIN, y: MARGIN + HEAD + CAPTION, width: width - 2 * MARGIN }, page, columns);
  }));
}

function closingPages(paper: CertificatePaper, form: Form): Page[] {
  const { width, height } = sidesOf(FORMAT);
  const { document } = paper;
  const flow = startFlow({ x: MARGIN, y: MARGIN + HEAD, width: width - 2 * MARGIN, height: height - 2 * MARGIN - HEAD - FOOT - 2 });
  minutes(flow, paper);
  corrections(flow, document, form);
  misreadings(flow, document, form);
  replacements(flow, document, form);
  objections(flow, document);
  refusals(flow, paper);
  withoutMandates(flow, peopleOn(paper));
  flow.keep(CLOSING);
  flow.heading('Demikian berita acara dan sertifikat ini dibuat untuk digunakan sebagaimana mestinya.', 8.5);
  signatureBlock(flow, paper, 6);
  return flow.pages();
}

function minutes(flow: Flow, { document, drawnUpAt }: CertificatePaper): void {
  const day = dayAt(drawnUpAt, document.region.path);
  const body = BODIES[document.level].leads;
  const place = placesOnPaper(document.region, document.ancestors).map(({ name }) => name).join(', ');
  const units = document.level === 'overseas' ? 'TPSLN, KSK dan Pos' : document.columns.some((column) => column.station > 0) ? 'TPS' : 'wilayah';
  const count = (value: number | null | undefined): string => thousands(value ?? null);
  const at = (cell: string): string => count(document.total[document.cells.indexOf(cell)]);
  flow.paragraph(
    `Pada hari ini, ${weekday(day)} tanggal ${longDate(day)}, bertempat di ${document.place}, ${body} ${place || 'Republik Indonesia'} menyusun hasil rapat pleno rekapitulasi ` +
    `penghitungan perolehan suara ${document.event.name} (${document.contest.name}), pemungutan suara ${longDate(document.event.date)}. Suara sah ${at('V1')}, suara tidak sah ${at('V2')}, ` +
    `seluruhnya ${at('V3')}, dari ${document.columns.length} ${units}. Dikoreksi: ${document.corrections.length} baris; ` +
    `keberatan dan kejadian khusus: ${document.objections.length}.`, { size: 8.5 });
  flow.gap(3);
}

const labels = (form: Form) => (cell: string): string => {
  const known = form.cells[form.index[cell] ?? -1];
  return known ? `${known.place} ${known.label.id}` : cell;
};

function corrections(flow: Flow, document: Document, form: Form): void {
  flow.heading('Koreksi dalam rapat pleno (ditandai * pada rekapitulasi)');
  if (document.corrections.length === 0) { flow.paragraph('Nihil.', { size: 8 }); return; }
  const label = labels(form);
  flow.table(
    [{ head: 'Tempat', width: 40 }, { head: 'Angka semula dan sesudah koreksi', width: 110 }, { head: 'Alasan', width: 80 }, { head: 'Bukti', width: 60 }, { head: 'Diminta oleh', width: 45 }, { head: 'Disetujui oleh', width: 65 }],
    document.corrections.map((one) => [one.place, one.cells.map(({ cell, before, after }) => `${label(cell)}: ${thousands(before)} menjadi ${thousands(after)}`).join('\n'), one.reason, one.evidence, one.askedBy, one.agreedBy.join(', ')]));
  flow.gap(3);
}

/** What two people had agreed on from the quick way, and the paper did not say when it was read. */
function misreadings(flow: Flow, { misreadings: all }: Document, form: Form): void {
  if (all.length === 0) return;
  const label = labels(form);
  flow.heading('Berbeda dari jalur cepat');
  flow.table([{ head: 'Tempat', width: 60 }, { head: 'Angka jalur cepat dan angka di kertas', width: 160 }, { head: 'Alasan', width: 180 }],
    all.map((one) => [one.place, one.cells.map(({ cell, quick, paper }) => `${label(cell)}: ${thousands(quick)}, di kertas ${thousands(paper)}`).join('\n'), one.reason]));
  flow.gap(3);
}

/** Where the station's own people had typed other figures, and somebody of an office put these in their place. */
function replacements(flow: Flow, { replacements: all }: Document, form: Form): void {
  if (all.length === 0) return;
  const label = labels(form);
  flow.heading('Isian KPPS yang diganti kantor');
  flow.table([{ head: 'Tempat', width: 60 }, { head: 'Isian KPPS dan angka penggantinya', width: 240 }, { head: 'Diganti oleh', width: 100 }],
    all.map((one) => [one.place, one.cells.map(({ cell, before, after }) => `${label(cell)}: ${thousands(before)} diganti ${thousands(after)}`).join('\n'), one.by]));
  flow.gap(3);
}

const OUTCOMES: Readonly<Record<string, string>> = { open: 'Belum diputus', accepted: 'Diterima', rejected: 'Tidak diterima', recommended: 'Rekomendasi pengawas' };
function objections(flow: Flow, document: Document): void {
  flow.heading('Keberatan dan kejadian khusus');
  if (document.objections.length === 0) { flow.paragraph('Nihil.', { size: 8 }); return; }
  flow.table(
    [{ head: 'No', width: 10, align: 'center' }, { head: 'Tempat', width: 45 }, { head: 'Oleh', width: 60 }, { head: 'Isi', width: 145 }, { head: 'Putusan', width: 35 }, { head: 'Penjelasan', width: 105 }],
    document.objections.map((one) => [one.label ?? String(one.number), one.place ?? 'Umum', one.by, (one.kind === 'special_event' ? 'Kejadian khusus: ' : '') + one.matter, one.kind === 'special_event' ? '–' : OUTCOMES[one.outcome] ?? one.outcome, one.answer ?? '']));
  flow.gap(3);
}

/** A refusal voids nothing; its reason stands in full. */
function refusals(flow: Flow, paper: CertificatePaper): void {
  const { signatures } = paper;
  const refused = signatures.filter((signature) => !signature.signed);
  if (refused.length === 0) return;
  const who = new Map(peopleOn(paper).map((person) => [person.id, person]));
  flow.heading('Menolak menandatangani');
  flow.table([{ head: 'Nama', width: 70 }, { head: 'Sebagai', width: 90 }, { head: 'Alasan', width: 240 }], refused.map((signature) => {
    const person = who.get(signature.attendance);
    return [person?.name ?? '', person ? [CAPACITY_WORDS[person.capacity], person.of].filter(Boolean).join(' – ') : '', signature.reason ?? ''];
  }));
  flow.gap(3);
}

/** The chain of regions as the head of a form names it. */
export const factsOf = (document: Pick<Document, 'region' | 'ancestors' | 'contest'>): [string, string][] => [
  ...placesOnPaper(document.region, document.ancestors).map(({ kind, name }): [string, string] => [kind, name]),
  ['Daerah Pemilihan', document.contest.district],
];

function footOf({ document, hash, drawnUpAt }: CertificatePaper): Foot {
  const { region, version, level } = document;
  return {
    form: `${document.form}  ·  ${region.name}  ·  versi ${version}`,
    hash,
    qr: qrOf([document.form, document.event.slug, document.contest.slug, region.path || 'RI', `V${version}`], hash),
    lines: [`${document.event.name}  ·  ${document.contest.name}`, `Disusun ${momentAt(drawnUpAt, region.path)}`],
    initials: ['Ketua', 'Anggota', 'Saksi', BODIES[level].supervises.split(' ')[0] ?? 'Pengawas'],
  };
}
