import { may, ofEvent } from '../../../kernel/access.ts';
import { problem, rowError, type Problem, type ProblemCode, type RowError } from '../../../kernel/problem.ts';
import { fail, ok, type Result } from '../../../kernel/result.ts';
import { judgeOf } from '../contest.ts';
import { isBlank, judgeAgainstRoll, judgeSheet, type Judge, type Verdict } from '../rules/judge.ts';
import type { Stations } from './station-book.ts';
import type { ArrivingSheet, PlacedSheet, StationPlace, Submission } from './submission.ts';

/**
 * Finds the station of every sheet, checks the right on its village, and judges its figures. One sheet that does not
 * fit refuses them all: the problem names each by its number in the submission (first = 1).
 * Problems: region_unknown (also: outside the district), value_unknown, row_duplicate, value_missing, not_allowed, way_closed.
 */
export function placeSheets(submission: Submission, stations: Stations): Result<PlacedSheet[]> {
  const refused = notAllowed(submission);
  if (refused) return fail(refused);
  const judge = judgeOf(submission.contest);
  const seen = new Set<StationPlace>();
  const errors: RowError[] = [];
  const placed: PlacedSheet[] = [];
  for (const [at, sheet] of submission.sheets.entries()) {
    const place = stations.get(sheet.village)?.get(sheet.station);
    if (!place || !submission.contest.covers(sheet.village)) errors.push(unknown(sheet, at, !stations.has(sheet.village) || place !== undefined));
    else if (seen.has(place)) errors.push(fault('row_duplicate', at, 'station', `${sheet.village}/${sheet.station}`));
    else if (isBlank(sheet.figures)) errors.push(fault('value_missing', at, 'figures', null));
    else placed.push({ ...sheet, at, submission, place, verdict: verdictOf(judge, submission, sheet, place) });
    if (place) seen.add(place);
  }
  return errors[0] ? fail(refusal(errors[0], errors)) : ok(placed);
}

/** What people of this house agreed on, or read aloud in a plenary, is held against the roll as well. */
function verdictOf(judge: Judge, { command, contest }: Submission, { figures }: ArrivingSheet, { dptTotal, unitType }: StationPlace): Verdict {
  return isRead(command) ? judgeAgainstRoll(judge, figures, dptTotal, unitType, contest.parameters.exempt[unitType] ?? []) : judgeSheet(judge, figures, dptTotal, unitType);
}

const isRead = (command: Submission['command']): boolean => command === 'sheets.accept' || command === 'recapitulation.confirm';

function notAllowed({ actor, contest, sheets, command }: Submission): Problem | null {
  if (isRead(command)) return null;
  if (contest.publication !== 'as_recorded') return problem('way_closed', { thing: contest.name });
  const verb = 'sheets.record';
  const within = ofEvent(contest.event);
  const villages = new Set(sheets.map((sheet) => sheet.village));
  const beyond = [...villages].filter((path) => !may(actor, verb, { scheme: contest.scheme, path, within }));
  if (beyond.length === 0) return null;
  // A KPPS holds the right on its own station only, which lies below the village.
  const outside = sheets.some((sheet) => beyond.includes(sheet.village) && !may(actor, verb, { scheme: contest.scheme, path: `${sheet.village}/${sheet.station}`, within }));
  return outside ? problem('not_allowed', { verb }) : null;
}

const unknown = (sheet: ArrivingSheet, at: number, region: boolean): RowError =>
  region ? fault('region_unknown', at, 'village', sheet.village) : fault('value_unknown', at, 'station', String(sheet.station));

const fault = (code: ProblemCode, at: number, column: string, value: string | null): RowError => rowError(code, { row: at + 1, column, value });

/** The first error speaks for all; at most 100 are listed. */
const refusal = (first: RowError, errors: readonly RowError[]): Problem =>
  problem(first.code, { row: first.row, column: first.column ?? '', value: first.value ?? '' }, errors.slice(0, 100));
