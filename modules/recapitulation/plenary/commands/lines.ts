import type { z } from 'zod';
import type { Tx } from '../../../../kernel/db/schema.ts';
import { problem } from '../../../../kernel/problem.ts';
import { fail, ok, type Result } from '../../../../kernel/result.ts';
import type { Text } from '../../../../kernel/text.ts';
import { figuresFromRecord } from '../../../forms/index.ts';
import { FIGURE_MAX } from '../../../sheets/contract.ts';
import { ConfirmLine, ConfirmMany, CorrectLine, UndoLine, type LinesDone } from '../contract.ts';
import { nextLine } from '../states.ts';
import { attendanceOf } from '../store/hall.ts';
import type { LineChange, LineRow, Source } from '../store/lines.ts';
import { act, PlenaryId } from './act.ts';
import { changedMeanwhile, changeLines, thingOf, type Decision, type Held } from './change-lines.ts';

type Row = (number | null)[];
type Written = { readonly figures: Row; readonly from: Source; readonly certificate: number | null };
const same = (a: Row, b: Row): boolean => a.length === b.length && a.every((figure, at) => figure === b[at]);
const refs = ({ contest, region, station }: { contest: number; region: string; station: number }) => ({ contest, region, station });

/** Figures by cell id in the order of the form; an unknown cell is named, and one of a station that is larger than any paper's. */
function inOrder(held: Held, figures: Readonly<Record<string, number | null>>): Result<Row> {
  const { form } = held.contest;
  const refused = (cells: readonly string[], reason: Text) => fail(problem('input_invalid', { column: cells.slice(0, 5).map((id) => `figures.${id.slice(0, 20)}`).join(', '), reason }));
  const unknown = Object.keys(figures).filter((id) => !Object.hasOwn(form.index, id));
  if (unknown.length > 0) return refused(unknown, { id: 'formulir ini tidak mempunyai isian itu', en: 'this form has no such cell' });
  const large = needsCertificate(held) ? [] : Object.keys(figures).filter((id) => (figures[id] ?? 0) > FIGURE_MAX);
  return large.length > 0 ? refused(large, { id: `bilangan bulat 0–${FIGURE_MAX}`, en: `a whole number from 0 to ${FIGURE_MAX}` }) : ok(figuresFromRecord(form, figures));
}

/** What is written of a line: as it stood when it was read; of one that was never read (or waits for a certificate) as it is known now. */
const writtenOf = (row: LineRow): Written | null => {
  if (row.state !== 'waiting' && row.written && row.writtenFrom) return { figures: row.written, from: row.writtenFrom, certificate: row.certificate };
  return row.knownFigures && row.knownFrom ? { figures: row.knownFigures, from: row.knownFrom, certificate: row.knownCertificate } : null;
};

const missingCertificate = ({ row, contest }: Held) => problem('certificate_missing', { contest: contest.name, place: row.name });
const needsCertificate = ({ plenary }: Held): boolean => plenary.level !== 'subdistrict' && plenary.level !== 'overseas';

/** Did the quick way say something else than the paper, which is read now for the first time? */
const isMisread = (held: Held, known: Written | null, figures: Row): boolean =>
  known !== null && held.row.state === 'waiting' && held.row.figures === null && !needsCertificate(held) && !same(known.figures, figures);

/** The paper was misread: why, and for D.Hasil what two people had agreed on. */
const setAside = (known: Written | null, paperSays: string | null): Partial<LineChange> =>
  ({ reason: paperSays, ...(known?.from === 'accepted' ? { misread: known.figures, misreadWhy: paperSays } : {}) });

/** Who typed from the paper against an entry that nobody else had read. */
const typedOver = (known: Written | null, by: string | null): string | null => (known?.from === 'entry' ? by : null);

/** Why figures that do not add up stand as they were read: what the paper says, else what was told of it before. */
const asPaperSays = ({ misreadWhy }: LineRow, paperSays: string | null): Partial<LineChange> => ({ reason: paperSays ?? misreadWhy });

