import type { Ballot } from '../ballot.ts';
import { EMPTY_COLUMN } from '../ballot.ts';
import type { Cell } from '../form.ts';
import type { FormVariant } from '../variants/variant.ts';
import type { EmptyColumn, Rule } from './rule.ts';

const EMPTY_CELL = `C.${EMPTY_COLUMN}`;

/** Sections "votes" and "valid and invalid votes" (C.n, P.n.*, V1, V2, V3). */
export function voteRules(variant: FormVariant, ballot: Ballot, cells: readonly Cell[]): Rule[] {
  const votes = cells.filter((cell) => cell.kind === 'votes').map((cell) => cell.id);
  return [
    ...validVotes(ballot),
    { kind: 'sum', code: 'R10', total: 'V3', parts: ['V1', 'V2'] },
    { kind: 'sum', code: 'R11', total: 'V3', parts: ['S2'] },
    { kind: 'sum', code: 'R11', total: 'V3', parts: ['B4_J'] },
    ...votes.map((cell): Rule => ({
      kind: 'atMost', code: 'R17', parts: [cell], limit: 'V1', ...(cell === EMPTY_CELL ? { when: 'emptyColumnCounts' } : {}),
    })),
    ...[...votes, 'V1', 'V2', 'V3'].map((cell): Rule => ({ kind: 'atMost', code: 'R17', parts: [cell], limit: 'S1' })),
    ...captured(variant, cells),
    { kind: 'beyondReserve', code: 'W01', votes: 'V1', voters: 'A1_J' },
  ];
}

/** R08 and, for parties, R09: what the valid votes are the sum of. */
function validVotes(ballot: Ballot): Rule[] {
  if (ballot.kind === 'parties') {
    const totals = ballot.parties.map((party) => `P.${party.number}.B`);
    return [
      { kind: 'sum', code: 'R08', total: 'V1', parts: totals },
      ...ballot.parties.map((party): Rule => ({
        kind: 'sum',
        code: 'R09',
        total: `P.${party.number}.B`,
        parts: [`P.${party.number}.A`, ...party.candidates.map((candidate) => `P.${party.number}.${candidate.number}`)],
      })),
    ];
  }
  const contestants = ballot.contestants.map((contestant) => `C.${contestant.number}`);
  if (ballot.kind !== 'pairs' || !ballot.emptyColumn) return [{ kind: 'sum', code: 'R08', total: 'V1', parts: contestants }];
  const r08 = (parts: string[], when: EmptyColumn): Rule => ({ kind: 'sum', code: 'R08', total: 'V1', parts, when });
  return [r08([...contestants, EMPTY_CELL], 'emptyColumnCounts'), r08(contestants, 'emptyColumnDoesNotCount')];
}

/** R22 and R23: the wall sheet says each figure twice more, in strokes and in bubbles. */
const captured = ({ tally }: FormVariant, cells: readonly Cell[]): Rule[] => cells.flatMap((cell): Rule[] => [
  ...(cell.tally && tally ? [{ kind: 'tally', code: 'R22', cell: cell.id, rowMax: tally.rowMax } as const] : []),
  ...(cell.bubbles ? [{ kind: 'bubbles', code: 'R23', cell: cell.id } as const] : []),
]);
