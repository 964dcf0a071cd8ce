import type { z } from 'zod';
import type { Tx } from '../../../../kernel/db/schema.ts';
import { problem, rowError } from '../../../../kernel/problem.ts';
import { fail, ok, type Result } from '../../../../kernel/result.ts';
import type { Text } from '../../../../kernel/text.ts';
import { cellsInWords, figuresFromRecord } from '../../../forms/index.ts';
import { ConfirmLine, ConfirmMany, CorrectLine, UndoLine, type LinesDone } from '../contract.ts';
import { agreement } from '../rules/agreement.ts';
import { doubtsAbout } from '../rules/doubts.ts';
import { doubtWords } from '../rules/doubt-words.ts';
import { DURING } from '../rules/during.ts';
import { addsStations } from '../rules/levels.ts';
import { actOnLine, mostOf, type KnownBefore, type LineAsk, type Row } from '../rules/line-acts.ts';
import { attendanceOf } from '../store/hall.ts';
import { act, PlenaryId } from './act.ts';
import { changedMeanwhile, changeLines, thingOf, type Decision, type Held } from './change-lines.ts';

const refs = ({ contest, region, station }: { contest: number; region: string; station: number }) => ({ contest, region, station });

/**
 * Figures by cell id in the order of the form; an unknown cell is named, and one of a station that is larger than any paper's: to people in the words of the
 * printed row, to programs by its id in `errors`.
 */
function inOrder(held: Held, figures: Readonly<Record<string, number | null>>): Result<Row> {
  const { form } = held.contest;
  const refused = (code: 'column_missing' | 'value_too_large', ids: readonly string[], reason: Text) => {
    const cells = ids.map((id) => id.slice(0, 20));
    const errors = ids.slice(0, 100).map((id, at) => rowError(code, { row: 1, column: cells[at] ?? '', value: String(figures[id] ?? '') }));
    return fail(problem('input_invalid', { column: cellsInWords(form, cells, 5), reason }, errors));
  };
  const unknown = Object.keys(figures).filter((id) => !Object.hasOwn(form.index, id));
  if (unknown.length > 0) return refused('column_missing', unknown, { id: 'formulir ini tidak mempunyai isian itu', en: 'this form has no such cell' });
  const most = mostOf(isStation(held));
  const large = Object.keys(figures).filter((id) => (figures[id] ?? 0) > most);
  return large.length > 0 ? refused('value_too_large', large, { id: `bilangan bulat 0–${most}`, en: `a whole number from 0 to ${most}` }) : ok(figuresFromRecord(form, figures));
}

const missingCertificate = ({ row, contest }: Held) => problem('certificate_missing', { contest: contest.name, place: row.name });

/** What the rule (rules/line-acts.ts) makes of a line that is held, or its refusal in words. */
function decided(held: Held, ask: LineAsk): Result<Decision> {
  const { row, contest } = held;
  const verdict = actOnLine(row, knownOf(held), ask, isStation(held));
  if ('becomes' in verdict) return ok(verdict.becomes && { why: ask.act === 'correct' ? ask.reason : ask.act === 'undo' ? null : row.reason, change: { contest: row.contest, regionId: row.regionId, station: row.station, ...verdict.becomes } });
  switch (verdict.refused) {
    case 'step': return fail(changedMeanwhile(row));
    case 'certificate_missing': return fail(missingCertificate(held));
    case 'entry_replaced': return fail(problem('entry_replaced', { thing: thingOf(row), by: held.replacedBy ?? '' }));
    case 'line_doubted': return fail(problem('line_doubted', { thing: thingOf(row), why: doubtWords(doubtsAbout(row.heard)) }));
    case 'correction_needed': return fail(problem('correction_needed', { thing: thingOf(row), cells: cellsInWords(contest.form, contest.form.cells.filter(({ position }) => verdict.cells?.includes(position)).map(({ id }) => id)) }));
    case 'reason_missing': case 'correction_unwritten': case 'correction_empty': return fail(problem(verdict.refused, { thing: thingOf(row) }));
  }
}