/**
 * What the station's own people typed, where it is not what the line says when it is first read and somebody of an office put other figures in its place: by an
 * entry after theirs, or here, against what nobody else had read. It stays with the line.
 */
function replacing({ row, replacedBy }: Held, written: Row, typedBy: string | null = null): Pick<LineChange, 'replaced' | 'replacedBy'> {
  const by = replacedBy ?? typedBy;
  const isFirst = row.written === null && row.ownFigures !== null && by !== null && !same(row.ownFigures, written);
  return isFirst ? { replaced: row.ownFigures, replacedBy: by } : { replaced: row.replaced, replacedBy: row.replacedBy };
}

/** A line read aloud and found to be what is written; what nobody wrote down before is typed from the paper, with what the paper says where it does not add up. */
function confirmed(held: Held, figures: Row, paperSays: string | null = null, by: string | null = null): Result<Decision> {
  const { row, contest } = held;
  const known = writtenOf(row);
  const misread = paperSays !== null && isMisread(held, known, figures);
  const written = misread ? null : known;
  if (!written && needsCertificate(held)) return fail(missingCertificate(held));
  if (written && !same(written.figures, figures)) {
    const cells = contest.form.cells.filter(({ position }) => written.figures[position] !== figures[position]).map(({ id }) => id);
    return fail(problem('correction_needed', { thing: thingOf(row), cells: cells.slice(0, 12).join(', ') }));
  }
  if (row.state !== 'waiting' && row.figures && same(row.figures, figures)) return ok(null);
  if (row.state !== 'waiting') return fail(problem('reason_missing', { thing: thingOf(row) }));
  return ok({ why: row.reason, change: settled(row, 'confirm', written ?? { figures, from: 'typed', certificate: null }, figures, { ...replacing(held, figures, misread ? typedOver(known, by) : null), ...(misread ? setAside(known, paperSays) : asPaperSays(row, paperSays)) }) });
}

const settled = (row: LineRow, event: 'confirm' | 'correct', written: Written, figures: Row, more: Partial<LineChange> = {}): LineChange => {
  const state = nextLine(row.state, event);
  if (state === null) throw new Error(`a line cannot ${event} from ${row.state}`);
  const corrected = figures.flatMap((figure, at) => (figure === written.figures[at] ? [] : [at]));
  return { contest: row.contest, regionId: row.regionId, station: row.station, state, written: written.figures, writtenFrom: written.from, certificate: written.certificate, figures, corrected,
    misread: row.misread, misreadWhy: row.misreadWhy, replaced: row.replaced, replacedBy: row.replacedBy, reason: null, evidence: null, askedBy: null, agreedBy: [], ...more };
};

const Confirm = ConfirmLine.extend({ id: PlenaryId });

/** One line, with the figures that were read aloud. */
export const confirmLine = act<z.output<typeof Confirm>, LinesDone>({
  name: 'recapitulation.confirm', input: Confirm, hold: 'beside', during: ['open'],
  run: (tx, actor, plenary, line) => changeLines(tx, actor, plenary, 'confirm', [line], (held, { figures, paperSays }) => {
    const ordered = inOrder(held, figures);
    return ordered.ok ? confirmed(held, ordered.value, paperSays, actor.name) : ordered;
  }),
  details: (line, { lines }) => ({ ...refs(line), ...(line.paperSays === null ? {} : { paperSays: line.paperSays }), broken: lines[0]?.broken }),
});

const Many = ConfirmMany.extend({ id: PlenaryId });

/** Lines that were read aloud and are what was shown as written, known by its mark. */
export const confirmMany = act<z.output<typeof Many>, LinesDone>({
  name: 'recapitulation.confirm_many', input: Many, hold: 'beside', during: ['open'],
  run: (tx, actor, plenary, { lines }) => changeLines(tx, actor, plenary, 'confirm', lines, (held, { mark }) => {
    const { row } = held;
    if (row.state !== 'waiting' || row.knownMark !== mark || row.knownFigures === null) return fail(changedMeanwhile(row));
    if (row.written === null && row.isReplaced) return fail(problem('entry_replaced', { thing: thingOf(row), by: held.replacedBy ?? '' }));
    return confirmed(held, row.knownFigures);
  }),
  details: ({ lines }) => ({ lines: lines.length, first: lines[0] && refs(lines[0]) }),
});

