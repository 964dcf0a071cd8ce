import type { LineState } from '../states.ts';
import type { Source } from './line-acts.ts';

/**
 * Why a line that waits is looked at by itself: a witness or supervisor said last that it is not the same (`statement`); somebody agreed to a copy whose figures are
 * not those written, since it was replaced (`copy`); the second reader read something else (`reader`); an office put other figures in place of the station's own
 * (`office`); an objection of the plenary is not answered (`objection`); what was read aloud before is not what is written (`figures`).
 */
export const DOUBTS = ['statement', 'copy', 'reader', 'office', 'objection', 'figures'] as const;
export type DoubtKind = (typeof DOUBTS)[number];

/** What is heard of a line besides its figures. `quick` = state of its sheet on the quick way, `from` = where what is written comes from; both null where there is none. */
export type Heard = {
  readonly state: LineState; readonly quick: string | null; readonly from: Source | null;
  /** People whose last word is that it is not the same, and those who agreed last to figures that are not those written. */ readonly against: number; readonly behind: number;
  /** Objections of the plenary at this line that wait for their answer. */ readonly open: number;
  /** It was never read, and an office typed other figures after the station's own people. */ readonly isReplaced: boolean;
  /** It was read before, as something else than is written. */ readonly isReadBefore: boolean;
};

/**
 * What is open about a line; none once it is read, since what the hall read settles it. One rule for the list's filter, for the desk, which asks before one key says that
 * it agrees, and for confirming many at once, which refuses it. Source: PKPU 5/2024 Art. 14 (every line is read and compared before it counts).
 */
export function doubtsAbout({ state, quick, from, against, behind, open, isReplaced, isReadBefore }: Heard): readonly DoubtKind[] {
  if (state !== 'waiting') return [];
  const found: Readonly<Record<DoubtKind, boolean>> = {
    statement: against > 0, copy: behind > 0, reader: quick === 'different' && from === 'entry', office: isReplaced, objection: open > 0, figures: isReadBefore,
  };
  return DOUBTS.filter((kind) => found[kind]);
}

/** Those that tell nothing of figures which nobody verified yet: for people who only read along. */
export const openDoubts = (doubts: readonly DoubtKind[]): readonly DoubtKind[] => doubts.filter((kind) => kind !== 'office' && kind !== 'copy');
