import { FIGURE_MAX, SUM_MAX } from '../../../sheets/contract.ts';
import { nextLine, type LineState } from '../states.ts';
import type { DoubtKind } from './doubts.ts';

export type Row = (number | null)[];
export type Source = 'accepted' | 'entry' | 'certificate' | 'typed';
export type Written = { readonly figures: Row; readonly from: Source; readonly certificate: number | null };

/** A line between two acts: all but its place, and who changed it when. Figures in the order of the form's cells, null = absent. */
export type LineStand = {
  readonly state: LineState; readonly written: Row | null; readonly writtenFrom: Source | null; readonly certificate: number | null; readonly figures: Row | null; readonly corrected: readonly number[];
  readonly misread: Row | null; readonly misreadWhy: string | null; readonly replaced: Row | null; readonly replacedBy: string | null;
  readonly reason: string | null; readonly evidence: string | null; readonly askedBy: string | null; readonly agreedBy: readonly string[];
};
/** What is known of it beforehand, at the moment of the act. `own` = what the station's own people typed last; `officeAfter` = who of an office typed after them, by name. */
export type KnownBefore = { readonly written: Written | null; readonly own: Row | null; readonly officeAfter: string | null };
export type LineAsk =
  | { readonly act: 'confirm'; readonly figures: Row; readonly paperSays: string | null; /** Name of who types. */ readonly by: string }
  | { readonly act: 'confirm_many'; /** What is open about it (doubtsAbout). */ readonly doubts: readonly DoubtKind[] }
  | { readonly act: 'correct'; readonly figures: Row; readonly reason: string; readonly evidence: string; readonly askedBy: string; readonly agreedBy: readonly string[] }
  | { readonly act: 'undo'; readonly reason: string };
/** What becomes of it; null = it is that already; or why nothing does. `cells` = where the figures are not what is written. */
export type LineVerdict = { readonly becomes: LineStand | null } | { readonly refused: 'step' | 'certificate_missing' | 'entry_replaced' | 'line_doubted' | 'correction_needed' | 'reason_missing' | 'correction_unwritten' | 'correction_empty'; readonly cells?: readonly number[] };

/** A thousand regions, more than any plenary adds up, make of such figures a sum that every page tells; of much larger ones it is no whole number any more, and drawing up D.Hasil ends in an error. */
const REGION_MAX = Math.floor(SUM_MAX / 1000);
/** The largest figure of one cell: of a station what a paper holds, of a region above far more than any has. */
export const mostOf = (stations: boolean): number => (stations ? FIGURE_MAX : REGION_MAX);
const same = (a: Row, b: Row): boolean => a.length === b.length && a.every((figure, at) => figure === b[at]);
const differing = (figures: Row, written: Row): number[] => figures.flatMap((figure, at) => (figure === written[at] ? [] : [at]));

/** What is written of a line: of a station for good as it stood when it was first read; of a region until it is to be read again; of one that was never read as it is known now. */
function writtenOf(line: Pick<LineStand, 'state' | 'written' | 'writtenFrom' | 'certificate'>, known: KnownBefore, stations: boolean): Written | null {
  const isKept = line.written !== null && line.writtenFrom !== null && (stations || line.state !== 'waiting');
  return isKept ? { figures: line.written, from: line.writtenFrom, certificate: line.certificate } : known.written;
}

/**
 * What one act makes of one line: the law of the house and of a hall's file alike. `stations` = the line is a polling station (kecamatan, abroad), else a region
 * with its certificate. Pure: held, sealed and present are looked at before. Sources: PKPU 5/2024 Art. 14 (reading), PKPU 9/2019 Art. 208 (corrections).
 */
export function actOnLine(line: LineStand, known: KnownBefore, ask: LineAsk, stations: boolean): LineVerdict {
  const written = writtenOf(line, known, stations);
  switch (ask.act) {
    case 'confirm': return confirmed(line, known, written, ask, stations);
    case 'confirm_many': return confirmedAsShown(line, known, written, ask.doubts, stations);
    case 'correct': return corrected(line, known, written, ask, stations);
    case 'undo': return readAgain(line, ask.reason, stations);
  }
}