/** Names of those who agree, all of them present now; without the chair's initials nothing is corrected (domain of PKPU 9/2019, Art. 208). */
async function agreeing(tx: Tx, plenary: number, numbers: readonly number[]): Promise<Result<string[]>> {
  const present = new Map((await attendanceOf(tx, plenary)).filter(({ left_at: left }) => left === null).map((one) => [one.id, one]));
  const absent = numbers.filter((id) => !present.has(id));
  if (absent.length > 0) return fail(problem('not_present', { numbers: absent.slice(0, 10).join(', ') }));
  const people = [...new Set(numbers)].flatMap((id) => present.get(id) ?? []);
  const reason = { id: 'ketua rapat ikut menyetujui koreksi', en: 'the chair agrees to a correction' };
  return people.some(({ capacity }) => capacity === 'chair') ? ok(people.map(({ name }) => name)) : fail(problem('input_invalid', { column: 'agreedBy', reason }));
}

const Correct = CorrectLine.extend({ id: PlenaryId });

/** Other figures than what is written: reason, evidence, who asked and who agreed stand in D.Hasil; what was written stays beside it. */
export const correctLine = act<z.output<typeof Correct>, LinesDone>({
  name: 'recapitulation.correct', input: Correct, hold: 'beside', during: ['open'],
  async run(tx, actor, plenary, line) {
    const agreed = await agreeing(tx, plenary.id, line.agreedBy);
    if (!agreed.ok) return agreed;
    const agreedBy = agreed.value;
    return changeLines(tx, actor, plenary, 'correct', [line], (held, { figures, reason, evidence, askedBy }) => {
      const ordered = inOrder(held, figures);
      if (!ordered.ok) return ordered;
      const written = writtenOf(held.row);
      if (!written) return fail(needsCertificate(held) ? missingCertificate(held) : problem('correction_unwritten', { thing: thingOf(held.row) }));
      if (same(written.figures, ordered.value)) return fail(problem('correction_empty', { thing: thingOf(held.row) }));
      return ok({ why: reason, change: settled(held.row, 'correct', written, ordered.value, { ...replacing(held, written.figures), reason, evidence, askedBy, agreedBy }) });
    });
  },
  details: (line, { lines }) => ({ ...refs(line), reason: line.reason, evidence: line.evidence, agreedBy: line.agreedBy, broken: lines[0]?.broken }),
});

const Undo = UndoLine.extend({ id: PlenaryId });

/**
 * To be read again. Its figures stay in the sum until then, and no D.Hasil of the contest can be drawn up. What the paper of a
 * station said when it was first read stays written: whatever moves its figures is a correction. A certificate is taken anew.
 */
export const undoLine = act<z.output<typeof Undo>, LinesDone>({
  name: 'recapitulation.undo', input: Undo, hold: 'beside', during: ['open'],
  run: (tx, actor, plenary, line) => changeLines(tx, actor, plenary, 'undo', [line], (held, { reason }) => {
    const { row } = held;
    const state = nextLine(row.state, 'undo');
    if (state === null) return fail(changedMeanwhile(row));
    const change: LineChange = { contest: row.contest, regionId: row.regionId, station: row.station, state, ...(needsCertificate(held) ? { written: null, writtenFrom: null } : { written: row.written, writtenFrom: row.writtenFrom }), certificate: null, figures: row.figures,
      corrected: [], misread: row.misread, misreadWhy: row.misreadWhy, replaced: row.replaced, replacedBy: row.replacedBy, reason, evidence: null, askedBy: null, agreedBy: [] };
    return ok({ why: null, change });
  }),
  details: (line) => ({ ...refs(line), reason: line.reason }),
});
