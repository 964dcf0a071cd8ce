import { checkCorrections, checkRecap, type Form } from '../../../../forms/index.ts';
import { addsStations } from '../../rules/levels.ts';
import { placeName, stationName } from '../../rules/station-name.ts';
import type { CertificateDocument, PlenaryLevel } from '../../contract.ts';

type Figures = readonly (number | null)[];
export type DocumentLine = {
  readonly region: string; readonly name: string; readonly station: number; readonly written: Figures | null; readonly figures: Figures; readonly corrected: readonly number[];
  readonly reason: string | null; readonly evidence: string | null; readonly askedBy: string | null; readonly agreedBy: readonly string[];
  /** What the quick way had agreed on where the paper said something else, and why. */ readonly misread: Figures | null; readonly misreadWhy: string | null;
  /** What the station's own people had typed, and who of an office put other figures in its place. */ readonly replaced: Figures | null; readonly replacedBy: string | null;
};

/** All that D.Hasil tells but its figures: what the house knows of the plenary and its contest. */
export type DocumentFrame = Omit<CertificateDocument, 'cells' | 'columns' | 'total' | 'corrections' | 'misreadings' | 'replacements' | 'below'> & { readonly below: CertificateDocument['below'] };

/** What is written is added; a cell that no line has stays absent. */
export function totalOf(lines: readonly Figures[], cells: number): (number | null)[] {
  const total = new Array<number | null>(cells).fill(null);
  for (const figures of lines) for (let at = 0; at < cells; at++) {
    const figure = figures[at] ?? null;
    if (figure !== null) total[at] = (total[at] ?? 0) + figure;
  }
  return total;
}

/** The document of one contest: columns in the order of the lines given, their sum, and every correction with what was written. */
export function buildDocument(frame: DocumentFrame, form: Form, lines: readonly DocumentLine[]): CertificateDocument {
  const cells = form.cells.map((cell) => cell.id);
  return {
    ...frame, cells,
    columns: lines.map((line) => ({ label: line.station === 0 ? line.name : stationName(line), region: line.region, station: line.station, figures: [...line.figures], corrected: [...line.corrected].sort((a, b) => a - b) })),
    total: totalOf(lines.map((line) => line.figures), cells.length),
    corrections: lines.filter((line) => line.corrected.length > 0).map((line) => ({
      place: placeName(line), reason: line.reason ?? '', evidence: line.evidence ?? '', askedBy: line.askedBy ?? '', agreedBy: [...line.agreedBy],
      cells: [...line.corrected].sort((a, b) => a - b).map((at) => ({ cell: cells[at] ?? '', before: line.written?.[at] ?? null, after: line.figures[at] ?? null })),
    })),
    misreadings: lines.flatMap((line) => (line.misread === null ? [] : [{ place: placeName(line), cells: misreadCells(cells, line.misread, line.written ?? []), reason: line.misreadWhy ?? '' }])),
    replacements: lines.flatMap((line) => (line.replaced === null ? [] : [{ place: placeName(line), cells: changedFrom(cells, line.replaced, line.written ?? []), by: line.replacedBy ?? '' }])),
  };
}

/** Cells of which two rows say different things. */
export const changedFrom = (cells: readonly string[], before: Figures, after: Figures): CertificateDocument['replacements'][number]['cells'] =>
  cells.map((cell, at) => ({ cell, before: before[at] ?? null, after: after[at] ?? null })).filter((one) => one.before !== one.after);

const misreadCells = (cells: readonly string[], quick: Figures, paper: Figures): CertificateDocument['misreadings'][number]['cells'] =>
  cells.map((cell, at) => ({ cell, quick: quick[at] ?? null, paper: paper[at] ?? null })).filter((one) => one.quick !== one.paper);

/**
 * Codes of the rules that the certificate breaks: sums of what is below (R20, R21), relations that hold on sums (R02 to R12),
 * and figures that differ from the paper below without a correction (R21).
 */
export function brokenOf(form: Form, level: PlenaryLevel, document: CertificateDocument, lines: readonly DocumentLine[], emptyColumnCounts: boolean): string[] {
  const children = addsStations(level) ? 'stations' : 'certificates';
  const sums = checkRecap(form, document.total, document.columns.map((column) => column.figures), { children, emptyColumnCounts });
  const corrections = lines.flatMap((line) => (line.written === null ? [] : checkCorrections(form, line.written, line.figures, line.corrected.map((at) => document.cells[at] ?? ''))));
  return [...new Set([...sums, ...corrections].map((finding) => finding.code))];
}

/** Is this the last level that adds up the contest? Its certificate is final once it is sent. */
export const isLast = (level: PlenaryLevel, { recapitulatedUpTo: last }: { readonly recapitulatedUpTo: PlenaryLevel }): boolean => last === level;

/**
 * What a certificate becomes that is sent: final at once where nothing adds it up any more. From a hall nothing is final: whoever holds the file could have
 * written all names in it, so it waits for somebody whom the office knows, of the level above (the nation: its own), through whose hands it did not pass.
 */
export const sentAs = (level: PlenaryLevel, contest: Parameters<typeof isLast>[1], where: 'office' | 'hall'): 'sent' | 'accepted' => (where === 'office' && isLast(level, contest) ? 'accepted' : 'sent');
