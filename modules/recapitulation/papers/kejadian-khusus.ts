import { setImmediate as turn } from 'node:timers/promises';
import { fit, longDate, printPages, sidesOf, startFlow, type Flow, type Page } from '../../../kernel/paper/index.ts';
import type { CertificateDocument } from '../plenary/contract.ts';
import { BODIES, CAPACITY_WORDS, placesOnPaper } from './form-names.ts';
import { dayAt, drawFoot, drawHead, drawSubtitle, FOOT, MARGIN, momentAt, qrOf } from './frame.ts';

/** All objections and special events of one plenary, of every contest. `hash` = SHA-256 of the canonical JSON of the rest. */
export type SpecialEventsPaper = Pick<CertificateDocument, 'event' | 'region' | 'ancestors' | 'level' | 'place' | 'attendance'> & {
  readonly hash: string;
  /** The moment of the newest act of the plenary. */
  readonly writtenAt: string;
  readonly entries: readonly (CertificateDocument['objections'][number] & { readonly contest: string | null; readonly at: string | null; /** Attendance number of who raised it. */ readonly raisedBy?: number; /** In whose name. */ readonly raisedAs?: string; /** Who stated it at a station (null = not told while the sheet counts nowhere), for whom they watch (null = by no mandate), and where; null = nobody did. */ readonly stated: { readonly by: string | null; readonly of: string | null; readonly place: string } | null })[];
  /** Objections signed at its stations that it has not taken up; null = not told while the sheet counts nowhere. */
  readonly field: readonly { readonly contest: string; readonly place: string; readonly by: string | null; /** For whom they watch; null = not told, or by no mandate. */ readonly of: string | null; readonly matter: string | null; /** By the key of a phone; null where the house holds no signatures. */ readonly signed: boolean | null }[];
  /** Lines whose figures break a hard rule: the rules in words, and what was written down of why they stand (null = nothing was). */
  readonly broken: readonly { readonly contest: string; readonly place: string; readonly rules: readonly string[]; readonly reason: string | null }[];
};

const FORMAT = { size: 'A4' } as const;
const HEAD = 34;
const MODEL = 'D.KEJADIAN KHUSUS';
/** Rows of a table that are set before the house takes its turn. */
const ROWS_A_TURN = 40;
/** How many entries are set before the house takes its turn: some 20 ms of work. */
const ENTRIES_A_TURN = 8;

/** D.KEJADIAN KHUSUS DAN/ATAU KEBERATAN: A4, one entry under the other, signed by the chair and whoever raised it. */
export async function printSpecialEvents(paper: SpecialEventsPaper): Promise<Uint8Array> {
  const foot = {
    form: `${MODEL}  ·  ${paper.region.name}`, hash: paper.hash, qr: qrOf(['D.KEJADIAN-KHUSUS', paper.event.slug, paper.region.path || 'RI'], paper.hash),
    lines: [paper.event.name, `Keadaan ${momentAt(paper.writtenAt, paper.region.path)}`], initials: [],
  };
  const about = { title: `${MODEL} ${paper.region.name}`, subject: `SHA-256 ${paper.hash}`, made: new Date(paper.writtenAt) };
  return printPages(FORMAT, about, await pagesOf(paper), (ink, number, of) => {
    const facts = placesOnPaper(paper.region, paper.ancestors).map(({ kind, name }) => [kind, name] as const);
    drawHead(ink, FORMAT, { model: MODEL, standing: '', title: '', facts });
    ink.text(105, MARGIN + 21, 'CATATAN KEJADIAN KHUSUS DAN/ATAU KEBERATAN', { size: 10.5, bold: true, align: 'center' });
    drawSubtitle(ink, FORMAT, MARGIN + 26, `RAPAT PLENO REKAPITULASI ${BODIES[paper.level].leads.toUpperCase()} – ${paper.event.name.toUpperCase()}`);
    drawFoot(ink, FORMAT, foot, number, of);
  });
}

async function pagesOf(paper: SpecialEventsPaper): Promise<Page[]> {
  const { width, height } = sidesOf(FORMAT);
  const flow = startFlow({ x: MARGIN + 5, y: MARGIN + HEAD, width: width - 2 * MARGIN - 10, height: height - 2 * MARGIN - HEAD - FOOT - 2 });
  if (paper.entries.length === 0) flow.paragraph('Nihil: tidak ada kejadian khusus dan tidak ada keberatan.', { size: 9 });
  for (const [at, entry] of paper.entries.entries()) {
    oneEntry(flow, paper, entry);
    if (at % ENTRIES_A_TURN === ENTRIES_A_TURN - 1) await turn();
  }
  await fieldObjections(flow, paper);
  await brokenRules(flow, paper);
  flow.gap(4);
  signers(flow, paper);
  return flow.pages();
}

/** A special event is told, and nobody decides on it: no decision stands beside it. */
const KINDS = { objection: 'Keberatan', special_event: 'Kejadian khusus' };
const OUTCOMES: Readonly<Record<string, string>> = { open: 'Belum diputus', accepted: 'Diterima', rejected: 'Tidak diterima; dicatat, rekapitulasi dilanjutkan', recommended: 'Rekomendasi pengawas dilaksanakan' };

const inLines = (...parts: readonly (string | null | undefined)[]): string => parts.filter((part) => typeof part === 'string').join('\n');

