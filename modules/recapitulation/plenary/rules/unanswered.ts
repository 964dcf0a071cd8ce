import type { ObjectionView } from '../contract.ts';

type Said = Pick<ObjectionView, 'number' | 'kind' | 'outcome' | 'contest'>;
/** An objection that nobody answered; a special event wants no answer. */
export const isUnanswered = ({ kind, outcome }: Pick<Said, 'kind' | 'outcome'>): boolean => kind === 'objection' && outcome === 'open';

/**
 * Numbers of the objections that nobody answered: of one contest, those to the plenary as a whole among them, or of all (`null`). No D.Hasil is read back, signed
 * or sent and no plenary closed before they are answered: granted, not accepted with the reason, or with what the supervisor recommends. A rule of the house.
 */
export const unanswered = (objections: Iterable<Said>, contest: number | null): number[] =>
  [...objections].filter((one) => isUnanswered(one) && (contest === null || one.contest === null || one.contest === contest)).map(({ number }) => number);
