import { setImmediate as turn } from 'node:timers/promises';
import { printPages, sidesOf, startFlow, type Page } from '../../../kernel/paper/index.ts';
import type { CertificateDocument } from '../plenary/contract.ts';
import { BODIES, placesOnPaper } from './form-names.ts';
import { drawFoot, drawHead, drawSubtitle, FOOT, MARGIN, momentAt, qrOf } from './frame.ts';

/** Every act of one plenary in its order. `hash` = SHA-256 of the canonical JSON of the rest but `writtenAt`. */
export type MinutesPaper = Pick<CertificateDocument, 'event' | 'region' | 'ancestors' | 'level' | 'place'> & {
  readonly hash: string; readonly agenda: string | null;
  /** The moment of the newest act. */
  readonly writtenAt: string;
  readonly rows: readonly { readonly number: number; readonly at: string; readonly what: string; readonly by: string; readonly words: string }[];
};

const FORMAT = { size: 'A4' } as const;
const HEAD = 34;
const MODEL = 'RISALAH RAPAT';
/** How many rows are set before the house takes its turn: some 20 ms of work. */
const ROWS_A_TURN = 40;

/** The minutes of a plenary on A4: number, time by the clock of the region, what was done, by whom, and what is said of it. */
export async function printMinutes(paper: MinutesPaper): Promise<Uint8Array> {
  const { region, ancestors, event, level, hash, writtenAt } = paper;
  const foot = {
    form: `${MODEL}  ·  ${region.name}`, hash, qr: qrOf(['RISALAH', event.slug, region.path || 'RI'], hash),
    lines: [event.name, `Keadaan ${momentAt(writtenAt, region.path)}`], initials: [],
  };
  return printPages(FORMAT, { title: `${MODEL} ${region.name}`, subject: `SHA-256 ${hash}`, made: new Date(writtenAt) }, await pagesOf(paper), (ink, number, of) => {
    drawHead(ink, FORMAT, { model: MODEL, standing: '', title: '', facts: placesOnPaper(region, ancestors).map(({ kind, name }) => [kind, name] as const) });
    ink.text(105, MARGIN + 21, 'RISALAH RAPAT PLENO REKAPITULASI', { size: 10.5, bold: true, align: 'center' });
    drawSubtitle(ink, FORMAT, MARGIN + 26, `${BODIES[level].leads.toUpperCase()} – ${event.name.toUpperCase()}`);
    drawFoot(ink, FORMAT, foot, number, of);
  });
}

const COLUMNS = [{ head: 'No', width: 10, align: 'right' as const }, { head: 'Waktu', width: 34 }, { head: 'Tindakan', width: 38 }, { head: 'Oleh', width: 30 }, { head: 'Keterangan', width: 68 }];

async function pagesOf({ place, agenda, rows, region }: MinutesPaper): Promise<Page[]> {
  const { width, height } = sidesOf(FORMAT);
  const flow = startFlow({ x: MARGIN + 5, y: MARGIN + HEAD, width: width - 2 * MARGIN - 10, height: height - 2 * MARGIN - HEAD - FOOT - 2 });
  flow.paragraph(`Tempat: ${place}${agenda === null ? '' : `\nAcara: ${agenda}`}`, { size: 8.5 });
  flow.gap(2);
  for (let from = 0; from < rows.length; from += ROWS_A_TURN) {
    flow.table(COLUMNS, rows.slice(from, from + ROWS_A_TURN).map(({ number, at, what, by, words }) => [String(number), momentAt(at, region.path), what, by, words]), 7.5);
    await turn();
  }
  return flow.pages();
}
