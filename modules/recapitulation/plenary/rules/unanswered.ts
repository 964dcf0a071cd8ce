import type { ObjectionView } from '../contract.ts';
import { labelsOf } from './objections.ts';

type Said = Pick<ObjectionView, 'number' | 'kind' | 'outcome' | 'contest'>;
/** An objection that nobody answered; a special event wants no answer. */
export const isUnanswered = ({ kind, outcome }: Pick<Said, 'kind' | 'outcome'>): boolean => kind === 'objection' && outcome === 'open';

/**
 * Names (K-1) of the objections that nobody answered: of one contest, those to the plenary as a whole among them, or of all (`null`). No D.Hasil is read back, signed
 * or sent and no plenary closed before they are answered: granted, not accepted with the reason, or with what the supervisor recommends. A rule of the house.
 */
export function unanswered(objections: Iterable<Said>, contest: number | null): string[] {
  const all = [...objections];
  const labels = labelsOf(all);
  return all.filter((one) => isUnanswered(one) && (contest === null || one.contest === null || one.contest === contest)).map(({ number }) => labels.get(number) ?? String(number));
}
