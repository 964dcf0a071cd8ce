import { createHash } from 'node:crypto';
import { problem, rowError, type RowError } from '../../../kernel/problem.ts';
import { fail, ok, type Result } from '../../../kernel/result.ts';
import type { ContestContext } from '../../elections/index.ts';
import type { Form } from '../../forms/index.ts';
import type { SheetInput } from '../contract.ts';
import type { ArrivingSheet, Submission } from './submission.ts';

/** What a sender says besides the sheets. */
export type Sending = Pick<Submission, 'command' | 'actor' | 'key' | 'contest' | 'channel' | 'origin' | 'source'>;

/** Makes a submission; its hash stands for everything that would be recorded. */
export function submissionOf(sending: Sending, sheets: readonly ArrivingSheet[]): Submission {
  const hash = createHash('sha256').update(`${sending.contest.id}|${sending.channel}|${sending.origin}`);
  for (const sheet of sheets) {
    hash.update(`\n${sheet.village}/${sheet.station}|${sheet.figures.join()}|${sheet.provenance ?? ''}|${sheet.reason ?? ''}|${sheet.after ?? ''}`);
  }
  return { ...sending, sheets, hash: hash.digest() };
}

/** Brings sheets of the wire into the order of the form; a cell the form does not have is named with its sheet (first = 1). */
export function arrivingSheets(contest: ContestContext, inputs: readonly SheetInput[]): Result<ArrivingSheet[]> {
  const errors: RowError[] = [];
  const { cells } = contest.form;
  const position = positionsOf(contest.form);
  const sheets = inputs.map((input, at): ArrivingSheet => {
    const figures = new Array<number | null>(cells.length).fill(null);
    for (const id of Object.keys(input.figures)) {
      const found = position.get(id);
      if (found === undefined) errors.push(rowError('column_missing', { row: at + 1, column: id }));
      else figures[found] = input.figures[id] ?? null;
    }
    const { provenance, reason, after } = input;
    for (const id of Object.keys(provenance ?? {})) if (!position.has(id)) errors.push(rowError('column_missing', { row: at + 1, column: id }));
    return { village: input.village, station: input.station, figures, provenance: provenance ? JSON.stringify(provenance) : null, reason: reason ?? null, after };
  });
  const [first] = errors;
  if (!first) return ok(sheets);
  const reason = `formulir ${contest.form.variant} ${contest.form.contest} tidak mempunyai isian ini`;
  return fail(problem('input_invalid', { column: `sheets.${first.row - 1}.figures.${first.column ?? ''}`, reason }, errors.slice(0, 100)));
}

const positions = new WeakMap<Form, ReadonlyMap<string, number>>();

/** Cell id → position as a map: a plain object would take `constructor` for a cell. */
function positionsOf(form: Form): ReadonlyMap<string, number> {
  let found = positions.get(form);
  if (!found) positions.set(form, (found = new Map(form.cells.map((cell) => [cell.id, cell.position]))));
  return found;
}

/** Checks that a contest has a channel of that name. */
export function knownChannel(contest: ContestContext, channel: string): Result<string> {
  if (contest.channels.includes(channel)) return ok(channel);
  return fail(problem('not_found', { thing: { id: `Jalur ${channel} pada ${contest.name}`, en: `Channel ${channel} of ${contest.name}` } }));
}

