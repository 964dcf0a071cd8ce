import type { AuditNote } from '../../../kernel/audit/trail.ts';
import { codesOf } from '../../forms/index.ts';
import type { Submission } from './submission.ts';

export const OUTCOMES = ['recorded', 'corrected', 'unchanged'] as const;

/** What became of one sheet; `broken` = bits of RULE_CODES. `again`: the answer of the first sending, told once more. */
export type Outcome = { readonly outcome: (typeof OUTCOMES)[number]; readonly version: number; readonly broken: number; readonly again?: true };

export type OutcomeCounts = { readonly recorded: number; readonly corrected: number; readonly unchanged: number };

/** What was done just now: a sheet whose first answer was only told again counts as unchanged. */
export function countOutcomes(outcomes: readonly Outcome[]): OutcomeCounts {
  const counts = { recorded: 0, corrected: 0, unchanged: 0 };
  for (const { outcome, again } of outcomes) counts[again ? 'unchanged' : outcome] += 1;
  return counts;
}

/** Outcomes as one short text, to be kept beside the key: `0.1.0 2.3.16 …` = outcome, version, broken rules. */
export const packOutcomes = (outcomes: readonly Outcome[]): string =>
  outcomes.map(({ outcome, version, broken }) => `${OUTCOMES.indexOf(outcome)}.${version}.${broken}`).join(' ');

/** The same sheets were sent again: their first outcomes. */
export function unpackOutcomes(packed: unknown): Outcome[] {
  if (typeof packed !== 'string') throw new Error('a kept answer of the intake is not readable');
  return packed.split(' ').map((one) => {
    const [outcome, version, broken] = one.split('.').map(Number) as [number, number, number];
    return { outcome: OUTCOMES[outcome] as Outcome['outcome'], version, broken, again: true };
  });
}

/** What the trail says: one sheet by its name, a batch by its contest, channel and counts. */
export function noteOf(submission: Submission, outcomes: readonly Outcome[]): AuditNote {
  const { contest, channel, sheets, origin, source } = submission;
  const [sheet, outcome] = [sheets[0], outcomes[0]];
  const place = { scheme: contest.scheme, path: commonPath(sheets.map(({ village }) => village)) };
  if (sheets.length > 1 || !sheet || !outcome) {
    return { place, thing: `sheets ${contest.id}/${channel}`, details: { sheets: sheets.length, ...countOutcomes(outcomes), origin, ...source } };
  }
  return {
    place, thing: `sheet ${contest.id}/${channel}/${sheet.village}/${sheet.station}`,
    details: { outcome: outcome.outcome, version: outcome.version, broken: codesOf(outcome.broken), origin, reason: sheet.reason, ...source },
  };
}

/** The smallest region that holds all of them. */
export function commonPath(paths: readonly string[]): string {
  const [first = '', ...rest] = new Set(paths);
  let common = first.split('.');
  for (const path of rest) {
    const codes = path.split('.');
    common = common.filter((_, at) => common.slice(0, at + 1).every((code, i) => code === codes[i]));
  }
  return common.join('.');
}