function oneEntry(flow: Flow, paper: SpecialEventsPaper, entry: SpecialEventsPaper['entries'][number]): void {
  flow.heading(`${entry.label === undefined ? `${entry.number}.` : entry.label} ${KINDS[entry.kind]}${entry.contest ? ` – ${entry.contest}` : ''}`);
  flow.table([{ head: 'Hal', width: 32 }, { head: 'Keterangan', width: 148 }], [
    ['Tempat', entry.place ?? 'Rapat pleno'],
    ...(entry.at ? [['Waktu', momentAt(entry.at, paper.region.path)]] : []),
    ...(entry.stated ? [['Asal keberatan', inLines(entry.stated.by ?? NOT_TOLD, entry.stated.of, entry.stated.place)]] : []),
    ['Disampaikan oleh', inLines(entry.by, entry.raisedAs)],
    ['Uraian', entry.matter],
    ...(entry.kind === 'objection' ? [['Putusan', OUTCOMES[entry.outcome] ?? entry.outcome]] : []),
    ...(entry.answer ? [['Penjelasan', entry.answer]] : []),
  ], 8.5);
  flow.gap(4);
}

/** A long table, piece by piece; its head stands over each. */
async function longTable(flow: Flow, columns: Parameters<Flow['table']>[0], rows: readonly (readonly string[])[]): Promise<void> {
  for (let at = 0; at < rows.length; at += ROWS_A_TURN) {
    flow.table(columns, rows.slice(at, at + ROWS_A_TURN), 8);
    await turn();
  }
  flow.gap(4);
}

const NOT_TOLD = 'Belum dibuka: angka TPS ini belum dihitung.';

const FIELD_HEADS: readonly (readonly [signed: boolean | null, head: string])[] = [
  [true, 'Keberatan yang ditandatangani di TPS dan belum dibahas dalam rapat ini'], [false, 'Keberatan dari TPS tanpa tanda tangan, belum dibahas dalam rapat ini'], [null, 'Keberatan dari TPS yang belum dibahas dalam rapat ini'],
];

/** What witnesses and supervisors stated at the stations and nobody raised here: it is not lost. What nobody signed is not called signed. */
async function fieldObjections(flow: Flow, { field }: SpecialEventsPaper): Promise<void> {
  for (const [signed, head] of FIELD_HEADS) {
    const rows = field.filter((one) => one.signed === signed);
    if (rows.length === 0) continue;
    flow.heading(`${head}: ${rows.length}`);
    await longTable(flow, [{ head: 'Tempat', width: 40 }, { head: 'Pemilihan', width: 35 }, { head: 'Oleh', width: 35 }, { head: 'Uraian', width: 70 }], rows.map(({ place, contest, by, of, matter }) => [place, contest, inLines(by ?? '–', of), matter ?? NOT_TOLD]));
  }
}

/** Figures stand as they were read; what does not add up is told, with what was written down of it. */
async function brokenRules(flow: Flow, { broken, level }: SpecialEventsPaper): Promise<void> {
  if (broken.length === 0) return;
  const stations = level === 'subdistrict' || level === 'overseas';
  flow.heading(`${stations ? 'TPS' : 'Wilayah'} yang angkanya melanggar aturan: ${broken.length}`);
  flow.paragraph('Angka dicatat seperti yang dibacakan. Daftar ini tidak mengubah hasil.', { size: 8.5 });
  flow.gap(1);
  await longTable(flow, [{ head: stations ? 'Tempat' : 'Wilayah', width: 38 }, { head: 'Pemilihan', width: 30 }, { head: 'Yang tidak sesuai', width: 66 }, { head: 'Alasan yang dicatat', width: 46 }],
    broken.map(({ place, contest, rules, reason }) => [place, contest, rules.join('\n'), reason ?? 'Tidak ada alasan yang dicatat.']));
}

/** From place and date to the foot of the first fields, which stand together. */
const CLOSING = 34;

function signers(flow: Flow, paper: SpecialEventsPaper): void {
  flow.keep(CLOSING);
  flow.paragraph(`${paper.place}, ${longDate(dayAt(paper.writtenAt, paper.region.path))}`, { size: 9, align: 'right' });
  flow.gap(2);
  const raised = new Set(paper.entries.flatMap((entry) => [entry.by, entry.raisedBy]));
  const people = paper.attendance.filter((person) => person.capacity === 'chair' || raised.has(person.id) || raised.has(person.name) || raised.has(`${person.name} (${person.of ?? ''})`));
  for (let at = 0; at < people.length; at += 3) {
    const part = people.slice(at, at + 3);
    const fields = part.map((person) => ({
      as: person.capacity === 'chair' ? `${CAPACITY_WORDS.chair} ${BODIES[paper.level].leads}` : CAPACITY_WORDS[person.capacity],
      of: person.of ? fit(person.of, flow.width / 3 - 4, { size: 7, least: 5.4, most: 1 }) : { lines: [], size: 7 }, name: fit(person.name, flow.width / 3 - 4, { size: 8.5, least: 6.5, most: 1, bold: true }),
    }));
    const [above, below] = [Math.max(1, ...fields.map(({ of }) => of.lines.length)) - 1, Math.max(...fields.map(({ name }) => name.lines.length)) - 1];
    flow.block(28 + above * 2.9 + below * 3.2, (ink, x, y, width) => {
      fields.forEach(({ as, of, name }, column) => {
        const middle = x + (column + 0.5) * (width / 3);
        const line = y + 23 + above * 2.9;
        ink.text(middle, y + 4, as, { size: 8.5, align: 'center' });
        ink.lines(middle, y + 7.6, of.lines, 2.9, { size: of.size, align: 'center' });
        ink.line(middle - 24, line, middle + 24, line, 0.15);
        ink.lines(middle, line + 3.6, name.lines, 3.2, { size: name.size, bold: true, align: 'center' });
      });
    });
  }
}