const isStation = ({ plenary }: Held): boolean => addsStations(plenary.level);
const knownOf = ({ row, replacedBy }: Held): KnownBefore => ({
  written: row.knownFigures && row.knownFrom ? { figures: row.knownFigures, from: row.knownFrom, certificate: row.knownCertificate } : null, own: row.ownFigures, officeAfter: replacedBy,
});

const Confirm = ConfirmLine.extend({ id: PlenaryId });

/** One line, with the figures that were read aloud. */
export const confirmLine = act<z.output<typeof Confirm>, LinesDone>({
  name: 'recapitulation.confirm', input: Confirm, hold: 'beside', during: DURING.confirm,
  run: (tx, actor, plenary, line) => changeLines(tx, actor, plenary, 'confirm', [line], (held, { figures, paperSays }) => {
    const ordered = inOrder(held, figures);
    return ordered.ok ? decided(held, { act: 'confirm', figures: ordered.value, paperSays, by: actor.name }) : ordered;
  }),
  details: (line, { lines }) => ({ ...refs(line), ...(line.paperSays === null ? {} : { paperSays: line.paperSays }), broken: lines[0]?.broken }),
});

const Many = ConfirmMany.extend({ id: PlenaryId });

/** Lines that were read aloud and are what was shown as written, known by its mark. */
export const confirmMany = act<z.output<typeof Many>, LinesDone>({
  name: 'recapitulation.confirm_many', input: Many, hold: 'beside', during: DURING.confirm,
  run: (tx, actor, plenary, { lines }) => changeLines(tx, actor, plenary, 'confirm', lines, (held, { mark }) => {
    const { row } = held;
    return row.knownMark === mark ? decided(held, { act: 'confirm_many', doubts: doubtsAbout(row.heard) }) : fail(changedMeanwhile(row));
  }),
  details: ({ lines }) => ({ lines: lines.length, first: lines[0] && refs(lines[0]) }),
});

async function agreeing(tx: Tx, plenary: number, numbers: readonly number[]): Promise<Result<readonly string[]>> {
  const found = agreement((await attendanceOf(tx, plenary)).filter(({ left_at: left }) => left === null), numbers);
  if ('names' in found) return ok(found.names);
  return fail('absent' in found ? problem('not_present', { numbers: found.absent.slice(0, 10).join(', ') })
    : problem('input_invalid', { column: 'agreedBy', reason: { id: 'ketua rapat ikut menyetujui koreksi', en: 'the chair agrees to a correction' } }));
}

const Correct = CorrectLine.extend({ id: PlenaryId });

/** Other figures than what is written: reason, evidence, who asked and who agreed stand in D.Hasil; what was written stays beside it. */
export const correctLine = act<z.output<typeof Correct>, LinesDone>({
  name: 'recapitulation.correct', input: Correct, hold: 'beside', during: DURING.correct,
  async run(tx, actor, plenary, line) {
    const agreed = await agreeing(tx, plenary.id, line.agreedBy);
    if (!agreed.ok) return agreed;
    const agreedBy = agreed.value;
    return changeLines(tx, actor, plenary, 'correct', [line], (held, { figures, reason, evidence, askedBy }) => {
      const ordered = inOrder(held, figures);
      return ordered.ok ? decided(held, { act: 'correct', figures: ordered.value, reason, evidence, askedBy, agreedBy }) : ordered;
    });
  },
  details: (line, { lines }) => ({ ...refs(line), reason: line.reason, evidence: line.evidence, agreedBy: line.agreedBy, broken: lines[0]?.broken }),
});

const Undo = UndoLine.extend({ id: PlenaryId });

/** To be read again. */
export const undoLine = act<z.output<typeof Undo>, LinesDone>({
  name: 'recapitulation.undo', input: Undo, hold: 'beside', during: DURING.undo,
  run: (tx, actor, plenary, line) => changeLines(tx, actor, plenary, 'undo', [line], (held, { reason }) => decided(held, { act: 'undo', reason })),
  details: (line) => ({ ...refs(line), reason: line.reason }),
});