/** Just what is written, or typed from the paper where nothing is. Figures of a station other than those known are the paper's only when it is read for the first time, with what the paper says. */
function confirmed(line: LineStand, known: KnownBefore, said: Written | null, { figures, paperSays, by }: Extract<LineAsk, { act: 'confirm' }>, stations: boolean): LineVerdict {
  const aside = paperSays !== null && stations && isMisread(line, said, figures) ? said : null;
  const written = aside ? null : said;
  if (!written && !stations) return { refused: 'certificate_missing' };
  if (written && !same(written.figures, figures)) return { refused: 'correction_needed', cells: differing(figures, written.figures) };
  if (line.state !== 'waiting') return line.figures && same(line.figures, figures) ? { becomes: null } : { refused: 'reason_missing' };
  return settled(line, 'confirm', written ?? { figures, from: 'typed', certificate: null }, figures, { ...replacing(line, known, figures, aside?.from === 'entry' ? by : null), ...setAside(aside, paperSays), reason: paperSays ?? line.misreadWhy });
}

/** For D.Hasil: what two people had agreed on, and why it does not stand. */
const setAside = (said: Written | null, paperSays: string | null): Partial<LineStand> => (said?.from === 'accepted' ? { misread: said.figures, misreadWhy: paperSays } : {});

/** Did the quick way say something else than the paper, which is read now for the first time? */
const isMisread = (line: LineStand, said: Written | null, figures: Row): boolean => said !== null && line.state === 'waiting' && line.figures === null && !same(said.figures, figures);

/** Read aloud and found to be what was shown; a line whose entry an office replaced, or of which somebody says otherwise, is read one by one. */
function confirmedAsShown(line: LineStand, known: KnownBefore, written: Written | null, doubts: readonly DoubtKind[], stations: boolean): LineVerdict {
  if (line.state !== 'waiting' || !written) return { refused: 'step' };
  if (line.written === null && isReplaced(known)) return { refused: 'entry_replaced' };
  return doubts.length > 0 ? { refused: 'line_doubted' } : confirmed(line, known, written, { act: 'confirm', figures: written.figures, paperSays: null, by: '' }, stations);
}

/** Is what is known not what the station's own people typed, but an office after them? */
export const isReplaced = ({ written, own, officeAfter }: KnownBefore): boolean => own !== null && officeAfter !== null && !(written && same(own, written.figures));

/** Other figures than what is written, which stays beside them. */
function corrected(line: LineStand, known: KnownBefore, written: Written | null, { figures, reason, evidence, askedBy, agreedBy }: Extract<LineAsk, { act: 'correct' }>, stations: boolean): LineVerdict {
  if (!written) return { refused: stations ? 'correction_unwritten' : 'certificate_missing' };
  if (same(written.figures, figures)) return { refused: 'correction_empty' };
  return settled(line, 'correct', written, figures, { ...replacing(line, known, written.figures, null), reason, evidence, askedBy, agreedBy });
}

/**
 * To be read again. Its figures stay in the sum until then, and no D.Hasil of the contest can be drawn up. What the paper of a
 * station said when it was first read stays written: whatever moves its figures is a correction. A certificate is taken anew.
 */
function readAgain(line: LineStand, reason: string, stations: boolean): LineVerdict {
  const state = nextLine(line.state, 'undo');
  if (state === null) return { refused: 'step' };
  const { written, writtenFrom } = stations ? line : { written: null, writtenFrom: null };
  return { becomes: { ...kept(line), state, written, writtenFrom, certificate: null, figures: line.figures, corrected: [], ...UNSAID, reason } };
}

const UNSAID = { reason: null, evidence: null, askedBy: null, agreedBy: [] } as const;
const kept = ({ misread, misreadWhy, replaced, replacedBy }: LineStand): Pick<LineStand, 'misread' | 'misreadWhy' | 'replaced' | 'replacedBy'> => ({ misread, misreadWhy, replaced, replacedBy });

function settled(line: LineStand, event: 'confirm' | 'correct', written: Written, figures: Row, more: Partial<LineStand>): LineVerdict {
  const state = nextLine(line.state, event);
  if (state === null) return { refused: 'step' };
  return { becomes: { state, written: written.figures, writtenFrom: written.from, certificate: written.certificate, figures, corrected: differing(figures, written.figures), ...kept(line), ...UNSAID, ...more } };
}

/**
 * What the station's own people typed, where it is not what the line says when it is first read and somebody of an office put other figures in its place: by an
 * entry after theirs, or here, against what nobody else had read. It stays with the line.
 */
function replacing(line: LineStand, { own, officeAfter }: KnownBefore, written: Row, typedBy: string | null): Partial<LineStand> {
  const by = officeAfter ?? typedBy;
  return line.written === null && own !== null && by !== null && !same(own, written) ? { replaced: own, replacedBy: by } : {};
}
